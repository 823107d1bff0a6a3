import type { Code } from "../notes";
import { readAmount, type DecimalMark } from "../values/numbers";

/** What keeps a row from being read: the code, and the cell. */
export class CellProblem extends Error {
  constructor(
    readonly code: Code,
    readonly column?: string,
    readonly value?: string,
    readonly details?: string,
  ) {
    super(code);
  }
}

/** Where the columns of a file stand, by the names that formats use. */
export class Columns {
  private readonly at: Map<string, number>;

  constructor(
    readonly names: readonly string[],
    readonly titles: readonly string[],
  ) {
    // Of two columns of one name the first counts.
    this.at = new Map(names.map((name, index): [string, number] => [name, index]).reverse());
  }

  /** The index of the first of `a|b` that is there; -1 if none is. */
  find(name: string): number {
    const known = this.at.get(name);
    if (known !== undefined) return known;
    const there = name.split("|").find((one) => this.at.has(one));
    const index = there === undefined ? -1 : this.at.get(there)!;
    this.at.set(name, index);
    return index;
  }

  titleOf(name: string): string {
    return this.titles[this.find(name)] ?? name;
  }
}

/** A row of a file while it is read. */
export class Row {
  /** The coins that this row is about: they are taken off its numbers first. */
  units: readonly string[] = [];

  constructor(
    readonly line: number,
    private readonly cells: readonly string[],
    private readonly columns: Columns,
    private readonly mark: DecimalMark,
  ) {}

  /** The cell's text; blank for the signs that stand for an empty cell. */
  text(name: string): string {
    const text = this.raw(name);
    return text.length < 5 && /^(-{1,2}|—|n\/a|null)$/i.test(text) ? "" : text;
  }

  raw(name: string): string {
    return (this.cells[this.columns.find(name)] ?? "").trim();
  }

  titleOf(name: string): string {
    return this.columns.titleOf(name);
  }

  /** The number as a canonical text; blank if the cell is. */
  number(name: string): string {
    return this.amount(name).text;
  }

  /** The letters glued to a number. */
  unit(name: string): string {
    return this.amount(name).unit;
  }

  private amount(name: string) {
    const cell = this.raw(name);
    const amount = readAmount(cell, this.mark, this.units);
    if (amount === "unreadable") throw new CellProblem("number-unreadable", this.titleOf(name), cell);
    if (amount === "ambiguous") throw new CellProblem("decimal-unknown", this.titleOf(name), cell);
    return amount;
  }
}
