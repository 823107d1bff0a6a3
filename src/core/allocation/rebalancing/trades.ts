import type { Asset } from "./book";
import type { Decimal } from "../../number/decimal";
import { divide, larger, one, roundDownToStep, smaller, sumOfSliced, wholeSteps } from "../../number/decimal";
import { quotientOf, type Fraction } from "../../number/fraction";
import { eachSliced, mapSliced, orderSliced, rowsAtOnce, rowsSliced, type Sliced } from "../../slices";

/** An asset while its trade is being decided. */
export interface Position {
  readonly quantity: Decimal;
  readonly price: Decimal;
  readonly step: Decimal;
  readonly value: Decimal;
  /** The value to reach. A position above it is only sold, one below it only bought. */
  readonly targetValue: Fraction;
  /** Fee as a fraction of the trade's value, below 1. */
  readonly feeRate: Decimal;
  /** Smaller trades are not made. */
  readonly minTrade: Decimal;
  /** The quantity that is never sold, at most what is held. */
  readonly floor: Decimal;
  /** Positive for a purchase, negative for a sale. With a step the value is exactly quantity times price. */
  tradeQuantity: Decimal;
  tradeValue: Decimal;
}

export interface TradedAsset extends Asset, Position {
  fee: Decimal;
  /** Why it is not traded, or only in part. */
  reason: string;
}

/** The value that a position is brought to: its target value or one before it. */
export type Goal = (position: Position) => Fraction;

export interface Tolerance {
  /** Trades up to this value are not made, as they would not show in 15 digits of the total. */
  readonly dust: Decimal;
  /** Amounts up to this one are rounding errors of quotients with 34 digits. */
  readonly remainder: Decimal;
}

/** Sells every position that is above the goal down to it. */
export function* sellDown(positions: readonly Position[], goal: Goal, { dust }: Tolerance): Sliced<void> {
  for (const [index, position] of positions.entries()) {
    if (index % rowsAtOnce === 0) yield;
    const wanted = tradeTowards(position, goal(position));
    if (wanted.value.lt(position.tradeValue) && isWorthTrading(wanted.value, position, dust))
      setTrade(position, wanted);
  }
}

/**
 * Sells until the needed cash is raised. The positions furthest above their target come first and are sold down to it. If
 * everything may be sold, the largest holdings follow, none below its floor. A step or a minimum trade may then take a sale past the
 * target.
 */
export function* raiseCash(
  positions: readonly Position[],
  needed: Decimal,
  limit: "down to target" | "everything",
  { remainder }: Tolerance,
): Sliced<void> {
  const excess = (position: Position) =>
    smaller(left(position).minus(quotientOf(position.targetValue)), sellable(position));
  let missing = needed;
  const sellFor = (position: Position, most: Decimal) => {
    const before = position.tradeValue;
    const proceedsRate = one.minus(position.feeRate);
    const value = smaller(most, divide(missing, proceedsRate));
    sellMore(position, value, limit === "everything" ? sellable(position) : most, remainder);
    missing = missing.minus(before.minus(position.tradeValue).times(proceedsRate));
  };
  const inOrder = yield* descending(positions, excess);
  yield* eachSliced(inOrder, (position) => {
    if (missing.gt(remainder) && excess(position).gt(0)) sellFor(position, excess(position));
  });
  if (limit === "down to target") return;
  const largestFirst = yield* descending(positions, sellable);
  yield* eachSliced(largestFirst, (position) => {
    if (missing.gt(remainder)) sellFor(position, sellable(position));
  });
}

/** The cost of buying every position below the goal up to it, fees included. */
export function* costOfBuying(
  positions: readonly Position[],
  goal: Goal,
  { dust }: Tolerance,
): Sliced<Decimal> {
  const wished = yield* wishes(positions, goal, dust);
  return yield* sumOfSliced(wished, ({ position, wanted }) => costOf(position, wanted));
}

/**
 * Buys positions below the goal while the budget lasts. The largest deficit comes first, which takes the fewest trades. A position
 * that has been sold is not bought back.
 */
export function* buyUp(
  positions: readonly Position[],
  goal: Goal,
  budget: Decimal,
  { dust, remainder }: Tolerance,
): Sliced<void> {
  let cash = budget;
  const wanting = yield* wishes(positions, goal, dust);
  const deficit = ({ position }: Wish) => quotientOf(goal(position)).minus(left(position));
  for (const [index, { position, wanted }] of (yield* descending(wanting, deficit)).entries()) {
    if (cash.lte(remainder)) return;
    if (index % rowsAtOnce === 0) yield;
    const trade = costOf(position, wanted).lte(cash.plus(remainder)) ? wanted : affordable(position, cash);
    if (trade.value.lte(position.tradeValue) || !isWorthTrading(trade.value, position, dust)) continue;
    cash = cash.minus(costOf(position, trade));
    setTrade(position, trade);
  }
}

interface Trade {
  readonly quantity: Decimal;
  readonly value: Decimal;
}

