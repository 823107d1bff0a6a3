import { annualBasis, relativeBasis, compoundings, fairFuturesPrice } from "../core/basis/rates";
import { basisCarryResult } from "../core/basis/carry";
import { one, toNumber, zero } from "../core/number/decimal";
import { anyNumber, choice, growthRate, optional, positive, rate } from "./cells/arguments";
import { forEachCell } from "./cells/each-cell";
import { refuse, texts, unsolved } from "./cells/errors";
import { once } from "./cells/once";

const compounding = optional(choice(compoundings), "simple");

const plainRate = forEachCell(
  "BASIS.RATE",
  { spotPrice: positive, futuresPrice: positive },
  ({ spotPrice, futuresPrice }) => relativeBasis(spotPrice, futuresPrice),
);

const annualRate = forEachCell(
  "BASIS.ANNUAL",
  { spotPrice: positive, futuresPrice: positive, days: positive, compounding },
  (values) => annualBasis(values.spotPrice, values.futuresPrice, values.days, values.compounding),
);

const fairPrice = forEachCell(
  "BASIS.FAIR",
  { spotPrice: positive, annualRate: anyNumber, days: positive, compounding },
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

const carry = once(
  "BASIS.CARRY",
  {
    quantity: positive,
    spotPrice: positive,
    futuresPrice: positive,
    days: positive,
    feeRate: optional(rate, zero),
    financingRate: optional(anyNumber, zero),
    leverage: optional(positive, one),
  },
  (values) => {
    const { lockedPremium, fees, financing, net, capital, returnOnCapital, annualised } =
      basisCarryResult(values);
    return [
      ["Locked premium", lockedPremium],
      ["Fees", fees],
      ["Financing", financing],
      ["Net", net],
      ["Capital", capital],
      ["Return", returnOnCapital],
      ["Annualised", annualised],
    ];
  },
);

/**
 * Basis: what a futures price stands above the spot price, as a fraction of it.
 *
 * @customfunction BASIS_RATE BASIS.RATE
 * @helpurl https://localhost:3000/docs/functions/BASIS.RATE.html
 * @param {any[][]} spotPrice Spot price, quote currency per base unit.
 * @param {any[][]} futuresPrice Futures price, quote currency per base unit.
 * @returns {any[][]} Fraction of the spot price; negative where the future stands below it.
 * @remarks
 * `F/S - 1`, over the time that the future has left, not a year: BASIS.ANNUAL scales it.
 *
 * Both arguments take a number, a range or an array. Single values meet everything, equal shapes meet cell by cell, a column
 * meets a row as a grid. Where all ranges are blank the result is blank.
 * @throws #VALUE! when a price is missing, blank or not positive.
 * @throws #VALUE! when the shapes of two ranges do not fit.
 * @throws #NUM! when the result is too large for Excel.
 * @example =BASIS.RATE(60000, 60600) → 0.01
 * @example =BASIS.RATE(60000, {60600;59400}) → {0.01;-0.01}
 * @see https://developers.binance.com/docs/derivatives/coin-margined-futures/market-data/rest-api/Basis
 */
export function basisRate(spotPrice: any[][], futuresPrice: any[][]): any[][] {
  return plainRate([spotPrice, futuresPrice]);
}

/**
 * Basis of a dated future as a rate a year.
 *
 * @customfunction BASIS_ANNUAL BASIS.ANNUAL
 * @helpurl https://localhost:3000/docs/functions/BASIS.ANNUAL.html
 * @param {any[][]} spotPrice Spot price, quote currency per base unit.
 * @param {any[][]} futuresPrice Futures price, quote currency per base unit.
 * @param {any[][]} days Days until the future settles, above 0; fractions of a day are fine.
 * @param {any[][]} [compounding] "simple", "compound" or "continuous". Default "simple".
 * @returns {any[][]} Rate a year as a fraction.
 * @remarks
 * A year is 365 days. Simple: `(F/S-1)*365/d`, the market's usual figure. Compound: `(F/S)^(365/d)-1`, the premium earned again
 * with each roll. Continuous: `ln(F/S)*365/d`.
 *
 * Every argument takes a number or name, a range or an array. Single values meet everything, equal shapes meet cell by cell, a
 * column meets a row as a grid. A blank compounding is its default. Where all ranges are blank the result is blank.
 * @throws #VALUE! when a price or days is missing, blank or not positive, or compounding is not one of the three.
 * @throws #VALUE! when the shapes of two ranges do not fit.
 * @throws #NUM! when the result is too large for Excel.
 * @example =BASIS.ANNUAL(60000, 60600, 73) → 0.05
 * @example =BASIS.ANNUAL(60000, 60600, 73, "compound") → 0.0510100501
 * @example =BASIS.ANNUAL(60000, 60600, 73, "continuous") → 0.0497516542658404
 * @see https://developers.binance.com/docs/derivatives/coin-margined-futures/market-data/rest-api/Basis
 * @see https://hex.pm/packages/ccxt_client/0.1.0/files/lib/ccxt/trading/basis.ex
 */
export function basisAnnual(
  spotPrice: any[][],
  futuresPrice: any[][],
  days: any[][],
  compounding?: any[][],
): any[][] {
  return annualRate([spotPrice, futuresPrice, days, compounding]);
}

/**
 * Futures price that a rate a year makes of a spot price.
 *
 * @customfunction BASIS_FAIR BASIS.FAIR
 * @helpurl https://localhost:3000/docs/functions/BASIS.FAIR.html
 * @param {any[][]} spotPrice Spot price, quote currency per base unit.
 * @param {any[][]} annualRate Rate a year as a fraction; above -1 where it is compounded.
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
 * @example =BASIS.FAIR(60000, 0.05, 73) → 60600
 * @example =BASIS.FAIR(60000, 0.0510100501, 73, "compound") → 60600
 * @example =BASIS.FAIR(60000, 0.05, 73, "continuous") → 60603.0100250501
 * @see https://0xfutures.gitbook.io/0xfutures.trade/0xfutures-insights/futures-formula
 */
export function basisFair(
  spotPrice: any[][],
  annualRate: any[][],
  days: any[][],
  compounding?: any[][],
): any[][] {
  return fairPrice([spotPrice, annualRate, days, compounding]);
}

/**
 * What a cash-and-carry earns: spot held against a dated future sold at a premium.
 *
 * @customfunction BASIS_CARRY BASIS.CARRY
 * @helpurl https://localhost:3000/docs/functions/BASIS.CARRY.html
 * @param {any[][]} quantity Base units of each leg, above 0.
 * @param {any[][]} spotPrice Price paid for the spot, quote currency per base unit.
 * @param {any[][]} futuresPrice Price at which the future is sold.
 * @param {any[][]} days Days until the future settles, above 0.
 * @param {any[][]} [feeRate] Fee of each leg as a fraction of its value. Default 0.
 * @param {any[][]} [financingRate] Rate a year at which the money for the spot is borrowed, simple. Default 0.
 * @param {any[][]} [leverage] Leverage of the short. Default 1.
 * @returns {any[][]} Seven rows of label and value: Locked premium, Fees, Financing, Net, Capital, Return, Annualised.
 * @remarks
 * Spot bought and a linear future of the same quantity sold, held until the future settles at the spot price; wherever that is,
 * the locked premium `q*(F-S)` is earned. Fees are for opening and closing both legs at these prices, `2*feeRate*q*(S+F)`, and
 * Financing is `q*S*financingRate*d/365`; both are shown as positive amounts. Net = Locked premium - Fees - Financing.
 *
 * Capital is the spot and the short's initial margin, `q*S + q*F/L`; Return is Net / Capital. Annualised is the return times
 * `365/d`: a year of 365 days, simple, without compounding.
 *
 * Every argument is a single value. A blank leverage is its default; a blank feeRate or financingRate cell counts as 0.
 * @throws #VALUE! when a required argument is missing or blank, a quantity, price, leverage or days is not positive, feeRate is not
 * from 0 to below 1, or an argument is a range of several cells.
 * @throws #NUM! when a value is too large for Excel.
 * @example =BASIS.CARRY(1, 60000, 60600, 73) → {"Locked premium",600;"Fees",0;"Financing",0;"Net",600;"Capital",120600;"Return",0.00497512437810945;"Annualised",0.0248756218905473}
 * @example =BASIS.CARRY(2, 100, 110, 36.5, 0.001, 0.1, 2) → {"Locked premium",20;"Fees",0.84;"Financing",2;"Net",17.16;"Capital",310;"Return",0.0553548387096774;"Annualised",0.553548387096774}
 * @see https://arbitron.app/learn/cash-and-carry
 */
export function basisCarry(
  quantity: any[][],
  spotPrice: any[][],
  futuresPrice: any[][],
  days: any[][],
  feeRate?: any[][],
  financingRate?: any[][],
  leverage?: any[][],
): any[][] {
  return carry([quantity, spotPrice, futuresPrice, days, feeRate, financingRate, leverage]);
}
