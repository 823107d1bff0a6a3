import {
  assetQualities,
  type AssetQuality,
  qualityFindings,
  type RatedHolding,
  venueFinding,
} from "../../core/allocation/review/quality";
import { zero } from "../../core/number/decimal";
import { mapSliced, type Sliced } from "../../core/slices";
import { atLeastZero } from "../arguments/numbers";
import { profileId } from "../arguments/profile";
import { bucket, choice, text } from "../arguments/words";
import { list, optional, optionalList, orOneForAll } from "../cells/declaration";
import { once } from "../cells/once";
import type { Output } from "../cells/spill";

const checked = once(
  "ALLOC.QUALITY",
  {
    profile: profileId,
    assets: list(text),
    buckets: orOneForAll(list(optional<string | undefined>(bucket, undefined))),
    values: list(optional(atLeastZero, zero)),
    quality: optionalList(optional<AssetQuality | undefined>(choice(assetQualities), undefined), undefined),
    venues: optionalList(optional<string | undefined>(text, undefined), undefined),
  },
  function* ({ profile, assets, buckets, values, quality, venues }): Sliced<Output[][]> {
    const holdings = yield* mapSliced(assets, (asset, index): RatedHolding => ({
      asset,
      bucket: buckets[index] ?? "spot",
      value: values[index]!,
      quality: quality?.[index],
      venue: venues?.[index],
    }));
    const findings = yield* qualityFindings(profile.id, holdings);
    if (venues) findings.push(yield* venueFinding(holdings));
    return findings.map(({ rule, breached, message }) => [rule, breached ? "breach" : "ok", message]);
  },
);

/**
 * Checks which assets a profile's core and its margin are in, and how much one exchange holds.
 *
 * @customfunction ALLOC_QUALITY ALLOC.QUALITY
 * @helpurl https://localhost:3000/docs/functions/ALLOC.QUALITY.html
 * @param {any[][]} profile Profile id or name, or a table of component and weight.
 * @param {any[][]} assets Row or column of assets, as coins or as contracts in any spelling.
 * @param {any[][]} buckets Bucket of each asset, or one for all; blank or a name of your own is spot.
 * @param {any[][]} values Value of each asset, at least 0; of futures the margin.
 * @param {any[][]} [quality] Mark of each asset: "core", "conviction" or "unsure"; blank for none. Default none.
 * @param {any[][]} [venues] Exchange of each asset, blank for your own custody. Default none: no such rule.
 * @param {CustomFunctions.CancelableInvocation} invocation What Excel adds to cancel the call.
 * @returns {any[][]} Rule, status ("ok" or "breach") and message, a row each; the message of a rule that is kept is blank.
 * @remarks
 * Buckets are spot, cash, futures, and hedge reserve and active for parts of futures.
 *
 * Core quality: what lies on spot is BTC, ETH or marked core. Conservative Accumulator (A) and Aggressive Capitalizer (C) take
 * nothing else; with the other profiles and a table of your own an asset marked conviction may be core too.
 *
 * Margin quality: no futures margin is in an asset marked unsure.
 *
 * Share on one venue, only with venues: no exchange holds more than 50 % of all values. What an exchange holds is lost with it; rows
 * without one are yours and count in the whole alone. Names that differ in case are one.
 *
 * An asset counts as the coin that it is named after: BTC/USDT:USDT, XBTUSD, "BTC perp" and Bitcoin are BTC. So do wrapped and staked
 * forms that are backed one to one: WBTC, cbBTC, tBTC and BTCB as BTC; WETH, stETH, wstETH, rETH, cbETH, WBETH and BETH as ETH. Whoever
 * issues them is one more risk that this rule does not see. Others, such as coins staked a second time, take a mark.
 *
 * A breach is a warning and stops nothing. Less than 0.005 % of spot in other assets is not seen.
 *
 * The series end together with their last row that is not blank or 0 in all; a heading in the first row is skipped. Rows that are blank
 * throughout are left out. A blank value counts as 0, a blank mark or venue is none.
 * @throws #VALUE! when profile is missing, blank or unknown, an asset is blank, a value is negative, a mark is not one of those listed, a
 * bucket sounds like cash or margin without being one ("Futures margin": type futures), or the series do not have the same number of values.
 * @example =ALLOC.QUALITY("conservative-accumulator", {"BTC";"DOGE"}, {"spot";"spot"}, {60000;15000}) → {"core quality","breach","15,000 of 75,000 spot (20 %) is not BTC, ETH or marked core.";"margin quality","ok",""}
 * @example =ALLOC.QUALITY("balanced-growth-manager", {"BTC";"DOGE perp"}, {"spot";"futures"}, {60000;30000}, {"core";"unsure"}, {"";"Bybit"}) → {"core quality","ok","";"margin quality","breach","30,000 of futures margin is in assets marked unsure.";"share on one venue","ok",""}
 * @see https://www.thebalance.com/what-is-core-and-satellite-2466544
 */
export function allocQuality(
  profile: any[][],
  assets: any[][],
  buckets: any[][],
  values: any[][],
  quality?: any[][],
  venues?: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): any[][] {
  return checked([profile, assets, buckets, values, quality, venues, invocation]);
}
