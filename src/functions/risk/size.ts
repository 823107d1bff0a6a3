import { type Decimal, roundDownToStep, smaller, zero } from "../../core/number/decimal";
import { maxOpenQuantity } from "../../core/position/open";
import { sizeForLoss } from "../../core/risk/size";
import { atLeastZero, leverage, positive, rate } from "../arguments/numbers";
import { contract, feeRate } from "../arguments/terms";
import { optional } from "../cells/declaration";
import { forEachCell } from "../cells/each-cell";
import { Failure } from "../cells/errors";

const size = forEachCell(
  "RISK.SIZE",
  {
    equity: atLeastZero,
    riskRate: rate,
    entryPrice: positive,
    stopPrice: positive,
    feeRate,
    step: optional(atLeastZero, zero),
    maxLeverage: optional<Decimal | undefined>(leverage, undefined),
    contract,
  },
  (position) => {
    const { equity, riskRate, step, maxLeverage, contract, entryPrice: price, feeRate } = position;
    const size = sizeForLoss(equity.times(riskRate), position);
    if (!maxLeverage) return size ? roundDownToStep(size, step) : new Failure("#DIV/0!");
    const most = maxOpenQuantity({ contract, balance: equity, price, leverage: maxLeverage, feeRate }, zero);
    return roundDownToStep(size ? smaller(size, most) : most, step);
  },
);

/**
 * Quantity that loses a given share of the equity when it is stopped.
 *
 * @customfunction RISK_SIZE RISK.SIZE
 * @helpurl https://localhost:3000/docs/functions/RISK.SIZE.html
 * @param {any[][]} equity Equity of the account, quote currency (linear) or coin (inverse), at least 0.
 * @param {any[][]} riskRate Share of the equity to lose at the stop, as a fraction (0.01 is 1 %).
 * @param {any[][]} entryPrice Entry price.
 * @param {any[][]} stopPrice Stop price, below the entry for a long, above it for a short.
 * @param {any[][]} [feeRate] Fee of each leg as a fraction of its value. Default 0.
 * @param {any[][]} [step] Quantity step that the result is rounded down to. Default 0, no rounding.
 * @param {any[][]} [maxLeverage] Highest leverage on the equity that the size may take. Default no limit.
 * @param {any[][]} [contract] "linear" or "inverse". Default "linear".
 * @returns {any[][]} Quantity in base units (linear) or USD face value (inverse).
 * @remarks
 * Linear `equity*riskRate / (|E - S| + feeRate*(E + S))`, inverse `equity*riskRate*E*S / (|E - S| + feeRate*(E + S))`, rounded down to
 * the step, so that the loss with the fees of both legs is at most riskRate of the equity.
 *
 * A stop near the entry asks for more than an account can open. With maxLeverage the size is at most PERP.MAXOPEN of the equity at that
 * leverage, so it loses less than riskRate.
 *
 * Every argument takes a single value, a range or an array. Single values meet everything, equal shapes meet cell by cell, a
 * column meets a row as a grid. A blank feeRate or step counts as 0, a blank maxLeverage is no limit, a blank
 * contract is its default. Where all ranges are blank the result is blank.
 * @throws #VALUE! when a required argument is missing or blank, or a value is not as described.
 * @throws #VALUE! when the shapes of two ranges do not fit.
 * @throws #DIV/0! when the stop is the entry and there are neither fees nor a maxLeverage.
 * @throws #NUM! when the result is too large for Excel.
 * @example 5 % of 10,000 at risk, with a stop 10 below the entry.
 * =RISK.SIZE(10000, 0.05, 100, 90) → 50
 * @example =RISK.SIZE(10000, 0.01, 60000, 62000, 0.0005, {0;0.001}) → {0.0485201358563804;0.048}
 * @example =RISK.SIZE(10000, 0.01, 60000, 59990, 0, 0.001, 10) → 1.666
 * @example =RISK.SIZE(1, 0.01, 50000, 40000, 0, 1, , "inverse") → 2000
 * @see https://www.btanalytics.com/WebHelp/BTAnalyticsHelp/max_percent_risk_position_size.htm
 */
export function riskSize(
  equity: any[][],
  riskRate: any[][],
  entryPrice: any[][],
  stopPrice: any[][],
  feeRate?: any[][],
  step?: any[][],
  maxLeverage?: any[][],
  contract?: any[][],
): any[][] {
  return size([equity, riskRate, entryPrice, stopPrice, feeRate, step, maxLeverage, contract]);
}
