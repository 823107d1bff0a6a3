import { contractTypes, sides } from "../core/position/contract";
import { decimal, one, zero } from "../core/number/decimal";
import {
  simpleFundingRate,
  compoundFundingRate,
  hoursToBreakEven,
  predictedFundingRate,
} from "../core/funding/rates";
import { fundingCash } from "../core/funding/payments";
import { fundingCarryResult } from "../core/funding/carry";
import {
  anyNumber,
  atLeastZero,
  choice,
  growthRate,
  optional,
  positive,
  rate,
  series,
} from "./cells/arguments";
import { forEachCell } from "./cells/each-cell";
import { texts, unsolved } from "./cells/errors";
import { once } from "./cells/once";

const contract = optional(choice(contractTypes), "linear");
const intervalHours = optional(positive, decimal(8));

const payment = forEachCell(
  "FUNDING.PAYMENT",
  { side: choice(sides), quantity: atLeastZero, markPrice: positive, rate: anyNumber, contract },
  (values) => fundingCash(values, [values]),
);

const total = once(
  "FUNDING.TOTAL",
  {
    side: choice(sides),
    quantity: atLeastZero,
    markPrices: series(positive),
    rates: series(anyNumber),
    contract,
  },
  ({ markPrices, rates, ...position }) => [
    [
      fundingCash(
        position,
        markPrices.map((markPrice, index) => ({ markPrice, rate: rates[index]! })),
      ),
    ],
  ],
);

const apr = forEachCell("FUNDING.APR", { rate: anyNumber, intervalHours }, (values) =>
  simpleFundingRate(values.rate, values.intervalHours),
);

const apy = forEachCell("FUNDING.APY", { rate: growthRate, intervalHours }, (values) =>
  compoundFundingRate(values.rate, values.intervalHours),
);

const predictedRate = forEachCell(
  "FUNDING.RATE",
  {
    premiumIndex: anyNumber,
    interestRate: optional(anyNumber, decimal("0.0001")),
    clamp: optional(atLeastZero, decimal("0.0005")),
  },
  ({ premiumIndex, interestRate, clamp }) => predictedFundingRate(premiumIndex, interestRate, clamp),
);

