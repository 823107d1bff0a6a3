import type { Book, RebalanceRules, CashShortfall } from "./book";
import {
  type Position,
  type Tolerance,
  type Goal,
  sellDown,
  buyUp,
  costOfBuying,
  raiseCash,
  type TradedAsset,
} from "./trades";
import { type Decimal, decimal, zero, sumOfSliced, larger, one } from "../../number/decimal";
import { eachSliced, findSliced, mapSliced, rowsAtOnce, type Sliced } from "../../slices";
import { type Fraction, quotientOf } from "../../number/fraction";
import { totalAfterFees } from "./total-after-fees";
import { bandAround } from "../bands";
import { reasonOf } from "./reasons";

/** A book after its trades. */
export interface Outcome {
  readonly assets: readonly TradedAsset[];
  readonly cash: Decimal;
  readonly total: Decimal;
}

/** Shares of the book. Smaller amounts are not traded, or are rounding errors of quotients with 34 digits. */
const smallestTrade = decimal("1e-14");

const largestRemainder = decimal("1e-28");

/** A way to decide the trades of a book. */
interface Placement {
  readonly decide: (placing: Placing) => Sliced<void>;
  /** The value that it brings each asset to; undefined for an asset that it leaves alone within its band. */
  readonly goals: (placing: Placing) => Sliced<(asset: TradedAsset) => Fraction | undefined>;
}

/** What a placement works on. */
interface Placing {
  readonly book: Book;
  readonly rules: RebalanceRules;
  readonly assets: readonly TradedAsset[];
  readonly funds: Decimal;
  /** The funds that are left after fees when every asset goes to its target. */
  readonly total: Fraction;
  readonly tolerance: Tolerance;
  /** Cash after the trades decided so far. */
  readonly cash: () => Sliced<Decimal>;
}

export function* place(
  book: Book,
  rules: RebalanceRules,
  placement: Placement,
): Sliced<Outcome | CashShortfall> {
  const size = book.gross.plus(rules.cashFlow.abs());
  const tolerance = { dust: size.times(smallestTrade), remainder: size.times(largestRemainder) };
  let sales: readonly Sale[] = new Array<Sale>(book.assets.length).fill(noSale);
  for (;;) {
    const placing = yield* placed(book, rules, placement, tolerance, sales);
    const { assets, cash, funds } = placing;
    const missing = (yield* cash()).neg();
    if (missing.gt(tolerance.remainder)) return { missing };
    const further = yield* mapSliced(assets, (asset, index): Sale => {
      if (!isSoldPastTarget(asset, tolerance.remainder)) return sales[index]!;
      const { tradeQuantity, tradeValue } = asset;
      return { tradeQuantity, tradeValue };
    });
    const soldMore = yield* findSliced(further, ({ tradeValue }, index) =>
      sales[index]!.tradeValue.minus(tradeValue).gt(tolerance.remainder),
    );
    if (soldMore >= 0) {
      sales = further;
      continue;
    }
    const goalOf = yield* placement.goals(placing);
    yield* eachSliced(assets, (asset) => {
      asset.fee = asset.tradeValue.abs().times(asset.feeRate);
      asset.reason = reasonOf(asset, { goal: goalOf(asset), tolerance });
    });
    const after = yield* cash();
    return yield* settle(assets, { before: book.cash, after }, funds, tolerance.remainder);
  }
}

/**
 * A sale past the target, which a withdrawal can force when a whole step has to be sold. Its fee makes the total smaller than the one
 * that the targets were shares of, so the trades are decided again with this sale as given.
 */
interface Sale {
  readonly tradeQuantity: Decimal;
  readonly tradeValue: Decimal;
}

const noSale: Sale = { tradeQuantity: zero, tradeValue: zero };

function isSoldPastTarget({ value, tradeValue, targetValue }: TradedAsset, remainder: Decimal): boolean {
  return tradeValue.isNegative() && quotientOf(targetValue).minus(value.plus(tradeValue)).gt(remainder);
}

/** The trades of one placement, in addition to the sales that are given. */
function* placed(
  book: Book,
  rules: RebalanceRules,
  placement: Placement,
  tolerance: Tolerance,
  sales: readonly Sale[],
): Sliced<Placing> {
  const funds = book.total.plus(rules.cashFlow);
  const feesPaid = yield* sumOfSliced(sales, ({ tradeValue }, index) =>
    tradeValue.abs().times(book.assets[index]!.feeRate),
  );
  const afterSales = yield* mapSliced(book.assets, ({ holding, value, target, feeRate, floor }, index) => ({
    value: value.plus(sales[index]!.tradeValue),
    floorValue: floor.times(holding.price),
    target,
    feeRate,
  }));
  const total = yield* totalAfterFees(afterSales, book.cashTarget, funds.minus(feesPaid));
  const assets = yield* mapSliced(book.assets, (asset, index): TradedAsset => {
    const { quantity, price, step } = asset.holding;
    const { tradeQuantity, tradeValue } = sales[index]!;
    const targetValue = shareOf(total, asset.target);
    // Properties behind the spread would give each object a hidden class of its own.
    return { quantity, price, step, targetValue, tradeQuantity, tradeValue, fee: zero, reason: "", ...asset };
  });
  const cash = function* (): Sliced<Decimal> {
    const spent = yield* sumOfSliced(assets, ({ tradeValue, feeRate }) =>
      tradeValue.plus(tradeValue.abs().times(feeRate)),
    );
    return book.cash.plus(rules.cashFlow).minus(spent);
  };
  const placing = { book, rules, assets, funds, total, tolerance, cash };
  yield* placement.decide(placing);
  return placing;
}

