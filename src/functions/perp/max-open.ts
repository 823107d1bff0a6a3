import { zero } from "../../core/number/decimal";
import { maxOpenQuantity } from "../../core/position/open";
import { atLeastZero, leverage, positive } from "../arguments/numbers";
import { contract, feeRate } from "../arguments/terms";
import { optional } from "../cells/declaration";
import { forEachCell } from "../cells/each-cell";

const maxOpen = forEachCell(
  "PERP.MAXOPEN",
  {
    balance: atLeastZero,
    price: positive,
    leverage,
    feeRate,
    step: optional(atLeastZero, zero),
    contract,
  },
  (opening) => maxOpenQuantity(opening, opening.step),
);

/**
 * Largest quantity that a balance opens at a leverage.
 *
 * @customfunction PERP_MAXOPEN PERP.MAXOPEN
 * @helpurl https://localhost:3000/docs/functions/PERP.MAXOPEN.html
 * @param {any[][]} balance Balance for margin and opening fee, quote currency (linear) or coin (inverse), at least 0.
 * @param {any[][]} price Price at which the position is opened.
 * @param {any[][]} leverage Leverage; the initial margin is the value divided by it.
 * @param {any[][]} [feeRate] Fee of opening as a fraction of the value. Default 0.
 * @param {any[][]} [step] Quantity step that the result is rounded down to. Default 0, no rounding.
 * @param {any[][]} [contract] "linear" or "inverse". Default "linear".
 * @returns {any[][]} Quantity in base units (linear) or USD face value (inverse).
 * @remarks
 * Initial margin and opening fee together are the balance: linear `balance / (price*(1/L + feeRate))`, inverse
 * `balance*price / (1/L + feeRate)`, rounded down to the step. The venue's brackets may allow less leverage at this size.
 *
 * Every argument takes a single value, a range or an array. Single values meet everything, equal shapes meet cell by cell, a
 * column meets a row as a grid. A blank feeRate or step counts as 0, a blank contract is its default. Where all ranges are blank the result is blank.
 * @throws #VALUE! when a required argument is missing or blank, or a value is not as described.
 * @throws #VALUE! when the shapes of two ranges do not fit.
 * @throws #NUM! when the result is too large for Excel.
 * @example 1,000 of balance at 10x.
 * =PERP.MAXOPEN(1000, 50000, 10) → 0.2
 * @example =PERP.MAXOPEN(1000, 50000, 10, 0.0005, {0;0.001}) → {0.199004975124378;0.199}
 * @example =PERP.MAXOPEN(0.1, 8000, 100, 0.00075, 1, "inverse") → 74418
 * @see https://www.binance.com/en/support/faq/how-to-use-the-binance-futures-calculator-360036498511
 */
export function perpMaxOpen(
  balance: any[][],
  price: any[][],
  leverage: any[][],
  feeRate?: any[][],
  step?: any[][],
  contract?: any[][],
): any[][] {
  return maxOpen([balance, price, leverage, feeRate, step, contract]);
}
