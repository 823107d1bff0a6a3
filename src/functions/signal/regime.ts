import { paymentsOfDay, thresholdHours } from "../../core/funding/intervals";
import { fromNumber } from "../../core/number/decimal";
import { profileFor } from "../../core/signals/reading/conclusion";
import { type Finding, findingOf } from "../../core/signals/reading/market";
import { barsForRegime, readings } from "../../core/signals/reading/regime";
import { doubleAtLeastZero, hoursOfDay, positiveDouble, signedRateDouble } from "../arguments/numbers";
import { ofOwnLength, optional, optionalSeries, series } from "../cells/declaration";
import { texts, unsolved } from "../cells/errors";
import { once } from "../cells/once";

const regime = once(
  "SIGNAL.REGIME",
  {
    closes: series(positiveDouble),
    volumes: optionalSeries(doubleAtLeastZero, undefined),
    fundingRates: ofOwnLength(optionalSeries(signedRateDouble, undefined)),
    intervalHours: optional(hoursOfDay, thresholdHours),
  },
  function* ({ closes, volumes, fundingRates, intervalHours }) {
    if (closes.length < barsForRegime)
      return unsolved(texts.tooFewPrices(barsForRegime, closes.length), "closes");
    const stamps = paymentsOfDay(intervalHours);
    if (fundingRates && fundingRates.length < stamps)
      return unsolved(texts.tooFewRates(stamps, fundingRates.length), "fundingRates", "intervalHours");
    const rates = fundingRates?.slice(-stamps).map(fromNumber);
    const market = { closes, volumes, funding: rates && { rates, intervalHours } };
    const findings: Finding[] = [];
    for (const reading of readings) findings.push(yield* findingOf(reading, market));
    const { profile, reason } = profileFor(findings);
    return [
      ...findings.map(({ signal, state, reason }) => [signal, state, reason]),
      ["profile", profile ?? "none", reason],
    ];
  },
);

/**
 * The state of the market in signals with reasons, and the profile that follows from it.
 *
 * @customfunction SIGNAL_REGIME SIGNAL.REGIME
 * @helpurl https://localhost:3000/docs/functions/SIGNAL.REGIME.html
 * @param {any[][]} closes Row or column of closes, oldest first, at least 51.
 * @param {any[][]} [volumes] Row or column of volumes, as many as closes, for the breakout.
 * @param {any[][]} [fundingRates] Row or column of funding rates, oldest first, of any length from 24 hours.
 * @param {any[][]} [intervalHours] Hours from one funding rate to the next; 24 for daily rows. Default 8.
 * @param {CustomFunctions.CancelableInvocation} invocation What Excel adds to cancel the call.
 * @returns {any[][]} Rows of signal, state and reason; the last row names the profile.
 * @remarks
 * | signal | states | read from |
 * |---|---|---|
 * | phase | parabolic, consolidation, bull transition, bear, none | SIGNAL.PHASE; none where there are fewer than 70 closes |
 * | cross | up, down, none | last cross of the close over that average |
 * | momentum | bullish, bearish, none | SIGNAL.MACD against its signal |
 * | RSI | overbought, oversold, neutral | SIGNAL.RSI of 14: from 70, to 30, between |
 * | breakout | up, down, failed, none | SIGNAL.BREAKOUT of 20 bars |
 * | divergence | bullish, bearish, none | SIGNAL.DIVERGENCE of close and RSI or MACD |
 * | head and shoulders | top, inverse, none | SIGNAL.HEADSHOULDERS |
 * | funding | spike, healthy, negative, not given | SIGNAL.FUNDING with its thresholds per 8 hours |
 *
 * A MACD at its signal is neither up nor down and has the momentum none. A cross, breakout, divergence or pattern counts when it
 * came within the last 20 bars. A breakout has failed when a close falls back below the top of the range that it left, within 20
 * bars; only the first breakout of a rise counts for that. The first line that holds gives the profile:
 *
 * | when | profile |
 * |---|---|
 * | phase bear or consolidation | conservative-accumulator |
 * | funding spike | conservative-core |
 * | phase parabolic | aggressive-capitalizer |
 * | head and shoulders top | conservative-accumulator |
 * | phase bull transition | balanced-growth-manager |
 * | otherwise, with too few closes for a phase | none |
 *
 * The phase leads; the other signals speak for or against the profile's adjustments, as the task pane shows them. The thresholds of
 * the phase and of funding, the 20 bars and this order are Ballast's own. 70 and 30 of the RSI are Wilder's.
 *
 * It orders what the indicators say and foretells nothing. The series end together with their last row that is not blank or 0
 * in all; a heading in the first row is skipped. The funding rates end by themselves, with their last that is neither blank nor
 * 0.
 * @throws #VALUE! when closes is missing, a series is not one row or column or holds what is not such a number, or volumes
 * differs in length from closes, or intervalHours does not divide 24.
 * @throws #N/A when there are fewer than 51 closes or fewer funding rates than 24 hours take.
 * @example =SIGNAL.REGIME({95;96;94;97;96;95;97;98;96;99;98;97;99;100;98;101;100;99;101;102;103;101;104;103;102;104;105;103;106;105;104;106;107;105;108;107;106;108;109;107;110;109;108;110;111;109;112;111;110;112;113;111;114;113;112;114;115;113;116;115;114;116;117;115;118;117;116;121;125;126}, , {0.0001;0.0001;0.0003}) → {"phase","bull transition","close 126 is 14.0 % above its 50-bar average 110.52, which rose 7.0 % in 20 bars";"cross","none","close did not cross its 50-bar average in the last 20 bars";"momentum","bullish","MACD 3.51367 is above its signal 2.72766";"RSI","overbought","RSI 71.3 is at or above 70";"breakout","up","close left the range of 20 bars upwards at the last bar (no volumes given)";"divergence","none","neither RSI nor MACD diverged from the price in the last 20 bars";"head and shoulders","none","no neckline was broken in the last 20 bars";"funding","healthy","mean rate of the last 24 hours 0.0167 % is from 0.000 % to 0.050 %";"profile","balanced-growth-manager","a rising market: phase bull transition"}
 * @see The phases of the profiles: ALLOC.PROFILES
 */
export function signalRegime(
  closes: any[][],
  volumes?: any[][],
  fundingRates?: any[][],
  intervalHours?: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): any[][] {
  return regime([closes, volumes, fundingRates, intervalHours, invocation]);
}
