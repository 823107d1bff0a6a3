import type { Decimal } from "../decimal";
import { decimal, divide, larger, one, smaller, sum, zero } from "../decimal";
import { isBanded, isBeyondBand, type Bands } from "./bands";
import { totalAfterFees } from "./total-after-fees";
import { buyDeficits, raiseCash, sellExcess, type Position } from "./trades";

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
}

export interface RebalanceRules extends Bands {
  /** Money put in, negative when taken out. */
  readonly cashFlow: Decimal;
  /** Smaller trades are not made; in money, at least 0. */
  readonly minTrade: Decimal;
  /** Fee of each trade as a fraction of its value, from 0 to below 1. */
  readonly feeRate: Decimal;
}

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
 * - Trades are cut to their step, and left out below the minimum. Sales come first; where they leave too little cash the
 *   purchases shrink, and what the cutting left goes to the largest deficit. Cash never ends below 0: a withdrawal sells
 *   more, what lies most above its target first.
 * - With a band, nothing is traded while every asset is within it, save for the cash flow: a deposit buys what is below
 *   target, a withdrawal is paid from cash and then from what is most above target. Once one asset is beyond its band, or
 *   the cash flow alone would bring one there, the whole book goes back to its targets. Cash itself triggers nothing.
 *
 * Rebalancing the result again with no cash flow trades nothing.
 */
export function rebalance(
  holdings: readonly Holding[],
  rules: RebalanceRules,
): RebalancePlan | CashShortfall {
  const book = openBook(holdings);
  if (isBanded(rules) && isInBand(book.assets, book.total, rules)) {
    const outcome = place(book, rules, "cash flow only");
    if ("missing" in outcome || isInBand(outcome.assets.map(afterTrade), outcome.total, rules))
      return report(book, outcome);
  }
  return report(book, place(book, rules, "to target"));
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

function openBook(holdings: readonly Holding[]): Book {
  const valued = holdings.map((holding) => ({
    holding,
    value: holding.quantity.times(holding.price),
    target: holding.target,
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

function place(
  book: Book,
  rules: RebalanceRules,
  aim: "to target" | "cash flow only",
): Outcome | CashShortfall {
  const { cashFlow, feeRate, minTrade } = rules;
  const funds = book.total.plus(cashFlow);
  const size = book.total.plus(cashFlow.abs());
  const total = totalAfterFees(book.assets, book.cashTarget, funds, feeRate);
  const tradeRules = { feeRate, minTrade, dust: size.times(smallestTrade) };
  const remainder = size.times(largestRemainder);
  const assets: TradedAsset[] = book.assets.map((asset) => ({
    ...asset,
    quantity: asset.holding.quantity,
    price: asset.holding.price,
    step: asset.holding.step,
    tradeQuantity: zero,
    tradeValue: zero,
    fee: zero,
  }));
  const cash = () =>
    book.cash
      .plus(cashFlow)
      .minus(sum(assets.map(({ tradeValue }) => tradeValue.plus(tradeValue.abs().times(feeRate)))));

  if (aim === "to target") sellExcess(assets, total, tradeRules);
  if (cash().lt(remainder.neg())) {
    const missing = raiseCash(assets, cash().neg(), total, { ...tradeRules, dust: remainder });
    if (missing.gt(remainder)) return { missing };
  }
  const budget = aim === "to target" ? cash() : smaller(cash(), cashFlow);
  if (budget.gt(remainder)) buyDeficits(assets, budget, total, tradeRules);
  for (const asset of assets) asset.fee = asset.tradeValue.abs().times(feeRate);
  return settle(assets, cash(), funds, remainder);
}

/** Puts what quotients of 34 digits left in cash, or took from it, into the largest trade that is not bound to a step. */
function settle(assets: readonly TradedAsset[], cash: Decimal, funds: Decimal, remainder: Decimal): Outcome {
  const total = funds.minus(sum(assets.map(({ fee }) => fee)));
  if (cash.isZero() || cash.abs().gt(remainder)) return { assets, cash, total };
  const free = assets.filter(
    ({ step, tradeValue, value }) =>
      step.isZero() && !tradeValue.isZero() && !value.plus(tradeValue).isZero(),
  );
  if (free.length === 0) return { assets, cash, total };
  const largest = free.reduce((a, b) => (b.tradeValue.abs().gt(a.tradeValue.abs()) ? b : a));
  largest.tradeValue = largest.tradeValue.plus(cash);
  return { assets, cash: zero, total };
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

function report(book: Book, outcome: Outcome | CashShortfall): RebalancePlan | CashShortfall {
  if ("missing" in outcome) return outcome;
  const shares = (value: Decimal, target: Decimal, newValue: Decimal) => ({
    value,
    weight: book.total.isZero() ? zero : divide(value, book.total),
    target,
    drift: book.total.isZero() ? target.neg() : divide(value.minus(target.times(book.total)), book.total),
    newWeight: outcome.total.isZero() ? zero : divide(newValue, outcome.total),
  });
  const rows = outcome.assets.map(({ holding, value, target, tradeValue, tradeQuantity, fee }) => ({
    asset: holding.asset,
    price: holding.price,
    quantity: holding.quantity,
    ...shares(value, target, value.plus(tradeValue)),
    tradeValue,
    tradeQuantity,
    fee,
  }));
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