const carry = once(
  "FUNDING.CARRY",
  {
    quantity: positive,
    price: positive,
    rates: series(anyNumber),
    intervalHours,
    feeRate: optional(rate, zero),
    leverage: optional(positive, one),
  },
  (values) => {
    const { fundingIncome, fees, net, capital, returnOnCapital, annualised } = fundingCarryResult(values);
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

const breakEven = forEachCell(
  "FUNDING.BREAKEVEN",
  { rate: anyNumber, feeRate: rate, intervalHours },
  (values) =>
    hoursToBreakEven(values.rate, values.feeRate, values.intervalHours) ?? unsolved(texts.feesNeverPaid()),
);

/**
 * Cash that one funding payment brings the holder of a perpetual, negative where the holder pays.
 *
 * @customfunction FUNDING_PAYMENT FUNDING.PAYMENT
 * @helpurl https://localhost:3000/docs/functions/FUNDING.PAYMENT.html
 * @param {any[][]} side "long" or "short".
 * @param {any[][]} quantity Base units (linear) or USD face value (inverse), at least 0.
 * @param {any[][]} markPrice Mark price at the funding stamp, quote currency per base unit.
 * @param {any[][]} rate Funding rate of the interval as a fraction (0.0001 is 0.01 %); may be negative.
 * @param {any[][]} [contract] "linear" or "inverse". Default "linear".
 * @returns {any[][]} Cash received in quote currency (linear) or coin (inverse); negative where it is paid.
 * @remarks
 * Linear `-s*q*P*r`, inverse `-s*(Q/P)*r`: s is 1 for a long and -1 for a short, q base units, Q USD face value, P the mark
 * price, r the rate. The rate is taken on the whole position, whatever the leverage.
 *
 * A positive rate is paid by longs to shorts, a negative one by shorts to longs. One of the articles that Ballast follows says
 * once that a short receives funding when the rate is negative. That is wrong: a positive rate comes with a perpetual above its
 * index and draws shorts in by paying them; Binance, Bybit, Gate and Bitget all say that longs pay shorts then, and the other
 * way round when it is negative. So a short held against spot earns while the rate is positive.
 *
 * Every argument takes a number, a range or an array. Single values meet everything, equal shapes meet cell by cell, a column
 * meets a row as a grid. A blank contract is its default. Where all ranges are blank the result is blank.
 * @throws #VALUE! when a required argument is missing or blank, the quantity is negative, the mark price is not positive, or a
 * name is not one of those listed.
 * @throws #VALUE! when the shapes of two ranges do not fit.
 * @throws #NUM! when the result is too large for Excel.
 * @example =FUNDING.PAYMENT("short", 1, 3000, 0.0001) → 0.3
 * @example =FUNDING.PAYMENT("long", 1, 3000, 0.0001) → -0.3
 * @example =FUNDING.PAYMENT("short", 1, 3000, -0.0001) → -0.3
 * @example =FUNDING.PAYMENT("long", 10000, 10000, 0.0001, "inverse") → -0.0001
 * @see https://www.binance.com/en/support/faq/360033525031
 * @see https://www.bybit.com/en/help-center/article/Funding-fee-calculation
 * @see https://www.gate.io/futures/introduction/funding-rate-history
 * @see https://web3.bitget.com/en/academy/funding-cost-calculation
 */
export function fundingPayment(
  side: any[][],
  quantity: any[][],
  markPrice: any[][],
  rate: any[][],
  contract?: any[][],
): any[][] {
  return payment([side, quantity, markPrice, rate, contract]);
}

/**
 * Cash that all funding payments of a holding period bring the holder, negative where the holder pays.
 *
 * @customfunction FUNDING_TOTAL FUNDING.TOTAL
 * @helpurl https://localhost:3000/docs/functions/FUNDING.TOTAL.html
 * @param {any[][]} side "long" or "short".
 * @param {any[][]} quantity Base units (linear) or USD face value (inverse), at least 0.
 * @param {any[][]} markPrices Row or column of mark prices, one per funding stamp.
 * @param {any[][]} rates Row or column of funding rates as fractions, one per funding stamp.
 * @param {any[][]} [contract] "linear" or "inverse". Default "linear".
 * @returns {any[][]} Cash received in quote currency (linear) or coin (inverse); negative where it is paid.
 * @remarks
 * The sum of FUNDING.PAYMENT over the stamps: a long's is `-q*sum(P*r)` (linear) or `-Q*sum(r/P)` (inverse), a short's the
 * opposite. A positive rate is paid by longs to shorts. The sum is put straight into the fundingCash of HEDGE.PNL.
 *
 * side, quantity and contract are single values. A row that is blank in both series is left out; a blank contract is its
 * default. A stamp counts when the position is open at it, whenever it was opened.
 * @throws #VALUE! when a required argument is missing or blank, a mark price is not positive, a series is not one row or column,
 * or the two series differ in length.
 * @throws #NUM! when the result is too large for Excel.
 * @example =FUNDING.TOTAL("short", 1, {3000;3010;2990}, {0.0001;0.0001;-0.00005}) → 0.4515
 * @example =FUNDING.TOTAL("long", 10000, {10000,20000}, {0.0001,0.0001}, "inverse") → -0.00015
 * @see https://www.bybit.com/en/help-center/article/Funding-fee-calculation
 */
export function fundingTotal(
  side: any[][],
  quantity: any[][],
  markPrices: any[][],
  rates: any[][],
  contract?: any[][],
): any[][] {
  return total([side, quantity, markPrices, rates, contract]);
}

/**
 * Funding rate of an interval scaled to a year, without compounding.
 *
 * @customfunction FUNDING_APR FUNDING.APR
 * @helpurl https://localhost:3000/docs/functions/FUNDING.APR.html
 * @param {any[][]} rate Funding rate of an interval as a fraction (0.0001 is 0.01 %).
 * @param {any[][]} [intervalHours] Hours between two payments. Default 8.
 * @returns {any[][]} Rate a year as a fraction.
 * @remarks
 * `rate*8760/h`: a year is 365 days, 8760 hours. The income is taken as paid out and not invested again; FUNDING.APY compounds
 * it. The rate of one interval is no forecast of the year's.
 *
 * Both arguments take a number, a range or an array and meet as in native Excel. A blank intervalHours is its default. Where all
 * ranges are blank the result is blank.
 * @throws #VALUE! when rate is missing, blank or no number, or intervalHours is not positive.
 * @throws #VALUE! when the shapes of two ranges do not fit.
 * @throws #NUM! when the result is too large for Excel.
 * @example =FUNDING.APR(0.0001) → 0.1095
 * @example =FUNDING.APR(0.0001, {1;4;8}) → {0.876;0.219;0.1095}
 * @see https://perpsindex.xyz/articles/annualize-funding-rate/
 */
export function fundingApr(rate: any[][], intervalHours?: any[][]): any[][] {
  return apr([rate, intervalHours]);
}

/**
 * Funding rate of an interval compounded over a year.
 *
 * @customfunction FUNDING_APY FUNDING.APY
 * @helpurl https://localhost:3000/docs/functions/FUNDING.APY.html
 * @param {any[][]} rate Funding rate of an interval as a fraction (0.0001 is 0.01 %), above -1.
 * @param {any[][]} [intervalHours] Hours between two payments. Default 8.
 * @returns {any[][]} Rate a year as a fraction.
 * @remarks
 * `(1+rate)^(8760/h) - 1`: a year is 365 days, 8760 hours, and each payment is invested again at the same rate. FUNDING.APR is
 * the same without compounding.
 *
 * Both arguments take a number, a range or an array and meet as in native Excel. A blank intervalHours is its default. Where all
 * ranges are blank the result is blank.
 * @throws #VALUE! when rate is missing or blank, or not above -1, or intervalHours is not positive.
 * @throws #VALUE! when the shapes of two ranges do not fit.
 * @throws #NUM! when the result is too large for Excel.
 * @example =FUNDING.APY(0.0001) → 0.115713962791687
 * @example =FUNDING.APY(0.1, 4380) → 0.21
 * @see https://perpsindex.xyz/articles/annualize-funding-rate/
 */
export function fundingApy(rate: any[][], intervalHours?: any[][]): any[][] {
  return apy([rate, intervalHours]);
}

/**
 * Funding rate that follows from the premium index and the interest rate.
 *
 * @customfunction FUNDING_RATE FUNDING.RATE
 * @helpurl https://localhost:3000/docs/functions/FUNDING.RATE.html
 * @param {any[][]} premiumIndex Average premium index of the interval as a fraction.
 * @param {any[][]} [interestRate] Interest rate of the interval as a fraction. Default 0.0001 (0.01 %).
 * @param {any[][]} [clamp] Largest step from the premium towards the interest rate. Default 0.0005 (0.05 %).
 * @returns {any[][]} Funding rate of the interval as a fraction; positive is paid by longs to shorts.
 * @remarks
 * `P + min(max(I-P, -c), c)` with the premium index P, the interest rate I and the clamp c: the interest rate itself while the
 * premium is within the clamp of it. A venue's cap on the result and its scaling to other intervals than 8 hours are not
 * applied.
 *
 * Every argument takes a number, a range or an array and meets the others as in native Excel. A blank interestRate or clamp cell
 * counts as 0, because Excel may hand a blank cell over as 0; leave the argument out for its default. Where all ranges are blank
 * the result is blank.
 * @throws #VALUE! when premiumIndex is missing or blank, a value is no number, or clamp is negative.
 * @throws #VALUE! when the shapes of two ranges do not fit.
 * @example =FUNDING.RATE(0.0002) → 0.0001
 * @example =FUNDING.RATE({0.001;-0.001}) → {0.0005;-0.0005}
 * @see https://www.binance.com/en/support/faq/360033525031
 * @see https://www.gate.io/futures/introduction/funding-rate-history
 */
export function fundingRate(premiumIndex: any[][], interestRate?: any[][], clamp?: any[][]): any[][] {
  return predictedRate([premiumIndex, interestRate, clamp]);
}

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
 * @returns {any[][]} Six rows of label and value: Funding income, Fees (four legs), Net, Capital, Return, Annualised.
 * @remarks
 * Spot bought and a linear perpetual sold at the same price, which both are given back at; what one leg gains from the price
 * the other loses. Funding income is `q*p*sum(rates)`, negative where negative rates weigh more. The four legs are spot buy,
 * spot sell, perpetual open and perpetual close: `4*feeRate*q*p`, shown as a positive amount. Net = Funding income - Fees.
 *
 * Capital is the spot and the short's initial margin, `q*p*(1+1/L)`; Return is Net / Capital. Annualised is the return times
 * 8760 over the hours held (number of rates times intervalHours): a year of 365 days, simple, without compounding.
 *
 * All but rates are single values. A blank intervalHours or leverage is its default; a blank feeRate cell counts as 0. A blank
 * cell among the rates may be left out or count as 0, as Excel hands it over: select only filled cells.
 * @throws #VALUE! when a required argument is missing or blank, a quantity, price, interval or leverage is not positive, or
 * rates is not one row or column.
 * @throws #NUM! when a value is too large for Excel.
 * @example =FUNDING.CARRY(1, 3000, {0.0001;0.0001;0.0001}) → {"Funding income",0.9;"Fees (four legs)",0;"Net",0.9;"Capital",6000;"Return",0.00015;"Annualised",0.05475}
 * @example =FUNDING.CARRY(1, 3000, {0.0001;0.0001;0.0001}, 8, 0.0005, 3) → {"Funding income",0.9;"Fees (four legs)",6;"Net",-5.1;"Capital",4000;"Return",-0.001275;"Annualised",-0.465375}
 * @see https://arbitron.app/learn/cash-and-carry
 */
export function fundingCarry(
  quantity: any[][],
  price: any[][],
  rates: any[][],
  intervalHours?: any[][],
  feeRate?: any[][],
  leverage?: any[][],
): any[][] {
  return carry([quantity, price, rates, intervalHours, feeRate, leverage]);
}

/**
 * Hours until a short's funding has paid the four legs of fees of a spot and perpetual pair.
 *
 * @customfunction FUNDING_BREAKEVEN FUNDING.BREAKEVEN
 * @helpurl https://localhost:3000/docs/functions/FUNDING.BREAKEVEN.html
 * @param {any[][]} rate Funding rate of an interval as a fraction (0.0001 is 0.01 %).
 * @param {any[][]} feeRate Fee of each of the four legs as a fraction of its value.
 * @param {any[][]} [intervalHours] Hours between two payments. Default 8.
 * @returns {any[][]} Hours.
 * @remarks
 * `4*feeRate/rate*h`: spot buy, spot sell, perpetual open and perpetual close, at one price and with the rate staying as it is.
 * Funding is paid at the end of each interval, so the payment that covers the fees comes at the next multiple of it:
 * `=CEILING(FUNDING.BREAKEVEN(rate, feeRate), 8)`.
 *
 * Every argument takes a number, a range or an array and meets the others as in native Excel. A blank intervalHours is its
 * default. Where all ranges are blank the result is blank.
 * @throws #VALUE! when rate or feeRate is missing or blank, feeRate is not from 0 to below 1, or intervalHours is not positive.
 * @throws #VALUE! when the shapes of two ranges do not fit.
 * @throws #N/A when the rate is 0 or negative: a short then receives nothing that could pay the fees.
 * @throws #NUM! when the result is too large for Excel.
 * @example =FUNDING.BREAKEVEN(0.0001, 0.0005) → 160
 * @example =FUNDING.BREAKEVEN(0.0003, 0.0005, 4) → 26.6666666666667
 * @see https://arbitron.app/learn/cash-and-carry
 */
export function fundingBreakeven(rate: any[][], feeRate: any[][], intervalHours?: any[][]): any[][] {
  return breakEven([rate, feeRate, intervalHours]);
}
