import {
  type Decimal,
  one,
  larger,
  smaller,
  sumOfSliced,
  zero,
  divide,
  fromNumber,
} from "../../number/decimal";
import { filterSliced, mapSliced, type Sliced } from "../../slices";
import type { Bands } from "../bands";

export interface Holding {
  readonly asset: string;
  /** At least 0; cash may be negative, as debt that the trades pay back. */
  readonly quantity: Decimal;
  /** Above 0. */
  readonly price: Decimal;
  /** Share of the whole; all targets sum to at most 1. The target of a cash holding is ignored. */
  readonly target: Decimal;
  /** Traded quantities are multiples of it; 0 for any quantity. */
  readonly step: Decimal;
  /** Cash is never traded. It pays for the trades, and the plan shows all of it in one row. */
  readonly cash: boolean;
  /**
   * For futures margin: the value of the contracts traded for each unit of margin moved, 0 if there are no contracts. Fee and minimum
   * notional apply to the contracts; moving the margin itself is free. Absent where the asset itself is traded.
   */
  readonly leverage?: Decimal;
  /** Smaller trades of it are not made. In money of the traded asset or contracts, at least 0. Default 0. */
  readonly minNotional?: Decimal;
  /** The quantity that is never sold. It may be more than is held. Default 0. */
  readonly floor?: Decimal;
  /** What is never sold is only what the steps of several rows leave. */
  readonly isFloorOfSteps?: boolean;
}

export interface RebalanceRules extends Bands {
  /** Money put in, negative when taken out. */
  readonly cashFlow: Decimal;
  /** Smaller trades are not made; in money, at least 0. */
  readonly minTrade: Decimal;
  /** The fee of a trade as a fraction of its value. Multiplied by any leverage it must stay below 1. */
  readonly feeRate: Decimal;
  /** Where an asset beyond its band is brought back to. Default its target. */
  readonly destination?: Destination;
}

/** The same rules in plain numbers. */
export type PlainRules = {
  readonly [Rule in keyof RebalanceRules]-?: RebalanceRules[Rule] extends Decimal
    ? number
    : NonNullable<RebalanceRules[Rule]>;
};

export function exactRules(rules: PlainRules): RebalanceRules {
  return {
    cashFlow: fromNumber(rules.cashFlow),
    minTrade: fromNumber(rules.minTrade),
    feeRate: fromNumber(rules.feeRate),
    absoluteBand: fromNumber(rules.absoluteBand),
    relativeBand: fromNumber(rules.relativeBand),
    destination: rules.destination,
  };
}

export type Destination = "target" | "edge";

export const destinations: readonly Destination[] = ["target", "edge"];

/** A withdrawal that the holdings cannot meet. */
export interface CashShortfall {
  readonly missing: Decimal;
}

/** The holdings before any trade, with cash apart. */
export interface Book {
  readonly assets: readonly Asset[];
  readonly cash: Decimal;
  readonly cashTarget: Decimal;
  readonly total: Decimal;
  /** The values without their signs: a debt makes the total smaller, but not the numbers that are computed with. */
  readonly gross: Decimal;
}

export interface Asset {
  readonly holding: Holding;
  readonly value: Decimal;
  readonly target: Decimal;
  readonly feeRate: Decimal;
  readonly minTrade: Decimal;
  /** The quantity that is never sold, at most what is held. */
  readonly floor: Decimal;
}

export function* openBook(holdings: readonly Holding[], { feeRate, minTrade }: RebalanceRules): Sliced<Book> {
  const valued = yield* mapSliced(holdings, (holding) => ({
    holding,
    value: holding.quantity.times(holding.price),
    target: holding.target,
    feeRate: feeRate.times(holding.leverage ?? one),
    minTrade: larger(minTrade, minTradeOf(holding)),
    floor: smaller(holding.floor ?? zero, holding.quantity),
  }));
  const assets = yield* filterSliced(valued, ({ holding }) => !holding.cash);
  const targets = yield* sumOfSliced(assets, ({ target }) => target);
  return {
    assets,
    cash: yield* sumOfSliced(valued, ({ holding, value }) => (holding.cash ? value : zero)),
    cashTarget: larger(one.minus(targets), zero),
    total: yield* sumOfSliced(valued, ({ value }) => value),
    gross: yield* sumOfSliced(valued, ({ value }) => value.abs()),
  };
}

/** The smallest trade of a holding that reaches its minimum notional, in the holding's own value. */
function minTradeOf({ leverage = one, minNotional = zero }: Holding): Decimal {
  return leverage.isZero() ? zero : divide(minNotional, leverage);
}
