import type { Note } from "../notes";
import { decimal, fitsNumber, toNumber } from "../../core/number/decimal";
import type { Fact, Fill, Funding, Ledger, Stated, Tables } from "./rows";

/** A cell of a table as it is written: numbers as numbers, ids and words as texts. */
export type Cell = string | number | boolean;

/** A column of a table, its cells made from a row. */
type Column<T> = readonly [title: string, cell: (row: T) => Cell];

/** A table as it is written: titles and rows of cells. */
export interface Written {
  readonly name: string;
  readonly titles: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A table whose rows of cells are made one by one: a million of them at once would take a gigabyte. */
export interface Writable {
  readonly name: string;
  readonly titles: readonly string[];
  readonly count: number;
  readonly cellsAt: (index: number) => readonly Cell[];
  /** One cell of a row, blank where the table has no such column. */
  readonly cellAt: (index: number, title: string) => Cell;
}

/** The tables in normal form, cell by cell. */
export function writtenTables(tables: Tables, notes: readonly Note[]): readonly Written[] {
  return writableTables(tables, notes).map(({ name, titles, count, cellsAt }) => ({
    name,
    titles,
    rows: Array.from({ length: count }, (_, index) => cellsAt(index)),
  }));
}

/** The same, each row made when it is asked for. */
export function writableTables(tables: Tables, notes: readonly Note[]): readonly Writable[] {
  return [
    writable("Fills", fillColumns, tables.fills),
    writable("Funding", fundingColumns, tables.funding),
    writable("Ledger", ledgerColumns, tables.ledger),
    writable("Positions", positionColumns, tables.positions),
    writable("Import notes", noteColumns, notes),
  ];
}

function writable<T>(name: string, columns: readonly Column<T>[], rows: readonly T[]): Writable {
  const byTitle = new Map(columns);
  return {
    name,
    titles: columns.map(([title]) => title),
    count: rows.length,
    cellsAt: (index) => columns.map(([, cell]) => safeCell(cell(rows[index]!))),
    cellAt: (index, title) => {
      const cell = byTitle.get(title);
      return cell ? safeCell(cell(rows[index]!)) : "";
    },
  };
}

/** A table whose cells are made already. */
export function writableOf({ name, titles, rows }: Written): Writable {
  const places = new Map(titles.map((title, place) => [title, place]));
  return {
    name,
    titles,
    count: rows.length,
    cellsAt: (index) => rows[index]!,
    cellAt: (index, title) => rows[index]![places.get(title) ?? -1] ?? "",
  };
}

/**
 * A text that Excel would take for a formula gets an apostrophe before it, which Excel does not show. A cell holds no more than 32,767
 * characters.
 */
export function safeCell(cell: Cell): Cell {
  if (typeof cell !== "string") return cell;
  const text = cell.length > mostCharacters ? `${cell.slice(0, mostCharacters - 2)}…` : cell;
  return /^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text;
}

const mostCharacters = 32_767;

/** The text of a written cell without the apostrophe: Excel does not give it back, a file does. */
export function bareText(cell: Cell): string {
  const text = String(cell);
  return /^'[=+\-@\t\r＝＋－＠]/.test(text) ? text.slice(1) : text;
}

/** A number at the 15 digits that Excel keeps; blank stays blank. */
export function number(text: string): Cell {
  if (text === "") return "";
  const value = decimal(text);
  return fitsNumber(value) ? toNumber(value) : text;
}

/** Days since 1899-12-30. */
export function serial(time: number | undefined): Cell {
  return time === undefined ? "" : Number((time / 86_400_000 + 25_569).toPrecision(15));
}

function iso(time: number): string {
  return new Date(time).toISOString().replace(".000Z", "Z");
}

const origin: readonly Column<Fact>[] = [
  ["Venue", ({ venue }) => venue],
  ["Key", ({ key }) => key],
  ["File", ({ file }) => file],
  ["Row", ({ line }) => line],
];

const fillColumns: readonly Column<Fill>[] = [
  ["Time", ({ time }) => serial(time)],
  ["Account", ({ account }) => account],
  ["Symbol", ({ symbol }) => symbol],
  ["Side", ({ side }) => side],
  ["Position", ({ position }) => position],
  ["Quantity", ({ quantity }) => number(quantity)],
  ["Price", ({ price }) => number(price)],
  ["Fee", ({ fee }) => number(fee)],
  ["Fee coin", ({ feeCoin }) => feeCoin],
  ["Counted", ({ counted }) => counted],
  ["Kind", ({ kind }) => kind],
  ["Market", ({ market }) => market],
  ["Contract", ({ contract }) => contract],
  ["Settle coin", ({ settle }) => settle],
  ["Contracts", ({ contracts }) => number(contracts)],
  ["Value", ({ value }) => number(value)],
  ["Realised", ({ realised }) => number(realised)],
  ["Role", ({ role }) => role],
  ["Order id", ({ orderId }) => orderId],
  ["Trade id", ({ tradeId }) => tradeId],
  ["Wallet", ({ wallet }) => wallet],
  ["Time UTC", ({ time }) => iso(time)],
  ["Precision", ({ precision }) => precision],
  ...origin,
  ["Note", ({ note }) => note],
];

const fundingColumns: readonly Column<Funding>[] = [
  ["Time", ({ time }) => serial(time)],
  ["Account", ({ account }) => account],
  ["Symbol", ({ symbol }) => symbol],
  ["Side", ({ side }) => side],
  ["Amount", ({ amount }) => number(amount)],
  ["Coin", ({ coin }) => coin],
  ["Counted", ({ counted }) => counted],
  ["Quantity", ({ quantity }) => number(quantity)],
  ["Mark", ({ mark }) => number(mark)],
  ["Rate", ({ rate }) => number(rate)],
  ["Position key", ({ positionKey }) => positionKey],
  ["Time UTC", ({ time }) => iso(time)],
  ...origin,
  ["Note", ({ note }) => note],
  ["Wallet", ({ wallet }) => wallet],
  ["Precision", ({ precision }) => precision],
];

const ledgerColumns: readonly Column<Ledger>[] = [
  ["Time", ({ time }) => serial(time)],
  ["Account", ({ account }) => account],
  ["Wallet", ({ wallet }) => wallet],
  ["Coin", ({ coin }) => coin],
  ["Kind", ({ kind }) => kind],
  ["Amount", ({ amount }) => number(amount)],
  ["Counted", ({ counted }) => counted],
  ["Balance", ({ balance }) => number(balance)],
  ["Symbol", ({ symbol }) => symbol],
  ["Operation", ({ operation }) => operation],
  ["Id", ({ id }) => id],
  ["Time UTC", ({ time }) => iso(time)],
  ...origin,
  ["Note", ({ note }) => note],
  ["Precision", ({ precision }) => precision],
];

const positionColumns: readonly Column<Stated>[] = [
  ["Opened", ({ opened }) => serial(opened)],
  ["Closed", ({ closed }) => serial(closed)],
  ["Account", ({ account }) => account],
  ["Symbol", ({ symbol }) => symbol],
  ["Side", ({ side }) => side],
  ["Quantity", ({ quantity }) => number(quantity)],
  ["Entry", ({ entry }) => number(entry)],
  ["Exit", ({ exit }) => number(exit)],
  ["P&L stated", ({ stated }) => number(stated)],
  ["Includes", ({ includes }) => includes],
  ["Gross", ({ gross }) => number(gross)],
  ["Fees", ({ fees }) => number(fees)],
  ["Funding", ({ funding }) => number(funding)],
  ["Coin", ({ coin }) => coin],
  ["Status", ({ status }) => status],
  ...origin,
];

const noteColumns: readonly Column<Note>[] = [
  ["Severity", ({ severity }) => severity],
  ["Code", ({ code }) => code],
  ["File", ({ file }) => file],
  ["Line", ({ line }) => line ?? ""],
  ["Column", ({ column }) => column ?? ""],
  ["Value", ({ value }) => value ?? ""],
  ["What to do", ({ advice }) => advice],
];
