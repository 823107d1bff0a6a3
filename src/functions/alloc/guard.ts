import type { ShareRange } from "../../core/allocation/allowed-range";
import { guard, type GuardLimits, type Horizon, horizons, usualLimits } from "../../core/allocation/guard";
import { type Decimal, one, toNumber, zero } from "../../core/number/decimal";
import { noTotal } from "../arguments/failures";
import {
  atLeastZero,
  fractionAtLeastZero,
  fractionOf,
  leverageAtLeastZero,
  share,
} from "../arguments/numbers";
import { guardedProfile } from "../arguments/profile";
import { choice, truth } from "../arguments/words";
import { optional, optionalList } from "../cells/declaration";
import { Failure, refuse, texts } from "../cells/errors";
import { once } from "../cells/once";

const guardRows = once(
  "ALLOC.GUARD",
  {
    profile: guardedProfile,
    spotValue: atLeastZero,
    cash: atLeastZero,
    futuresMargin: atLeastZero,
    leverage: leverageAtLeastZero,
    hedging: optional(truth, false),
    limits: optionalList(fractionAtLeastZero, undefined),
    horizon: optional<Horizon | undefined>(choice(horizons), undefined),
    breakout: optional(truth, false),
  },
  ({ profile: guarded, limits: values, breakout: hasBreakout, ...book }, { given, filled, isHeaded }) => {
    const from = isHeaded ? 1 : 0;
    const inPlace = new Array<Decimal>(given - from).fill(zero);
    filled.forEach((place, index) => (inPlace[place - from] = values![index]!));
    const limits = values && guardLimits(inPlace);
    if (limits instanceof Failure) return limits;
    const findings = guard(guarded, { ...book, hasBreakout }, limits);
    return (
      findings?.map(({ rule, breached, message }) => [rule, breached ? "breach" : "ok", message]) ?? noTotal
    );
  },
);

function guardLimits(values: readonly Decimal[]): GuardLimits | Failure {
  const wanted = "five values: core min, core max, active min, active max, and the highest leverage or 0";
  const [coreLow, coreHigh, activeLow, activeHigh, maxLeverage] = values;
  if (values.length !== 5)
    return refuse(texts.unwanted({ argument: "limits" }, wanted, String(values.length)));
  const core = shareRange("core", coreLow!, coreHigh!, usualLimits.core);
  const active = shareRange("active", activeLow!, activeHigh!, usualLimits.active);
  if (core instanceof Failure) return core;
  if (active instanceof Failure) return active;
  return { core, active, maxLeverage: toNumber(maxLeverage!) };
}

/** A range whose bounds are both blank or 0 is not given. */
function shareRange(of: string, low: Decimal, high: Decimal, usual: ShareRange): ShareRange | Failure {
  if (low.isZero() && high.isZero()) return usual;
  const [from, to] = [`${of} min`, `${of} max`];
  if (high.gt(one))
    return refuse(texts.partUnwanted(to, "limits", share.wanted, toNumber(high), fractionOf(toNumber(high))));
  if (low.gt(high)) return refuse(texts.partAboveOther(from, "limits", toNumber(low), to, toNumber(high)));
  return { low, high };
}

/**
 * Checks a portfolio against the rules of its profile: core, active share, leverage, margin.
 *
 * @customfunction ALLOC_GUARD ALLOC.GUARD
 * @helpurl https://localhost:3000/docs/functions/ALLOC.GUARD.html
 * @param {any[][]} profile Profile id or name, or a table of component and weight.
 * @param {any[][]} spotValue Value held on spot, at least 0.
 * @param {any[][]} cash Cash and stablecoins, at least 0.
 * @param {any[][]} futuresMargin Margin of the futures account, at least 0.
 * @param {any[][]} leverage Leverage of the futures position, 0 where none is open.
 * @param {any[][]} [hedging] TRUE when the futures position hedges the spot holding. Default FALSE.
 * @param {any[][]} [limits] Five values: core min and max, active min and max, highest leverage. Default 60 %, 80 %, 20 %, 40 %, the profile's.
 * @param {any[][]} [horizon] "long" or "short": how long the position is held. Default not given.
 * @param {any[][]} [breakout] TRUE when a breakout is confirmed, which the short term waits for. Default FALSE.
 * @param {CustomFunctions.CancelableInvocation} invocation What Excel adds to cancel the call.
 * @returns {any[][]} Rule, status ("ok" or "breach") and message, a row each.
 * @remarks
 * Core share: "The core, held in spot, is 60 to 80 % of the capital where the profile asks for a core." A profile asks for one when its
 * spot weight lies in that range, which what the profile itself takes on a signal (ALLOC.SHIFT) widens, but for what makes margin of spot.
 * For another profile the message warns of a core of less than 60 %.
 *
 * Active share: "The active part, futures margin, is 20 to 40 % of the capital, or what the profile itself takes." A profile whose weight
 * lies in that range may use all of it and what it takes on a signal; another only what it takes itself.
 *
 * Leverage tier: "Long-term positions are held at 2x to 3x; 5x and more is for the short term only." The profile's highest leverage is the
 * limit, 3x for your own table; less leverage is never a breach. A position held for the "long" term may have at most 3x; one held for the
 * "short" term may have 5x and more only when breakout is TRUE.
 *
 * Limits of your own, in a row or a column, narrow what a profile allows: the tighter of the two holds, and the message says whose it is.
 * For your own table they take the place of 60 to 80 % and 20 to 40 %. A share that equals the usual one is not a limit of yours.
 *
 * A highest leverage of 0 leaves it to the profile; another can only lower that of a profile, and is the limit of your own table. A blank
 * one counts as 0, and a range from 0 to 0 is not given.
 *
 * On the Settings sheet they are Ballast_MinCore:Ballast_MaxLeverage.
 *
 * Core never used as margin: "The core never backs futures positions unless they hedge it." Margin that is more than what the profile holds
 * outside of spot can only have come out of the core: a breach unless hedging is TRUE.
 *
 * A share within 0.005 % of a bound, which reads as the bound, is at it: steps leave as much.
 *
 * Your own table has the components spot, cash and futures, or hedge reserve and active for futures. A blank hedging is FALSE; a blank amount
 * is an error or, where Excel hands it over as 0, counts as 0.
 * @throws #VALUE! when profile is missing, blank or unknown, your own table has other components or does not sum to 1, an amount or leverage is
 * negative or no number, hedging or breakout is not TRUE or FALSE, horizon is neither, or limits are not five such values, each from not above its to.
 * @throws #DIV/0! when there is no capital.
 * @example =ALLOC.GUARD("balanced-growth-manager", 55, 0, 45, 3) → {"core share","breach","Spot is 55 % of the capital; bring it within 60 % to 80 %, the profile's range.";"active share","breach","Futures margin is 45 % of the capital; bring it within 10 % to 40 %, the profile's range.";"leverage tier","ok","Leverage is 3x, up to 5x is the profile's limit.";"core never used as margin","breach","Futures margin of 45 % reaches into the core of 60 %; bring it to 40 % or less, or only hedge with it."}
 * @see https://www.thebalance.com/what-is-core-and-satellite-2466544
 */
export function allocGuard(
  profile: any[][],
  spotValue: any[][],
  cash: any[][],
  futuresMargin: any[][],
  leverage: any[][],
  hedging?: any[][],
  limits?: any[][],
  horizon?: any[][],
  breakout?: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): any[][] {
  return guardRows([
    profile,
    spotValue,
    cash,
    futuresMargin,
    leverage,
    hedging,
    limits,
    horizon,
    breakout,
    invocation,
  ]);
}
