import {
  divide,
  larger,
  roundDownToStep,
  sumOfSliced,
  sumSliced,
  zero,
  type Decimal,
} from "../../number/decimal";
import { eachSliced, mapSliced, orderSliced, rowsAtOnce, type Sliced } from "../../slices";
import type { Holding } from "./book";
import type { TradedAsset } from "./trades";

/** Holdings that are traded as one, and their places among the given holdings. */
export interface Netted {
  readonly holding: Holding;
  readonly places: readonly number[];
}

/**
 * Holdings of one asset at one price as one, so that it is not bought in one row and sold in another. Cash and futures margin stay
 * apart, and so does a row with another price: it may be another thing of the same name.
 */
export function* netHoldings(holdings: readonly Holding[]): Sliced<Netted[]> {
  const places = new Map<string, number[]>();
  yield* eachSliced(holdings, (holding, place) => {
    const key = keyOf(holding, place);
    const others = places.get(key);
    if (others) others.push(place);
    else places.set(key, [place]);
  });
  const netted: Netted[] = [];
  for (const together of places.values()) {
    if (netted.length % rowsAtOnce === 0) yield;
    const rows = together.map((place) => holdings[place]!);
    netted.push({ holding: rows.length === 1 ? rows[0]! : yield* joined(rows), places: together });
  }
  return netted;
}

/** The names that stand in several rows with different prices. */
export function* namesOfSeveralPrices(holdings: readonly Holding[]): Sliced<ReadonlySet<string>> {
  const prices = new Map<string, Decimal>();
  const several = new Set<string>();
  yield* eachSliced(holdings, ({ asset, price, cash, leverage }) => {
    if (cash || leverage) return;
    const name = nameKey(asset);
    const before = prices.get(name);
    if (before && !before.eq(price)) several.add(name);
    prices.set(name, price);
  });
  return several;
}

/** The name of an asset for comparisons. */
export function nameKey(asset: string): string {
  return asset.trim().toLowerCase();
}

/** The part of a row in the trade of its asset. */
export interface RowTrade {
  readonly tradeQuantity: Decimal;
  readonly tradeValue: Decimal;
}

const noTrade: RowTrade = { tradeQuantity: zero, tradeValue: zero };

/**
 * Divides the trade of an asset among its rows. A purchase goes into the row furthest below its share of the asset; a sale is taken
 * from the row furthest above it, then from the next, so that few orders are needed.
 */
export function* divideTrade(
  { tradeQuantity, tradeValue, price, step }: TradedAsset,
  rows: readonly Holding[],
): Sliced<RowTrade[]> {
  const trades = new Array<RowTrade>(rows.length).fill(noTrade);
  if (tradeValue.isZero()) return trades;
  const order = yield* byMissing(rows, tradeValue);
  if (!tradeValue.isNegative()) {
    trades[order[0]!] = { tradeQuantity, tradeValue };
    return trades;
  }
  let [quantityLeft, valueLeft] = [tradeQuantity.neg(), tradeValue.neg()];
  for (const [place, row] of order.reverse().entries()) {
    if (place % rowsAtOnce === 0) yield;
    const most = freeOf(rows[row]!, step);
    if (quantityLeft.lte(most)) {
      trades[row] = { tradeQuantity: quantityLeft.neg(), tradeValue: valueLeft.neg() };
      return trades;
    }
    if (!most.gt(zero)) continue;
    trades[row] = { tradeQuantity: most.neg(), tradeValue: most.times(price).neg() };
    quantityLeft = quantityLeft.minus(most);
    valueLeft = valueLeft.minus(most.times(price));
  }
  return trades;
}

function keyOf({ asset, price, cash, leverage }: Holding, place: number): string {
  return cash || leverage ? String(place) : `${nameKey(asset)} at ${price.toString()}`;
}

function* joined(rows: readonly Holding[]): Sliced<Holding> {
  let [quantity, target, step, minNotional] = [zero, zero, zero, zero];
  let isFloorOfSteps = true;
  yield* eachSliced(rows, (row) => {
    quantity = quantity.plus(row.quantity);
    target = target.plus(row.target);
    step = larger(step, row.step);
    minNotional = larger(minNotional, row.minNotional ?? zero);
    if (row.floor && !row.floor.isZero()) isFloorOfSteps = false;
  });
  const free = yield* sumOfSliced(rows, (row) => freeOf(row, step));
  return { ...rows[0]!, quantity, target, step, minNotional, floor: quantity.minus(free), isFloorOfSteps };
}

/** The quantity of a row that may be sold, in whole steps: an order is placed for each row. */
function freeOf({ quantity, floor = zero }: Holding, step: Decimal): Decimal {
  return floor.gte(quantity) ? zero : roundDownToStep(quantity.minus(floor), step);
}

/** The rows by what they miss to their share of the asset after the trade, most first. */
function* byMissing(rows: readonly Holding[], tradeValue: Decimal): Sliced<Uint32Array> {
  const values = yield* mapSliced(rows, ({ quantity, price }) => quantity.times(price));
  const after = (yield* sumSliced(values)).plus(tradeValue);
  const whole = yield* sumOfSliced(rows, ({ target }) => target);
  const missing = yield* mapSliced(values, (value, row) =>
    whole.isZero() ? zero : divide(after.times(rows[row]!.target), whole).minus(value),
  );
  return yield* orderSliced(rows.length, (a, b) => missing[a]!.gt(missing[b]!));
}
