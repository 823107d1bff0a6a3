import { decimal, divide, one, smaller, zero, type Decimal } from "../number/decimal";
import { atOnce, eachSliced, rowsAtOnce, sortedSliced, type Sliced } from "../slices";
import { contractOfSymbol, type Contract } from "./contract";
import { roundingOfValue } from "./holding";
import { Run, type Position } from "./run";
import type { Doubt, Effect, Method, Trade } from "./trades";

export interface Positions {
  readonly positions: readonly Position[];
  /** One for each fill. */
  readonly effects: readonly Effect[];
}

/** Follows fills, in order of time, to positions and to what each fill realised. */
export function positionsOf(trades: readonly Trade[], method: Method = "average"): Positions {
  return atOnce(positionsSliced(trades, method));
}

export function* positionsSliced(trades: readonly Trade[], method: Method = "average"): Sliced<Positions> {
  const effects: Effect[] = [];
  const take = (effect: Effect): void => void effects.push(effect);
  const positions = yield* followSliced(trades.length, (index) => trades[index]!, take, method);
  return { positions, effects };
}

/** The same for fills that are made and looked at one by one, so that of a million fills and effects none is kept. */
export function* followSliced(
  count: number,
  tradeAt: (index: number) => Trade,
  take: (effect: Effect, trade: Trade, index: number) => void,
  method: Method = "average",
): Sliced<Position[]> {
  const buckets = new Map<string, Bucket>();
  for (let index = 0; index < count; index++) {
    if (index % rowsAtOnce === 0) yield;
    const trade = tradeAt(index);
    const key = `${trade.account}\u0000${trade.symbol}\u0000${trade.position}`;
    let bucket = buckets.get(key);
    if (!bucket) buckets.set(key, (bucket = new Bucket(contractOfSymbol(trade.symbol), method)));
    take(bucket.take(trade, index), trade, index);
  }
  const positions: Position[] = [];
  for (const bucket of buckets.values())
    yield* eachSliced(bucket.positions(), (position) => void positions.push(position));
  return yield* sortedSliced(positions, (a, b) => a.from - b.from);
}

/** All positions of an account in a contract, one after the other; long and short apart where the venue keeps them so. */
class Bucket {
  private readonly done: Position[] = [];
  private run?: Run;
  /** The last one that was closed, for a fee that comes after its end. */
  private last?: Run;

  constructor(
    private readonly contract: Contract,
    private readonly method: Method,
  ) {}

  positions(): Position[] {
    return this.run ? [...this.done, this.run.position()] : this.done;
  }

  take(trade: Trade, index: number): Effect {
    const sign = trade.side === "buy" ? 1 : -1;
    const isSpot = this.contract.kind === "spot";
    // On spot nothing is sold that is not there, and a named position never turns.
    const only = isSpot || trade.position === "long" ? 1 : trade.position === "short" ? -1 : undefined;
    const isOpening = only === undefined ? (this.run?.sign ?? sign) === sign : only === sign;
    if (only === undefined && isOpening && this.closesOlder(trade, zero, roundingOfValue))
      return this.closeOlder(trade, index, trade.quantity);
    const effect = isOpening
      ? this.open(trade, index, sign, trade.quantity, one)
      : this.close(trade, index, sign, only);
    return isSpot && trade.feeCoin === this.contract.base && !trade.fee.isZero()
      ? this.payInBase(trade, index, effect)
      : effect;
  }

  /**
   * Whether the venue's P&L is farther from ours than this part of the value: then a position that is older than the fills was closed,
   * be it by what looks like an opening or by more than is held, which else turns the position.
   */
  private closesOlder({ realised, quantity, price }: Trade, own: Decimal, part: Decimal): boolean {
    if (realised === undefined || realised.isZero()) return false;
    const value = this.contract.kind === "inverse" ? divide(quantity, price) : quantity.times(price);
    return realised.minus(own).abs().gt(value.times(part));
  }

  private open(trade: Trade, index: number, sign: 1 | -1, quantity: Decimal, part: Decimal | Rest): Effect {
    if (!this.run) {
      this.run = new Run(trade, sign, index, this.contract, this.method);
      this.run.openedAt = trade.time;
    }
    this.run.open(quantity, trade.price);
    this.payFee(this.run, trade, part);
    return { realised: zero };
  }

