import type { Decimal } from "../decimal";
import { decimal, divide, larger, one, sum, zero } from "../decimal";
import { quotientOf, type Fraction } from "../fraction";
import { atOnce, rowsSliced, type Sliced } from "../slices";
import { bandAround, isBanded, isBeyondBand, type Bands } from "./bands";
import { totalAfterFees } from "./total-after-fees";
import { buyUp, costOfBuying, raiseCash, sellDown, type Goal, type Position, type Tolerance } from "./trades";

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

export type Destination = "target" | "edge";
export const destinations: readonly Destination[] = ["target", "edge"];

export interface RebalanceRow {
  readonly asset: string;
  readonly price: Decimal;
  readonly quantity: Decimal;
  readonly value: Decimal;
  readonly weight: Decimal;
  readonly target: Decimal;
  readonly drift: Decimal;
  /** Positive for a purchase, negative for a sale. */
  readonly tradeValue: Decimal;
  readonly tradeQuantity: Decimal;
  readonly fee: Decimal;
  readonly newWeight: Decimal;
}

export interface RebalancePlan {
  /** A row for each holding that is not cash, in the given order. */
  readonly rows: readonly RebalanceRow[];
  readonly cash: RebalanceRow;
}

/** A withdrawal that the holdings cannot meet. */
export interface CashShortfall {
  readonly missing: Decimal;
}

/**
 * The trades that bring holdings to their targets, paid from cash and fees included.
 *
 * - Targets are shares of the total that is left after the cash flow and the fees (`totalAfterFees`): what is above its
 *   share of that total is only sold, what is below only bought.
 * - Trades are cut to their step, and left out below the minimum. Sales come first; the cash that they leave buys the largest
 *   deficits first, which takes the fewest trades. Cash never ends below 0: a withdrawal sells more, what lies most above its
 *   target first.
 * - With a band, the cash flow comes first: a deposit buys what is below target, assets below their band to its edge before
 *   others, and a withdrawal is paid from cash, then from what is most above target. Where that leaves every asset within its
 *   band, nothing else is traded. Else the whole book goes back to its targets, or only what is beyond its band to its edge
 *   (`toEdge`). Cash itself triggers nothing.
 *
 * Rebalancing the result again with no cash flow trades nothing.
 */
export function rebalance(
  holdings: readonly Holding[],
  rules: RebalanceRules,
): RebalancePlan | CashShortfall {
  return atOnce(rebalanceSliced(holdings, rules));
}

/** The same, to be interrupted on the way: thousands of holdings take a while. */
export function* rebalanceSliced(
  holdings: readonly Holding[],
  rules: RebalanceRules,
): Sliced<RebalancePlan | CashShortfall> {
  const book = openBook(holdings, rules);
  yield;
  if (isBanded(rules)) {
    const outcome = yield* place(book, rules, cashFlowOnly);
    if ("missing" in outcome || isInBand(outcome.assets.map(afterTrade), outcome.total, rules))
      return yield* report(book, outcome);
    if (rules.destination === "edge") return yield* report(book, yield* place(book, rules, toEdge));
  }
  return yield* report(book, yield* place(book, rules, toTarget));
}

/** A book before any trade. */
interface Book {
  readonly assets: readonly Asset[];
  readonly cash: Decimal;
  readonly cashTarget: Decimal;
  readonly total: Decimal;
}

interface Asset {
  readonly holding: Holding;
  readonly value: Decimal;
  readonly target: Decimal;
  readonly feeRate: Decimal;
  readonly minTrade: Decimal;
}

interface TradedAsset extends Asset, Position {
  fee: Decimal;
}

/** A book after its trades. */
interface Outcome {
  readonly assets: readonly TradedAsset[];
  readonly cash: Decimal;
  readonly total: Decimal;
}

function openBook(holdings: readonly Holding[], { feeRate, minTrade }: RebalanceRules): Book {
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

/** Below these shares of the book an amount is no trade, or no more than what quotients of 34 digits leave over. */
const smallestTrade = decimal("1e-14");
const largestRemainder = decimal("1e-28");

/** The smallest trade of a holding, in its own value, that reaches its minimum notional. */
function minTradeOf({ leverage = one, minNotional = zero }: Holding): Decimal {
  return leverage.isZero() ? zero : divide(minNotional, leverage);
}

/** A way to decide the trades of a book. */
type Placement = (placing: Placing) => Sliced<void>;

/** What a placement works on. */
interface Placing {
  readonly book: Book;
  readonly rules: RebalanceRules;
  readonly assets: readonly TradedAsset[];
  readonly funds: Decimal;
  /** What is left of the funds when all is brought to target. */
  readonly total: Fraction;
  readonly tolerance: Tolerance;
  /** Cash after the trades decided so far. */
  readonly cash: () => Decimal;
}

function* place(book: Book, rules: RebalanceRules, placement: Placement): Sliced<Outcome | CashShortfall> {
  const size = book.total.plus(rules.cashFlow.abs());
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
    for (const asset of assets) asset.fee = asset.tradeValue.abs().times(asset.feeRate);
    return settle(assets, { before: book.cash, after: cash() }, funds, tolerance.remainder);
  }
}

/**
 * A sale that a withdrawal forces past the target, as where a whole step has to be sold. Its fee leaves less than the targets were
 * shares of, so the trades are decided again with this sale as made.
 */
interface Sale {
  readonly tradeQuantity: Decimal;
  readonly tradeValue: Decimal;
}

const noSale: Sale = { tradeQuantity: zero, tradeValue: zero };

