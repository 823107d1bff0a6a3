import { readSymbol, type Instrument } from "../values/symbols";
import { walletName, type Book } from "./book";
import { CellProblem, type Row } from "./row";
import { wordOf, type ReadyEmit } from "./rules";

/** A row's time, wallet and account. */
export interface Head {
  readonly row: Row;
  readonly time: number;
  readonly precision: "s" | "min";
  readonly account: string;
}

/** The fields of one emit, read from a row. */
export class Fields {
  constructor(
    private readonly row: Row,
    readonly emit: ReadyEmit,
  ) {}

  /** A field's text; of a word of the format language the word with its `=`. */
  get(name: string): string {
    return this.emit.fields[name]?.(this.row) ?? "";
  }

  /** The column that a field is read from, as the file calls it. */
  title(name: string): string {
    return this.row.titleOf(this.emit.columns[name] ?? name);
  }
}

/** Reads the row's symbol, and makes its coins known to the row's numbers. */
export function instrumentOf(book: Book, row: Row, fields: Fields, market: "spot" | "perp"): Instrument {
  const text = fields.get("symbol");
  if (text === "") throw new CellProblem("symbol-missing", fields.title("symbol"), "");
  const instrument = readSymbol(text, book.reading.format.venue, market);
  row.units = [instrument.base, instrument.quote, instrument.settle];
  if (!instrument.plain) book.noteOnce(`symbol ${text}`, "symbol-kept", row, fields.title("symbol"), text);
  return instrument;
}

/** The coin that a field names, or that the contract implies. */
export function coinOf(text: string, instrument: Instrument, side = ""): string {
  if (text === "=settle") return instrument.settle;
  if (text === "=quote") return instrument.quote;
  // Hyperliquid takes the fee of a spot buy in the coin that is bought.
  if (text === "=hl") return instrument.contract === "spot" && side === "buy" ? instrument.base : "USDC";
  return text.toUpperCase();
}

/** Long or short, however the venue says it; blank if it does not. */
export function sideOf(text: string): string {
  const word = wordOf(text);
  return /^(long|buy)\b/.test(word) ? "long" : /^(short|sell)\b/.test(word) ? "short" : "";
}

export function walletOf(book: Book, row: Row): string {
  const { wallet } = book.reading.format;
  return wallet.startsWith("@") ? walletName(row.text(wallet.slice(1))) : wallet;
}
