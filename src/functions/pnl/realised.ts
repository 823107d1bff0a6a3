import { contractOfSymbol } from "../../core/accounting/contract";
import { positionsSliced } from "../../core/accounting/positions";
import { fills } from "../arguments/facts/fills";
import { method } from "../arguments/facts/method";
import { groupings, sumsBy, titleOf } from "../arguments/facts/grouping";
import { realisedBy } from "../arguments/facts/realised";
import { inTime } from "../arguments/facts/table";
import { choice } from "../arguments/words";
import { optional } from "../cells/declaration";
import { texts, unsolved } from "../cells/errors";
import { once } from "../cells/once";
import { isStopped } from "../cells/reading";
import type { Output } from "../cells/spill";

const realised = once(
  "PNL.REALISED",
  { fills, method, by: optional(choice([...groupings, "fill"] as const), "symbol") },
  function* ({ fills, method, by }) {
    const rows = yield* fills.rows();
    if (isStopped(rows)) return rows;
    if (rows.length === 0) return unsolved(texts.nothingCounts("fills"));
    const trades = yield* inTime(rows);
    const { effects } = yield* positionsSliced(trades, method);
    if (by === "fill") {
      const column = Array.from({ length: fills.last - fills.header + 1 }, (): Output[] => [""]);
      column[0] = ["Realised"];
      trades.forEach(({ row }, index) => (column[row - fills.header] = [realisedBy(effects[index]!)]));
      return column;
    }
    const sums = yield* sumsBy(by, trades.length, (index) => {
      const { time, account, symbol } = trades[index]!;
      const { settle: coin } = contractOfSymbol(symbol);
      return { time, account, symbol, coin, amount: realisedBy(effects[index]!) };
    });
    return [
      [titleOf(by), "Coin", "Realised"],
      ...sums.map(({ key, coin, amount }): Output[] => [key, coin, amount]),
    ];
  },
);

/**
 * What closing fills realised, before fees and funding.
 *
 * @customfunction PNL_REALISED PNL.REALISED
 * @helpurl https://localhost:3000/docs/functions/PNL.REALISED.html
 * @param {any[][]} fills Table with header: Time, Symbol, Side, Quantity, Price, and what stands in PNL.POSITIONS.
 * @param {any[][]} [method] "average" or "fifo". Default "average".
 * @param {any[][]} [by] "symbol", "account", "coin", "day", "month" or "fill". Default "symbol".
 * @param {CustomFunctions.CancelableInvocation} invocation What Excel adds to cancel the call.
 * @returns {any[][]} Header and a row per key and coin: the key, Coin, Realised. By fill one column, a row per row of fills.
 * @remarks
 * Average cost: `s*q*(price - average)`, of an inverse contract `s*q*(1/average - 1/price)` in its coin. FIFO: the oldest lot's price for
 * the average. Both agree once all is closed. A fill that turns the position realises what it closes. On spot a fee in the coin that is traded is
 * a disposal at the fill's price. Days and months are UTC, as dates; a month is its first day.
 *
 * By fill the result begins with the header and has the rows of fills in their order, so that it stands beside Fills[#All]; a row that
 * does not count is blank. The tables are read as in PNL.POSITIONS.
 * @throws #VALUE! when fills has no header, lacks a column, or a value in it is not as described.
 * @throws #N/A when no fill counts, and in a row with a close whose opening no fill shows.
 * @throws #NUM! when a result is too large for Excel.
 * @example =PNL.REALISED({"Time","Symbol","Side","Quantity","Price";"2026-03-02 07:15:04","BTC-USDT-PERP","buy",0.2,60000;"2026-03-02 12:40:31","BTC-USDT-PERP","buy",0.1,61500;"2026-03-02 18:05:59","BTC-USDT-PERP","sell",0.3,62000}) → {"Symbol","Coin","Realised";"BTC-USDT-PERP","USDT",450}
 * @example =PNL.REALISED({"Time","Symbol","Side","Quantity","Price";"2026-03-02","BTC-USDT-PERP","buy",1,100;"2026-03-03","BTC-USDT-PERP","buy",1,200;"2026-03-04","BTC-USDT-PERP","sell",1,300}, "fifo", "fill") → {"Realised";0;0;200}
 * @see https://github.com/nautechsystems/nautilus_trader/issues/1083, on fills that turn a position
 */
export function pnlRealised(
  fills: any[][],
  method?: any[][],
  by?: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): any[][] {
  return realised([fills, method, by, invocation]);
}
