import { fundingCarryResult } from "../../core/funding/carry";
import { one } from "../../core/number/decimal";
import { leverage, positive, signedRate } from "../arguments/numbers";
import { feeRate, intervalHours } from "../arguments/terms";
import { optional, series } from "../cells/declaration";
import { once } from "../cells/once";

const carry = once(
  "FUNDING.CARRY",
  {
    quantity: positive,
    price: positive,
    rates: series(signedRate),
    intervalHours,
    feeRate,
    leverage: optional(leverage, one),
  },
  function* (values) {
    const { fundingIncome, fees, net, capital, returnOnCapital, annualised } =
      yield* fundingCarryResult(values);
    return [
      ["Funding income", fundingIncome],
      ["Fees (four legs)", fees],
      ["Net", net],
      ["Capital", capital],
      ["Return", returnOnCapital],
      ["Annualised", annualised],
    ];
  },
);

/**
 * What funding earns on spot held against a perpetual short of the same quantity.
 *
 * @customfunction FUNDING_CARRY FUNDING.CARRY
 * @helpurl https://localhost:3000/docs/functions/FUNDING.CARRY.html
 * @param {any[][]} quantity Base units of each leg, above 0.
 * @param {any[][]} price Price of both legs, quote currency per base unit.
 * @param {any[][]} rates Row or column of funding rates as fractions, one per interval that the pair is held.
 * @param {any[][]} [intervalHours] Hours between two payments. Default 8.
 * @param {any[][]} [feeRate] Fee of each leg as a fraction of its value. Default 0.
 * @param {any[][]} [leverage] Leverage of the short. Default 1.
 * @param {CustomFunctions.CancelableInvocation} invocation What Excel adds to cancel the call.
 * @returns {any[][]} Six rows of label and value: Funding income, Fees (four legs), Net, Capital, Return, Annualised.
 * @remarks
 * Spot bought and a linear perpetual sold at the same price, which both are given back at; what one leg gains from the price
 * the other loses. Funding income is `q*p*sum(rates)`, negative where negative rates weigh more. The four legs are spot buy,
 * spot sell, perpetual open and perpetual close: `4*feeRate*q*p`, shown as a positive amount. Net = Funding income - Fees.
 *
 * Capital is the spot and the short's initial margin, `q*p*(1+1/L)`; Return is Net / Capital. Annualised is the return times
 * 8760 over the hours held (number of rates times intervalHours): a year of 365 days, simple, without compounding.
 *
 * All but rates are single values. A blank intervalHours or leverage is its default; a blank feeRate cell counts as 0. The
 * series ends with its last value that is neither blank nor 0; a heading in its first cell is skipped. Rates of 0 at the end do
 * not count as held; before that a 0 is a rate. Zeros alone are rates.
 * @throws #VALUE! when a required argument is missing or blank, a quantity, price, interval or leverage is not positive, or
 * rates is not one row or column.
 * @throws #NUM! when a value is too large for Excel.
 * @example 1 coin at 3,000 on spot against a short, for three payments of 0.01 %.
 * =FUNDING.CARRY(1, 3000, {0.0001;0.0001;0.0001}) → {"Funding income",0.9;"Fees (four legs)",0;"Net",0.9;"Capital",6000;"Return",0.00015;"Annualised",0.05475}
 * @example With fees of 0.05 % on each of the four trades and the short at 3x: three payments do not earn them back.
 * =FUNDING.CARRY(1, 3000, {0.0001;0.0001;0.0001}, 8, 0.0005, 3) → {"Funding income",0.9;"Fees (four legs)",6;"Net",-5.1;"Capital",4000;"Return",-0.001275;"Annualised",-0.465375}
 * @see https://arbitron.app/learn/cash-and-carry
 */
export function fundingCarry(
  quantity: any[][],
  price: any[][],
  rates: any[][],
  intervalHours?: any[][],
  feeRate?: any[][],
  leverage?: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): any[][] {
  return carry([quantity, price, rates, intervalHours, feeRate, leverage, invocation]);
}
