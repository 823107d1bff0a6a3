import { bytes, reaching, words, type Column } from "./column";

/** Values of which many rows have the same: a number of one byte for each row, of four once there are more than 256 values. */
export class Choices<V extends string | number | boolean> implements Column<V> {
  private readonly values: V[] = [];
  private readonly codes = new Map<V, number>();
  private small = bytes(0);
  private large = words(0);

  get(index: number): V {
    return this.values[this.isLarge ? this.large[index]! : this.small[index]!]!;
  }

  set(index: number, value: V): void {
    const code = this.codeOf(value);
    if (this.isLarge) {
      this.large = reaching(this.large, index, words);
      this.large[index] = code;
    } else {
      this.small = reaching(this.small, index, bytes);
      this.small[index] = code;
    }
  }

  private get isLarge(): boolean {
    return this.values.length > 256;
  }

  private codeOf(value: V): number {
    const known = this.codes.get(value);
    if (known !== undefined) return known;
    const code = this.values.push(value) - 1;
    this.codes.set(value, code);
    if (code === 256) {
      this.large = Uint32Array.from(this.small);
      this.small = bytes(0);
    }
    return code;
  }
}
