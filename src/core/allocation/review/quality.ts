import { divide, sumOfSliced, zero, decimal, type Decimal } from "../../number/decimal";
import { eachSliced, type Sliced } from "../../slices";
import { coinBehind } from "../../venues/base-coin";
import { percent, unseen } from "../allowed-range";
import { componentKey, isFutures } from "../targets";

/** What the user thinks of an asset. */
export type AssetQuality = "core" | "conviction" | "unsure";
export const assetQualities: readonly AssetQuality[] = ["core", "conviction", "unsure"];

/** A row of a portfolio. */
export interface RatedHolding {
  readonly asset: string;
  readonly bucket: string;
  /** At least 0. */
  readonly value: Decimal;
  /** Undefined where the user has not marked it. */
  readonly quality: AssetQuality | undefined;
  /** The exchange that holds it; undefined where it is in the user's own custody. */
  readonly venue: string | undefined;
}

export interface QualityFinding {
  readonly rule: string;
  readonly breached: boolean;
  /** What was found; "" where nothing is to be said. */
  readonly message: string;
}

/** The coins that are core without a mark. */
const coreCoins = ["BTC", "ETH"];

/** The profiles whose core is BTC and ETH alone: the one that sits out a bear market, and the one with the smallest core. */
const strictProfiles = ["conservative-accumulator", "aggressive-capitalizer"];

/** More of the portfolio on one venue is too much to lose with it. */
const mostOnOneVenue = decimal("0.5");

/** Checks that spot is in assets that may be core, and that no margin is in assets the user is unsure of. */
export function* qualityFindings(
  profileId: string | undefined,
  holdings: readonly RatedHolding[],
): Sliced<QualityFinding[]> {
  return [yield* coreQuality(profileId, holdings), yield* marginQuality(holdings)];
}

/** Checks that no venue holds more than half of the portfolio. */
export function* venueFinding(holdings: readonly RatedHolding[]): Sliced<QualityFinding> {
  const rule = "share on one venue";
  const all = yield* sumOfSliced(holdings, ({ value }) => value);
  const venues = new Map<string, { readonly name: string; value: Decimal }>();
  yield* eachSliced(holdings, ({ venue: name, value }) => {
    if (name === undefined) return;
    const key = name.toLowerCase();
    const venue = venues.get(key);
    if (venue) venue.value = venue.value.plus(value);
    else venues.set(key, { name, value });
  });
  let largest: { readonly name: string; readonly value: Decimal } | undefined;
  for (const venue of venues.values()) if (!largest || venue.value.gt(largest.value)) largest = venue;
  yield;
  if (!largest || all.isZero() || divide(largest.value, all).lte(mostOnOneVenue.plus(unseen)))
    return { rule, breached: false, message: "" };
  const found = `${amount(largest.value)} of ${amount(all)} (${percent(divide(largest.value, all))}) is on ${largest.name}`;
  return { rule, breached: true, message: `${found}; hold at most ${percent(mostOnOneVenue)} on one venue.` };
}

function* coreQuality(
  profileId: string | undefined,
  holdings: readonly RatedHolding[],
): Sliced<QualityFinding> {
  const rule = "core quality";
  const isStrict = profileId !== undefined && strictProfiles.includes(profileId);
  let [spot, other] = [zero, zero];
  yield* eachSliced(holdings, ({ asset, bucket, quality, value }) => {
    if (isFutures(bucket) || componentKey(bucket) === "cash") return;
    spot = spot.plus(value);
    if (quality === "core" || (!isStrict && quality === "conviction")) return;
    if (!coreCoins.includes(coinBehind(asset))) other = other.plus(value);
  });
  const share = shareOf(other, spot);
  if (share.lte(unseen)) return { rule, breached: false, message: "" };
  const found = `${amount(other)} of ${amount(spot)} spot (${percent(share)})`;
  const marks = isStrict ? "marked core" : "marked core or conviction";
  return { rule, breached: true, message: `${found} is not ${coreCoins.join(", ")} or ${marks}.` };
}

function* marginQuality(holdings: readonly RatedHolding[]): Sliced<QualityFinding> {
  const rule = "margin quality";
  const unsure = yield* sumOfSliced(holdings, ({ bucket, quality, value }) =>
    isFutures(bucket) && quality === "unsure" ? value : zero,
  );
  if (unsure.isZero()) return { rule, breached: false, message: "" };
  const message = `${amount(unsure)} of futures margin is in assets marked unsure.`;
  return { rule, breached: true, message };
}

function shareOf(part: Decimal, whole: Decimal): Decimal {
  return whole.isZero() ? zero : divide(part, whole);
}

/** Money in a sentence: commas between thousands, at most two decimals. */
function amount(value: Decimal): string {
  const [whole, decimals] = value.toDecimalPlaces(2).toFixed().split(".");
  const grouped = whole!.replace(/\B(?=(\d{3})+$)/g, ",");
  return decimals === undefined ? grouped : `${grouped}.${decimals}`;
}
