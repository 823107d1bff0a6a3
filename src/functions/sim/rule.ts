import { decimal, toNumber } from "../../core/number/decimal";
import { simulatedRule } from "../../core/simulation/rule";
import { ruleSignals } from "../../core/simulation/rule-signals";
import { rowsSliced } from "../../core/slices";
import { barCount, hoursOfDay, positive, share, signedRate } from "../arguments/numbers";
import { simulatedProfileOrGrowth } from "../arguments/profile";
import {
  divisionOf,
  portfolioRow,
  portfolioTable,
  simulatedLeverage,
} from "../arguments/simulated-portfolio";
import { feeRate, maintenanceRate, pathFundingRates, pathPrices } from "../arguments/terms";
import { optional } from "../cells/declaration";
import { once } from "../cells/once";
import { isStopped } from "../cells/reading";

const rule = once(
  "SIM.RULE",
  {
    closes: pathPrices,
    fundingRates: pathFundingRates,
    profile: simulatedProfileOrGrowth,
    capital: optional(positive, decimal(10_000)),
    leverage: simulatedLeverage,
    period: optional(barCount, 50),
    maxFunding: optional(signedRate, decimal("0.0002")),
    within: optional(barCount, 5),
    shift: optional(share, decimal("0.1")),
    feeRate,
    maintenanceRate,
    intervalHours: optional<number | undefined>(hoursOfDay, undefined),
  },
  function* ({ closes, capital, period, within, maxFunding, intervalHours, shift, ...given }, layout) {
    const division = divisionOf(given, true);
    if (isStopped(division)) return division;
    const fundingRates = yield* rowsSliced(closes.length, (bar) => given.fundingRates[bar] ?? 0);
    const signals = yield* ruleSignals(closes, fundingRates, {
      period,
      within,
      maxFunding: toNumber(maxFunding),
      intervalHours,
    });
    const next = simulatedRule({ ...division, capital: toNumber(capital), shift: toNumber(shift) });
    const rows = yield* rowsSliced(closes.length, (bar) =>
      portfolioRow(closes[bar]!, next(closes[bar]!, fundingRates[bar]!, signals[bar]!)),
    );
    return yield* portfolioTable(layout, rows);
  },
);

/**
 * A backtest of the rule of SIGNAL.SHIFT: a portfolio that shifts spot to futures margin on it.
 *
 * @customfunction SIM_RULE SIM.RULE
 * @helpurl https://localhost:3000/docs/functions/SIM.RULE.html
 * @param {any[][]} closes Row or column of closes, oldest first.
 * @param {any[][]} [fundingRates] Row or column of the funding rate due at each close, or one for all. Default none.
 * @param {any[][]} [profile] As in SIM.PORTFOLIO. Default Balanced Growth Manager (B).
 * @param {any[][]} [capital] Amount put in at the first close, in quote currency. Default 10000.
 * @param {any[][]} [leverage] Leverage of the futures position, 0 for none. Default the profile's minimum; 1 for a table.
 * @param {any[][]} [period] Length of the simple average that the close must cross. Default 50.
 * @param {any[][]} [maxFunding] Funding rate that the bar's rate must stay below. Default 0.0002 (0.02 %).
 * @param {any[][]} [within] In how many of the last bars each cross may have happened. Default 5.
 * @param {any[][]} [shift] Share of the spot that becomes futures margin. Default 0.1 (10 %).
 * @param {any[][]} [feeRate] Fee of each trade as a fraction of its value. Default 0.
 * @param {any[][]} [maintenanceRate] Maintenance margin rate as a fraction. Default 0.005 (0.5 %).
 * @param {any[][]} [intervalHours] Hours from one close to the next, to compare the mean funding of 24 hours. Default none.
 * @param {CustomFunctions.CancelableInvocation} invocation What Excel adds to cancel the call.
 * @returns {any[][]} Header and a row per close: Price, Spot, Cash, Margin, Equity, Exposure, Event.
 * @remarks
 * At the first close the capital is divided by the profile's weights, as SIM.PORTFOLIO does it, with the same spot, cash, margin,
 * funding, fees and liquidation. After that the rule alone trades, at the close that it is read from:
 *
 * - Shift: at the first bar at which SIGNAL.SHIFT, over the closes up to that bar, is above 0. `shift` times the spot is sold and becomes
 *   futures margin, and the position is worth leverage times the whole margin again, gains and losses so far included.
 * - Back: at the first bar after it at which the close crosses below its simple average. All go back to the profile's weights, and
 *   from the next bar on the rule may shift again.
 *
 * Nothing is known before its bar: the rows up to a close stay the same whatever closes follow. A signal needs the larger of
 * period + 1 and 35 closes; until then the portfolio stays as it was opened. It is never rebalanced by date or drift.
 *
 * As in SIGNAL.SHIFT a cross counts for `within` bars even if the opposite one followed, so that a market which swings about its
 * average can be shifted into again right after going back; what that costs is in the figures.
 *
 * A liquidation takes the margin, shifted or not. The next shift opens the position again on what it shifts, and going back
 * refills the margin to its weight. The position is on the profile's side; the rule is made for a long, and a profile that
 * holds a short makes it larger on a shift.
 *
 * The funding rate has two uses. It is paid once at its close, so a bar of a day takes the sum of the day's rates; none is due at the
 * first close.
 *
 * And it is compared with maxFunding, as it stands: for a bar of a day that is stricter than the mean of its payments. With intervalHours
 * the mean of the rates of the last 24 hours, scaled to 8 hours, is compared instead: 8 for bars of 8 hours, 24 for days, whose sum is
 * then divided by 3.
 *
 * Without fundingRates that condition holds.
 *
 * The series end together with their last row that is not blank or 0 in all; a heading in the first row is skipped. A blank funding
 * rate is none. A blank cell for leverage, maxFunding or shift counts as 0. What happens between two closes is not seen. A simulation of the past is no promise.
 * @throws #VALUE! when closes is missing, a value is not as described, or fundingRates differs in length.
 * @throws #VALUE! when maintenanceRate is above 0.25, more than any first bracket asks: 0.5 % is 0.005.
 * @throws #VALUE! when a table names another component than spot, cash and futures or its weights do not sum to 1.
 * @throws #VALUE! when feeRate times leverage is 1 or more, or intervalHours does not divide 24.
 * @throws #N/A when the margin of the position does not cover its maintenance margin and fee at entry.
 * @throws #NUM! in a cell whose figure is too large for Excel.
 * @example =SIM.RULE({100;110;105}, 0.0001) → {"Price","Spot","Cash","Margin","Equity","Exposure","Event";100,6000,1000,3000,10000,1.2,"opened";110,6600,1000,3599.34,11199.34,1.17864088419496,"";105,6300,1000,3298.71,10598.71,1.18882392291137,""}
 * @see https://chartschool.stockcharts.com/table-of-contents/technical-indicators-and-overlays/technical-indicators/macd-moving-average-convergence-divergence-oscillator
 */
export function simRule(
  closes: any[][],
  fundingRates?: any[][],
  profile?: any[][],
  capital?: any[][],
  leverage?: any[][],
  period?: any[][],
  maxFunding?: any[][],
  within?: any[][],
  shift?: any[][],
  feeRate?: any[][],
  maintenanceRate?: any[][],
  intervalHours?: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): any[][] {
  return rule([
    closes,
    fundingRates,
    profile,
    capital,
    leverage,
    period,
    maxFunding,
    within,
    shift,
    feeRate,
    maintenanceRate,
    intervalHours,
    invocation,
  ]);
}
