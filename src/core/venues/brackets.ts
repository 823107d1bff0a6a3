import { decimal, divide, one, zero, type Decimal } from "../number/decimal";
import { type Brackets, chainedAmounts, type Tier } from "../liquidation/tiers";
import { atOnce } from "../slices";
import type { Listed } from "./find";
import type { Bracket, BracketTable, Listing, Market, Unknown } from "./market";

/** A bracket of which everything is known. */
export interface VenueTier extends Tier {
  readonly maxLeverage: Decimal;
}

/** A bracket as far as it is known. */
export interface ListedTier {
  readonly floor: Decimal;
  /** Undefined if the bracket has no end. */
  readonly cap: Decimal | Unknown | undefined;
  readonly maxLeverage: Decimal;
  readonly rate: Decimal | Unknown;
  readonly amount: Decimal | Unknown;
}

/** A bracket that the user gives. */
export interface OwnTier extends Tier {
  readonly maxLeverage?: Decimal;
}

/** Brackets that the user gives of a venue's contract. */
export interface OwnBrackets extends Brackets {
  readonly tiers: readonly OwnTier[];
}

/**
 * The unit of a listing's floors, caps and amounts: notional in the settlement currency, or quantity in base units or USD
 * face value.
 */
export function bracketUnit({ unit }: BracketTable): "notional" | "quantity" {
  return unit === "notional" ? "notional" : "quantity";
}

/** The unit of floors and caps. */
export function unitName({ contract }: Pick<Market, "contract">, unit: "notional" | "quantity"): string {
  if (unit === "notional") return contract === "linear" ? "notional in quote currency" : "notional in coin";
  return contract === "linear" ? "base units" : "USD face value";
}

const known = new WeakMap<Listing, readonly ListedTier[]>();

/**
 * The brackets of a listing; contracts are converted to the units that they are made of. If each rate is paid on its part
 * of the position the amounts chain, otherwise they are 0.
 */
export function venueTiers({ market, listing }: Listed): readonly ListedTier[] {
  const tiers = known.get(listing) ?? tiersOf(listing, market.rule.rateOn === "part");
  known.set(listing, tiers);
  return tiers;
}

/** The brackets that are certain, from the first on: if it is not known what a rate is paid on, only the first. */
export function certainTiers(listed: Listed): readonly VenueTier[] {
  const tiers = venueTiers(listed);
  const end = tiers.findIndex((tier) => !isCertain(tier));
  const certain = (end < 0 ? tiers : tiers.slice(0, end)).filter(isCertain);
  return listed.market.rule.rateOn ? certain : certain.slice(0, 1);
}

const certain = new WeakMap<Listing, Brackets>();

/** The same as the brackets of an account's leg, the same object for every leg of the listing. */
export function certainBrackets(listed: Listed, table: BracketTable): Brackets {
  const brackets = certain.get(listed.listing) ?? { tiers: certainTiers(listed), unit: bracketUnit(table) };
  certain.set(listed.listing, brackets);
  return brackets;
}

function isCertain(tier: ListedTier): tier is ListedTier & VenueTier {
  return tier.rate !== "unknown" && tier.cap !== "unknown";
}

function tiersOf({ table, contractSize }: Listing, chained: boolean): readonly ListedTier[] {
  if (!table) return [];
  const size = table.unit === "contracts" ? decimal(contractSize!) : one;
  const tiers = table.brackets.map((bracket) => {
    const [floor, cap, maxLeverage] = bracket;
    return {
      floor: decimal(floor).times(size),
      cap: cap === Infinity ? undefined : cap === "unknown" ? cap : decimal(cap).times(size),
      maxLeverage: decimal(maxLeverage),
      rate: rateOf(bracket),
    };
  });
  const withRates = tiers.filter((tier): tier is typeof tier & { rate: Decimal } => tier.rate !== "unknown");
  const amounts = atOnce(chainedAmounts(withRates));
  return tiers.map((tier, index) => ({
    ...tier,
    amount: tier.rate === "unknown" ? tier.rate : chained ? amounts[index]! : zero,
  }));
}

function rateOf([, , maxLeverage, rate]: Bracket): Decimal | Unknown {
  if (rate === undefined) return divide(one, decimal(maxLeverage).times(2));
  return rate === "unknown" ? rate : decimal(rate);
}
