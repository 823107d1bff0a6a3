import { exponentialAverage, seeds } from "../../core/signals/exponential-average";
import { barCount } from "../arguments/numbers";
import { values } from "../arguments/terms";
import { choice } from "../arguments/words";
import { afterWarmUp, alongBars } from "../cells/bars";
import { optional } from "../cells/declaration";
import { once } from "../cells/once";

const ema = once(
  "SIGNAL.EMA",
  { values, period: optional(barCount, 20), seed: optional(choice(seeds), "sma") },
  ({ values, period, seed }, layout) =>
    alongBars(layout, { values }, (known) => [
      afterWarmUp(exponentialAverage(known.values, period, seed), seed === "sma" ? period : 1),
    ]),
);

/**
 * Exponential moving average of a series, one value per bar.
 *
 * @customfunction SIGNAL_EMA SIGNAL.EMA
 * @helpurl https://localhost:3000/docs/functions/SIGNAL.EMA.html
 * @param {any[][]} values Row or column of closes or any other numbers, oldest first.
 * @param {any[][]} [period] Length of the average; a value weighs 2/(period+1). Default 20.
 * @param {any[][]} [seed] "sma" starts at the mean of the first values, "first" at the first value. Default "sma".
 * @param {CustomFunctions.CancelableInvocation} invocation What Excel adds to cancel the call.
 * @returns {any[][]} The average at each bar, as a column beside a column or a row below a row.
 * @remarks
 * `EMA = EMA before + 2/(period+1) * (value - EMA before)`. It never looks ahead.
 *
 * Seed "sma" is what TA-Lib does: the average starts at the mean of the first `period` values, and the bars before that are
 * warming up and show `#N/A`. Seed "first" is what Tulip and TA-Lib's Metastock mode do: it starts at the first value and is
 * shown from the first bar, though it is near that value for a while.
 *
 * The series ends with its last value that is neither blank nor 0; a heading in its first cell is skipped. So does the result,
 * with a blank beside the heading. Within it a blank bar is left out; so is a bar with an error or a text, whose own cell shows
 * it. A 0 counts as a value.
 * @throws #VALUE! when values is missing or not one row or column, period is not a whole number from 1, or seed is not listed.
 * @throws #VALUE! in the cell of a bar that holds a text.
 * @throws #N/A in the cell of a bar before which there are too few values.
 * @example =SIGNAL.EMA({2;4;6;9}, 3) → {#N/A;#N/A;4;6.5}
 * @example =SIGNAL.EMA({2;4;6;9}, 3, "first") → {2;3;4.5;6.75}
 * @see https://github.com/TA-Lib/ta-lib/blob/main/src/ta_func/ta_EMA.c
 * @see https://tulipindicators.org/ema
 */
export function signalEma(
  values: any[][],
  period?: any[][],
  seed?: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): any[][] {
  return ema([values, period, seed, invocation]);
}
