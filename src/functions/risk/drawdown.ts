import { maxDrawdown } from "../../core/risk/drawdown";
import { atLeastZero } from "../arguments/numbers";
import { series } from "../cells/declaration";
import { once } from "../cells/once";

const drawdown = once("RISK.DRAWDOWN", { values: series(atLeastZero) }, ({ values }) => [
  [maxDrawdown(values)],
]);

/**
 * Maximum drawdown: the largest fall from a running peak.
 *
 * @customfunction RISK_DRAWDOWN RISK.DRAWDOWN
 * @helpurl https://localhost:3000/docs/functions/RISK.DRAWDOWN.html
 * @param {any[][]} values Row or column of prices or equity in order of time, at least 0.
 * @returns {any[][]} The fall as a fraction of the peak before it (0.25 is 25 %); 0 where nothing falls.
 * @remarks
 * The maximum over time of `(peak - value)/peak`, the peak being the highest value so far. Blank values are left out.
 * @throws #VALUE! when values is missing or blank, is not one row or column, or a value is not a number of at least 0.
 * @example =RISK.DRAWDOWN({100;120;90;130;110}) → 0.25
 * @see https://www.investopedia.com/terms/m/maximum-drawdown-mdd.asp
 */
export function riskDrawdown(values: any[][]): any[][] {
  return drawdown([values]);
}
