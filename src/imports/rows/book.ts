import type { Format } from "../formats/format";
import { noteOf, type Code, type Note } from "../notes";
import { emptyTables, type Fact, type Tables } from "../tables/rows";
import { readShown, type DateOrder } from "../values/clock";
import { momentOf, readZone, type Zone } from "../values/zones";
import { CellProblem, type Row } from "./row";

/** How the texts of one file are to be read. */
export interface Reading {
  readonly format: Format;
  readonly file: string;
  readonly order: DateOrder;
  /** The zone of the file, and those that single columns name. */
  readonly zone: Zone;
  readonly zones: ReadonlyMap<string, Zone>;
  /** The account that the rows above the header name. */
  readonly uid: string;
}

const mostRemarks = 100;

type Tail<T extends readonly unknown[]> = T extends readonly [unknown, ...infer Rest] ? Rest : never;

/** What is made of one file: its rows in normal form, and what there is to say about it. */
export class Book {
  readonly tables: Tables = emptyTables();
  readonly notes: Note[] = [];
  /** Rows that were read. */
  rows = 0;
  private readonly damaged = new Map<string, { line: number; value: string; count: number; last: number }>();
  private readonly said = new Set<string>();
  private readonly remarks = new Map<Code, number>();

  constructor(readonly reading: Reading) {}

  note(code: Code, row: { readonly line: number }, column?: string, value?: string, details?: string): void {
    this.notes.push(noteOf(code, { file: this.reading.file, line: row.line, column, value }, details));
  }

  /** A note on a row that counts all the same: of many in one file the first hundred are given, and how many more there are. */
  remark(code: Code, ...note: Tail<Parameters<Book["note"]>>): void {
    const count = (this.remarks.get(code) ?? 0) + 1;
    this.remarks.set(code, count);
    if (count <= mostRemarks) this.note(code, ...note);
  }

  /** A note that is given once a file for each subject. */
  noteOnce(subject: string, ...note: Parameters<Book["note"]>): void {
    if (this.said.has(subject)) return;
    this.said.add(subject);
    this.note(...note);
  }

  problem(problem: CellProblem, row: { readonly line: number }): void {
    this.note(problem.code, row, problem.column, problem.value, problem.details);
  }

  /** The moment that a column of the row names; undefined if its cell is blank. */
  moment(row: Row, column: string): { time: number; precision: "s" | "min" } | undefined {
    const cell = row.text(column);
    if (cell === "") return undefined;
    const shown = readShown(cell, this.reading.order);
    if (!shown) throw new CellProblem("time-unreadable", row.titleOf(column), cell);
    const { zone, zones, format } = this.reading;
    const own = shown.offset === undefined ? (zones.get(column) ?? zone) : { offset: shown.offset };
    const { at, doubt } = momentOf(shown.local, own);
    if (doubt) this.remark(doubt, row, row.titleOf(column), cell);
    return { time: at, precision: format.minute ? "min" : shown.precision };
  }

  /** An id as text, and whether it can be trusted: Excel leaves 15 digits of one that it took for a number. */
  id(row: Row, text: string, column: string): { text: string; isSound: boolean } {
    if (!/^\d([.,]\d+)?E\+?\d+$/i.test(text) && !/^\d{15}0{2,}$/.test(text))
      return { text, isSound: text !== "" };
    const known = this.damaged.get(column);
    if (known && known.last !== row.line) known.count++;
    if (known) known.last = row.line;
    else this.damaged.set(column, { line: row.line, value: text, count: 1, last: row.line });
    return { text, isSound: false };
  }

  /** What all rows of the file have in common. */
  fact(
    row: Row,
    time: number,
    precision: "s" | "min",
    wallet: string,
    account: string,
    unique: string,
  ): Fact {
    const { format, file } = this.reading;
    return {
      time,
      precision,
      account,
      wallet,
      venue: format.venue,
      file,
      line: row.line,
      format: format.id,
      rank: format.rank,
      unique: format.unique ? unique : "",
      key: "",
      counted: true,
      note: "",
    };
  }

  /** Says how many there are of what is not said one by one. */
  finish(): void {
    for (const [code, count] of this.remarks) {
      const more = `${(count - mostRemarks).toLocaleString("en-US")} more rows.`;
      if (count > mostRemarks) this.notes.push(noteOf(code, { file: this.reading.file }, more));
    }
    for (const [column, { line, value, count }] of this.damaged)
      this.note("id-damaged", { line }, column, value, count > 1 ? `${count} ids.` : undefined);
  }
}

/** The name of a wallet: those of Binance's statement are the same as those of its other files. */
export function walletName(text: string): string {
  const name = text.trim().toLowerCase();
  if (/^(usd(t|ⓢ|s)?-?m? ?-? ?futures|usds?-margined futures)$/.test(name)) return "usd-m";
  return /^coin-?m ?futures$/.test(name) ? "coin-m" : name;
}

/** The zones that the headers of single columns name. */
export function columnZones(
  names: readonly string[],
  zones: readonly (string | undefined)[],
): Map<string, Zone> {
  const found = new Map<string, Zone>();
  names.forEach((name, index) => {
    const zone = readZone(zones[index] ?? (/^utc[_ ]/.test(name) ? "UTC" : "?"));
    if (zone) found.set(name, zone);
  });
  return found;
}
