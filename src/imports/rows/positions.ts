import { decimal, sum } from "../../core/number/decimal";
import { readSymbol } from "../values/symbols";
import { magnitude } from "../values/decimals";
import type { Book } from "./book";
import { coinOf, instrumentOf, sideOf, type Fields, type Head } from "./fields";
import { CellProblem } from "./row";

/** A position as the venue states it. What its P&L holds is tested when all rows of the file are there. */
export function emitPosition(book: Book, head: Head, fields: Fields): void {
  const { row } = head;
  const words = fields.get("symbol").split(/[\s·]+/);
  const isByWords = fields.get("side") === "=@word2";
  const instrument = isByWords
    ? readSymbol(words[0] ?? "", book.reading.format.venue, "perp")
    : instrumentOf(book, row, fields, "perp");
  row.units = [instrument.base, instrument.quote, instrument.settle];
  const contracts = magnitude(fields.get("contracts"));
  const [face, mult] = [fields.get("face"), fields.get("mult")];
  const size = face !== "" && mult !== "" ? decimal(face).times(mult).toFixed() : "";
  const units = contracts !== "" && size !== "" ? decimal(contracts).times(size).toFixed() : "";
  const stated = fields.get("pnl");
  if (stated === "") throw new CellProblem("number-unreadable", fields.title("pnl"), "");
  const { wallet } = book.reading.format;
  book.addPosition(book.fact(row, head.time, head.precision, wallet, head.account, ""), {
    opened: timeOf(book, head, fields, "opened"),
    closed: timeOf(book, head, fields, "closed"),
    symbol: instrument.symbol,
    side: isByWords ? sideOf(words[1] ?? "") : sideOf(fields.get("side")),
    quantity: magnitude(fields.get("qty")) || units,
    contracts,
    size,
    entry: fields.get("entry"),
    exit: fields.get("exit"),
    stated,
    includes: "",
    gross: fields.get("gross"),
    fees: feesOf(fields),
    funding: fields.get("funding"),
    coin: fields.get("coin") === "" ? coinOf("=settle", instrument) : coinOf(fields.get("coin"), instrument),
    status: fields.get("status"),
    contract: instrument.contract,
    prior: fields.get("prior").replace(/^=/, ""),
  });
}

function timeOf(book: Book, { row }: Head, fields: Fields, field: string): number | undefined {
  const column = fields.emit.columns[field];
  return column === undefined ? undefined : book.moment(row, column)?.time;
}

/** Fees paid are above 0. Opening and closing fee stand apart in some files. */
function feesOf(fields: Fields): string {
  const parts = [fields.get("fee"), fields.get("openFee"), fields.get("closeFee")].filter(
    (text) => text !== "",
  );
  return parts.length === 0 ? "" : sum(parts.map((text) => decimal(text))).toFixed();
}
