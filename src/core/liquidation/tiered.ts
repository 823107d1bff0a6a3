import type { ContractType, Side } from "../position/contract";
import { one, zero, type Decimal } from "../number/decimal";
import type { Fraction } from "../number/fraction";
import { positivePrice, type MaintenanceRule, type PriceFraction } from "./isolated";
import { tierIndex, type Tier } from "./tiers";

/** An isolated position whose maintenance rate depends on its size. */
export interface TieredPosition {
  readonly side: Side;
  readonly contract: ContractType;
  readonly rule: MaintenanceRule;
  readonly entryPrice: Decimal;
  /** Base units (linear) or USD face value (inverse). */
  readonly quantity: Decimal;
  /** In the settlement currency, without unrealised P&L. */
  readonly margin: Fraction;
  /** Fee on closing, added to the maintenance rate. */
  readonly feeRate: Decimal;
}

/** Why there is no price: no positive one liquidates the position, or the way to it leads past the table's last cap. */
export type NoTieredPrice = "no price" | "beyond the table";

/**
 * The liquidation price of a position whose maintenance margin is that of the bracket which holds its notional at that very
 * price. The brackets are in the settlement currency's notional: quote for linear, coin for inverse. Rates with the fee are
 * below 1.
 *
 * Let N be the notional, N0 that at entry. Both contracts' equity is a straight line in it: `W + d*(N - N0)`, where d is 1 where
 * a loss makes the notional smaller (linear long, inverse short) and -1 where it makes it larger. In a bracket the maintenance
 * margin with the fee is a straight line too, `N*(rate + fee) - amount`. So is their difference, the gap, whose slope
 * `d - rate - fee` has the sign of d in every bracket.
 *
 * Where the amounts chain (`chainedAmounts`), the gap is continuous over the borders and therefore strictly monotone over the
 * whole table: it is 0 at one notional at most, so exactly one bracket can hold its own solution. Walking bracket by bracket from
 * entry, downhill in the gap, must meet it, and after one step per bracket at the most: there is nothing to iterate.
 *
 * Where the maintenance margin jumps at a border (a rate on the whole position, or amounts that do not chain), the same walk
 * meets the first price that a loss reaches at which equity is no more than the maintenance margin; that may be the border
 * itself. A position that is below maintenance at entry is walked the other way: its price is on the profitable side, where it
 * would first be above maintenance again.
 */
export function tieredLiquidationPrice(
  position: TieredPosition,
  tiers: readonly Tier[],
): PriceFraction | NoTieredPrice {
  const money = inSettlementCurrency(position);
  const { scale, entryNotional } = money;
  const start = tierIndex(tiers, entryNotional, scale);
  if (start === undefined) return "beyond the table";
  const atEntry = gapLine(position, money, tiers[start]!);
  if (position.rule === "entry") return priceAtZero(position, money, atEntry);

  const sign = gapAt(atEntry, entryNotional);
  const upwards = sign > 0 !== fallsWithLoss(position);
  for (let index = start; ; index += upwards ? 1 : -1) {
    const tier = tiers[index];
    if (!tier) return upwards ? "beyond the table" : "no price";
    const gap = index === start ? atEntry : gapLine(position, money, tier);
    const [near, far] = upwards ? [tier.floor, tier.cap] : [tier.cap, tier.floor];
    const nearBorder = index === start ? undefined : near?.times(scale);
    if (nearBorder && gapAt(gap, nearBorder) !== sign) {
      return priceAtNotional(position, { numerator: nearBorder, denominator: scale });
    }
    if (!far || gapAt(gap, far.times(scale)) !== sign) return priceAtZero(position, money, gap);
  }
}

/**
 * The liquidation price where the brackets count the position's quantity, which no price changes: base units (linear) or USD face
 * value (inverse), and amounts in the same. The bracket is that of the quantity throughout, and the maintenance margin is what
 * `quantity*rate - amount` is worth.
 */
export function quantityTieredLiquidationPrice(
  position: TieredPosition,
  tiers: readonly Tier[],
): PriceFraction | NoTieredPrice {
  const { quantity, rule } = position;
  const tier = tiers[tierIndex(tiers, quantity, one) ?? tiers.length];
  if (!tier) return "beyond the table";
  const money = inSettlementCurrency(position);
  const { buffer, slope } = gapLine(position, money, { rate: tier.rate, amount: zero });
  if (rule === "entry") {
    const amountAtEntry = tier.amount.times(money.unitAtEntry);
    return priceAtZero(position, money, { buffer: buffer.plus(amountAtEntry), slope });
  }
  // The amount is the share amount / quantity of the notional: all times the quantity.
  return priceAtZero(position, money, {
    buffer: buffer.times(quantity),
    slope: slope.times(quantity).minus(tier.amount),
  });
}

/** Whether a loss makes the position's notional smaller. */
export function fallsWithLoss({ side, contract }: Pick<TieredPosition, "side" | "contract">): boolean {
  return (side === "long") === (contract === "linear");
}

/**
 * The position in the settlement currency, times a scale that makes it free of division: the margin's denominator and, for an
 * inverse contract, whose notional is face value / price, the entry price.
 */
interface Money {
  readonly scale: Decimal;
  /** One unit of the quantity at entry. */
  readonly unitAtEntry: Decimal;
  readonly entryNotional: Decimal;
  readonly margin: Decimal;
}

function inSettlementCurrency(position: TieredPosition): Money {
  const { contract, entryPrice, quantity, margin } = position;
  const linear = contract === "linear";
  const { numerator, denominator } = margin;
  const unitAtEntry = linear ? entryPrice.times(denominator) : denominator;
  return {
    scale: linear ? denominator : entryPrice.times(denominator),
    unitAtEntry,
    entryNotional: quantity.times(unitAtEntry),
    margin: linear ? numerator : numerator.times(entryPrice),
  };
}

/** At a notional x, times the position's scale, the gap is `buffer - slope*x`. */
interface GapLine {
  readonly buffer: Decimal;
  readonly slope: Decimal;
}

function gapLine(
  position: TieredPosition,
  { scale, entryNotional, margin }: Money,
  { rate, amount }: Pick<Tier, "rate" | "amount">,
): GapLine {
  const falls = fallsWithLoss(position);
  const equityAtZero = falls ? margin.minus(entryNotional) : margin.plus(entryNotional);
  const buffer = amount.isZero() ? equityAtZero : equityAtZero.plus(amount.times(scale));
  const rates = position.feeRate.isZero() ? rate : rate.plus(position.feeRate);
  if (position.rule === "mark") return { buffer, slope: falls ? rates.minus(one) : rates.plus(one) };
  return { buffer: buffer.minus(entryNotional.times(rates)), slope: falls ? minusOne : one };
}

function gapAt({ buffer, slope }: GapLine, notional: Decimal): number {
  return buffer.cmp(slope.times(notional));
}

function priceAtZero(
  position: TieredPosition,
  { scale }: Money,
  { buffer, slope }: GapLine,
): PriceFraction | NoTieredPrice {
  const notional = positivePrice(buffer, slope.times(scale));
  return notional ? priceAtNotional(position, notional) : "no price";
}

/** Linear: notional / quantity. Inverse: face value / notional. */
function priceAtNotional({ contract, quantity }: TieredPosition, notional: Fraction): PriceFraction {
  return contract === "linear"
    ? { numerator: notional.numerator, denominator: notional.denominator.times(quantity) }
    : { numerator: notional.denominator.times(quantity), denominator: notional.numerator };
}

const minusOne = one.neg();
