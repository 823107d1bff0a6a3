import type { Decimal } from "../../core/number/decimal";
import { exposureForVolatility } from "../../core/risk/target-volatility";
import { leverage, positiveFraction } from "../arguments/numbers";
import { type CellArgument, optional } from "../cells/declaration";
import { forEachCell } from "../cells/each-cell";

/** Crypto has had several times 1 a year; 80 is 80 %. */
const volatility: CellArgument<Decimal> = {
  ...positiveFraction,
  wanted: "a fraction above 0 and below 10 (0.8 is 80 %)",
  read: (value) => {
    const read = positiveFraction.read(value);
    return read?.lt(10) ? read : undefined;
  },
};

const targetVol = forEachCell(
  "RISK.TARGETVOL",
  {
    target: volatility,
    realised: volatility,
    cap: optional<Decimal | undefined>(leverage, undefined),
  },
  ({ target, realised, cap }) => exposureForVolatility(target, realised, cap),
);

/**
 * Exposure that brings a portfolio to a target volatility.
 *
 * @customfunction RISK_TARGETVOL RISK.TARGETVOL
 * @helpurl https://localhost:3000/docs/functions/RISK.TARGETVOL.html
 * @param {any[][]} target Volatility that is wanted, as a fraction a year (0.4 is 40 %).
 * @param {any[][]} realised Volatility that was measured, as a fraction over the same time.
 * @param {any[][]} [cap] Highest exposure, as a multiple of the capital. Default no limit.
 * @returns {any[][]} Exposure as a multiple of the capital: 0.5 is half invested, 2 is twice leveraged.
 * @remarks
 * `target/realised`, at most cap. Calm markets ask for more than the capital, and the calm before a fall asks for most: set a cap.
 *
 * Every argument takes a single value, a range or an array. Single values meet everything, equal shapes meet cell by cell, a
 * column meets a row as a grid. A blank cap is no limit. Where all ranges are blank the result is blank.
 * @throws #VALUE! when target or realised is missing or blank, or a value is not as described.
 * @throws #VALUE! when the shapes of two ranges do not fit.
 * @throws #NUM! when the result is too large for Excel.
 * @example A market twice as volatile as wanted: half the exposure.
 * =RISK.TARGETVOL(0.4, 0.8) → 0.5
 * @example =RISK.TARGETVOL(0.4, {0.15;0.5}, 2) → {2;0.8}
 * @see https://www.pfolio.io/academy/target-volatility-strategy
 */
export function riskTargetVol(target: any[][], realised: any[][], cap?: any[][]): any[][] {
  return targetVol([target, realised, cap]);
}
