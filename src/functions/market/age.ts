import { asked, contract, figure } from "../live/terms";
import { streamed } from "../live/streamed";

const age = streamed("MARKET.AGE", { ...contract, figure }, (values) => ({
  ...asked(values.figure, values),
  isAge: true,
}));

/**
 * Seconds since the exchange last confirmed a live value.
 *
 * @customfunction MARKET_AGE MARKET.AGE
 * @helpurl https://localhost:3000/docs/functions/MARKET.AGE.html
 * @param {any[][]} venue An exchange such as "Binance" or "Bybit".
 * @param {any[][]} symbol Contract such as "BTCUSDT", "BTC-USDT-SWAP" or "BTCUSD".
 * @param {any[][]} [figure] "mark", "index", "last", "spot", "funding", "nextFunding" or "openInterest". Default "mark".
 * @param {CustomFunctions.StreamingInvocation<any[][]>} invocation What Excel adds to stream.
 * @returns {any[][]} Seconds, rounded down to tens in the first minute and to minutes after it.
 * @streaming
 * @remarks
 * 0 is a value that came within the last 10 seconds. A value that the exchange confirms is fresh even where it is unchanged. The steps keep a
 * workbook calm that has many of these cells. `=IF(MARKET.AGE("Bybit","BTCUSDT")>60,NA(),MARKET.MARK("Bybit","BTCUSDT"))` is the mark
 * price or nothing.
 *
 * A last price is confirmed by a trade, so that of a quiet contract may be old and right. The value itself is followed along, and needs no cell
 * of its own.
 *
 * Every argument takes a single value, a range or an array. Single values meet everything, equal shapes meet cell by cell, a column meets a
 * row as a grid. A blank figure is its default. Where all ranges are blank the result is blank.
 * @throws #VALUE! when the venue is none of those listed, or an argument is missing or blank.
 * @throws #VALUE! when the shapes of two ranges do not fit.
 * @throws #N/A when live data is off, or the venue sends no such value; the message says which.
 * @example The cell while live data is off. Once it is on, it shows seconds.
 * =MARKET.AGE("Binance", "BTCUSDT", "funding") → #N/A
 * @see MARKET.MARK, MARKET.INDEX, MARKET.LAST, MARKET.SPOT, MARKET.FUNDING, MARKET.NEXTFUNDING and MARKET.OPENINTEREST, the values
 */
export function marketAge(
  venue: any[][],
  symbol: any[][],
  figure?: any[][],
  invocation?: CustomFunctions.StreamingInvocation<any[][]>,
) {
  return age([venue, symbol, figure, invocation]);
}
