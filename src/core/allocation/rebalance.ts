import { type Decimal, zero, divide, one } from "../number/decimal";
import { type Holding, type RebalanceRules, type CashShortfall, openBook, type Book } from "./book";
import { atOnce, type Sliced, rowsSliced } from "../slices";
import { isBanded, type Bands, isBeyondBand } from "./bands";
import { place, cashFlowOnly, toEdge, toTarget, type TradedAsset, type Outcome } from "./placing";

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

/**
 * The trades that bring holdings to their targets, paid from cash and fees included.
 *
 * - Targets are shares of the total that is left after the cash flow and the fees (`totalAfterFees`). An asset above its
 *   share of that total is only sold, one below it only bought.
 * - Trades are rounded down to their step, and left out below the minimum. Sales come first; the cash that they leave buys the
 *   largest deficits first, which takes the fewest trades. Cash never ends below 0: a withdrawal sells more, beginning with
 *   the asset furthest above its target.
 * - With a band, the cash flow comes first. A deposit buys assets that are below target, those below their band first and up to
 *   its edge. A withdrawal is paid from cash, then from the assets furthest above target. If every asset is then within its
 *   band, nothing else is traded. Otherwise all assets go back to their targets, or only those beyond their band to its edge
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

/** The same in slices, as thousands of holdings take a while. */
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

/** True when no asset's weight is strictly beyond its band around the target. */
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
