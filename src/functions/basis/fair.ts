import { fairFuturesPrice } from "../../core/basis/rates";
import { toNumber } from "../../core/number/decimal";
import { annualPremium, growthRate, positive } from "../arguments/numbers";
import { compounding } from "../arguments/terms";
import { forEachCell } from "../cells/each-cell";
import { refuse, texts, unsolved } from "../cells/errors";

const fairPrice = forEachCell(
  "BASIS.FAIR",
  { spotPrice: positive, annualRate: annualPremium, days: positive, compounding },
  (values) => {
    if (values.compounding === "compound" && values.annualRate.lte(-1)) {
      const got = String(toNumber(values.annualRate));
      return refuse(texts.unwanted({ argument: "annualRate" }, `${growthRate.wanted} to be compounded`, got));
    }
    return (
      fairFuturesPrice(values.spotPrice, values.annualRate, values.days, values.compounding) ??
      unsolved(texts.noFuturesPrice())
    );
  },
);

/**
 * Fair futures price for a spot price and an annual rate.
 *
 * @customfunction BASIS_FAIR BASIS.FAIR
 * @helpurl https://localhost:3000/docs/functions/BASIS.FAIR.html
 * @param {any[][]} spotPrice Spot price, quote currency per base unit.
 * @param {any[][]} annualRate Annual rate as a fraction; above -1 where it is compounded.
 * @param {any[][]} days Days until the future settles, above 0; fractions of a day are fine.
 * @param {any[][]} [compounding] "simple", "compound" or "continuous". Default "simple".
 * @returns {any[][]} Futures price, quote currency per base unit.
 * @remarks
 * A year is 365 days. Simple: `S*(1 + r*d/365)`. Compound: `S*(1+r)^(d/365)`. Continuous: `S*e^(r*d/365)`. BASIS.ANNUAL with the
 * same compounding gives the rate back.
 *
 * Every argument takes a number or name, a range or an array. Single values meet everything, equal shapes meet cell by cell, a
 * column meets a row as a grid. A blank compounding is its default. Where all ranges are blank the result is blank.
 * @throws #VALUE! when spotPrice or days is missing, blank or not positive, annualRate is missing or blank, or is -1 or less where
 * it is compounded.
 * @throws #VALUE! when the shapes of two ranges do not fit.
 * @throws #N/A when a simple rate is so far below 0 that no positive price has it.
 * @throws #NUM! when the result is too large for Excel.
 * @example A carry of 5 % a year over 73 days.
 * =BASIS.FAIR(60000, 0.05, 73) → 60600
 * @example =BASIS.FAIR(60000, 0.0510100501, 73, "compound") → 60600
 * @example =BASIS.FAIR(60000, 0.05, 73, "continuous") → 60603.0100250501
 * @see https://en.wikipedia.org/wiki/Forward_price
 */
export function basisFair(
  spotPrice: any[][],
  annualRate: any[][],
  days: any[][],
  compounding?: any[][],
): any[][] {
  return fairPrice([spotPrice, annualRate, days, compounding]);
}
