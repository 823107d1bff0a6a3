import { decimal } from "../../core/number/decimal";
import type { Fact } from "../tables/rows";
import { isNothing, magnitude } from "../values/decimals";
import type { Instrument } from "../values/symbols";
import type { Book } from "./book";

/** One coin's row of a spot trade that a venue's log tells in two rows. */
export interface Leg {
  readonly fact: Fact;
  readonly instrument: Instrument;
  readonly coin: string;
  /** What came in or went out by the trade alone, signed. */
  readonly traded: string;
  /** Above 0 paid. */
  readonly fee: string;
  readonly feeCoin: string;
  readonly price: string;
  readonly orderId: string;
  readonly tradeId: string;
}

/** Joins the two legs of each spot trade to one fill. */
export class SpotLegs {
  private readonly waiting = new Map<string, Leg[]>();

  constructor(private readonly book: Book) {}

  add(leg: Leg): void {
    const { fact, coin, instrument, price, orderId } = leg;
    const key = [fact.time, instrument.symbol, price, orderId, sideOf(leg)].join(" ");
    const others = this.waiting.get(key) ?? [];
    const at = others.findIndex((other) => other.coin !== coin && isOneTrade(leg, other));
    if (at < 0) {
      this.waiting.set(key, [...others, leg]);
      return;
    }
    const [other] = others.splice(at, 1);
    if (others.length === 0) this.waiting.delete(key);
    if (coin === instrument.base) this.push(leg, other);
    else this.push(other!, leg);
  }

  /** Legs whose other leg is not in the file: the base's says all but the value. */
  finish(): void {
    for (const leg of [...this.waiting.values()].flat()) if (leg.coin === leg.instrument.base) this.push(leg);
  }

  private push(base: Leg, quote?: Leg): void {
    const paid = quote === undefined || isNothing(quote.fee) ? base : quote;
    const { symbol, market, contract, settle } = base.instrument;
    this.book.addFill(base.fact, {
      symbol,
      side: sideOf(base),
      position: "net",
      quantity: magnitude(base.traded),
      price: base.price,
      fee: paid.fee || "0",
      feeCoin: paid.feeCoin,
      kind: "trade",
      market,
      contract,
      settle,
      contracts: "",
      value: magnitude(quote?.traded ?? ""),
      realised: "",
      role: "",
      orderId: base.orderId,
      tradeId: base.tradeId,
    });
  }
}

/** A base that comes in, or a quote that goes out, was bought. */
function sideOf({ coin, instrument, traded }: Leg): "buy" | "sell" {
  return (coin === instrument.base) === traded.startsWith("-") ? "sell" : "buy";
}

/** Two legs are one trade if the quote's amount is that of the base at the price, as far as it is printed. */
function isOneTrade(one: Leg, two: Leg): boolean {
  const [base, quote] = one.coin === one.instrument.base ? [one, two] : [two, one];
  if (base.coin !== base.instrument.base || quote.coin !== quote.instrument.quote || base.price === "")
    return false;
  const value = decimal(magnitude(base.traded)).times(base.price);
  return value.minus(magnitude(quote.traded)).abs().lte(value.times("1e-4"));
}
