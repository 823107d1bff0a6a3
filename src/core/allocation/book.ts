import { type Decimal, one, larger, sum, zero, divide, fromNumber } from "../number/decimal";
import type { Bands } from "./bands";

export interface Holding {
  readonly asset: string;
  /** At least 0. */
  readonly quantity: Decimal;
  /** Above 0. */
  readonly price: Decimal;
  /** Share of the whole; the targets sum to at most 1. A cash holding's own target is not used. */
  readonly target: Decimal;
  /** What a traded quantity is a multiple of; 0 for any quantity. */
  readonly step: Decimal;
  /** Cash is never traded: it is what trades are paid from, gathered in the plan's cash row. */
  readonly cash: boolean;
  /**
   * Where the holding is futures margin: what is traded in contracts for a unit of margin moved, 0 where none stand behind it. Fee and
   * minimum notional are of the contracts; moving the margin itself is free. Default 1, an asset that is itself traded.
   */
  readonly leverage?: Decimal;
  /** Smaller trades of it are not made; in money of what is traded, at least 0. Default 0. */
  readonly minNotional?: Decimal;
}

export interface RebalanceRules extends Bands {
  /** Money put in, negative when taken out. */
  readonly cashFlow: Decimal;
  /** Smaller trades are not made; in money, at least 0. */
  readonly minTrade: Decimal;
  /** Fee of each trade as a fraction of what is traded; times any leverage from 0 to below 1. */
  readonly feeRate: Decimal;
  /** How far an asset beyond its band is brought back. Default to its target. */
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

/** A book before any trade. */
export interface Book {
  readonly assets: readonly Asset[];
  readonly cash: Decimal;
  readonly cashTarget: Decimal;
  readonly total: Decimal;
}

export interface Asset {
  readonly holding: Holding;
  readonly value: Decimal;
  readonly target: Decimal;
  readonly feeRate: Decimal;
  readonly minTrade: Decimal;
}

export function openBook(holdings: readonly Holding[], { feeRate, minTrade }: RebalanceRules): Book {
  const valued = holdings.map((holding) => ({
    holding,
    value: holding.quantity.times(holding.price),
    target: holding.target,
    feeRate: feeRate.times(holding.leverage ?? one),
    minTrade: larger(minTrade, minTradeOf(holding)),
  }));
  const assets = valued.filter(({ holding }) => !holding.cash);
  const cash = sum(valued.filter(({ holding }) => holding.cash).map(({ value }) => value));
  return {
    assets,
    cash,
    cashTarget: larger(one.minus(sum(assets.map(({ target }) => target))), zero),
    total: sum(valued.map(({ value }) => value)),
  };
}

/** The smallest trade of a holding, in its own value, that reaches its minimum notional. */
function minTradeOf({ leverage = one, minNotional = zero }: Holding): Decimal {
  return leverage.isZero() ? zero : divide(minNotional, leverage);
}
