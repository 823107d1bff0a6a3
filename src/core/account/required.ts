import { type Decimal, one, sum } from "../number/decimal";
import type { Brackets } from "../liquidation/tiers";
import { type Beyond, bracketMargin } from "./brackets";
import type { Leg } from "./legs";
import { amountLine, type Line, sumOfLines, timesLine, timesLines } from "./lines";
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

/** Legs whose maintenance margin is one figure, and that figure with its fee. */
export interface Requirement<L> {
  readonly own: readonly L[];
  readonly notionals: readonly Line[];
  readonly margin: Piecewise;
}

/** What legs require, or the table past whose last cap they lie. */
export function requiredFor<L extends Leg>(
  legs: readonly L[],
  worthOf: (leg: L) => Worth,
  demand: Demand,
): Piecewise | Beyond {
  const requirements = requirementsOf(legs, worthOf, demand);
  if ("beyond" in requirements) return requirements;
  const ofOrders = legs
    .filter(({ orderMargin }) => !orderMargin.isZero())
    .map((leg) => timesLine(fixedOf(worthOf(leg)), leg.orderMargin.times(demand.threshold)));
  return sumOfPiecewise([straight(sumOfLines(ofOrders)), ...requirements.map(({ margin }) => margin)]);
}

/**
 * The requirements of legs without those of their orders. Legs of one symbol and side in the same brackets are one position: its bracket
 * is that of their sum. A printed figure holds the fee already.
 */
export function requirementsOf<L extends Leg>(
  legs: readonly L[],
  worthOf: (leg: L) => Worth,
  { threshold, feeRate }: Demand,
): Requirement<L>[] | Beyond {
  const requirements: Requirement<L>[] = [];
  for (const own of asPositions(legs)) {
    const { maintenance } = own[0]!;
    const worths = own.map(worthOf);
    const notionals = own.map(({ quantity }, index) => notionalOf(worths[index]!, quantity));
    const notional = sumOfLines(notionals);
    const fee = straight(timesLine(notional, feeRate));
    if (maintenance.by === "figure") {
      const margin = straight(timesLine(fixedOf(worths[0]!), maintenance.margin.times(threshold)));
      requirements.push({ own, notionals, margin });
    } else if (maintenance.by === "rate") {
      const amount = timesLine(fixedOf(worths[0]!), maintenance.amount.times(threshold).neg());
      const rate = timesLine(notional, maintenance.rate.times(threshold).plus(feeRate));
      requirements.push({ own, notionals, margin: straight(sumOfLines([rate, amount])) });
    } else {
      const { brackets } = maintenance;
      const unit = brackets.unit === "quantity" ? meanUnit(own, worths) : (worths[0]!.coin ?? whole);
      const margin = bracketMargin(brackets, notional, unit);
      if ("beyond" in margin) return margin;
      const times = mapLines(margin, (line) => timesLine(line, threshold));
      requirements.push({ own, notionals, margin: sumOfPiecewise([times, fee]) });
    }
  }
  return requirements;
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

/** Each leg by itself, but those in the same brackets together. */
function asPositions<L extends Leg>(legs: readonly L[]): L[][] {
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
