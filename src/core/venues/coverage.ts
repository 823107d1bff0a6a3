import { spelledDigits } from "../number/decimal";
import { venueTiers } from "./brackets";
import type { Listed } from "./find";

/** What is not known of a contract's brackets, in words; undefined if nothing is missing, or if no brackets are known at all. */
export function missingBrackets(listed: Listed): string | undefined {
  const tiers = venueTiers(listed);
  if (tiers.length === 0) return undefined;
  const unrated = tiers.findIndex(({ rate }) => rate === "unknown");
  if (unrated === 0) return "the maintenance rates are not known";
  if (unrated > 0) return `the maintenance rates are known up to ${spelledDigits(tiers[unrated]!.floor)}`;
  const { cap } = tiers.at(-1)!;
  if (cap === "unknown") return "where the last one ends is not known";
  return listed.listing.table!.partial ? `known up to ${spelledDigits(cap!)}` : undefined;
}
