import { type Decimal, zero, divide, one } from "../../number/decimal";
import { type Holding, type RebalanceRules, type CashShortfall, openBook, type Book } from "./book";
import { eachSliced, filterSliced, mapSliced, rowsAtOnce, type Sliced } from "../../slices";
import { isBanded, type Bands, isBeyondBand } from "../bands";
import { driftOf } from "../drift";
import {
  divideTrade,
  nameKey,
  namesOfSeveralPrices,
  netHoldings,
  type Netted,
  type RowTrade,
} from "./netting";
import { place, cashFlowOnly, toEdge, toTarget, type Outcome } from "./placing";
import type { TradedAsset } from "./trades";

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
  /** Why it is not traded, or only in part; "" for a trade that reaches its goal. */
  readonly reason: string;
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
 * - Rows of one asset at one price are traded as one (`netHoldings`). A floor is never sold, also not for a withdrawal.
 * - Negative cash is debt, which the trades pay back.
 *
 * Rebalancing the result again with no cash flow trades nothing. It works in slices, as thousands of holdings take a while.
 */
export function* rebalanceSliced(
  holdings: readonly Holding[],
  rules: RebalanceRules,
): Sliced<RebalancePlan | CashShortfall> {
  const netted = yield* netHoldings(holdings);
  const traded = yield* mapSliced(netted, ({ holding }) => holding);
  const book = yield* openBook(traded, rules);
  const outcome = yield* outcomeOf(book, rules);
  return "missing" in outcome ? outcome : yield* report(holdings, netted, book, outcome);
}

function* outcomeOf(book: Book, rules: RebalanceRules): Sliced<Outcome | CashShortfall> {
  if (isBanded(rules)) {
    const outcome = yield* place(book, rules, cashFlowOnly);
    if ("missing" in outcome || (yield* isInBand(outcome, rules))) return outcome;
    if (rules.destination === "edge") return yield* place(book, rules, toEdge);
  }
  return yield* place(book, rules, toTarget);
}

/** True when no asset's weight is strictly beyond its band around the target. */
function* isInBand({ assets, total }: Outcome, bands: Bands): Sliced<boolean> {
  for (const [index, { value, tradeValue, target }] of assets.entries()) {
    if (index % rowsAtOnce === 0) yield;
    if (isBeyondBand(value.plus(tradeValue), target, total, bands)) return false;
  }
  return true;
}

function* report(
  holdings: readonly Holding[],
  netted: readonly Netted[],
  book: Book,
  outcome: Outcome,
): Sliced<RebalancePlan> {
  const shares = (value: Decimal, target: Decimal, newValue: Decimal) => ({
    value,
    weight: book.total.isZero() ? zero : divide(value, book.total),
    target,
    drift: book.total.isZero() ? target.neg() : driftOf(value, target, book.total),
    newWeight: outcome.total.isZero() ? zero : divide(newValue, outcome.total),
  });
  const traded = yield* filterSliced(netted, ({ holding }) => !holding.cash);
  const ofSeveralPrices = yield* namesOfSeveralPrices(holdings);
  const rows = new Array<RebalanceRow | undefined>(holdings.length);
  for (const [index, { places }] of traded.entries()) {
    if (index % rowsAtOnce === 0) yield;
    const asset = outcome.assets[index]!;
    const trades = yield* tradesOfRows(asset, places, holdings);
    yield* eachSliced(places, (place, row) => {
      const { asset: name, price, quantity, target } = holdings[place]!;
      const { tradeValue, tradeQuantity } = trades[row]!;
      const value = quantity.times(price);
      rows[place] = {
        asset: name,
        price,
        quantity,
        tradeValue,
        tradeQuantity,
        fee: places.length > 1 ? tradeValue.abs().times(asset.feeRate) : asset.fee,
        reason: reasonOfRow(asset, tradeValue, {
          rows: places.length,
          hasSeveralPrices: ofSeveralPrices.has(nameKey(name)),
        }),
        ...shares(value, target, value.plus(tradeValue)),
      };
    });
  }
  const cashTrade = outcome.cash.minus(book.cash);
  const cash = {
    asset: "Cash",
    price: one,
    quantity: book.cash,
    ...shares(book.cash, book.cashTarget, outcome.cash),
    tradeValue: cashTrade,
    tradeQuantity: cashTrade,
    fee: zero,
    reason: "",
  };
  return { rows: (yield* filterSliced(rows, (row) => row !== undefined)) as RebalanceRow[], cash };
}

function* tradesOfRows(
  asset: TradedAsset,
  places: readonly number[],
  holdings: readonly Holding[],
): Sliced<readonly RowTrade[]> {
  if (places.length === 1) return [asset];
  const rows = yield* mapSliced(places, (place) => holdings[place]!);
  return yield* divideTrade(asset, rows);
}

/** The reason of a row, which also says what became of other rows of its asset. */
function reasonOfRow(
  { tradeValue, reason }: TradedAsset,
  ofRow: Decimal,
  { rows, hasSeveralPrices }: { readonly rows: number; readonly hasSeveralPrices: boolean },
): string {
  const isElsewhere = rows > 1 && ofRow.isZero() && !tradeValue.isZero();
  return [
    rows > 1 ? `${rows} rows of the asset netted` : "",
    isElsewhere ? "traded in another" : reason,
    hasSeveralPrices ? "not netted, the price differs in another row" : "",
  ]
    .filter((part) => part !== "")
    .join(", ");
}