interface Wish {
  readonly position: Position;
  readonly wanted: Trade;
}

function* wishes(positions: readonly Position[], goal: Goal, dust: Decimal): Sliced<Wish[]> {
  const wished: Wish[] = [];
  yield* eachSliced(positions, (position) => {
    if (position.tradeValue.isNegative()) return;
    const wanted = tradeTowards(position, goal(position));
    if (wanted.value.gt(position.tradeValue) && isWorthTrading(wanted.value, position, dust))
      wished.push({ position, wanted });
  });
  return wished;
}

/** The cost of a trade in addition to the one decided so far, fees included. */
function costOf({ tradeValue, feeRate }: Position, { value }: Trade): Decimal {
  return value.minus(tradeValue).times(one.plus(feeRate));
}

/** The largest trade that the cash pays for, rounded down to the step. */
function affordable(position: Position, cash: Decimal): Trade {
  const denominator = one.plus(position.feeRate);
  return tradeFor(position, { numerator: position.tradeValue.times(denominator).plus(cash), denominator });
}

/** The trade towards the goal, which sells nothing of the floor. */
function tradeTowards(position: Position, goal: Fraction): Trade {
  const wanted = steppedTowards(position, goal);
  if (position.floor.isZero()) return wanted;
  const most = sellableQuantity(position);
  if (wanted.quantity.neg().lte(most)) return wanted;
  const quantity = roundDownToStep(most, position.step).neg();
  return { quantity, value: quantity.times(position.price) };
}

/** The trade in whole steps that reaches the goal, or one step less if that would pass the target value. */
function steppedTowards(position: Position, goal: Fraction): Trade {
  const { numerator, denominator } = goal;
  const missing = numerator.minus(position.value.times(denominator));
  const cut = tradeFor(position, { numerator: missing, denominator });
  const { step, price, value, targetValue } = position;
  if (step.isZero() || cut.value.times(denominator).eq(missing)) return cut;
  const quantity = missing.isNegative() ? cut.quantity.minus(step) : cut.quantity.plus(step);
  const next = { quantity, value: quantity.times(price) };
  const beyond = value.plus(next.value).times(targetValue.denominator).cmp(targetValue.numerator);
  return beyond === (missing.isNegative() ? -1 : 1) ? cut : next;
}

/** The trade of this value, rounded down to the step. */
function tradeFor({ price, step }: Position, { numerator, denominator }: Fraction): Trade {
  if (step.isZero()) {
    const value = divide(numerator, denominator);
    return { quantity: divide(value, price), value };
  }
  const quantity = wholeSteps(numerator, denominator.times(price).times(step)).times(step);
  return { quantity, value: quantity.times(price) };
}

/** Sells at least this value more, and at least the minimum trade, but at most what may still be sold. */
function sellMore(position: Position, value: Decimal, most: Decimal, remainder: Decimal): void {
  const { price, step, minTrade } = position;
  const sold = position.tradeValue.abs();
  const limit = divide(sold.plus(most), price);
  const largest = roundDownToStep(smaller(sellableQuantity(position), limit), step);
  const wanted = larger(sold.plus(value), minTrade);
  const quantity = smaller(largest, step.isZero() ? divide(wanted, price) : stepsUp(wanted, price, step));
  const trade = step.isZero() && quantity.lt(largest) ? wanted : quantity.times(price);
  if (trade.gt(sold) && isWorthTrading(trade, position, remainder))
    setTrade(position, { quantity: quantity.neg(), value: trade.neg() });
}

/** The smallest quantity on the step that is worth at least the value. */
function stepsUp(value: Decimal, price: Decimal, step: Decimal): Decimal {
  const lot = price.times(step);
  const lots = wholeSteps(value, lot);
  return (lots.times(lot).lt(value) ? lots.plus(1) : lots).times(step);
}

function isWorthTrading(value: Decimal, { minTrade }: Position, dust: Decimal): boolean {
  const size = value.abs();
  return size.gte(minTrade) && size.gt(dust);
}

function setTrade(position: Position, { quantity, value }: Trade): void {
  position.tradeQuantity = quantity;
  position.tradeValue = value;
}

/** The value of the position after its trade. */
function left({ value, tradeValue }: Position): Decimal {
  return value.plus(tradeValue);
}

/** The value that may still be sold. */
function sellable(position: Position): Decimal {
  const { floor, price } = position;
  return floor.isZero() ? left(position) : left(position).minus(floor.times(price));
}

export function sellableQuantity({ quantity, floor }: Position): Decimal {
  return floor.isZero() ? quantity : quantity.minus(floor);
}

function* descending<T>(items: readonly T[], size: (item: T) => Decimal): Sliced<T[]> {
  const sizes = yield* mapSliced(items, size);
  const order = yield* orderSliced(items.length, (a, b) => sizes[a]!.gt(sizes[b]!));
  return yield* rowsSliced(items.length, (index) => items[order[index]!]!);
}