function isSoldPastTarget({ value, tradeValue, targetValue }: TradedAsset, remainder: Decimal): boolean {
  return tradeValue.isNegative() && quotientOf(targetValue).minus(value.plus(tradeValue)).gt(remainder);
}

/** The trades of one placement, on top of the sales that are made already. */
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
  const afterSales = book.assets.map(({ value, target, feeRate }, index) => ({
    value: value.plus(sales[index]!.tradeValue),
    target,
    feeRate,
  }));
  const total = totalAfterFees(afterSales, book.cashTarget, funds.minus(feesPaid));
  yield;
  const assets: TradedAsset[] = book.assets.map((asset, index) => ({
    ...asset,
    quantity: asset.holding.quantity,
    price: asset.holding.price,
    step: asset.holding.step,
    targetValue: shareOf(total, asset.target),
    ...sales[index]!,
    fee: zero,
  }));
  const cash = () =>
    book.cash
      .plus(rules.cashFlow)
      .minus(sum(assets.map((asset) => asset.tradeValue.plus(asset.tradeValue.abs().times(asset.feeRate)))));
  const placing = { book, rules, assets, funds, total, tolerance, cash };
  yield;
  yield* placement(placing);
  yield;
  return placing;
}

const atTarget: Goal = ({ targetValue }) => targetValue;

/** All assets go to their targets. */
function* toTarget({ assets, tolerance, cash }: Placing): Sliced<void> {
  yield* sellDown(assets, atTarget, tolerance);
  payOut(assets, cash, tolerance);
  yield* buyUp(assets, atTarget, cash(), tolerance);
}

/** What comes in is spent on what lies below target, what goes out is raised. */
function* cashFlowOnly(placing: Placing): Sliced<void> {
  const { rules, assets, tolerance, cash } = placing;
  payOut(assets, cash, tolerance);
  const kept = larger(cash().minus(rules.cashFlow), zero);
  yield* buyUp(assets, atLowerEdge(placing), cash().minus(kept), tolerance);
  yield* buyUp(assets, atTarget, cash().minus(kept), tolerance);
}

/**
 * What is beyond its band goes to its edge. Where the purchases need more than the sales and the cash above its target bring, what lies
 * most above target is sold too; where the sales bring more, the largest deficits are bought.
 */
function* toEdge(placing: Placing): Sliced<void> {
  const { book, assets, total, tolerance, cash } = placing;
  const kept = quotientOf(shareOf(total, book.cashTarget));
  yield* sellDown(assets, atUpperEdge(placing), tolerance);
  payOut(assets, cash, tolerance);
  const spare = larger(cash().minus(kept), zero);
  const short = (yield* costOfBuying(assets, atLowerEdge(placing), tolerance)).minus(spare);
  yield;
  if (short.gt(tolerance.remainder)) raiseCash(assets, short, "down to target", tolerance);
  yield* buyUp(assets, atLowerEdge(placing), cash(), tolerance);
  yield* buyUp(assets, atTarget, cash().minus(kept), tolerance);
}

function payOut(assets: readonly TradedAsset[], cash: Placing["cash"], tolerance: Tolerance): void {
  if (cash().lt(tolerance.remainder.neg())) raiseCash(assets, cash().neg(), "everything", tolerance);
}

/** The upper edge of the band, in the total after the fees of going to target: less is never left. */
function atUpperEdge({ assets, rules, total }: Placing): Goal {
  const edges = new Map<Position, Fraction>(
    assets.map((asset) => [asset, shareOf(total, asset.target.plus(bandAround(asset.target, rules)))]),
  );
  return (position) => edges.get(position)!;
}

/** The lower edge of the band, in the total before fees: more is never left. It does not lie above the target. */
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
 * Puts what quotients of 34 digits left in cash that is spent or not touched, or took from it, into the largest trade that is not bound
 * to a step.
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

/** Whether no asset's weight is strictly beyond its band around the target. */
function isInBand(
  assets: readonly { readonly value: Decimal; readonly target: Decimal }[],
  total: Decimal,
  bands: Bands,
): boolean {
  return !assets.some(({ value, target }) => isBeyondBand(value, target, total, bands));
}

function afterTrade({ value, tradeValue, target }: TradedAsset): { value: Decimal; target: Decimal } {
  return { value: value.plus(tradeValue), target };
}

function* report(book: Book, outcome: Outcome | CashShortfall): Sliced<RebalancePlan | CashShortfall> {
  if ("missing" in outcome) return outcome;
  const shares = (value: Decimal, target: Decimal, newValue: Decimal) => ({
    value,
    weight: book.total.isZero() ? zero : divide(value, book.total),
    target,
    drift: book.total.isZero() ? target.neg() : divide(value.minus(target.times(book.total)), book.total),
    newWeight: outcome.total.isZero() ? zero : divide(newValue, outcome.total),
  });
  const rows = yield* rowsSliced(outcome.assets.length, (index) => {
    const { holding, value, target, tradeValue, tradeQuantity, fee } = outcome.assets[index]!;
    return {
      asset: holding.asset,
      price: holding.price,
      quantity: holding.quantity,
      ...shares(value, target, value.plus(tradeValue)),
      tradeValue,
      tradeQuantity,
      fee,
    };
  });
  const cashTrade = outcome.cash.minus(book.cash);
  const cash = {
    asset: "Cash",
    price: one,
    quantity: book.cash,
    ...shares(book.cash, book.cashTarget, outcome.cash),
    tradeValue: cashTrade,
    tradeQuantity: cashTrade,
    fee: zero,
  };
  return { rows, cash };
}
