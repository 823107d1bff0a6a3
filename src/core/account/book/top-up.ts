import { groupedBy } from "../../grouped";
import { type Decimal, decimal, one, smaller, zero } from "../../number/decimal";
import type { Fraction } from "../../number/fraction";
import { eachSliced, mapSliced, type Sliced } from "../../slices";
import type { Beyond } from "../brackets";
import { type Account, type BookLeg, profitToday, type Standing, standingOf } from "./account";
import { bufferWeights, sumAlong, type Weights } from "./buffer";
import { type Move, movedBy, type Moves } from "./moves";
import { addLines, amountLine, compareFractions, type Line, negated } from "../lines";
import { sumOfLinesSliced, timesLine, valueAt } from "../lines";
import { unharmedIntervals } from "../living";
import type { Betas } from "./shocks";

export const topUpGoals = ["distance", "down", "up", "ratio"] as const;

export interface TopUpGoal {
  readonly goal: (typeof topUpGoals)[number];
  /** A joint shock that the account is to live through, or a margin ratio to stay at or below. */
  readonly target: Decimal;
  readonly betas: Betas;
}

/** An account with an amount x added or closed, as lines over x. */
export interface Change {
  readonly account: Account;
  /** The largest x; undefined where there is none. */
  readonly most?: Fraction;
}

/** The account with x more of a coin. */
export function withMore(account: Account, asset: string): Change {
  const coins = account.coins.map((coin) =>
    coin.asset === asset ? { ...coin, balance: addLines(coin.balance, byOne) } : coin,
  );
  return { account: { ...account, coins } };
}

/** The account with the part x of these legs closed at their marks. */
export function* withLess(account: Account, cut: readonly BookLeg[]): Sliced<Change> {
  const { fee } = account.rules;
  const closed = new Set(cut.map(({ row }) => row));
  const gone = (yield* standingOf(account)).legs.filter(({ row }) => closed.has(row));
  const gains = new Map<string, Line>();
  for (const [settle, own] of yield* groupedBy(gone, (leg) => leg.settle)) {
    const lines = yield* mapSliced(own, (leg) =>
      addLines(profitToday(leg), negated(timesLine(leg.atMark, leg.quantity.times(fee)))),
    );
    gains.set(settle, yield* sumOfLinesSliced(lines));
  }
  const coins = account.coins.map((coin) => {
    const gain = gains.get(coin.asset);
    return gain ? { ...coin, balance: addLines(coin.balance, overX(gain)) } : coin;
  });
  const legs = yield* mapSliced(account.legs, (leg) => (closed.has(leg.row) ? { ...leg, left } : leg));
  return { account: { ...account, coins, legs }, most: { numerator: one, denominator: one } };
}

/** The least x that reaches the goal; undefined if none does, as far as all is known. */
export function* leastChange(
  { account, most }: Change,
  goal: TopUpGoal,
): Sliced<Fraction | Beyond | undefined> {
  const standing = yield* standingOf(account);
  let common: { from: Fraction; to: Fraction | undefined }[] = [{ from: nothing, to: most }];
  for (const { moves, weights } of yield* pointsOf(standing, goal)) {
    const sum = yield* sumAlong(standing, moves, weights);
    if ("beyond" in sum) return sum;
    const unharmed = yield* unharmedIntervals(sum, nothing, most);
    common = common.flatMap((one) => unharmed.flatMap((other) => overlap(one, other)));
  }
  return common.map(({ from }) => from).sort(compareFractions)[0];
}

/** The account after a change by this x. */
export function* changedBy({ account }: Change, x: Fraction): Sliced<Account> {
  return {
    ...account,
    coins: account.coins.map((coin) => ({ ...coin, balance: valueAt(coin.balance, x) })),
    legs: yield* mapSliced(account.legs, (leg) => (leg.left ? { ...leg, left: valueAt(leg.left, x) } : leg)),
  };
}

const byOne: Line = { constant: zero, slope: one, denominator: one };
const left: Line = { constant: one, slope: decimal(-1), denominator: one };
const nothing: Fraction = { numerator: zero, denominator: one };

function overX({ constant, denominator }: Line): Line {
  return { constant: zero, slope: constant, denominator };
}

interface Point {
  readonly moves: Moves;
  readonly weights: Weights;
}

/** What must be 0 or more: the buffer today and after the shocks, which covers all between where it is concave. */
function* pointsOf(standing: Standing, { goal, target, betas }: TopUpGoal): Sliced<Point[]> {
  const { fee } = standing.account.rules;
  const today: Moves = new Map();
  if (goal === "ratio") return [{ moves: today, weights: { adjusted: target, maintenance: one, fee } }];
  const weights = bufferWeights(standing);
  const down = smaller(target, one).neg();
  const shocks = goal === "distance" ? [down, target] : goal === "down" ? [down] : [target];
  const points: Point[] = [{ moves: today, weights }];
  for (const shock of shocks) {
    const moves = new Map<string, Move>();
    yield* eachSliced(betas, ([asset, beta]) => moves.set(asset, movedBy(amountLine(beta.times(shock)))));
    points.push({ moves, weights });
  }
  return points;
}

function overlap(
  a: { from: Fraction; to: Fraction | undefined },
  b: { from: Fraction; to: Fraction | undefined },
): { from: Fraction; to: Fraction | undefined }[] {
  const from = compareFractions(a.from, b.from) < 0 ? b.from : a.from;
  const to = !a.to || (b.to && compareFractions(b.to, a.to) < 0) ? b.to : a.to;
  return to && compareFractions(from, to) > 0 ? [] : [{ from, to }];
}
