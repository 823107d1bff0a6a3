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
import { type Decimal, decimal, zero, sum, larger, one } from "../../number/decimal";
import { rowsAtOnce, rowsSliced, type Sliced } from "../../slices";
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
  readonly goals: (placing: Placing) => (asset: TradedAsset) => Fraction | undefined;
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
  readonly cash: () => Decimal;
}

export function* place(
  book: Book,
  rules: RebalanceRules,
  placement: Placement,
): Sliced<Outcome | CashShortfall> {
  const size = book.gross.plus(rules.cashFlow.abs());
  const tolerance = { dust: size.times(smallestTrade), remainder: size.times(largestRemainder) };
  let sales: readonly Sale[] = book.assets.map(() => noSale);
  for (;;) {
    const placing = yield* placed(book, rules, placement, tolerance, sales);
    const { assets, cash, funds } = placing;
    const missing = cash().neg();
    if (missing.gt(tolerance.remainder)) return { missing };
    const further = assets.map((asset, index) =>
      isSoldPastTarget(asset, tolerance.remainder) ? asset : sales[index]!,
    );
    const isSettled = further.every(({ tradeValue }, index) =>
      sales[index]!.tradeValue.minus(tradeValue).lte(tolerance.remainder),
    );
    if (!isSettled) {
      sales = further.map(({ tradeQuantity, tradeValue }) => ({ tradeQuantity, tradeValue }));
      continue;
    }
    const goalOf = placement.goals(placing);
    for (const [index, asset] of assets.entries()) {
      if (index % rowsAtOnce === 0) yield;
      asset.fee = asset.tradeValue.abs().times(asset.feeRate);
      asset.reason = reasonOf(asset, { goal: goalOf(asset), tolerance });
    }
    return settle(assets, { before: book.cash, after: cash() }, funds, tolerance.remainder);
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
  const feesPaid = sum(
    sales.map(({ tradeValue }, index) => tradeValue.abs().times(book.assets[index]!.feeRate)),
  );
  const afterSales = book.assets.map(({ holding, value, target, feeRate, floor }, index) => ({
    value: value.plus(sales[index]!.tradeValue),
    floorValue: floor.times(holding.price),
    target,
    feeRate,
  }));
  const total = yield* totalAfterFees(afterSales, book.cashTarget, funds.minus(feesPaid));
  yield;
  const assets = yield* rowsSliced(book.assets.length, (index): TradedAsset => {
    const asset = book.assets[index]!;
    const { quantity, price, step } = asset.holding;
    const targetValue = shareOf(total, asset.target);
    return { ...asset, quantity, price, step, targetValue, ...sales[index]!, fee: zero, reason: "" };
  });
  const cash = () =>
    book.cash
      .plus(rules.cashFlow)
      .minus(sum(assets.map((asset) => asset.tradeValue.plus(asset.tradeValue.abs().times(asset.feeRate)))));
  const placing = { book, rules, assets, funds, total, tolerance, cash };
  yield;
  yield* placement.decide(placing);
  yield;
  return placing;
}

const atTarget: Goal = ({ targetValue }) => targetValue;

/** All assets go to their targets. */
export const toTarget: Placement = { decide: tradeToTarget, goals: () => atTarget };

/** A deposit is spent on assets below target; the cash for a withdrawal is raised. */
export const cashFlowOnly: Placement = { decide: tradeCashFlow, goals: () => () => undefined };

/**
 * Assets beyond their band go to its edge. If the purchases cost more than the sales and the cash above its target bring, the assets
 * furthest above target are sold too. If the sales bring more, the largest deficits are bought.
 */
export const toEdge: Placement = { decide: tradeToEdge, goals: edgesBroken };

function* tradeToTarget({ assets, tolerance, cash }: Placing): Sliced<void> {
  yield* sellDown(assets, atTarget, tolerance);
  yield* payOut(assets, cash, tolerance);
  yield* buyUp(assets, atTarget, cash(), tolerance);
}

function* tradeCashFlow(placing: Placing): Sliced<void> {
  const { rules, assets, tolerance, cash } = placing;
  yield* payOut(assets, cash, tolerance);
  const kept = larger(cash().minus(rules.cashFlow), zero);
  yield* buyUp(assets, atLowerEdge(placing), cash().minus(kept), tolerance);
  yield* buyUp(assets, atTarget, cash().minus(kept), tolerance);
}

function* tradeToEdge(placing: Placing): Sliced<void> {
  const { book, assets, total, tolerance, cash } = placing;
  const kept = quotientOf(shareOf(total, book.cashTarget));
  yield* sellDown(assets, atUpperEdge(placing), tolerance);
  yield* payOut(assets, cash, tolerance);
  const spare = larger(cash().minus(kept), zero);
  const short = (yield* costOfBuying(assets, atLowerEdge(placing), tolerance)).minus(spare);
  yield;
  if (short.gt(tolerance.remainder)) yield* raiseCash(assets, short, "down to target", tolerance);
  yield* buyUp(assets, atLowerEdge(placing), cash(), tolerance);
  yield* buyUp(assets, atTarget, cash().minus(kept), tolerance);
}

/** The edge of an asset that lies beyond its band. */
function edgesBroken(placing: Placing): (asset: TradedAsset) => Fraction | undefined {
  const [upper, lower] = [atUpperEdge(placing), atLowerEdge(placing)];
  return (asset) => {
    const [most, least] = [upper(asset), lower(asset)];
    if (asset.value.times(most.denominator).gt(most.numerator)) return most;
    return asset.value.times(least.denominator).lt(least.numerator) ? least : undefined;
  };
}

function* payOut(assets: readonly TradedAsset[], cash: Placing["cash"], tolerance: Tolerance): Sliced<void> {
  if (cash().lt(tolerance.remainder.neg())) yield* raiseCash(assets, cash().neg(), "everything", tolerance);
}

/** The upper edge of the band, as a share of the total after the fees of going to target, which is the smallest possible total. */
function atUpperEdge({ assets, rules, total }: Placing): Goal {
  const edges = new Map<Position, Fraction>(
    assets.map((asset) => [asset, shareOf(total, asset.target.plus(bandAround(asset.target, rules)))]),
  );
  return (position) => edges.get(position)!;
}

/** The lower edge of the band, as a share of the total before fees, which is the largest possible total; at most the target. */
function atLowerEdge({ assets, rules, funds }: Placing): Goal {
  const edges = new Map<Position, Fraction>(
    assets.map((asset) => {
      const share = asset.target.minus(bandAround(asset.target, rules));
      const edge = { numerator: share.times(funds), denominator: one };
      const isAboveTarget = edge.numerator
        .times(asset.targetValue.denominator)
        .gt(asset.targetValue.numerator);
      return [asset, isAboveTarget ? asset.targetValue : edge];
    }),
  );
  return (position) => edges.get(position)!;
}

function shareOf({ numerator, denominator }: Fraction, share: Decimal): Fraction {
  return { numerator: numerator.times(share), denominator };
}

/**
 * Corrects the rounding errors of quotients with 34 digits: cash that should be 0 or unchanged becomes exactly that, and the largest
 * trade without a step takes the difference.
 */
function settle(
  assets: readonly TradedAsset[],
  cash: { readonly before: Decimal; readonly after: Decimal },
  funds: Decimal,
  remainder: Decimal,
): Outcome {
  const total = funds.minus(sum(assets.map(({ fee }) => fee)));
  const settled = [zero, cash.before].find((amount) => cash.after.minus(amount).abs().lte(remainder));
  if (!settled || cash.after.eq(settled)) return { assets, cash: cash.after, total };
  const free = assets.filter(
    ({ step, tradeValue, value }) =>
      step.isZero() && !tradeValue.isZero() && !value.plus(tradeValue).isZero(),
  );
  if (free.length === 0) return { assets, cash: cash.after, total };
  const largest = free.reduce((a, b) => (b.tradeValue.abs().gt(a.tradeValue.abs()) ? b : a));
  largest.tradeValue = largest.tradeValue.plus(cash.after.minus(settled));
  return { assets, cash: settled, total };
}
