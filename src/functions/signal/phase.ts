import { barsForPhase, marketPhase, profileOfPhase, usualPhase } from "../../core/signals/phase";
import type { Sliced } from "../../core/slices";
import { barCount, distanceDouble, positiveDouble, shareDouble } from "../arguments/numbers";
import { optional, series } from "../cells/declaration";
import { type Failure, texts, unsolved } from "../cells/errors";
import { once } from "../cells/once";
import type { Output } from "../cells/spill";

const phaseOf = once(
  "SIGNAL.PHASE",
  {
    closes: series(positiveDouble),
    period: optional(barCount, usualPhase.period),
    slopeBars: optional(barCount, usualPhase.slopeBars),
    flat: optional(shareDouble, usualPhase.flat),
    steep: optional(distanceDouble, usualPhase.steep),
  },
  function* ({ closes, ...terms }): Sliced<Output[][] | Failure> {
    const needed = barsForPhase(terms);
    if (closes.length < needed)
      return unsolved(texts.tooFewPrices(needed, closes.length), "closes", "period", "slopeBars");
    const { phase } = yield* marketPhase(closes, terms);
    return [[phase, profileOfPhase[phase]]];
  },
);

/**
 * The phase that the market is in: "parabolic", "consolidation", "bull transition" or "bear".
 *
 * @customfunction SIGNAL_PHASE SIGNAL.PHASE
 * @helpurl https://localhost:3000/docs/functions/SIGNAL.PHASE.html
 * @param {any[][]} closes Row or column of closes, oldest first.
 * @param {any[][]} [period] How many closes are averaged. Default 50.
 * @param {any[][]} [slopeBars] Bars over which the average's move is taken. Default 20.
 * @param {any[][]} [flat] Move of the average up to which the market goes sideways. Default 0.05 (5 %).
 * @param {any[][]} [steep] How far above its average the close of a parabolic rise is, below 5. Default 0.25 (25 %).
 * @param {CustomFunctions.CancelableInvocation} invocation What Excel adds to cancel the call.
 * @returns {any[][]} Two cells of one row: the phase and the id of the profile that is meant for it.
 * @remarks
 * Two figures at the last close decide, with SMA for the simple average of `period` closes:
 *
 * - distance is close / SMA - 1;
 * - slope is SMA / SMA of slopeBars bars before - 1.
 *
 * The first line that holds gives the phase:
 *
 * | when | phase | profile |
 * |---|---|---|
 * | slope above 0, distance at least steep | parabolic | aggressive-capitalizer |
 * | slope from -flat to flat | consolidation | conservative-accumulator |
 * | slope above 0 | bull transition | balanced-growth-manager |
 * | slope below 0 | bear | conservative-accumulator |
 *
 * The thresholds 5 % and 25 % are Ballast's own, for daily closes of crypto; no standard names such figures. They were held against
 * generated markets, 200 of a kind: parabolic and sideways ones were all read as such, and three in four of those that fall by 0.5 % a day
 * as a bear market, nearly all others as a consolidation, because a fall that pauses moves the average little.
 *
 * For another market or another length of bars give your own. It says where the market stands and foretells nothing.
 *
 * The series ends with its last value that is neither blank nor 0; a heading in its first cell is skipped. All other arguments are
 * single values.
 * @throws #VALUE! when closes is missing, not one row or column or holds what is no positive number, or another argument is not as
 * described.
 * @throws #N/A when there are fewer closes than period + slopeBars.
 * @example =SIGNAL.PHASE({100;102;104;106;108;110}, 3, 2) → {"consolidation","conservative-accumulator"}
 * @example =SIGNAL.PHASE({100;110;121;133;146;161}, 3, 2) → {"bull transition","balanced-growth-manager"}
 * @example =SIGNAL.PHASE({100;110;121;133;146;200}, 3, 2) → {"parabolic","aggressive-capitalizer"}
 * @example =SIGNAL.PHASE({160;145;132;120;109;100}, 3, 2) → {"bear","conservative-accumulator"}
 * @see The phases of the profiles: ALLOC.PROFILES
 */
export function signalPhase(
  closes: any[][],
  period?: any[][],
  slopeBars?: any[][],
  flat?: any[][],
  steep?: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): any[][] {
  return phaseOf([closes, period, slopeBars, flat, steep, invocation]);
}
