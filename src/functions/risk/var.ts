import { decimal, one } from "../../core/number/decimal";
import { valueAtRisk } from "../../core/risk/value-at-risk";
import { atLeastZero, confidenceLevel, positive, share } from "../arguments/numbers";
import { optional } from "../cells/declaration";
import { forEachCell } from "../cells/each-cell";

const valueAtRiskOf = forEachCell(
  "RISK.VAR",
  {
    value: atLeastZero,
    dailyVolatility: share,
    confidence: optional(confidenceLevel, decimal("0.95")),
    days: optional(positive, one),
  },
  (values) => valueAtRisk(values.value, values.dailyVolatility, values.confidence, values.days),
);

/**
 * Value at risk: the loss that is exceeded only with a chance of 1 - confidence.
 *
 * @customfunction RISK_VAR RISK.VAR
 * @helpurl https://localhost:3000/docs/functions/RISK.VAR.html
 * @param {any[][]} value Value of the holding, at least 0.
 * @param {any[][]} dailyVolatility Standard deviation of its daily return, as a fraction.
 * @param {any[][]} [confidence] Confidence as a fraction from 0.5 to below 1. Default 0.95.
 * @param {any[][]} [days] Days to look ahead. Default 1.
 * @returns {any[][]} Loss in the currency of the value, as a positive number.
 * @remarks
 * The parametric value at risk with a mean of zero: `value * dailyVolatility * z * sqrt(days)`, where z is the quantile of the normal
 * distribution at the confidence. Crypto has fatter tails than that.
 *
 * Every argument takes a single value, a range or an array. Single values meet everything, equal shapes meet cell by cell, a
 * column meets a row as a grid. A blank confidence or days is its default; where Excel hands a blank value or dailyVolatility over as 0 it counts as 0.
 * Where all ranges are blank the result is blank.
 * @throws #VALUE! when a required argument is missing or blank, or a value is not as described.
 * @throws #VALUE! when the shapes of two ranges do not fit.
 * @throws #NUM! when the result is too large for Excel.
 * @example 10,000 that move 4 % a day, at 95 %.
 * =RISK.VAR(10000, 0.04) → 657.941450780589
 * @example =RISK.VAR(10000, 0.04, 0.99, {1;10}) → {930.539149616336;2942.62316474382}
 * @see https://www.investopedia.com/terms/v/var.asp
 */
export function riskVar(
  value: any[][],
  dailyVolatility: any[][],
  confidence?: any[][],
  days?: any[][],
): any[][] {
  return valueAtRiskOf([value, dailyVolatility, confidence, days]);
}
