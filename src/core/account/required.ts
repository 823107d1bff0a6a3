import { type Decimal, one, sum } from "../number/decimal";
import type { Brackets } from "../liquidation/tiers";
import { type Beyond, bracketMargin } from "./brackets";
import type { Leg } from "./legs";
import { addLines, amountLine, type Line, negated, sumOfLines, timesLine, timesLines } from "./lines";
import { mapLines, type Piecewise, straight, sumOfPiecewise } from "./piecewise";

/** What an account needs for its legs: so many times the maintenance margin, and the fee. */
export interface Demand {
  readonly threshold: Decimal;
  readonly feeRate: Decimal;
}

/** What a leg's requirement is counted with. */
export interface Worth {
  /** Of one unit of its quantity. */
  readonly unit: Line;
  /** Of one unit of what it settles in. Undefined where that is what all is counted in. */
  readonly coin?: Line;
  /** The part of the leg that is left; undefined if that is all. */
  readonly left?: Line;
}

/** What each leg of a position is worth, and the maintenance margin of all of them with its fee. */
export interface Requirement {
  readonly notionals: readonly Line[];
  readonly margin: Piecewise;
}

/** What legs require, or the table past whose last cap they lie. */
export function requiredFor<L extends Leg>(
  legs: readonly L[],
  worthOf: (leg: L) => Worth,
  demand: Demand,
): Piecewise | Beyond {
  return requiredOf(positionsOf(legs), worthOf, demand);
}

/** What positions require. */
export function requiredOf<L extends Leg>(
  positions: readonly (readonly L[])[],
  worthOf: (leg: L) => Worth,
  demand: Demand,
): Piecewise | Beyond {
  const parts: Piecewise[] = [];
  for (const own of positions) {
    const requirement = requirementOf(own, worthOf, demand);
    if ("beyond" in requirement) return requirement;
    parts.push(requirement.margin);
    for (const leg of own) {
      if (leg.orderMargin.isZero()) continue;
      parts.push(straight(timesLine(fixedOf(worthOf(leg)), leg.orderMargin.times(demand.threshold))));
    }
  }
  return parts.length === 1 ? parts[0]! : sumOfPiecewise(parts);
}

/** What a position requires without its orders. A printed figure holds the fee already. */
export function requirementOf<L extends Leg>(
  own: readonly L[],
  worthOf: (leg: L) => Worth,
  { threshold, feeRate }: Demand,
): Requirement | Beyond {
  const [{ maintenance }] = own as readonly [L];
  const worths = own.map(worthOf);
  const notionals = own.map(({ quantity }, index) => notionalOf(worths[index]!, quantity));
  if (maintenance.by === "figure") {
    const margin = straight(timesLine(fixedOf(worths[0]!), maintenance.margin.times(threshold)));
    return { notionals, margin };
  }
  const notional = notionals.length === 1 ? notionals[0]! : sumOfLines(notionals);
  if (maintenance.by === "rate") {
    const rate = timesLine(notional, maintenance.rate.times(threshold).plus(feeRate));
    const amount = timesLine(fixedOf(worths[0]!), maintenance.amount.times(threshold));
    return { notionals, margin: straight(addLines(rate, negated(amount))) };
  }
  const { brackets } = maintenance;
  const unit = brackets.unit === "quantity" ? meanUnit(own, worths) : (worths[0]!.coin ?? whole);
  const margin = bracketMargin(brackets, notional, unit);
  if ("beyond" in margin) return margin;
  const times = timesAll(margin, threshold);
  if (feeRate.isZero()) return { notionals, margin: times };
  return { notionals, margin: sumOfPiecewise([times, straight(timesLine(notional, feeRate))]) };
}

/** So many times a function. */
export function timesAll(function_: Piecewise, times: Decimal): Piecewise {
  return times.eq(one) ? function_ : mapLines(function_, (line) => timesLine(line, times));
}

const whole = amountLine(one);

function notionalOf({ unit, left }: Worth, quantity: Decimal): Line {
  const notional = timesLine(unit, quantity);
  return left ? timesLines(notional, left) : notional;
}

/** What a unit of the leg's fixed amounts is worth. */
function fixedOf({ coin = whole, left }: Worth): Line {
  return left ? timesLines(coin, left) : coin;
}

/** The value of a unit where units of several legs differ, as at entry. */
function meanUnit(legs: readonly Leg[], worths: readonly Worth[]): Line {
  if (legs.length === 1) return worths[0]!.unit;
  const values = sumOfLines(legs.map(({ quantity }, index) => timesLine(worths[index]!.unit, quantity)));
  const denominator = values.denominator.times(sum(legs.map(({ quantity }) => quantity)));
  return { ...values, denominator };
}

/**
 * Each leg by itself, but those of one symbol and side in the same brackets together: they are one position, whose bracket is that of
 * their sum.
 */
export function positionsOf<L extends Leg>(legs: readonly L[]): L[][] {
  const positions: L[][] = [];
  const inBrackets = new Map<unknown, L[][]>();
  for (const leg of legs) {
    if (leg.maintenance.by !== "brackets") {
      positions.push([leg]);
      continue;
    }
    const { brackets } = leg.maintenance;
    const known = inBrackets.get(leg.symbol) ?? [];
    inBrackets.set(leg.symbol, known);
    const same = known.find(([first]) => first!.side === leg.side && isIn(first!, brackets));
    if (same) same.push(leg);
    else {
      const created = [leg];
      known.push(created);
      positions.push(created);
    }
  }
  return positions;
}

function isIn({ maintenance }: Leg, brackets: Brackets): boolean {
  return maintenance.by === "brackets" && maintenance.brackets === brackets;
}
