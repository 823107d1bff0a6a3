import { decimal, one, zero } from "../core/number/decimal";
import { accountLeverage, sizeForLoss } from "../core/risk/size";
import { maxDrawdown } from "../core/risk/drawdown";
import { valueAtRisk } from "../core/risk/value-at-risk";
import { anyNumber, atLeastZero, confidenceLevel, optional, positive, rate, series } from "./cells/arguments";
import { forEachCell } from "./cells/each-cell";
import { Failure } from "./cells/errors";
import { once } from "./cells/once";

const size = forEachCell(
  "RISK.SIZE",
  {
    equity: atLeastZero,
    riskRate: rate,
    entryPrice: positive,
    stopPrice: positive,
    feeRate: optional(rate, zero),
    step: optional(atLeastZero, zero),
  },
  ({ equity, riskRate, step, ...position }) =>
    sizeForLoss(equity.times(riskRate), position, step) ?? new Failure("#DIV/0!"),
);

const leverage = once(
  "RISK.LEVERAGE",
  { notionals: series(anyNumber), equity: positive },
  ({ notionals, equity }) => [[accountLeverage(notionals, equity)]],
);

const drawdown = once("RISK.DRAWDOWN", { values: series(atLeastZero) }, ({ values }) => [
  [maxDrawdown(values)],
]);

const valueAtRiskOf = forEachCell(
  "RISK.VAR",
  {
    value: atLeastZero,
    dailyVolatility: atLeastZero,
    confidence: optional(confidenceLevel, decimal("0.95")),
    days: optional(positive, one),
  },
  (values) => valueAtRisk(values.value, values.dailyVolatility, values.confidence, values.days),
);

/**
 * Quantity that loses a given share of the equity when it is stopped.
 *
 * @customfunction RISK_SIZE RISK.SIZE
 * @helpurl https://localhost:3000/docs/functions/RISK.SIZE.html
 * @param {any[][]} equity Equity of the account in quote currency, at least 0.
 * @param {any[][]} riskRate Share of the equity to lose at the stop, as a fraction (0.01 is 1 %).
 * @param {any[][]} entryPrice Entry price.
 * @param {any[][]} stopPrice Stop price, below the entry for a long, above it for a short.
 * @param {any[][]} [feeRate] Fee of each leg as a fraction of its value. Default 0.
 * @param {any[][]} [step] Quantity step to which the result is cut down. Default 0, no rounding.
 * @returns {any[][]} Quantity in base units.
 * @remarks
 * `equity*riskRate / (|E - S| + feeRate*(E + S))`, cut down to the step, so that the loss with the fees of both legs is at most
 * riskRate of the equity.
 *
 * Every argument takes a single value, a range or an array. Single values meet everything, equal shapes meet cell by cell, a
 * column meets a row as a grid. A blank feeRate or step counts as 0. Where all ranges are blank the result is blank.
 * @throws #VALUE! when a required argument is missing or blank, or a value is not as described.
 * @throws #VALUE! when the shapes of two ranges do not fit.
 * @throws #DIV/0! when the stop is the entry and there are no fees.
 * @throws #NUM! when the result is too large for Excel.
 * @example =RISK.SIZE(10000, 0.05, 100, 90) → 50
 * @example =RISK.SIZE(10000, 0.01, 60000, 62000, 0.0005, {0;0.001}) → {0.0485201358563804;0.048}
 * @see http://www.btanalytics.com/WebHelp/BTAnalyticsHelp/max_percent_risk_position_size.htm
 */
export function riskSize(
  equity: any[][],
  riskRate: any[][],
  entryPrice: any[][],
  stopPrice: any[][],
  feeRate?: any[][],
  step?: any[][],
): any[][] {
  return size([equity, riskRate, entryPrice, stopPrice, feeRate, step]);
}

/**
 * Effective leverage of an account: the size of all positions over its equity.
 *
 * @customfunction RISK_LEVERAGE RISK.LEVERAGE
 * @helpurl https://localhost:3000/docs/functions/RISK.LEVERAGE.html
 * @param {any[][]} notionals Row or column: value of each position; the sign does not matter.
 * @param {any[][]} equity Equity of the account, in the same currency.
 * @returns {any[][]} Leverage: the sum of the absolute values over the equity.
 * @remarks
 * `sum(|notional|) / equity`. Longs and shorts add up: it is the gross leverage. Blank notionals are left out.
 * @throws #VALUE! when an argument is missing or blank, a notional is not a number, or equity is not positive.
 * @throws #NUM! when the result is too large for Excel.
 * @example =RISK.LEVERAGE({30000;-20000}, 10000) → 5
 * @see https://www.investopedia.com/terms/l/leverageratio.asp
 */
export function riskLeverage(notionals: any[][], equity: any[][]): any[][] {
  return leverage([notionals, equity]);
}

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
 * @example =RISK.VAR(10000, 0.04) → 657.941450780589
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
