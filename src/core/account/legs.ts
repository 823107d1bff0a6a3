import { groupedBy } from "../grouped";
import { type Decimal, one, sum, zero } from "../number/decimal";
import { type ContractType, type Side, signed } from "../position/contract";
import type { Brackets } from "../liquidation/tiers";
import { eachSliced, mapSliced, type Sliced } from "../slices";
import { addLines, amountLine, type Line, negated, timesLine } from "./lines";

/** A position of an account whose balance backs all of them. */
export interface Leg {
  readonly side: Side;
  readonly contract: ContractType;
  /** Base units (linear) or USD face value (inverse), above 0. */
  readonly quantity: Decimal;
  readonly entryPrice: Decimal;
  readonly markPrice: Decimal;
  readonly maintenance: Maintenance;
  /** Funding that has accrued and is not in the balance yet, received above 0. */
  readonly funding: Decimal;
  /** Maintenance margin of open orders. */
  readonly orderMargin: Decimal;
  /** Legs of one symbol share the mark price, such as the long and the short leg of a hedge. */
  readonly symbol: unknown;
}

/** What a leg's maintenance margin is: rate and amount of its own, those of its bracket, or a figure that stays. */
export type Maintenance =
  | { readonly by: "rate"; readonly rate: Decimal; readonly amount: Decimal }
  | { readonly by: "brackets"; readonly brackets: Brackets }
  | { readonly by: "figure"; readonly margin: Decimal };

/**
 * A leg with what one unit of its quantity is worth in the settlement currency: the price (linear) or 1 / price (inverse). With it both
 * contracts are the same: the notional is `q*v`, and the profit `d*q*(v - v at entry)` with d = s (linear) or -s (inverse).
 */
export interface ValuedLeg extends Leg {
  readonly atEntry: Line;
  readonly atMark: Line;
}

export function* valuedLegs<L extends Leg>(legs: readonly L[]): Sliced<(L & ValuedLeg)[]> {
  const valueOf = ({ contract }: Leg, price: Decimal): Line =>
    contract === "linear" ? amountLine(price) : { constant: one, slope: zero, denominator: price };
  return yield* mapSliced(legs, (leg) => ({
    atEntry: valueOf(leg, leg.entryPrice),
    atMark: valueOf(leg, leg.markPrice),
    ...leg,
  }));
}

/** Unrealised P&L and accrued funding where a unit has this value. */
export function profitOf(leg: ValuedLeg, value: Line): Line {
  const profit = gainTo(leg, value);
  return leg.funding.isZero() ? profit : addLines(profit, amountLine(leg.funding));
}

/** The same without funding. */
export function gainTo(leg: ValuedLeg, value: Line): Line {
  return timesLine(addLines(value, negated(leg.atEntry)), directed(leg));
}

/** A leg's quantity with the sign by which the value of its unit counts. */
export function directed({ contract, side, quantity }: Leg): Decimal {
  return contract === "linear" ? signed(side, quantity) : signed(side, quantity).neg();
}

/** Long less short, in the unit of the quantities. */
export function netQuantity(legs: readonly Leg[]): Decimal {
  return sum(legs.map(({ side, quantity }) => signed(side, quantity)));
}

/** The legs of each symbol, in the order of their first. */
export function bySymbol<L extends Leg>(legs: readonly L[]): Sliced<Map<unknown, L[]>> {
  return groupedBy(legs, ({ symbol }) => symbol);
}

/**
 * The same legs where only the larger side of each symbol carries maintenance margin and fee; of two equal sides that of the
 * symbol's first leg.
 */
export function* largerSidesCarrying<L extends Leg>(legs: readonly L[]): Sliced<L[]> {
  const carrying = new Map<unknown, Side>();
  yield* eachSliced(yield* bySymbol(legs), ([symbol, own]) =>
    carrying.set(symbol, largerSide(own, netQuantity(own))),
  );
  return yield* mapSliced(legs, (leg) => carryingOn(leg, carrying.get(leg.symbol)!));
}

/** The side with more quantity; of two equal ones that of the first leg. */
export function largerSide(legs: readonly Leg[], net: Decimal): Side {
  return net.isZero() ? legs[0]!.side : net.sign > 0 ? "long" : "short";
}

/** The same legs where only those of one side carry maintenance margin and fee. */
export function sideCarrying<L extends Leg>(legs: readonly L[], side: Side): L[] {
  return legs.map((leg) => carryingOn(leg, side));
}

function carryingOn<L extends Leg>(leg: L, side: Side): L {
  return leg.side === side ? leg : { ...leg, maintenance: { by: "figure", margin: zero } };
}
