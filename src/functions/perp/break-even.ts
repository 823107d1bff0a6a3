import { zero } from "../../core/number/decimal";
import { breakEvenPrice } from "../../core/position/pnl";
import { anyNumber, positive } from "../arguments/numbers";
import { feeRate, side } from "../arguments/terms";
import { optional } from "../cells/declaration";
import { forEachCell } from "../cells/each-cell";
import { texts, unsolved } from "../cells/errors";

const breakEven = forEachCell(
  "PERP.BREAKEVEN",
  { side, entryPrice: positive, feeRate, fundingPerUnit: optional(anyNumber, zero) },
  (values) =>
    breakEvenPrice(values.side, values.entryPrice, values.feeRate, values.fundingPerUnit) ??
    unsolved(texts.noExitPrice()),
);

/**
 * Exit price at which fees and funding are earned back.
 *
 * @customfunction PERP_BREAKEVEN PERP.BREAKEVEN
 * @helpurl https://localhost:3000/docs/functions/PERP.BREAKEVEN.html
 * @param {any[][]} side "long" or "short".
 * @param {any[][]} entryPrice Average entry price, quote currency per base unit.
 * @param {any[][]} [feeRate] Fee of each leg as a fraction of its value. Default 0.
 * @param {any[][]} [fundingPerUnit] Funding paid per base unit, negative where it was received. Default 0.
 * @returns {any[][]} Exit price in quote currency per base unit.
 * @remarks
 * The price X at which the gain pays the fee of both legs and the funding: with s = 1 for a long and -1 for a short, f the fee rate
 * and F the funding paid, `s*(X - E) = f*(E + X) + F`, so `X = (E*(1 + s*f) + s*F) / (1 - s*f)`. For a linear contract.
 *
 * Every argument takes a single value, a range or an array. Single values meet everything, equal shapes meet cell by cell, a
 * column meets a row as a grid. A blank feeRate or fundingPerUnit counts as 0. Where all ranges are blank the result is blank.
 * @throws #VALUE! when a required argument is missing or blank, or a value is not as described.
 * @throws #VALUE! when the shapes of two ranges do not fit.
 * @throws #N/A when no positive price earns them back, such as funding above the whole value of a short.
 * @throws #NUM! when the result is too large for Excel.
 * @example A long that pays 0.05 % to open and to close.
 * =PERP.BREAKEVEN("long", 60000, 0.0005) → 60060.0300150075
 * @example =PERP.BREAKEVEN("short", 60000, 0, {30;-30}) → {59970;60030}
 * @see https://markettrace.ai/break-even-calculator, which leaves out that the exit's fee is on the exit price
 */
export function perpBreakEven(
  side: any[][],
  entryPrice: any[][],
  feeRate?: any[][],
  fundingPerUnit?: any[][],
): any[][] {
  return breakEven([side, entryPrice, feeRate, fundingPerUnit]);
}
