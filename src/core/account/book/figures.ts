import type { Fraction } from "../../number/fraction";
import type { Beyond } from "../brackets";
import type { BookLeg, Standing } from "./account";
import {
  adjustedWeights,
  bufferWeights,
  equityAlong,
  type Moves,
  priceAlong,
  requiredWeights,
  sumAlong,
  worthAlong,
} from "./buffer";
import { bySymbol, largerSidesCarrying, type ValuedLeg } from "../legs";
import { type Line, negated, sumOfLines, sumOfLinesSliced, timesLine, timesLines } from "../lines";
import type { Piecewise } from "../piecewise";
import { requirementsOf } from "../required";
import { one, zero } from "../../number/decimal";
import { eachSliced, mapSliced, type Sliced } from "../../slices";

/** What is known of an account at one point. All but the equities needs the brackets of all of its legs. */
export interface Figures {
  readonly equity: Line;
  readonly adjusted: Line;
  readonly margin: Margin | Beyond;
}

interface Margin {
  /** Maintenance margin and fee. */
  readonly required: Line;
  readonly buffer: Line;
  readonly isLiquidated: boolean;
}

/** The figures of an account where prices have changed by these parts, which have no slope. */
export function* figuresAt(standing: Standing, moves: Moves): Sliced<Figures> {
  const holdings = [...standing.holdings.values()];
  const equity = yield* sumOfLinesSliced(yield* mapSliced(holdings, (one) => equityAlong(one, moves)));
  const adjusted = known(yield* sumAlong(standing, moves, adjustedWeights));
  return { equity, adjusted, margin: yield* marginAt(standing, moves, adjusted) };
}

function* marginAt(standing: Standing, moves: Moves, adjusted: Line): Sliced<Margin | Beyond> {
  const required = yield* sumAlong(standing, moves, requiredWeights(standing));
  if ("beyond" in required) return required;
  const buffer = known(yield* sumAlong(standing, moves, bufferWeights(standing)));
  // Where nothing is required the account lives as long as it owes nothing.
  const isFree = buffer.constant.times(adjusted.denominator).eq(adjusted.constant.times(buffer.denominator));
  const isLiquidated = isFree ? adjusted.constant.lt(0) : buffer.constant.lte(0);
  return { required: negated(required.first), buffer, isLiquidated };
}

function known(sum: Piecewise | Beyond): Line {
  if ("beyond" in sum) throw new RangeError("What is summed needs no brackets, or they are known.");
  return sum.first;
}

/** The quotient of two lines without slope; the divisor is above 0. */
export function ratioOf(part: Line, of: Line): Fraction {
  return {
    numerator: part.constant.times(of.denominator),
    denominator: part.denominator.times(of.constant),
  };
}

/**
 * Each leg's maintenance margin and fee in value at one point, without that of its orders. Legs in the same brackets share theirs by
 * notional.
 */
export function* legMargins(standing: Standing, moves: Moves): Sliced<Map<BookLeg, Line> | Beyond> {
  const { rules } = standing.account;
  const legs = rules.pairs === "larger" ? yield* largerSidesCarrying(standing.legs) : standing.legs;
  const original = new Map<BookLeg, BookLeg>();
  yield* eachSliced(legs, (leg, index) => original.set(leg, standing.legs[index]!));
  const demand = { threshold: one, feeRate: rules.fee };
  const worthOf = worthAlong(standing, moves);
  const margins = new Map<BookLeg, Line>();
  for (const ofSymbol of (yield* bySymbol(legs)).values()) {
    yield;
    const requirements = requirementsOf(ofSymbol, worthOf, demand);
    if ("beyond" in requirements) return requirements;
    for (const { own, notionals, margin } of requirements) {
      const all = sumOfLines(notionals);
      for (const [index, leg] of own.entries()) {
        const share = own.length === 1 ? margin.first : partOf(margin.first, notionals[index]!, all);
        margins.set(original.get(leg)!, share);
      }
    }
  }
  return margins;
}

function partOf(margin: Line, notional: Line, all: Line): Line {
  const { numerator, denominator } = ratioOf(notional, all);
  return timesLines(margin, { constant: numerator, slope: zero, denominator });
}

/** What a leg's quantity is worth at its mark price in value, where prices have changed by these parts. */
export function notionalAt(standing: Standing, leg: BookLeg & ValuedLeg, moves: Moves): Line {
  const price = priceAlong(standing.holdings.get(leg.settle)!, moves);
  return timesLine(timesLines(markAt(leg, moves), price), leg.quantity);
}

/** What a unit of a leg is worth in what it settles in, where prices have changed by these parts. */
export function markAt({ atMark, asset, contract }: BookLeg & ValuedLeg, moves: Moves): Line {
  const change = moves.get(asset);
  if (!change) return atMark;
  const factor = change.constant.plus(change.denominator);
  return contract === "inverse"
    ? { ...timesLine(atMark, change.denominator), denominator: atMark.denominator.times(factor) }
    : { ...timesLine(atMark, factor), denominator: atMark.denominator.times(change.denominator) };
}
