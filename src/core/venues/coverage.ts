import { type Decimal, spelledDigits } from "../number/decimal";
import { baseCoin, quoteCoin } from "./base-coin";
import { bracketUnit, certainTiers, unitName, venueTiers } from "./brackets";
import type { Listed } from "./find";

/** The sizes of positions for which the venue's figures give a price, in words. */
export function pricedSizes(listed: Listed): string {
  const { market, listing } = listed;
  if (!listing.table) return "none, the brackets are not known";
  const { maintenance, closingFeeRate } = market.rule;
  if (venueTiers(listed)[0]!.rate === "unknown") return "none, the maintenance rates are not known";
  if (!maintenance) return "none, the rule of the price is not known";
  if (closingFeeRate === undefined) return "none without your own feeRate";
  const { cap } = certainTiers(listed).at(-1)!;
  if (cap === undefined) return "all";
  return `up to ${spelledDigits(cap)} (${unitName(market, bracketUnit(listing.table))})`;
}

/** What is not known of a contract's brackets, in words; undefined if nothing is missing, or if no brackets are known at all. */
export function missingBrackets(listed: Listed): string | undefined {
  const tiers = venueTiers(listed);
  if (tiers.length === 0) return undefined;
  const unrated = tiers.findIndex(({ rate }) => rate === "unknown");
  if (unrated === 0) return "the maintenance rates are not known";
  if (unrated > 0) return `the maintenance rates are known up to ${sizeWords(tiers[unrated]!.floor, listed)}`;
  const { cap } = tiers.at(-1)!;
  if (cap === "unknown") return "where the last one ends is not known";
  return listed.listing.table!.partial ? `known up to ${sizeWords(cap!, listed)}` : undefined;
}

/** A size with what it counts, such as 400 BTC. */
function sizeWords(size: Decimal, { market, listing, symbol }: Listed): string {
  const unit = bracketUnit(listing.table!);
  const isCoin = (unit === "notional") === (market.contract === "inverse");
  const coin = isCoin ? baseCoin(symbol) : quoteCoin(symbol);
  return `${spelledDigits(size)} ${coin === "" ? `(${unitName(market, unit)})` : coin}`;
}