const atTarget: Goal = ({ targetValue }) => targetValue;

function* always<T>(goals: T): Sliced<T> {
  yield;
  return goals;
}

/** All assets go to their targets. */
export const toTarget: Placement = { decide: tradeToTarget, goals: () => always(atTarget) };

/** A deposit is spent on assets below target; the cash for a withdrawal is raised. */
export const cashFlowOnly: Placement = { decide: tradeCashFlow, goals: () => always(() => undefined) };

/**
 * Assets beyond their band go to its edge. If the purchases cost more than the sales and the cash above its target bring, the assets
 * furthest above target are sold too. If the sales bring more, the largest deficits are bought.
 */
export const toEdge: Placement = { decide: tradeToEdge, goals: edgesBroken };

function* tradeToTarget({ assets, tolerance, cash }: Placing): Sliced<void> {
  yield* sellDown(assets, atTarget, tolerance);
  yield* payOut(assets, cash, tolerance);
  yield* buyUp(assets, atTarget, yield* cash(), tolerance);
}

function* tradeCashFlow(placing: Placing): Sliced<void> {
  const { rules, assets, tolerance, cash } = placing;
  yield* payOut(assets, cash, tolerance);
  const kept = larger((yield* cash()).minus(rules.cashFlow), zero);
  yield* buyUp(assets, yield* atLowerEdge(placing), (yield* cash()).minus(kept), tolerance);
  yield* buyUp(assets, atTarget, (yield* cash()).minus(kept), tolerance);
}

function* tradeToEdge(placing: Placing): Sliced<void> {
  const { book, assets, total, tolerance, cash } = placing;
  const kept = quotientOf(shareOf(total, book.cashTarget));
  yield* sellDown(assets, yield* atUpperEdge(placing), tolerance);
  yield* payOut(assets, cash, tolerance);
  const spare = larger((yield* cash()).minus(kept), zero);
  const lower = yield* atLowerEdge(placing);
  const short = (yield* costOfBuying(assets, lower, tolerance)).minus(spare);
  if (short.gt(tolerance.remainder)) yield* raiseCash(assets, short, "down to target", tolerance);
  yield* buyUp(assets, lower, yield* cash(), tolerance);
  yield* buyUp(assets, atTarget, (yield* cash()).minus(kept), tolerance);
}

/** The edge of an asset that lies beyond its band. */
function* edgesBroken(placing: Placing): Sliced<(asset: TradedAsset) => Fraction | undefined> {
  const upper = yield* atUpperEdge(placing);
  const lower = yield* atLowerEdge(placing);
  return (asset) => {
    const [most, least] = [upper(asset), lower(asset)];
    if (asset.value.times(most.denominator).gt(most.numerator)) return most;
    return asset.value.times(least.denominator).lt(least.numerator) ? least : undefined;
  };
}

function* payOut(assets: readonly TradedAsset[], cash: Placing["cash"], tolerance: Tolerance): Sliced<void> {
  const left = yield* cash();
  if (left.lt(tolerance.remainder.neg())) yield* raiseCash(assets, left.neg(), "everything", tolerance);
}

/** The upper edge of the band, as a share of the total after the fees of going to target, which is the smallest possible total. */
function* atUpperEdge({ assets, rules, total }: Placing): Sliced<Goal> {
  const edges = new Map<Position, Fraction>();
  yield* eachSliced(assets, (asset) =>
    edges.set(asset, shareOf(total, asset.target.plus(bandAround(asset.target, rules)))),
  );
  return (position) => edges.get(position)!;
}

/** The lower edge of the band, as a share of the total before fees, which is the largest possible total; at most the target. */
function* atLowerEdge({ assets, rules, funds }: Placing): Sliced<Goal> {
  const edges = new Map<Position, Fraction>();
  yield* eachSliced(assets, (asset) => {
    const share = asset.target.minus(bandAround(asset.target, rules));
    const edge = { numerator: share.times(funds), denominator: one };
    const isAboveTarget = edge.numerator.times(asset.targetValue.denominator).gt(asset.targetValue.numerator);
    edges.set(asset, isAboveTarget ? asset.targetValue : edge);
  });
  return (position) => edges.get(position)!;
}

function shareOf({ numerator, denominator }: Fraction, share: Decimal): Fraction {
  return { numerator: numerator.times(share), denominator };
}

/**
 * Corrects the rounding errors of quotients with 34 digits: cash that should be 0 or unchanged becomes exactly that, and the largest
 * trade without a step takes the difference.
 */
function* settle(
  assets: readonly TradedAsset[],
  cash: { readonly before: Decimal; readonly after: Decimal },
  funds: Decimal,
  remainder: Decimal,
): Sliced<Outcome> {
  const total = funds.minus(yield* sumOfSliced(assets, ({ fee }) => fee));
  const settled = [zero, cash.before].find((amount) => cash.after.minus(amount).abs().lte(remainder));
  if (!settled || cash.after.eq(settled)) return { assets, cash: cash.after, total };
  let largest: TradedAsset | undefined;
  for (const [index, asset] of assets.entries()) {
    if (index % rowsAtOnce === 0) yield;
    const { step, tradeValue, value } = asset;
    if (!step.isZero() || tradeValue.isZero() || value.plus(tradeValue).isZero()) continue;
    if (!largest || tradeValue.abs().gt(largest.tradeValue.abs())) largest = asset;
  }
  if (!largest) return { assets, cash: cash.after, total };
  largest.tradeValue = largest.tradeValue.plus(cash.after.minus(settled));
  return { assets, cash: settled, total };
}
