import type { Own } from "../tables/packed-rows";
import type { Fact, Ledger, LedgerKind } from "../tables/rows";
import { isNothing, magnitude, negative } from "../values/decimals";
import type { Book } from "./book";
import { coinOf, Fields, instrumentOf, sideOf, walletOf, type Head } from "./fields";
import { CellProblem } from "./row";
import type { ReadyEmit } from "./rules";

/** A row of the ledger before it is in the book. */
export interface LedgerRow {
  readonly fact: Fact;
  readonly own: Own<Ledger>;
}

export function ledgerRow(book: Book, head: Head, fields: Fields): LedgerRow {
  const { row } = head;
  const hasSymbol = fields.get("symbol") !== "";
  const instrument = hasSymbol ? instrumentOf(book, row, fields, "perp") : undefined;
  const id = book.id(row, fields.get("id"), fields.title("id"));
  const coin = fields.get("coin").toUpperCase();
  row.units = [...row.units, coin];
  const [amount, balance] = [fields.get("amount"), fields.get("balance")];
  if (amount === "") throw new CellProblem("number-unreadable", fields.title("amount"), "");
  const unique = id.isSound ? id.text : "";
  return {
    fact: book.fact(row, head.time, head.precision, walletOf(book, row), head.account, unique),
    own: {
      coin,
      kind: ledgerKind(fields.get("kind")),
      amount,
      balance,
      symbol: instrument?.symbol ?? "",
      operation: fields.get("op").replace(/^=/, ""),
      id: id.text,
    },
  };
}

/** A row that no rule fits is an unknown operation: it counts in the balance and is listed with the venue's word. */
export function emitUnknown(book: Book, head: Head, emit: ReadyEmit): void {
  const fields = new Fields(head.row, emit);
  const { fact, own } = ledgerRow(book, head, fields);
  const { operation } = own;
  book.noteOnce(`operation ${operation}`, "operation-unknown", head.row, fields.title("op"), operation);
  book.addLedger(fact, own);
  const fee = fields.get("fee");
  if (isNothing(fee)) return;
  const signed = book.reading.format.market === "spot" ? negative(magnitude(fee)) : fee;
  book.addLedger(fact, { ...own, kind: "fee", amount: signed });
}

export function emitFunding(book: Book, head: Head, fields: Fields): void {
  const { row } = head;
  const hasSymbol = fields.get("symbol") !== "";
  const instrument = hasSymbol ? instrumentOf(book, row, fields, "perp") : undefined;
  const id = book.id(row, fields.get("id"), fields.title("id"));
  const amount = fields.get("amount");
  if (amount === "") throw new CellProblem("number-unreadable", fields.title("amount"), "");
  const unique = id.isSound ? id.text : "";
  const fact = book.fact(row, head.time, head.precision, walletOf(book, row), head.account, unique);
  book.addFunding(fact, {
    symbol: instrument?.symbol ?? "",
    side: sideOf(fields.get("side")),
    amount,
    coin: instrument ? coinOf(fields.get("coin"), instrument) : fields.get("coin").toUpperCase(),
    quantity: magnitude(fields.get("qty")),
    mark: fields.get("mark"),
    rate: fields.get("rate"),
    positionKey: "",
  });
}

const kinds: ReadonlySet<string> = new Set<LedgerKind>([
  "deposit",
  "withdrawal",
  "transfer",
  "trade",
  "conversion",
  "realised",
  "funding",
  "fee",
  "rebate",
  "interest",
  "reward",
  "liquidation",
  "loan",
  "other",
]);

function isKind(text: string): text is LedgerKind {
  return kinds.has(text);
}

export function ledgerKind(text: string): LedgerKind {
  const word = text.replace(/^=/, "");
  return isKind(word) ? word : "unknown";
}
