import { doubles, reaching, type Column } from "./column";

/** Whole numbers, such as moments in milliseconds. */
export class Doubles implements Column<number> {
  private values = doubles(0);

  get(index: number): number {
    return this.values[index]!;
  }

  set(index: number, value: number): void {
    this.values = reaching(this.values, index, doubles);
    this.values[index] = value;
  }
}

/** The same where some are missing. */
export class OptionalDoubles implements Column<number | undefined> {
  private readonly values = new Doubles();

  get(index: number): number | undefined {
    const value = this.values.get(index);
    return Number.isNaN(value) ? undefined : value;
  }

  set(index: number, value: number | undefined): void {
    this.values.set(index, value ?? NaN);
  }
}