  private close(trade: Trade, index: number, sign: 1 | -1, only: 1 | -1 | undefined): Effect {
    const { quantity, price } = trade;
    const held = this.run?.holding.quantity ?? zero;
    const closing = smaller(quantity, held);
    const rest = quantity.minus(closing);
    if (rest.isZero()) return { realised: this.closePart(trade, closing, price, one) };
    const part = divide(closing, quantity);
    const paid = trade.fee.times(part);
    const realised = closing.isZero() ? zero : this.closePart(trade, closing, price, part);
    if (only === undefined && !this.closesOlder(trade, realised, otherThanFlip)) {
      this.open(trade, index, sign, rest, { fee: trade.fee.minus(closing.isZero() ? zero : paid) });
      return { realised };
    }
    const doubt: Doubt =
      only === undefined
        ? "opened-before-file"
        : closing.isZero()
          ? "close-without-open"
          : "close-exceeds-position";
    const own = trade.realised?.minus(realised);
    const { inferredEntry } = this.closeOlder(
      { ...trade, realised: own, fee: trade.fee.minus(closing.isZero() ? zero : paid) },
      index,
      rest,
    );
    return { realised: realised.plus(own ?? zero), doubt, missing: rest, inferredEntry };
  }

  private closePart(trade: Trade, quantity: Decimal, price: Decimal, part: Decimal): Decimal {
    const run = this.run!;
    const realised = run.close(quantity, price);
    this.payFee(run, trade, part);
    if (run.holding.quantity.isZero()) this.finish(run, trade.time);
    return realised;
  }

  private finish(run: Run, time: number): void {
    run.closedAt = time;
    // What is kept of many closed positions is only what they came to.
    this.done.push(run.position());
    this.last = run;
    this.run = undefined;
  }

  /** The close of a position whose opening no fill shows. It stands by itself; its entry follows from the venue's P&L. */
  private closeOlder(trade: Trade, index: number, quantity: Decimal): Effect {
    const sign = trade.side === "sell" ? 1 : -1;
    const run = new Run(trade, sign, index, this.contract, this.method);
    const realised = trade.realised ?? zero;
    const entry = trade.realised && run.holding.entryBefore(quantity, trade.price, realised, sign);
    run.realised = realised;
    run.wasClosed(quantity, trade.price, entry);
    this.payFee(run, trade, one);
    run.closedAt = trade.time;
    this.done.push(run.position());
    this.last = run;
    return { realised, doubt: "opened-before-file", missing: quantity, inferredEntry: entry };
  }

  private payFee(run: Run, trade: Trade, part: Decimal | Rest): void {
    if (this.contract.kind === "spot" && trade.feeCoin === this.contract.base) return;
    run.pay(trade.feeCoin, "fee" in part ? part.fee : part.eq(one) ? trade.fee : trade.fee.times(part));
  }

  /** A fee in the coin that is traded is a disposal of that much at the fill's price; a rebate is a purchase. */
  private payInBase(trade: Trade, index: number, effect: Effect): Effect {
    const { fee, price, time } = trade;
    if (fee.isNegative()) {
      this.open({ ...trade, fee: zero }, index, 1, fee.neg(), one);
      this.run?.pay(this.contract.quote, fee.times(price));
      return effect;
    }
    const run = this.run;
    const closing = smaller(fee, run?.holding.quantity ?? zero);
    if (!run || closing.isZero()) {
      this.last?.pay(this.contract.quote, fee.times(price));
      return effect;
    }
    const realised = run.close(closing, price);
    run.pay(this.contract.quote, fee.times(price));
    if (run.holding.quantity.isZero()) this.finish(run, time);
    return { ...effect, realised: effect.realised.plus(realised) };
  }
}

/** A P&L that is off by more than this part of the value is of another position than the one that is known. */
const otherThanFlip = decimal("1e-4");

/** What is left of a fee after another part of the fill has paid its share. */
interface Rest {
  readonly fee: Decimal;
}
