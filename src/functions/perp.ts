import { contractTypes, sides } from "../core/position/contract";
import { zero } from "../core/number/decimal";
import { breakEvenPrice, positionPnl, returnOnMargin, targetPrice } from "../core/position/pnl";
import { maxOpenQuantity, openPrice } from "../core/position/open";
import { anyNumber, atLeastZero, choice, optional, positive, rate, series } from "./cells/arguments";
import { forEachCell } from "./cells/each-cell";
import { Failure, texts, unsolved } from "./cells/errors";
import { once } from "./cells/once";

const side = choice(sides);
const contract = optional(choice(contractTypes), "linear");
const feeRate = optional(rate, zero);

const pnl = forEachCell(
  "PERP.PNL",
  { side, quantity: atLeastZero, entryPrice: positive, exitPrice: positive, contract, feeRate },
  ({ quantity, ...trade }) => positionPnl(trade, quantity),
);

const roe = forEachCell(
  "PERP.ROE",
  { side, entryPrice: positive, exitPrice: positive, leverage: positive, contract, feeRate },
  ({ leverage, ...trade }) => returnOnMargin(trade, leverage),
);

const target = forEachCell(
  "PERP.TARGET",
  { side, entryPrice: positive, leverage: positive, roe: anyNumber, contract },
  ({ leverage, roe, ...trade }) => targetPrice(trade, leverage, roe) ?? unsolved(texts.noExitPrice()),
);

const average = once(
  "PERP.OPENPRICE",
  { quantities: series(atLeastZero), prices: series(positive), contract },
  ({ quantities, prices, contract }) => {
    const entries = quantities.map((quantity, index) => ({ quantity, price: prices[index]! }));
    const none = entries.every(({ quantity }) => quantity.isZero());
    return [[none ? new Failure("#DIV/0!") : openPrice(entries, contract)]];
  },
);

const maxOpen = forEachCell(
  "PERP.MAXOPEN",
  {
    balance: atLeastZero,
    price: positive,
    leverage: positive,
    feeRate,
    step: optional(atLeastZero, zero),
  },
  (values) => maxOpenQuantity(values.balance, values.price, values.leverage, values.feeRate, values.step),
);

const breakEven = forEachCell(
  "PERP.BREAKEVEN",
  { side, entryPrice: positive, feeRate, fundingPerUnit: optional(anyNumber, zero) },
  (values) =>
    breakEvenPrice(values.side, values.entryPrice, values.feeRate, values.fundingPerUnit) ??
    unsolved(texts.noExitPrice()),
);

/**
 * Profit or loss of a perpetual or futures position from entry to exit.
 *
 * @customfunction PERP_PNL PERP.PNL
 * @helpurl https://localhost:3000/docs/functions/PERP.PNL.html
 * @param {any[][]} side "long" or "short".
 * @param {any[][]} quantity Base units (linear) or USD face value (inverse), at least 0.
 * @param {any[][]} entryPrice Average entry price, quote currency per base unit.
 * @param {any[][]} exitPrice Exit price, or the mark price for the unrealised profit or loss.
 * @param {any[][]} [contract] "linear" or "inverse". Default "linear".
 * @param {any[][]} [feeRate] Fee of each leg as a fraction of its value. Default 0.
 * @returns {any[][]} Profit or loss in quote currency (linear) or coin (inverse).
 * @remarks
 * With s = 1 for a long and -1 for a short, q the quantity, E entry, X exit, f the fee rate: linear
 * `s*q*(X - E) - f*q*(E + X)`, inverse `s*q*(1/E - 1/X) - f*q*(1/E + 1/X)`. Funding is apart: FUNDING.TOTAL.
 *
 * Every argument takes a single value, a range or an array. Single values meet everything, equal shapes meet cell by cell, a
 * column meets a row as a grid. A blank contract is its default; a blank feeRate counts as 0. Where all ranges are blank the result is blank.
 * @throws #VALUE! when a required argument is missing or blank, or a value is not as described.
 * @throws #VALUE! when the shapes of two ranges do not fit.
 * @throws #NUM! when the result is too large for Excel.
 * @example =PERP.PNL("short", 0.2, 50000, 45000) → 1000
 * @example =PERP.PNL("long", 60000, 600, 700, "inverse") → 14.2857142857143
 * @example =PERP.PNL("long", 1, 60000, {61000;59000}, , 0.0005) → {939.5;-1059.5}
 * @see https://www.binance.com/en/support/faq/how-to-use-the-binance-futures-calculator-360036498511
 */
