import { seeds } from "../../core/signals/exponential-average";
import { movingAverageConvergence } from "../../core/signals/macd";
import { barCount } from "../arguments/numbers";
import { values } from "../arguments/terms";
import { choice } from "../arguments/words";
import { afterWarmUp, alongBars } from "../cells/bars";
import { optional } from "../cells/declaration";
import { refuse, texts } from "../cells/errors";
import { once } from "../cells/once";

const macd = once(
  "SIGNAL.MACD",
  {
    values,
    fast: optional(barCount, 12),
    slow: optional(barCount, 26),
    signal: optional(barCount, 9),
    seed: optional(choice(seeds), "sma"),
  },
  ({ values, fast, slow, signal, seed }, layout) => {
    if (fast >= slow) return refuse(texts.notBelow("fast", fast, "slow", slow));
    const forSignal = seed === "sma" ? slow + signal - 1 : slow;
    return alongBars(layout, { values }, function* (known) {
      const lines = yield* movingAverageConvergence(known.values, { fast, slow, signal }, seed);
      return [
        yield* afterWarmUp(lines.macd, slow),
        yield* afterWarmUp(lines.signal, forSignal),
        yield* afterWarmUp(lines.histogram, forSignal),
      ];
    });
  },
);

/**
 * Moving average convergence/divergence: MACD, its signal and their difference at each bar.
 *
 * @customfunction SIGNAL_MACD SIGNAL.MACD
 * @helpurl https://localhost:3000/docs/functions/SIGNAL.MACD.html
 * @param {any[][]} values Row or column of closes or any other numbers, oldest first.
 * @param {any[][]} [fast] Length of the fast average, below slow. Default 12.
 * @param {any[][]} [slow] Length of the slow average. Default 26.
 * @param {any[][]} [signal] Length of the signal's average. Default 9.
 * @param {any[][]} [seed] "sma" starts averages at a mean, "first" at the first value. Default "sma".
 * @param {CustomFunctions.CancelableInvocation} invocation What Excel adds to cancel the call.
 * @returns {any[][]} Three columns, or three rows below a row: MACD, signal, histogram.
 * @remarks
 * MACD is the fast exponential average less the slow one, signal the exponential average of the MACD, histogram MACD less
 * signal. MACD is shown from bar `slow` on, the first bar being bar 1. It never looks ahead.
 *
 * With seed "sma", as TA-Lib does, both averages start at bar `slow` with the mean of their last values, and the signal at bar
 * slow + signal - 1 with the mean of the first MACDs. With seed "first", as Tulip and TA-Lib's Metastock mode do, the averages
 * start with the first value and the signal with the first MACD shown, at bar `slow`.
 *
 * Bars that warm up show `#N/A`.
 *
 * The series ends with its last value that is neither blank nor 0; a heading in its first cell is skipped. So does the result,
 * with a blank beside the heading. Within it a blank bar is left out; so is a bar with an error or a text, whose own cell shows
 * it. A 0 counts as a value.
 * @throws #VALUE! when values is missing or not one row or column, a length is not a whole number from 1, fast is not below slow,
 * or seed is not listed.
 * @throws #VALUE! in the cells of a bar that holds a text.
 * @throws #N/A in the cells of a bar before which there are too few values.
 * @example =SIGNAL.MACD({1;2;4;8}, 1, 2, 2) → {#N/A,#N/A,#N/A;0.5,#N/A,#N/A;0.833333333333333,0.666666666666667,0.166666666666667;1.61111111111111,1.2962962962963,0.314814814814815}
 * @see https://github.com/TA-Lib/ta-lib/blob/main/src/ta_func/ta_MACD.c
 * @see https://tulipindicators.org/macd
 */
export function signalMacd(
  values: any[][],
  fast?: any[][],
  slow?: any[][],
  signal?: any[][],
  seed?: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): any[][] {
  return macd([values, fast, slow, signal, seed, invocation]);
}
