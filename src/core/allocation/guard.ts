import { decimal, divide, larger, one, smaller, zero, type Decimal } from "../number/decimal";
import { quotientOf } from "../number/fraction";
import type { Profile } from "./profiles";
import { shiftOn, shiftSignals } from "./shift";
import { componentWeight } from "./targets";

/** A portfolio: money in spot, cash and futures margin, and the leverage of the futures position. */
export interface GuardedBook {
  readonly spotValue: Decimal;
  readonly cash: Decimal;
  readonly futuresMargin: Decimal;
  /** 0 if no position is open. */
  readonly leverage: Decimal;
  /** The futures position hedges the spot holding. */
  readonly hedging: boolean;
}

/** A profile without a highest leverage may use that of the limits, or else the one for long-term positions. */
export type GuardedProfile = Pick<Profile, "components" | "adjustments"> &
  Partial<Pick<Profile, "maxLeverage">>;

export interface GuardFinding {
  readonly rule: GuardRule;
  readonly breached: boolean;
  /** What was found, and what to do if the rule is breached. */
  readonly message: string;
}

export type GuardRule = keyof typeof guardRules;

/** The rules for a portfolio with a core in spot and an active part in futures, as practitioners state them. */
export const guardRules = {
  "core share": "The core, held in spot, is 60 to 80 % of the capital where the profile asks for a core.",
  "active share":
    "The active part, futures margin, is 20 to 40 % of the capital, or what the profile itself takes.",
  "leverage tier": "Long-term positions are held at 2x to 3x; 5x and more is for the short term only.",
  "core never used as margin": "The core never backs futures positions unless they hedge it.",
} as const;

/** A position with at most this leverage may be held for the long term. */
const longTermLeverage = 3;
const shortTermLeverage = 5;

/** The limits of a portfolio. */
export interface GuardLimits {
  readonly core: ShareRange;
  readonly active: ShareRange;
  /** Applies in addition to the profile's own; 0 leaves it to the profile. */
  readonly maxLeverage: number;
}

export interface ShareRange {
  readonly low: Decimal;
  readonly high: Decimal;
}

/** The limits as practitioners state them. */
export const usualLimits: GuardLimits = {
  core: { low: decimal("0.6"), high: decimal("0.8") },
  active: { low: decimal("0.2"), high: decimal("0.4") },
  maxLeverage: 0,
};
/** A share that equals the bound in percent with two decimals is within it: steps and minimum trades can leave such a difference. */
const unseen = decimal("0.00005");

/** Checks a portfolio against each rule; undefined without capital. */
export function guard(
  profile: GuardedProfile,
  book: GuardedBook,
  limits: GuardLimits = usualLimits,
): readonly GuardFinding[] | undefined {
  const capital = book.spotValue.plus(book.cash).plus(book.futuresMargin);
  if (capital.isZero()) return undefined;
  const spot = divide(book.spotValue, capital);
  const margin = divide(book.futuresMargin, capital);
  return [
    coreShare(profile, spot, limits.core),
    activeShare(profile, margin, limits.active),
    leverageTier(profile, book.leverage, limits.maxLeverage),
    coreAsMargin(profile, margin, book.hedging),
  ];
}

function coreShare(profile: GuardedProfile, spot: Decimal, usual: ShareRange): GuardFinding {
  const rule = "core share";
  if (!isWithin(weightOf(profile, "spot"), usual)) {
    const message = `Spot is ${percent(spot)} of the capital; the profile asks for no core share.`;
    return { rule, breached: false, message };
  }
  return withinRange(rule, "Spot", spot, hull(usual, rangeTaken(profile, "spot")));
}

function activeShare(profile: GuardedProfile, margin: Decimal, usual: ShareRange): GuardFinding {
  const own = rangeTaken(profile, "futures");
  const allowed = isWithin(weightOf(profile, "futures"), usual) ? hull(usual, own) : own;
  return withinRange("active share", "Futures margin", margin, allowed);
}

function leverageTier(profile: GuardedProfile, leverage: Decimal, limit: number): GuardFinding {
  const own = profile.maxLeverage ?? (limit > 0 ? limit : longTermLeverage);
  const maxLeverage = limit > 0 ? Math.min(limit, own) : own;
  const rule = "leverage tier";
  if (leverage.gt(maxLeverage)) {
    const found = `Leverage is ${multiple(leverage, decimal(maxLeverage))}`;
    return { rule, breached: true, message: `${found}; lower it to ${maxLeverage}x or less.` };
  }
  const forHowLong = leverage.gte(shortTermLeverage)
    ? ` From ${shortTermLeverage}x on, hold for the short term only.`
    : "";
  const found = `Leverage is ${multiple(leverage)}, up to ${maxLeverage}x is allowed.`;
  return { rule, breached: false, message: `${found}${forHowLong}` };
}

/** Margin comes out of the core if it is more than what the profile holds outside of the core. */
function coreAsMargin(profile: GuardedProfile, margin: Decimal, hedging: boolean): GuardFinding {
  const rule = "core never used as margin";
  const core = weightOf(profile, "spot");
  const outside = one.minus(core);
  if (margin.lte(outside.plus(unseen))) {
    const message = `Futures margin of ${percent(margin)} leaves the core of ${percent(core)} alone.`;
    return { rule, breached: false, message };
  }
  const reaching = `Futures margin of ${percent(margin)} reaches into the core of ${percent(core)}`;
  return hedging
    ? { rule, breached: false, message: `${reaching}, which a hedge may do.` }
    : {
        rule,
        breached: true,
        message: `${reaching}; bring it to ${percent(outside)} or less, or only hedge with it.`,
      };
}

function withinRange(rule: GuardRule, of: string, share: Decimal, range: ShareRange): GuardFinding {
  const { low, high } = range;
  const span = low.eq(high) ? `at ${percent(low)}` : `within ${percent(low)} to ${percent(high)}`;
  return isWithin(share, range)
    ? { rule, breached: false, message: `${of} is ${percent(share)} of the capital, ${span}.` }
    : {
        rule,
        breached: true,
        message: `${of} is ${percent(share)} of the capital; bring it ${span}.`,
      };
}

function isWithin(share: Decimal, { low, high }: ShareRange): boolean {
  return share.gte(low.minus(unseen)) && share.lte(high.plus(unseen));
}

function weightOf({ components }: GuardedProfile, name: string): Decimal {
  return componentWeight(components, name) ?? zero;
}

/** The lowest and the highest weight of a component over all adjustments of the profile. */
function rangeTaken(profile: GuardedProfile, name: string): ShareRange {
  const taken = shiftSignals.map((signal) => {
    const shifted = shiftOn(profile, signal).components;
    return weightOf(
      {
        ...profile,
        components: shifted.map(({ component, weight }) => ({ component, weight: quotientOf(weight) })),
      },
      name,
    );
  });
  return { low: taken.reduce(smaller), high: taken.reduce(larger) };
}

function hull(a: ShareRange, b: ShareRange): ShareRange {
  return { low: smaller(a.low, b.low), high: larger(a.high, b.high) };
}

function percent(share: Decimal): string {
  return `${share.times(100).toDecimalPlaces(2).toString()} %`;
}

/** The leverage with two decimals, or with as many as it takes to differ from the bound that it breaks. */
function multiple(leverage: Decimal, bound?: Decimal): string {
  for (let decimals = 2; ; decimals++) {
    const shown = leverage.toDecimalPlaces(decimals);
    if (decimals === 15 || !bound?.eq(shown)) return `${shown.toString()}x`;
  }
}
