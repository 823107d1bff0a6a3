import { valuedSums } from "../arguments/facts/amounts";
import { funding } from "../arguments/facts/funding";
import { grouping } from "../arguments/facts/grouping";
import { marks, noPrices } from "../arguments/facts/marks";
import { optionalTable } from "../cells/declaration";
import { texts, unsolved } from "../cells/errors";
import { once } from "../cells/once";
import { isStopped } from "../cells/reading";

const received = once(
  "PNL.FUNDING",
  { funding, marks: optionalTable(marks), by: grouping },
  function* ({ funding, marks = noPrices, by }) {
    const rows = yield* funding.rows();
    if (isStopped(rows)) return rows;
    if (rows.length === 0) return unsolved(texts.nothingCounts("funding"));
    return yield* valuedSums(by, rows.length, (index) => rows[index], marks);
  },
);

/**
 * Funding received and paid by symbol, account, coin, day or month.
 *
 * @customfunction PNL_FUNDING PNL.FUNDING
 * @helpurl https://localhost:3000/docs/functions/PNL.FUNDING.html
 * @param {any[][]} funding Table with header: Time, Amount (plus received), Coin, and Account, Symbol, Side, Counted.
 * @param {any[][]} [marks] Table: Symbol or Coin, Price. Default none.
 * @param {any[][]} [by] "symbol", "account", "coin", "day" or "month". Default "symbol".
 * @param {CustomFunctions.CancelableInvocation} invocation What Excel adds to cancel the call.
 * @returns {any[][]} Header and a row per key and coin: the key, Coin, Amount, Value in dollars.
 * @remarks
 * All payments that count, also those that no position of the fills was held for; a statement that names no symbol has a blank key. Value
 * is the amount times the coin's price of marks; a dollar (USDT, USDC and the like) without a row is 1. Days and months are UTC, as
 * dates; a month is its first day.
 * @throws #VALUE! when a table has no such columns, or a value in it is not as described.
 * @throws #N/A when no payment counts, and in a Value whose coin has no price in marks.
 * @throws #NUM! when a result is too large for Excel.
 * @example =PNL.FUNDING({"Time","Symbol","Amount","Coin";"2026-03-02 08:00","BTC-USDT-PERP",-1.21,"USDT";"2026-03-02 16:00","BTC-USDT-PERP",0.927,"USDT"}) → {"Symbol","Coin","Amount","Value";"BTC-USDT-PERP","USDT",-0.283,-0.283}
 * @example =PNL.FUNDING({"Time","Symbol","Amount","Coin";"2026-03-31 16:00","ETH-USD-PERP",0.01,"ETH";"2026-04-01","ETH-USD-PERP",0.02,"ETH"}, {"Coin","Price";"ETH",2500}, "month") → {"Month","Coin","Amount","Value";46082,"ETH",0.01,25;46113,"ETH",0.02,50}
 * @see https://www.bitget.com/academy/funding-cost-calculation
 */
export function pnlFunding(
  funding: any[][],
  marks?: any[][],
  by?: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): any[][] {
  return received([funding, marks, by, invocation]);
}
