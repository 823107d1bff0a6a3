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
  /** Fee rate of closing, which is added to the maintenance rate. */
  readonly feeRate: Decimal;
}

/**
 * Why there is no price: no positive price liquidates the position, the position outgrows the last cap of the table first,
 * or its margin is less than the maintenance margin at entry already.
 */
export type NoTieredPrice = "no price" | "beyond the table" | "not covered";

/**
 * The liquidation price of a position whose maintenance margin is that of the bracket which holds its notional at that very
 * price. The brackets are in notional of the settlement currency: quote for linear, coin for inverse. Rates with the fee
 * are below 1.
 *
 * Let N be the notional and N0 the notional at entry. The equity of both contracts is a straight line in N:
 * `W + d*(N - N0)`, where d is 1 if a loss makes the notional smaller (linear long, inverse short) and -1 if it makes it
 * larger. Within a bracket the maintenance margin with the fee is a straight line too, `N*(rate + fee) - amount`. So is
 * their difference, the gap. Its slope `d - rate - fee` has the sign of d in every bracket.
 *
 * If the amounts chain (`chainedAmounts`), the gap is continuous at the borders, so it is strictly monotone over the whole
 * table and 0 at one notional at most. Exactly one bracket can hold its own solution. The walk from bracket to bracket,
 * starting at entry and going down the gap, finds it after at most one step a bracket, without iteration.
 *
 * If the maintenance margin jumps at a border (a rate on the whole position, or amounts that do not chain), the same walk
 * finds the first price on the losing side at which equity is not above the maintenance margin; it may be the border
 * itself.
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
  const sign = gapAt(atEntry, entryNotional);
  if (sign < 0) return "not covered";
  if (position.rule === "entry" || sign === 0) return priceAtZero(position, money, atEntry);

  const upwards = !fallsWithLoss(position);
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
 * The liquidation price if the brackets count the position's quantity, which does not depend on the price: base units
 * (linear) or USD face value (inverse), with amounts in the same unit. The bracket is then the same at every price, and the
 * maintenance margin is the value of `quantity*rate - amount`.
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
  const amountAtEntry = tier.amount.times(money.unitAtEntry);
  const atEntry = { buffer: buffer.plus(amountAtEntry), slope };
  if (gapAt(atEntry, money.entryNotional) < 0) return "not covered";
  if (rule === "entry") return priceAtZero(position, money, atEntry);
  // The amount is the share amount / quantity of the notional, so everything is multiplied by the quantity.
  return priceAtZero(position, money, {
    buffer: buffer.times(quantity),
    slope: slope.times(quantity).minus(tier.amount),
  });
}

/** True if a loss makes the position's notional smaller. */
export function fallsWithLoss({ side, contract }: Pick<TieredPosition, "side" | "contract">): boolean {
  return (side === "long") === (contract === "linear");
}

/**
 * The position in the settlement currency, multiplied by a scale that avoids divisions. The scale is the margin's
 * denominator, and for an inverse contract, whose notional is face value / price, also the entry price.
 */
interface Money {
  readonly scale: Decimal;
  /** Value of one unit of the quantity at entry. */
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

/** The gap is `buffer - slope*x` at a notional x that is multiplied by the position's scale. */
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
