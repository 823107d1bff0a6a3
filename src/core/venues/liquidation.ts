import type { ContractType, Side } from "../position/contract";
import { decimal, divide, one, roundDownToStep, roundUpToStep, zero, type Decimal } from "../number/decimal";
import { addFractions, type Fraction } from "../number/fraction";
import {
  fallsWithLoss,
  quantityTieredLiquidationPrice,
  tieredLiquidationPrice,
  type TieredPosition,
} from "../liquidation/tiered";
import { type Tier, tierIndex } from "../liquidation/tiers";
import { certainBrackets, type ListedTier, type OwnBrackets, type OwnTier, venueTiers } from "./brackets";
import type { Listed } from "./find";
import type { LiquidationRule } from "./market";

/** An isolated position at a venue. Everything is above 0, except that added margin and fee rate may be 0. */
export interface VenuePosition {
  readonly side: Side;
  readonly entryPrice: Decimal;
  /** Base units (linear) or USD face value (inverse). */
  readonly quantity: Decimal;
  readonly leverage: Decimal;
  /** Margin added to the initial margin, in the settlement currency. */
  readonly extraMargin: Decimal;
  /** The account's own closing fee rate, or undefined to take the venue's. */
  readonly feeRate: Decimal | undefined;
}

/** Why a venue's figures give no price. */
export type NoVenuePrice =
  | {
      readonly reason: "no brackets" | "no rates" | "no rule" | "no fee" | "no price" | "not covered";
    }
  /**
   * The position is larger than the cap of the last certain bracket, `reach`, and this is not known of those behind it. If the
   * brackets count notional `reachAtEntry` is the quantity with this notional at the entry price, otherwise the notional of it.
   */
  | {
      readonly reason: "beyond the brackets";
      readonly reach: Decimal;
      readonly reachAtEntry: Decimal;
      readonly missing: "brackets" | "rates" | "what a rate is paid on";
    }
  | { readonly reason: "leverage"; readonly allowed: Decimal; readonly given: Decimal };

/**
 * The liquidation price of an isolated position by the venue's rule and its brackets, or the user's own of this contract. If the
 * tick is known the price is rounded to it, towards earlier liquidation: up for a long, down for a short.
 */
export function venueLiquidationPrice(
  listed: Listed,
  position: VenuePosition,
  own?: OwnBrackets,
): Decimal | NoVenuePrice {
  const { market, listing } = listed;
  const { rule } = market;
  const brackets = own ? ownBrackets(own, rule) : shippedBrackets(listed);
  if (!brackets) return { reason: "no brackets" };
  const { tiers, known, unit } = brackets;
  const allowed = tierAtEntry(tiers, unit, market.contract, position)?.maxLeverage;
  if (allowed && position.leverage.gt(allowed))
    return { reason: "leverage", allowed, given: position.leverage };

  if (tiers[0]!.rate === "unknown") return { reason: "no rates" };
  if (!rule.maintenance) return { reason: "no rule" };
  const feeRate = closingFeeRate(rule, position.feeRate);
  if (!feeRate) return { reason: "no fee" };

  const tiered: TieredPosition = {
    side: position.side,
    contract: market.contract,
    rule: rule.maintenance,
    entryPrice: position.entryPrice,
    quantity: position.quantity,
    margin: marginOf(listed, position),
    feeRate,
  };
  const solve = unit === "notional" ? tieredLiquidationPrice : quantityTieredLiquidationPrice;
  const price = solve(tiered, known);
  if (price === "no price" || price === "not covered") return { reason: price };
  if (price === "beyond the table") {
    const missing =
      known.length === tiers.length ? "brackets" : rule.rateOn ? "rates" : "what a rate is paid on";
    const reach = known.at(-1)!.cap!;
    const grows = (unit === "quantity") === (market.contract === "linear");
    const reachAtEntry = grows ? reach.times(position.entryPrice) : divide(reach, position.entryPrice);
    return { reason: "beyond the brackets", reach, reachAtEntry, missing };
  }
  const rounded = roundToEarlier(divide(price.numerator, price.denominator), position.side, listing.tick);
  return rounded.isZero() ? { reason: "no price" } : rounded;
}

interface KnownBrackets {
  readonly tiers: readonly (ListedTier | OwnTier)[];
  /** Those that are certain, from the first on. */
  readonly known: readonly Tier[];
  readonly unit: "notional" | "quantity";
}

function shippedBrackets(listed: Listed): KnownBrackets | undefined {
  const { table } = listed.listing;
  if (!table) return undefined;
  const { tiers: known, unit } = certainBrackets(listed, table);
  return { tiers: venueTiers(listed), known, unit };
}

/** Where a rate is paid on the whole position nothing is deducted; where that is not known only the first bracket is certain. */
function ownBrackets({ tiers: given, unit }: OwnBrackets, { rateOn }: LiquidationRule): KnownBrackets {
  const tiers = rateOn === "whole" ? given.map((tier) => ({ ...tier, amount: zero })) : given;
  return { tiers, known: rateOn ? tiers : tiers.slice(0, 1), unit };
}

/** The account's own rate, which replaces the venue's if the price allows for a fee. */
function closingFeeRate({ closingFeeRate }: LiquidationRule, own: Decimal | undefined): Decimal | undefined {
  if (closingFeeRate === 0) return zero;
  return own ?? (closingFeeRate === undefined ? undefined : decimal(closingFeeRate));
}

/** The margin: value at entry over leverage, plus added margin. */
function marginOf({ market }: Listed, position: VenuePosition): Fraction {
  const { side, entryPrice, quantity, leverage, extraMargin, feeRate } = position;
  const { contract, rule } = market;
  const fee = rule.addedMarginFeeRate === undefined ? zero : (feeRate ?? decimal(rule.addedMarginFeeRate));
  const divisor = fallsWithLoss({ side, contract }) ? one.minus(fee) : one.plus(fee);
  const value =
    contract === "linear"
      ? { numerator: quantity.times(entryPrice), denominator: one }
      : { numerator: quantity, denominator: entryPrice };
  return addFractions(
    { numerator: value.numerator, denominator: value.denominator.times(leverage) },
    { numerator: extraMargin, denominator: divisor },
  );
}

/** The bracket of the position at entry, or undefined beyond the last one. A bracket whose end is not known holds what is beyond. */
function tierAtEntry(
  tiers: readonly (ListedTier | OwnTier)[],
  unit: "notional" | "quantity",
  contract: ContractType,
  { quantity, entryPrice }: Pick<VenuePosition, "quantity" | "entryPrice">,
): ListedTier | OwnTier | undefined {
  const [size, scale] =
    unit === "quantity"
      ? [quantity, one]
      : contract === "linear"
        ? [quantity.times(entryPrice), one]
        : [quantity, entryPrice];
  return tiers[tierIndex(tiers, size, scale) ?? tiers.length];
}

function roundToEarlier(price: Decimal, side: Side, tick: number | undefined): Decimal {
  if (tick === undefined) return price;
  return (side === "long" ? roundUpToStep : roundDownToStep)(price, decimal(tick));
}
