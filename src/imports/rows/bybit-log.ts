import { decimal } from "../../core/number/decimal";
import { directionOf } from "../formats/directions";
import type { Fact, Fill, LedgerKind } from "../tables/rows";
import { difference, isNothing, magnitude, negative } from "../values/decimals";
import { readSymbol } from "../values/symbols";
import type { Book } from "./book";
import { sideOf, type Head } from "./fields";
import { fillKindOf } from "./fills";
import { ledgerKind } from "./ledger";
import { SpotLegs } from "./legs";
import { CellProblem, type Row } from "./row";
import { wordOf } from "./rules";

/** The columns of Bybit's log that hold numbers. */
export const bybitNumbers = [
  "quantity",
  "position",
  "filled price",
  "funding",
  "fee paid",
  "cash flow",
  "change",
  "wallet balance",
];

/**
 * Bybit's account log in its three forms. The signs of its fee and funding columns differ between them, so both are what the change of
 * the balance holds beside the cash flow: on a trade minus the fee, on a settlement the funding.
 */
export class BybitLog {
  private readonly legs: SpotLegs;

  constructor(private readonly book: Book) {
    this.legs = new SpotLegs(book);
  }

  read(head: Head): void {
    const { row } = head;
    const text = row.text("contract");
    const word = wordOf(row.raw("type"));
    const { kinds = {} } = this.book.reading.format;
    const named = word === "" ? "--" : word;
    const kind = Object.hasOwn(kinds, named) ? kinds[named] : undefined;
    const coin = row.text("currency").toUpperCase();
    row.units = [coin];
    const [change, cashFlow] = [row.number("change"), row.number("cash flow") || "0"];
    if (change === "") throw new CellProblem("number-unreadable", row.titleOf("change"), row.raw("change"));
    const moved = difference(change, cashFlow);
    this.checkIdentity(row, change, cashFlow);
    const fillKind = kind === undefined ? undefined : fillKindOf(kind);
    if (fillKind && text !== "") {
      if (isSpot(row, cashFlow)) this.readLeg(head, text, coin, cashFlow, moved);
      else this.readFill(head, text, coin, fillKind, cashFlow, moved);
    } else if (kind === "funding" && text !== "") this.readFunding(head, text, coin, cashFlow, moved);
    else {
      if (kind === undefined)
        this.book.noteOnce(
          `operation ${word}`,
          "operation-unknown",
          row,
          row.titleOf("type"),
          row.raw("type"),
        );
      const symbol = text === "" ? "" : readSymbol(text, "Bybit", "perp").symbol;
      this.pushLedger(head, coin, symbol, [[ledgerKind(kind ?? "unknown"), change]]);
    }
  }

  finish(): void {
    this.legs.finish();
  }

  private checkIdentity(row: Row, change: string, cashFlow: string): void {
    const [funding, fee] = [decimal(row.number("funding") || "0"), decimal(row.number("fee paid") || "0")];
    const rest = decimal(change).minus(cashFlow);
    const explained = [funding.plus(fee), funding.minus(fee), fee.minus(funding), funding.plus(fee).neg()];
    if (!explained.some((sum) => sum.eq(rest)))
      this.book.note("row-identity", row, row.titleOf("change"), row.raw("change"));
  }

  private readFill(
    head: Head,
    text: string,
    coin: string,
    kind: Fill["kind"],
    cashFlow: string,
    moved: string,
  ): void {
    const { row } = head;
    const instrument = readSymbol(text, "Bybit", "perp");
    row.units = [instrument.base, instrument.quote, coin];
    const side = tradeSide(row);
    const quantity = magnitude(row.number("quantity"));
    const [price, orderId, tradeId] = [
      row.number("filled price"),
      row.text("order id|orderid"),
      row.text("trade id|tradeid"),
    ];
    if (isNothing(price) || isNothing(quantity))
      throw new CellProblem("number-unreadable", row.titleOf("quantity"), row.raw("quantity"));
    this.book.addFill(this.fact(head), {
      symbol: instrument.symbol,
      market: instrument.market,
      contract: instrument.contract,
      contracts: "",
      value: "",
      role: "",
      side,
      position: "net",
      quantity,
      price,
      fee: negative(moved) || "0",
      feeCoin: coin,
      kind,
      settle: coin,
      realised: cashFlow,
      orderId: this.book.id(row, orderId, row.titleOf("order id|orderid")).text,
      tradeId: this.book.id(row, tradeId, row.titleOf("trade id|tradeid")).text,
    });
    this.pushLedger(head, coin, instrument.symbol, [
      ["realised", cashFlow],
      ["fee", moved],
    ]);
  }

  private readFunding(head: Head, text: string, coin: string, cashFlow: string, moved: string): void {
    const { row } = head;
    const instrument = readSymbol(text, "Bybit", "perp");
    row.units = [instrument.base, instrument.quote, coin];
    if (!isNothing(moved))
      this.book.addFunding(this.fact(head), {
        symbol: instrument.symbol,
        side: sideOf(row.text("direction")),
        amount: moved,
        coin,
        quantity: magnitude(row.number("quantity")),
        mark: row.number("filled price"),
        rate: row.number("fee rate"),
        positionKey: "",
      });
    // The settlement of a session's P&L of USDC contracts stands in the cash flow.
    this.pushLedger(head, coin, instrument.symbol, [
      ["realised", cashFlow],
      ["funding", moved],
    ]);
  }

  private readLeg(head: Head, text: string, coin: string, cashFlow: string, moved: string): void {
    const { row } = head;
    const instrument = readSymbol(text, "Bybit", "spot");
    this.pushLedger(head, coin, instrument.symbol, [
      ["trade", cashFlow],
      ["fee", moved],
    ]);
    this.legs.add({
      fact: this.fact(head),
      instrument,
      coin,
      traded: cashFlow,
      fee: negative(moved),
      feeCoin: coin,
      price: row.number("filled price"),
      orderId: row.text("order id|orderid"),
      tradeId: row.text("trade id|tradeid"),
    });
  }

  private fact(head: Head): Fact {
    const { wallet } = this.book.reading.format;
    return this.book.fact(head.row, head.time, head.precision, wallet, head.account, "");
  }

  /** The parts of one row of the log, the balance with the last of them. */
  private pushLedger(head: Head, coin: string, symbol: string, parts: readonly [LedgerKind, string][]): void {
    const some = parts.filter(([, amount]) => !isNothing(amount));
    const rows = some.length > 0 ? some : parts.slice(0, 1);
    const { row } = head;
    const balance = row.number("wallet balance");
    for (const [index, [kind, amount]] of rows.entries())
      this.book.addLedger(this.fact(head), {
        coin,
        kind,
        amount,
        balance: index === rows.length - 1 ? balance : "",
        symbol,
        operation: row.raw("type"),
        id: row.text("trade id|tradeid"),
      });
  }
}

/** A spot row moves as much of its coin as it trades, and no position. */
function isSpot(row: Row, cashFlow: string): boolean {
  return (
    row.text("action") === "" &&
    !isNothing(cashFlow) &&
    magnitude(row.number("quantity")) === magnitude(cashFlow)
  );
}

function tradeSide(row: Row): "buy" | "sell" {
  const [side] = directionOf(wordOf(row.text("direction"))) ?? [];
  if (side === "buy" || side === "sell") return side;
  throw new CellProblem("direction-unknown", row.titleOf("direction"), row.raw("direction"));
}