export function perpPnl(
  side: any[][],
  quantity: any[][],
  entryPrice: any[][],
  exitPrice: any[][],
  contract?: any[][],
  feeRate?: any[][],
): any[][] {
  return pnl([side, quantity, entryPrice, exitPrice, contract, feeRate]);
}

/**
 * Return on a position's initial margin, ROE, from entry to exit.
 *
 * @customfunction PERP_ROE PERP.ROE
 * @helpurl https://localhost:3000/docs/functions/PERP.ROE.html
 * @param {any[][]} side "long" or "short".
 * @param {any[][]} entryPrice Average entry price, quote currency per base unit.
 * @param {any[][]} exitPrice Exit price, or the mark price.
 * @param {any[][]} leverage Leverage; the initial margin is the entry value divided by it.
 * @param {any[][]} [contract] "linear" or "inverse". Default "linear".
 * @param {any[][]} [feeRate] Fee of each leg as a fraction of its value. Default 0.
 * @returns {any[][]} Return as a fraction (0.25 is 25 %).
 * @remarks
 * The profit or loss of PERP.PNL over the value at entry divided by the leverage; the quantity does not matter. Linear
 * `L*(s*(X - E) - f*(E + X))/E`, inverse `L*(s*(X - E) - f*(E + X))/X`.
 *
 * Every argument takes a single value, a range or an array. Single values meet everything, equal shapes meet cell by cell, a
 * column meets a row as a grid. A blank contract is its default; a blank feeRate counts as 0. Where all ranges are blank the result is blank.
 * @throws #VALUE! when a required argument is missing or blank, or a value is not as described.
 * @throws #VALUE! when the shapes of two ranges do not fit.
 * @throws #NUM! when the result is too large for Excel.
 * @example =PERP.ROE("long", 60000, 63000, 10) → 0.5
 * @example =PERP.ROE("short", 60000, 63000, {5;10}) → {-0.25;-0.5}
 * @example =PERP.ROE("long", 8000, 10000, 5, "inverse") → 1
 * @see https://www.binance.com/en/support/faq/how-to-use-the-binance-futures-calculator-360036498511
 */
export function perpRoe(
  side: any[][],
  entryPrice: any[][],
  exitPrice: any[][],
  leverage: any[][],
  contract?: any[][],
  feeRate?: any[][],
): any[][] {
  return roe([side, entryPrice, exitPrice, leverage, contract, feeRate]);
}

/**
 * Exit price at which a position earns a given return on its initial margin.
 *
 * @customfunction PERP_TARGET PERP.TARGET
 * @helpurl https://localhost:3000/docs/functions/PERP.TARGET.html
 * @param {any[][]} side "long" or "short".
 * @param {any[][]} entryPrice Average entry price, quote currency per base unit.
 * @param {any[][]} leverage Leverage; the initial margin is the entry value divided by it.
 * @param {any[][]} roe Return on the initial margin as a fraction (0.5 is 50 %), negative for a loss.
 * @param {any[][]} [contract] "linear" or "inverse". Default "linear".
 * @returns {any[][]} Exit price in quote currency per base unit.
 * @remarks
 * The opposite of PERP.ROE without fees. Linear `E*(1 + s*roe/L)`, inverse `E/(1 - s*roe/L)`.
 *
 * Every argument takes a single value, a range or an array. Single values meet everything, equal shapes meet cell by cell, a
 * column meets a row as a grid. A blank contract is its default. Where all ranges are blank the result is blank.
 * @throws #VALUE! when a required argument is missing or blank, or a value is not as described.
 * @throws #VALUE! when the shapes of two ranges do not fit.
 * @throws #N/A when no positive price earns this return, such as more than the whole value of a linear short.
 * @throws #NUM! when the result is too large for Excel.
 * @example =PERP.TARGET("long", 60000, 10, 0.5) → 63000
 * @example =PERP.TARGET("short", 60000, 10, {0.5;-0.5}) → {57000;63000}
 * @example =PERP.TARGET("long", 8000, 5, 1, "inverse") → 10000
 * @see https://www.binance.com/en/support/faq/how-to-use-the-binance-futures-calculator-360036498511
 */
