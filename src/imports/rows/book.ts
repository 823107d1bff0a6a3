import type { Format } from "../formats/format";
import { Notes, type Code, type Note } from "../notes";
import { packedFills, packedFunding, packedLedger, packedPositions, type Own } from "../tables/packed-rows";
import {
  emptyTables,
  type Fact,
  type Fill,
  type Funding,
  type Ledger,
  type Stated,
  type Tables,
} from "../tables/rows";
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

/** What is made of one file: its rows in normal form, and what there is to say about it. */
export class Book {
  readonly tables: Tables = emptyTables();
  /** Rows that were read. */
  rows = 0;
  private readonly said = new Notes();
  private readonly damaged = new Map<string, { line: number; value: string; count: number; last: number }>();
  private readonly subjects = new Set<string>();
  private readonly fill = packedFills();
  private readonly payment = packedFunding();
  private readonly entry = packedLedger();
  private readonly position = packedPositions();

  constructor(readonly reading: Reading) {}

  addFill(fact: Fact, own: Own<Fill>): void {
    this.tables.fills.push(this.fill(fact, own));
  }

  addFunding(fact: Fact, own: Own<Funding>): void {
    this.tables.funding.push(this.payment(fact, own));
  }

  addLedger(fact: Fact, own: Own<Ledger>): void {
    this.tables.ledger.push(this.entry(fact, own));
  }

  addPosition(fact: Fact, own: Own<Stated>): void {
    this.tables.positions.push(this.position(fact, own));
  }

  get notes(): readonly Note[] {
    return this.said.all();
  }

  note(code: Code, row: { readonly line: number }, column?: string, value?: string, details?: string): void {
    this.said.add(code, { file: this.reading.file, line: row.line, column, value }, details);
  }

  /** A note that is given once a file for each subject. */
  noteOnce(subject: string, ...note: Parameters<Book["note"]>): void {
    if (this.subjects.has(subject)) return;
    this.subjects.add(subject);
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
    if (doubt) this.note(doubt, row, row.titleOf(column), cell);
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

  /** Says how many ids Excel has damaged. */
  finish(): void {
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
