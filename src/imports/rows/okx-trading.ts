import { decimal } from "../../core/number/decimal";
import { directionOf } from "../formats/directions";
import type { Fact, LedgerKind } from "../tables/rows";
import { difference, isNothing, magnitude, negative } from "../values/decimals";
import { readSymbol } from "../values/symbols";
import type { Book } from "./book";
import type { Head } from "./fields";
import { ledgerKind } from "./ledger";
import { SpotLegs } from "./legs";
import { CellProblem, type Row } from "./row";
import { wordOf } from "./rules";

/** The columns of OKX's trading history that hold numbers. */
export const okxNumbers = ["amount", "filled price", "pnl", "fee", "balance change", "balance"];

const action = "action|type";
const name = "symbol|instrument";

/** OKX's trading history: trades, funding and transfers in one list; a spot order in two rows, one for each coin. */
export class OkxTrading {
  private readonly legs: SpotLegs;

  constructor(private readonly book: Book) {
    this.legs = new SpotLegs(book);
  }

  read(head: Head): void {
    const { row } = head;
    const coin = row.text("balance unit").toUpperCase();
    row.units = [coin];
    const word = wordOf(row.text(action));
    const text = row.text(name);
    const change = row.number("balance change");
    if (change === "") throw new CellProblem("number-unreadable", row.titleOf("balance change"), "");
    const fee = row.number("fee") || "0";
    if (word.startsWith("funding fee")) this.readFunding(head, text, coin, difference(change, fee), fee);
    else if (/^transfer (in|out)|^(from|to) /.test(word)) this.ledger(head, coin, "", [["transfer", change]]);
    else if (word.includes("interest")) this.ledger(head, coin, "", [["interest", change]]);
    else if (directionOf(word) && text !== "") {
      const isSpot = isSpotRow(row, text);
      if (isSpot) this.readLeg(head, text, coin, change, fee);
      else this.readFill(head, text, coin, change, fee);
    } else {
      const { kinds = {} } = this.book.reading.format;
      const kind = ledgerKind((Object.hasOwn(kinds, word) && kinds[word]) || "unknown");
      if (kind === "unknown")
        this.book.noteOnce(
          `operation ${word}`,
          "operation-unknown",
          row,
          row.titleOf(action),
          row.text(action),
        );
      const symbol = text === "" ? "" : readSymbol(text, "OKX", "perp").symbol;
      this.ledger(head, coin, symbol, [[kind, change]]);
    }
  }

  finish(): void {
    this.legs.finish();
  }

  private readFunding(head: Head, text: string, coin: string, amount: string, fee: string): void {
    const { row } = head;
    const { symbol, base, quote } = readSymbol(text, "OKX", "perp");
    row.units = [base, quote, coin];
    this.book.addFunding(this.fact(head, coin), {
      symbol,
      side: "",
      amount,
      coin,
      quantity: "",
      mark: row.number("filled price"),
      rate: "",
      positionKey: "",
    });
    this.ledger(head, coin, symbol, [
      ["funding", amount],
      ["fee", fee],
    ]);
  }

  private readFill(head: Head, text: string, coin: string, change: string, fee: string): void {
    const { row } = head;
    const instrument = readSymbol(text, "OKX", "perp");
    row.units = [instrument.base, instrument.quote, coin];
    const [side, position, , kind] = directionOf(wordOf(row.text(action)))!;
    const amount = magnitude(row.number("amount"));
    const price = row.number("filled price");
    if (isNothing(price) || isNothing(amount))
      throw new CellProblem("number-unreadable", row.titleOf("amount"), row.raw("amount"));
    const realised = row.number("pnl") || "0";
    const unit = row.text("trading unit").toUpperCase();
    const isInCoins =
      unit !== "" && (unit === instrument.base || (instrument.contract === "inverse" && unit === "USD"));
    const { orderId, tradeId } = this.ids(row);
    this.book.addFill(this.fact(head, coin), {
      symbol: instrument.symbol,
      side,
      position,
      quantity: isInCoins ? amount : "",
      price,
      fee: negative(fee),
      feeCoin: row.text("fee unit").toUpperCase() || coin,
      kind,
      market: instrument.market,
      contract: instrument.contract,
      settle: instrument.settle,
      contracts: isInCoins ? "" : amount,
      value: "",
      realised,
      role: "",
      orderId,
      tradeId,
    });
    const rest = decimal(change).minus(realised).minus(fee);
    if (!rest.isZero())
      this.book.note("row-identity", row, row.titleOf("balance change"), row.raw("balance change"));
    this.ledger(head, coin, instrument.symbol, [
      ["realised", realised],
      ["fee", fee],
      ["other", rest.toFixed()],
    ]);
  }

  private readLeg(head: Head, text: string, coin: string, change: string, ownFee: string): void {
    const { row } = head;
    const instrument = readSymbol(text, "OKX", "spot");
    row.units = [instrument.base, instrument.quote, coin];
    const feeCoin = row.text("fee unit").toUpperCase() || coin;
    const fee = feeCoin === coin ? ownFee : "0";
    const traded = difference(change, fee);
    this.ledger(head, coin, instrument.symbol, [
      ["trade", traded],
      ["fee", fee],
    ]);
    this.legs.add({
      fact: this.fact(head, instrument.base),
      instrument,
      coin,
      traded,
      fee: negative(ownFee),
      feeCoin,
      price: row.number("filled price"),
      ...this.ids(row),
    });
  }

  /** The key is the id with the coin, since a spot order's rows may share it. */
  private fact(head: Head, coin: string): Fact {
    const { row } = head;
    const { wallet } = this.book.reading.format;
    const id = this.book.id(row, row.text("id"), row.titleOf("id"));
    const unique = id.isSound ? `${id.text} ${coin}` : "";
    return this.book.fact(row, head.time, head.precision, wallet, head.account, unique);
  }

  private ids(row: Row): { orderId: string; tradeId: string } {
    const order = this.book.id(row, row.text("order id"), row.titleOf("order id"));
    return { orderId: order.text, tradeId: row.text("id") };
  }

  /** The parts of one row, the balance with the last of them. */
  private ledger(head: Head, coin: string, symbol: string, parts: readonly [LedgerKind, string][]): void {
    const some = parts.filter(([, amount]) => !isNothing(amount));
    const rows = some.length > 0 ? some : parts.slice(0, 1);
    const { row } = head;
    for (const [index, [kind, amount]] of rows.entries())
      this.book.addLedger(this.fact(head, coin), {
        coin,
        kind,
        amount,
        balance: index === rows.length - 1 ? row.number("balance") : "",
        symbol,
        operation: row.text(action),
        id: row.text("id"),
      });
  }
}

function isSpotRow(row: Row, text: string): boolean {
  return /^(spot|margin)$/i.test(row.text("trade type")) || /^[A-Z0-9]+-[A-Z0-9]+$/i.test(text);
}