export function perpTarget(
  side: any[][],
  entryPrice: any[][],
  leverage: any[][],
  roe: any[][],
  contract?: any[][],
): any[][] {
  return target([side, entryPrice, leverage, roe, contract]);
}

/**
 * Average entry price of a position opened in parts.
 *
 * @customfunction PERP_OPENPRICE PERP.OPENPRICE
 * @helpurl https://localhost:3000/docs/functions/PERP.OPENPRICE.html
 * @param {any[][]} quantities Row or column: base units (linear) or USD face value (inverse) of each part.
 * @param {any[][]} prices Row or column: entry price of each part.
 * @param {any[][]} [contract] "linear" or "inverse". Default "linear".
 * @returns {any[][]} Average entry price in quote currency per base unit.
 * @remarks
 * Linear: the mean weighted by quantity, `sum(q*p)/sum(q)`. Inverse: the harmonic mean, `sum(Q)/sum(Q/p)`, because each part is
 * worth Q/p coin. Closing a part leaves the average as it is: list what was opened.
 *
 * Rows that are blank in both are left out. A blank contract is its default.
 * @throws #VALUE! when an argument is missing or blank, a quantity is negative, a price is not positive, or the two do not have
 * the same number of values.
 * @throws #DIV/0! when all quantities are 0.
 * @throws #NUM! when the result is too large for Excel.
 * @example =PERP.OPENPRICE({1;2}, {10000;13000}) → 12000
 * @example =PERP.OPENPRICE({50,50}, {10000,15000}, "inverse") → 12000
 * @see https://testnet.bybit.com/en/help-center/article?id=000001113
 */
export function perpOpenPrice(quantities: any[][], prices: any[][], contract?: any[][]): any[][] {
  return average([quantities, prices, contract]);
}

/**
 * Largest quantity that a balance opens at a leverage.
 *
 * @customfunction PERP_MAXOPEN PERP.MAXOPEN
 * @helpurl https://localhost:3000/docs/functions/PERP.MAXOPEN.html
 * @param {any[][]} balance Balance for margin and opening fee, in quote currency, at least 0.
 * @param {any[][]} price Price at which the position is opened.
 * @param {any[][]} leverage Leverage; the initial margin is the value divided by it.
 * @param {any[][]} [feeRate] Fee of opening as a fraction of the value. Default 0.
 * @param {any[][]} [step] Quantity step to which the result is cut down. Default 0, no rounding.
 * @returns {any[][]} Quantity in base units.
 * @remarks
 * Initial margin and opening fee together are the balance: `balance / (price*(1/L + feeRate))`, cut down to the step. For a linear
 * contract. The venue's brackets may allow less leverage at this size.
 *
 * Every argument takes a single value, a range or an array. Single values meet everything, equal shapes meet cell by cell, a
 * column meets a row as a grid. A blank feeRate or step counts as 0. Where all ranges are blank the result is blank.
 * @throws #VALUE! when a required argument is missing or blank, or a value is not as described.
 * @throws #VALUE! when the shapes of two ranges do not fit.
 * @throws #NUM! when the result is too large for Excel.
 * @example =PERP.MAXOPEN(1000, 50000, 10) → 0.2
 * @example =PERP.MAXOPEN(1000, 50000, 10, 0.0005, {0;0.001}) → {0.199004975124378;0.199}
 * @see https://www.binance.com/en/support/faq/how-to-use-the-binance-futures-calculator-360036498511
 */
export function perpMaxOpen(
  balance: any[][],
  price: any[][],
  leverage: any[][],
  feeRate?: any[][],
  step?: any[][],
): any[][] {
  return maxOpen([balance, price, leverage, feeRate, step]);
}

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
 * @example =PERP.BREAKEVEN("long", 60000, 0.0005) → 60060.0300150075
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
