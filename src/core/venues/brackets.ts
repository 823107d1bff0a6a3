import { decimal, divide, one, zero, type Decimal } from "../number/decimal";
import { type Brackets, chainedAmounts, type Tier } from "../liquidation/tiers";
import type { Listed } from "./find";
import type { BracketTable, Listing } from "./market";

export interface VenueTier extends Tier {
  readonly maxLeverage: Decimal;
}

/**
 * The unit of a listing's floors, caps and amounts: notional in the settlement currency, or quantity in base units or USD
 * face value.
 */
export function bracketUnit({ unit }: BracketTable): "notional" | "quantity" {
  return unit === "notional" ? "notional" : "quantity";
}

const known = new WeakMap<Listing, readonly VenueTier[]>();

/**
 * The brackets of a listing; contracts are converted to the units that they are made of. If each rate is paid on its part
 * of the position the amounts chain, otherwise they are 0.
 */
export function venueTiers({ market, listing }: Listed): readonly VenueTier[] {
  const tiers = known.get(listing) ?? tiersOf(listing, market.rule.rateOn === "part");
  known.set(listing, tiers);
  return tiers;
}

/** The brackets that are certain: if it is not known what a rate is paid on, only the first. */
export function certainTiers(listed: Listed): readonly VenueTier[] {
  const tiers = venueTiers(listed);
  return listed.market.rule.rateOn ? tiers : tiers.slice(0, 1);
}

const certain = new WeakMap<Listing, Brackets>();

/** The same as the brackets of an account's leg, the same object for every leg of the listing. */
export function certainBrackets(listed: Listed, table: BracketTable): Brackets {
  const brackets = certain.get(listed.listing) ?? { tiers: certainTiers(listed), unit: bracketUnit(table) };
  certain.set(listed.listing, brackets);
  return brackets;
}

function tiersOf({ table, contractSize }: Listing, chained: boolean): readonly VenueTier[] {
  if (!table) return [];
  const size = table.unit === "contracts" ? decimal(contractSize!) : one;
  const tiers = table.brackets.map(([floor, cap, maxLeverage, rate]) => ({
    floor: decimal(floor).times(size),
    cap: cap === Infinity ? undefined : decimal(cap).times(size),
    maxLeverage: decimal(maxLeverage),
    rate: rate === undefined ? divide(one, decimal(maxLeverage).times(2)) : decimal(rate),
  }));
  const amounts = chainedAmounts(tiers);
  return tiers.map((tier, index) => ({ ...tier, amount: chained ? amounts[index]! : zero }));
}
