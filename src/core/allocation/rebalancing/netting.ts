import { divide, larger, roundDownToStep, sum, zero, type Decimal } from "../../number/decimal";
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
export function netHoldings(holdings: readonly Holding[]): Netted[] {
  const places = new Map<string, number[]>();
  holdings.forEach((holding, place) => {
    const key = keyOf(holding, place);
    const others = places.get(key);
    if (others) others.push(place);
    else places.set(key, [place]);
  });
  return [...places.values()].map((together) => ({
    holding:
      together.length === 1 ? holdings[together[0]!]! : joined(together.map((place) => holdings[place]!)),
    places: together,
  }));
}

/** The names that stand in several rows with different prices. */
export function namesOfSeveralPrices(holdings: readonly Holding[]): ReadonlySet<string> {
  const prices = new Map<string, Decimal>();
  const several = new Set<string>();
  for (const { asset, price, cash, leverage } of holdings) {
    if (cash || leverage) continue;
    const name = nameKey(asset);
    const before = prices.get(name);
    if (before && !before.eq(price)) several.add(name);
    prices.set(name, price);
  }
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

/**
 * Divides the trade of an asset among its rows. A purchase goes into the row furthest below its share of the asset; a sale is taken
 * from the row furthest above it, then from the next, so that few orders are needed.
 */
export function divideTrade(
  { tradeQuantity, tradeValue, price, step }: TradedAsset,
  rows: readonly Holding[],
): RowTrade[] {
  const trades = rows.map((): RowTrade => ({ tradeQuantity: zero, tradeValue: zero }));
  if (tradeValue.isZero()) return trades;
  const order = byMissing(rows, tradeValue);
  if (!tradeValue.isNegative()) {
    trades[order[0]!] = { tradeQuantity, tradeValue };
    return trades;
  }
  let [quantityLeft, valueLeft] = [tradeQuantity.neg(), tradeValue.neg()];
  for (const row of order.reverse()) {
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

function joined(rows: readonly Holding[]): Holding {
  const [first] = rows;
  const total = (of: (row: Holding) => Decimal): Decimal => sum(rows.map(of));
  const largest = (of: (row: Holding) => Decimal): Decimal => rows.map(of).reduce(larger);
  const quantity = total((row) => row.quantity);
  const step = largest((row) => row.step);
  return {
    ...first!,
    quantity,
    target: total(({ target }) => target),
    step,
    minNotional: largest(({ minNotional = zero }) => minNotional),
    floor: quantity.minus(total((row) => freeOf(row, step))),
    isFloorOfSteps: rows.every(({ floor = zero }) => floor.isZero()),
  };
}

/** The quantity of a row that may be sold, in whole steps: an order is placed for each row. */
function freeOf({ quantity, floor = zero }: Holding, step: Decimal): Decimal {
  return floor.gte(quantity) ? zero : roundDownToStep(quantity.minus(floor), step);
}

/** The rows by what they miss to their share of the asset after the trade, most first. */
function byMissing(rows: readonly Holding[], tradeValue: Decimal): number[] {
  const values = rows.map(({ quantity, price }) => quantity.times(price));
  const after = sum(values).plus(tradeValue);
  const targets = rows.map(({ target }) => target);
  const whole = sum(targets);
  const missing = values.map((value, row) =>
    whole.isZero() ? zero : divide(after.times(targets[row]!), whole).minus(value),
  );
  return rows.map((_, row) => row).sort((a, b) => missing[b]!.cmp(missing[a]!));
}
