import { decimal, larger, smaller, zero, type Decimal } from "../number/decimal";
import { quotientOf } from "../number/fraction";
import { shiftOn, shiftSignals, type AdjustedProfile } from "./shift";
import { componentWeight } from "./targets";

export interface ShareRange {
  readonly low: Decimal;
  readonly high: Decimal;
}

/** A share that equals the bound in percent with two decimals is within it: steps and minimum trades can leave such a difference. */
export const unseen = decimal("0.00005");

/**
 * The range that a component may be in. A profile with adjustments allows all that it takes on its signals, and the usual range too if
 * its weight lies in it; limits of the user's can only narrow that. A profile without any, such as the user's own table, is held to the
 * user's limits or else the usual range if its weight lies in them, and else to its weight.
 */
export function allowedRange(
  profile: AdjustedProfile,
  name: string,
  limits: ShareRange,
  usual: ShareRange,
): AllowedRange {
  const weight = weightOf(profile, name);
  const isUsers = { low: !limits.low.eq(usual.low), high: !limits.high.eq(usual.high) };
  if (isOwnTable(profile) && isWithin(weight, limits)) {
    return {
      low: { share: limits.low, whose: isUsers.low ? "user" : "usual" },
      high: { share: limits.high, whose: isUsers.high ? "user" : "usual" },
    };
  }
  const own = rangeTaken(profile, name);
  const isUsual = isWithin(weight, usual);
  const low: Bound =
    isUsual && usual.low.lt(own.low)
      ? { share: usual.low, whose: "usual" }
      : { share: own.low, whose: "profile" };
  const high: Bound =
    isUsual && usual.high.gt(own.high)
      ? { share: usual.high, whose: "usual" }
      : { share: own.high, whose: "profile" };
  const most = isUsers.high && limits.high.lt(high.share) ? users(limits.high) : high;
  const least = isUsers.low && limits.low.gt(low.share) ? users(limits.low) : low;
  if (least.share.lte(most.share)) return { low: least, high: most };
  return least.whose === "user" ? { low: least, high: least } : { low: most, high: most };
}

/** The range in words, and whose it is. */
export function spanOf({ low, high }: AllowedRange): string {
  if (low.share.eq(high.share)) {
    const whose = [low, high].some((bound) => bound.whose === "user") ? "user" : low.whose;
    return `at ${percent(low.share)}, ${weights[whose]}`;
  }
  if (low.whose === high.whose)
    return `within ${percent(low.share)} to ${percent(high.share)}, ${ranges[low.whose]}`;
  return `within ${percent(low.share)} (${bounds[low.whose]}) to ${percent(high.share)} (${bounds[high.whose]})`;
}

type Whose = "user" | "profile" | "usual";

const weights: Record<Whose, string> = {
  user: "your limit",
  profile: "the profile's weight",
  usual: "the usual share",
};
const ranges: Record<Whose, string> = {
  user: "your limits",
  profile: "the profile's range",
  usual: "the usual range",
};
const bounds: Record<Whose, string> = { user: "your limit", profile: "the profile's", usual: "the usual" };

interface Bound {
  readonly share: Decimal;
  readonly whose: Whose;
}

export interface AllowedRange {
  readonly low: Bound;
  readonly high: Bound;
}

/** A profile without adjustments is the user's own, and its limits are the user's. */
export function isOwnTable({ adjustments }: Pick<AdjustedProfile, "adjustments">): boolean {
  return adjustments.length === 0;
}

function users(share: Decimal): Bound {
  return { share, whose: "user" };
}

export function isWithin(share: Decimal, { low, high }: ShareRange): boolean {
  return share.gte(low.minus(unseen)) && share.lte(high.plus(unseen));
}

export function weightOf({ components }: Pick<AdjustedProfile, "components">, name: string): Decimal {
  return componentWeight(components, name) ?? zero;
}

/**
 * The lowest and the highest weight of a component over all adjustments of the profile, but for those that make margin of the core: a
 * profile may do so, but the rules that say what becomes of the core then are not to be widened by it.
 */
function rangeTaken(profile: AdjustedProfile, name: string): ShareRange {
  const taken = shiftSignals
    .map((signal) => weightsOn(profile, signal))
    .filter((weights) => !isCoreMargin(profile, weights))
    .map((weights) => weights(name));
  return { low: taken.reduce(smaller), high: taken.reduce(larger) };
}

type Weights = (component: string) => Decimal;

function weightsOn(profile: AdjustedProfile, signal: string): Weights {
  const components = shiftOn(profile, signal).components.map(({ component, weight }) => ({
    component,
    weight: quotientOf(weight),
  }));
  return (name) => weightOf({ components }, name);
}

function isCoreMargin(profile: AdjustedProfile, weights: Weights): boolean {
  return weights("spot").lt(weightOf(profile, "spot")) && weights("futures").gt(weightOf(profile, "futures"));
}

export function percent(share: Decimal): string {
  return `${share.times(100).toDecimalPlaces(2).toString()} %`;
}
