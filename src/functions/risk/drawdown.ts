import { maxDrawdown } from "../../core/risk/drawdown";
import { anyNumber } from "../arguments/numbers";
import { series } from "../cells/declaration";
import { Failure } from "../cells/errors";
import { once } from "../cells/once";

const drawdown = once("RISK.DRAWDOWN", { values: series(anyNumber) }, function* ({ values }) {
  return [[(yield* maxDrawdown(values)) ?? new Failure("#DIV/0!")]];
});

/**
 * Maximum drawdown: the largest fall from a running peak.
 *
 * @customfunction RISK_DRAWDOWN RISK.DRAWDOWN
 * @helpurl https://localhost:3000/docs/functions/RISK.DRAWDOWN.html
 * @param {any[][]} values Row or column of prices or equity in order of time.
 * @param {CustomFunctions.CancelableInvocation} invocation What Excel adds to cancel the call.
 * @returns {any[][]} The fall as a fraction of the peak before it (0.25 is 25 %); 0 where nothing falls, above 1 below 0.
 * @remarks
 * The maximum over time of `(peak - value)/peak`, the peak being the highest value so far. Equity that falls below 0 has lost more
 * than all: the drawdown is above 1.
 *
 * The series ends with its last value that is neither blank nor 0; a heading in its first cell is skipped. Equity that ends
 * at 0 cannot be told from empty cells below: where everything was lost, this drawdown is that of before. A 0 among other
 * values counts.
 * @throws #VALUE! when values is missing or blank, is not one row or column, or a value is not a number.
 * @throws #DIV/0! when values fall from a peak that is not above 0.
 * @example The fall from 120 to 90 is the worst.
 * =RISK.DRAWDOWN({100;120;90;130;110}) → 0.25
 * @example =RISK.DRAWDOWN({"Equity";100;110;105;0;0}) → 0.0454545454545455
 * @example =RISK.DRAWDOWN({100;50;-20}) → 1.2
 * @see https://www.investopedia.com/terms/m/maximum-drawdown-mdd.asp
 */
export function riskDrawdown(values: any[][], invocation?: CustomFunctions.CancelableInvocation): any[][] {
  return drawdown([values, invocation]);
}
