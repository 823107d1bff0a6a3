import { divide, sum, zero, decimal, type Decimal } from "../../number/decimal";
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
export function qualityFindings(
  profileId: string | undefined,
  holdings: readonly RatedHolding[],
): QualityFinding[] {
  return [coreQuality(profileId, holdings), marginQuality(holdings)];
}

/** Checks that no venue holds more than half of the portfolio. */
export function venueFinding(holdings: readonly RatedHolding[]): QualityFinding {
  const rule = "share on one venue";
  const all = valueOf(holdings);
  const venues = new Map<string, { readonly name: string; readonly held: RatedHolding[] }>();
  for (const holding of holdings) {
    if (holding.venue === undefined) continue;
    const key = holding.venue.toLowerCase();
    const venue = venues.get(key) ?? { name: holding.venue, held: [] };
    venue.held.push(holding);
    venues.set(key, venue);
  }
  const held = [...venues.values()].map(({ name, held }) => ({ name, value: valueOf(held) }));
  const [largest] = held.sort((a, b) => b.value.cmp(a.value));
  if (!largest || all.isZero() || divide(largest.value, all).lte(mostOnOneVenue.plus(unseen)))
    return { rule, breached: false, message: "" };
  const found = `${amount(largest.value)} of ${amount(all)} (${percent(divide(largest.value, all))}) is on ${largest.name}`;
  return { rule, breached: true, message: `${found}; hold at most ${percent(mostOnOneVenue)} on one venue.` };
}

function coreQuality(profileId: string | undefined, holdings: readonly RatedHolding[]): QualityFinding {
  const rule = "core quality";
  const isStrict = profileId !== undefined && strictProfiles.includes(profileId);
  const spot = holdings.filter(({ bucket }) => !isFutures(bucket) && componentKey(bucket) !== "cash");
  const other = spot.filter(
    ({ asset, quality }) =>
      !coreCoins.includes(coinBehind(asset)) && quality !== "core" && (isStrict || quality !== "conviction"),
  );
  const share = shareOf(valueOf(other), valueOf(spot));
  if (share.lte(unseen)) return { rule, breached: false, message: "" };
  const found = `${amount(valueOf(other))} of ${amount(valueOf(spot))} spot (${percent(share)})`;
  const marks = isStrict ? "marked core" : "marked core or conviction";
  return { rule, breached: true, message: `${found} is not ${coreCoins.join(", ")} or ${marks}.` };
}

function marginQuality(holdings: readonly RatedHolding[]): QualityFinding {
  const rule = "margin quality";
  const unsure = valueOf(holdings.filter(({ bucket, quality }) => isFutures(bucket) && quality === "unsure"));
  if (unsure.isZero()) return { rule, breached: false, message: "" };
  const message = `${amount(unsure)} of futures margin is in assets marked unsure.`;
  return { rule, breached: true, message };
}

function valueOf(holdings: readonly RatedHolding[]): Decimal {
  return sum(holdings.map(({ value }) => value));
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
