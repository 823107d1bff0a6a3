import { basisCarryResult } from "../../core/basis/carry";
import { one, zero } from "../../core/number/decimal";
import { financingRate, leverage, positive } from "../arguments/numbers";
import { feeRate } from "../arguments/terms";
import { optional } from "../cells/declaration";
import { once } from "../cells/once";

const carry = once(
  "BASIS.CARRY",
  {
    quantity: positive,
    spotPrice: positive,
    futuresPrice: positive,
    days: positive,
    feeRate,
    financingRate: optional(financingRate, zero),
    leverage: optional(leverage, one),
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
 * What a cash-and-carry earns: spot held against a dated future sold at a premium.
 *
 * @customfunction BASIS_CARRY BASIS.CARRY
 * @helpurl https://localhost:3000/docs/functions/BASIS.CARRY.html
 * @param {any[][]} quantity Base units of each leg, above 0.
 * @param {any[][]} spotPrice Price paid for the spot, quote currency per base unit.
 * @param {any[][]} futuresPrice Price at which the future is sold.
 * @param {any[][]} days Days until the future settles, above 0.
 * @param {any[][]} [feeRate] Fee of each leg as a fraction of its value. Default 0.
 * @param {any[][]} [financingRate] Annual rate at which the money for the spot is borrowed, simple. Default 0.
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
 * @example 1 BTC bought at 60,000 and sold as a future at 60,600, the short at 1x.
 * =BASIS.CARRY(1, 60000, 60600, 73) → {"Locked premium",600;"Fees",0;"Financing",0;"Net",600;"Capital",120600;"Return",0.00497512437810945;"Annualised",0.0248756218905473}
 * @example With fees of 0.1 %, financing at 10 % a year and the short at 2x.
 * =BASIS.CARRY(2, 100, 110, 36.5, 0.001, 0.1, 2) → {"Locked premium",20;"Fees",0.84;"Financing",2;"Net",17.16;"Capital",310;"Return",0.0553548387096774;"Annualised",0.553548387096774}
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
