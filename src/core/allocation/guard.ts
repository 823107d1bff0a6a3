import { decimal, divide, one, type Decimal } from "../number/decimal";
import {
  allowedRange,
  isOwnTable,
  isWithin,
  percent,
  spanOf,
  unseen,
  weightOf,
  type AllowedRange,
  type ShareRange,
} from "./allowed-range";
import type { Profile } from "./profiles";
import type { AdjustedProfile } from "./shift";

/** A portfolio: money in spot, cash and futures margin, and the leverage of the futures position. */
export interface GuardedBook {
  readonly spotValue: Decimal;
  readonly cash: Decimal;
  readonly futuresMargin: Decimal;
  /** 0 if no position is open. */
  readonly leverage: Decimal;
  /** The futures position hedges the spot holding. */
  readonly hedging: boolean;
  /** How long the position is held; absent if that is not said. */
  readonly horizon?: Horizon;
  /** A breakout is confirmed, which a position at high leverage for the short term waits for. Absent for none. */
  readonly hasBreakout?: boolean;
}

export const horizons = ["long", "short"] as const;
export type Horizon = (typeof horizons)[number];

/** A profile without a highest leverage may use that of the limits, or else the one for long-term positions. */
export type GuardedProfile = AdjustedProfile & Partial<Pick<Profile, "maxLeverage">>;

export interface GuardFinding {
  readonly rule: GuardRule;
  readonly breached: boolean;
  /** True where the rule is kept, but at a risk that the message says. */
  readonly isWarning: boolean;
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

/** The limits as practitioners state them. */
export const usualLimits: GuardLimits = {
  core: { low: decimal("0.6"), high: decimal("0.8") },
  active: { low: decimal("0.2"), high: decimal("0.4") },
  maxLeverage: 0,
};

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
    leverageTier(profile, book, limits.maxLeverage),
    coreAsMargin(profile, margin, book.hedging),
  ];
}

function coreShare(profile: GuardedProfile, spot: Decimal, limits: ShareRange): GuardFinding {
  const rule = "core share";
  const weight = weightOf(profile, "spot");
  const asksForCore = isWithin(weight, usualLimits.core) || (isOwnTable(profile) && isWithin(weight, limits));
  if (asksForCore)
    return withinRange(rule, "Spot", spot, allowedRange(profile, "spot", limits, usualLimits.core));
  const isLess = spot.lt(usualLimits.core.low.minus(unseen));
  const message = isLess
    ? `Warning: spot is ${percent(spot)} of the capital, less than a core of ${percent(usualLimits.core.low)}; the profile takes that risk.`
    : `Spot is ${percent(spot)} of the capital; the profile asks for no core share.`;
  return { rule, breached: false, isWarning: isLess, message };
}

function activeShare(profile: GuardedProfile, margin: Decimal, limits: ShareRange): GuardFinding {
  const allowed = allowedRange(profile, "futures", limits, usualLimits.active);
  return withinRange("active share", "Futures margin", margin, allowed);
}

function leverageTier(
  profile: GuardedProfile,
  { leverage, horizon, hasBreakout = false }: GuardedBook,
  limit: number,
): GuardFinding {
  const rule = "leverage tier";
  const { most, whose } = highestLeverage(profile, limit, horizon);
  const isShortTerm = leverage.gte(shortTermLeverage);
  if (leverage.gt(most)) {
    const found = `Leverage is ${multiple(leverage, decimal(most))}`;
    return {
      rule,
      breached: true,
      isWarning: false,
      message: `${found}; lower it to ${most}x or less, ${whose}.`,
    };
  }
  if (isShortTerm && horizon === "short" && !hasBreakout) {
    const message = `Leverage is ${multiple(leverage)} without a confirmed breakout; lower it below ${shortTermLeverage}x, or wait for one.`;
    return { rule, breached: true, isWarning: false, message };
  }
  const forHowLong = isShortTerm ? ` From ${shortTermLeverage}x on, hold for the short term only.` : "";
  const found = `Leverage is ${multiple(leverage)}, up to ${most}x is ${whose}.`;
  return { rule, breached: false, isWarning: isShortTerm, message: `${found}${forHowLong}` };
}

/** The highest leverage that is allowed, and whose limit it is. */
function highestLeverage(
  profile: GuardedProfile,
  limit: number,
  horizon: Horizon | undefined,
): { readonly most: number; readonly whose: string } {
  const own = profile.maxLeverage ?? (limit > 0 ? limit : longTermLeverage);
  const most = limit > 0 ? Math.min(limit, own) : own;
  if (horizon === "long" && most > longTermLeverage)
    return { most: longTermLeverage, whose: "the limit for the long term" };
  const isUsers = isOwnTable(profile)
    ? limit > 0 || profile.maxLeverage !== undefined
    : limit > 0 && limit <= own;
  const whose = isUsers ? "your limit" : isOwnTable(profile) ? "the usual limit" : "the profile's limit";
  return { most, whose };
}

/** Margin comes out of the core if it is more than what the profile holds outside of the core. */
function coreAsMargin(profile: GuardedProfile, margin: Decimal, hedging: boolean): GuardFinding {
  const rule = "core never used as margin";
  const core = weightOf(profile, "spot");
  const outside = one.minus(core);
  if (margin.lte(outside.plus(unseen))) {
    const message = `Futures margin of ${percent(margin)} leaves the core of ${percent(core)} alone.`;
    return { rule, breached: false, isWarning: false, message };
  }
  const reaching = `Futures margin of ${percent(margin)} reaches into the core of ${percent(core)}`;
  return hedging
    ? { rule, breached: false, isWarning: false, message: `${reaching}, which a hedge may do.` }
    : {
        rule,
        breached: true,
        isWarning: false,
        message: `${reaching}; bring it to ${percent(outside)} or less, or only hedge with it.`,
      };
}

function withinRange(rule: GuardRule, of: string, share: Decimal, range: AllowedRange): GuardFinding {
  const span = spanOf(range);
  return isWithin(share, { low: range.low.share, high: range.high.share })
    ? {
        rule,
        breached: false,
        isWarning: false,
        message: `${of} is ${percent(share)} of the capital, ${span}.`,
      }
    : {
        rule,
        breached: true,
        isWarning: false,
        message: `${of} is ${percent(share)} of the capital; bring it ${range.low.share.eq(range.high.share) ? span.replace(/^at /, "to ") : span}.`,
      };
}

/** The leverage with two decimals, or with as many as it takes to differ from the bound that it breaks. */
function multiple(leverage: Decimal, bound?: Decimal): string {
  for (let decimals = 2; ; decimals++) {
    const shown = leverage.toDecimalPlaces(decimals);
    if (decimals === 15 || !bound?.eq(shown)) return `${shown.toString()}x`;
  }
}
