import type { Fraction } from "../../number/fraction";
import type { Beyond } from "../brackets";
import type { Standing, StandingLeg } from "./account";
import { adjustedEquity } from "./adjusted";
import { type CoinAlong, coinsAlong, markAlong, priceAlong, sumAlong, worthAlong } from "./buffer";
import { addLines, type Line, negated, sumOfLines, sumOfLinesSliced, timesLine, timesLines } from "../lines";
import { carryingOf } from "./carrying";
import type { Moves } from "./moves";
import { requirementOf } from "../required";
import { type Decimal, one, zero } from "../../number/decimal";
import { mapSliced, type Sliced } from "../../slices";

/** What is known of an account at one point. All but the equities needs the brackets of all of its legs. */
export interface Figures {
  readonly equity: Line;
  /** The same of each coin. */
  readonly equities: readonly Line[];
  readonly adjusted: Line;
  readonly margin: Margin | Beyond;
}

interface Margin {
  /** Maintenance margin and fee. */
  readonly required: Line;
  readonly buffer: Line;
  readonly isLiquidated: boolean;
}

/** The figures of an account where prices have changed, by lines without slope. */
export function* figuresAt(standing: Standing, moves: Moves): Sliced<Figures> {
  const coins = yield* coinsAlong(standing, moves);
  const equities = coins.map(({ equity }) => equity);
  const equity = yield* sumOfLinesSliced(equities);
  const parts = yield* mapSliced(coins, ({ holding, equity, unit }) =>
    adjustedEquity(holding.coin, equity, unit),
  );
  // Where nothing has a haircut it is the equity itself.
  const isWhole = parts.every(({ first }, index) => first === equities[index]);
  const adjusted = isWhole ? equity : yield* sumOfLinesSliced(parts.map(({ first }) => first));
  return { equity, equities, adjusted, margin: yield* marginAt(standing, moves, coins, adjusted) };
}

function* marginAt(
  standing: Standing,
  moves: Moves,
  coins: readonly CoinAlong[],
  adjusted: Line,
): Sliced<Margin | Beyond> {
  const { threshold, fee } = standing.account.rules;
  const requiredTimes = (times: Decimal) =>
    sumAlong(standing, moves, { adjusted: zero, maintenance: times.neg(), fee: fee.neg() }, coins);
  const once = yield* requiredTimes(one);
  if ("beyond" in once) return once;
  const often = threshold.eq(one) ? once : yield* requiredTimes(threshold);
  if ("beyond" in often) return often;
  const buffer = addLines(adjusted, negated(often.first));
  // Where nothing is required the account lives as long as it owes nothing.
  const isFree = often.first.constant.isZero();
  const isLiquidated = isFree ? adjusted.constant.lt(0) : buffer.constant.lte(0);
  return { required: once.first, buffer, isLiquidated };
}

/** The quotient of two lines without slope; the divisor is above 0. */
export function ratioOf(part: Line, of: Line): Fraction {
  return {
    numerator: part.constant.times(of.denominator),
    denominator: part.denominator.times(of.constant),
  };
}

/**
 * Each leg's maintenance margin and fee in value at one point by its row, without that of its orders. Legs in the same brackets share
 * theirs by notional.
 */
export function* legMargins(standing: Standing, moves: Moves): Sliced<Map<number, Line> | Beyond> {
  const { pairs, fee } = standing.account.rules;
  const demand = { threshold: one, feeRate: fee };
  const worthOf = worthAlong(standing, moves);
  const margins = new Map<number, Line>();
  for (const { positions } of yield* carryingOf(standing.legs, pairs)) {
    yield;
    for (const own of positions) {
      const requirement = requirementOf(own, worthOf, demand);
      if ("beyond" in requirement) return requirement;
      const { notionals, margin } = requirement;
      const all = sumOfLines(notionals);
      for (const [index, { row }] of own.entries())
        margins.set(row, own.length === 1 ? margin.first : partOf(margin.first, notionals[index]!, all));
    }
  }
  return margins;
}

function partOf(margin: Line, notional: Line, all: Line): Line {
  const { numerator, denominator } = ratioOf(notional, all);
  return timesLines(margin, { constant: numerator, slope: zero, denominator });
}

/** What a leg's quantity is worth at its mark price in value, where prices have changed by these parts. */
export function notionalAt(standing: Standing, leg: StandingLeg, moves: Moves): Line {
  const price = priceAlong(standing.holdings.get(leg.settle)!, moves);
  return timesLine(timesLines(markAlong(leg, moves), price), leg.quantity);
}
