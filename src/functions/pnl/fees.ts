import { valuedSums } from "../arguments/facts/amounts";
import { fills } from "../arguments/facts/fills";
import { grouping } from "../arguments/facts/grouping";
import { marks, noPrices } from "../arguments/facts/marks";
import { optionalTable } from "../cells/declaration";
import { texts, unsolved } from "../cells/errors";
import { once } from "../cells/once";
import { isStopped } from "../cells/reading";

const fees = once(
  "PNL.FEES",
  { fills, marks: optionalTable(marks), by: grouping },
  function* ({ fills, marks = noPrices, by }) {
    const rows = yield* fills.rows();
    if (isStopped(rows)) return rows;
    if (rows.length === 0) return unsolved(texts.nothingCounts("fills"));
    const feeAt = (index: number) => {
      const { time, account, symbol, fee, feeCoin } = rows[index]!;
      return fee.isZero() ? undefined : { time, account, symbol, coin: feeCoin, amount: fee };
    };
    return yield* valuedSums(by, rows.length, feeAt, marks);
  },
);

/**
 * Trading fees by symbol, account, coin, day or month.
 *
 * @customfunction PNL_FEES PNL.FEES
 * @helpurl https://localhost:3000/docs/functions/PNL.FEES.html
 * @param {any[][]} fills Table with header: Time, Symbol, Side, Quantity, Price, Fee, Fee coin, and what stands in PNL.POSITIONS.
 * @param {any[][]} [marks] Table: Symbol or Coin, Price. Default none.
 * @param {any[][]} [by] "symbol", "account", "coin", "day" or "month". Default "symbol".
 * @param {CustomFunctions.CancelableInvocation} invocation What Excel adds to cancel the call.
 * @returns {any[][]} Header and a row per key and coin: the key, Coin, Amount (plus paid), Value in dollars.
 * @remarks
 * A sum per key and coin that fees were paid in, such as BNB. Value is the amount times the coin's price of marks; a dollar (USDT, USDC
 * and the like) without a row is 1. Where a coin has none, the price of a contract on it in dollars is taken. Days and months are UTC, as
 * dates; a month is its first day. Fills without a fee have no row.
 * @throws #VALUE! when a table has no such columns, or a value in it is not as described.
 * @throws #N/A when no fill counts, and in a Value whose coin has no price in marks.
 * @throws #NUM! when a result is too large for Excel.
 * @example =PNL.FEES({"Time","Symbol","Side","Quantity","Price","Fee","Fee coin";"2026-03-02","BTC-USDT-PERP","buy",0.2,60000,6,"USDT";"2026-03-03","BTC-USDT-PERP","sell",0.2,61000,0.01,"BNB"}, {"Coin","Price";"BNB",600}) → {"Symbol","Coin","Amount","Value";"BTC-USDT-PERP","BNB",0.01,6;"BTC-USDT-PERP","USDT",6,6}
 * @see https://github.com/BittyTax/BittyTax/issues/377, on P&L with and without fees
 */
export function pnlFees(
  fills: any[][],
  marks?: any[][],
  by?: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): any[][] {
  return fees([fills, marks, by, invocation]);
}
