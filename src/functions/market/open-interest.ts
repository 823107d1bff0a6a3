import { asked, contract } from "../live/terms";
import { streamed } from "../live/streamed";

const openInterest = streamed("MARKET.OPENINTEREST", contract, (values) => asked("openInterest", values));

/**
 * Open interest of a perpetual, live from the exchange.
 *
 * @customfunction MARKET_OPENINTEREST MARKET.OPENINTEREST
 * @helpurl https://localhost:3000/docs/functions/MARKET.OPENINTEREST.html
 * @param {any[][]} venue An exchange such as "Binance" or "Bybit".
 * @param {any[][]} symbol Contract such as "BTCUSDT", "BTC-USDT-SWAP" or "BTCUSD".
 * @param {CustomFunctions.StreamingInvocation<any[][]>} invocation What Excel adds to stream.
 * @returns {any[][]} Open interest in coins, one side.
 * @streaming
 * @remarks
 * The contracts that are open, counted once: each has a long and a short. Bybit's own figure counts both sides and is halved. Of contracts
 * that count otherwise it is in coins by their size; where that is not known the cell says so. Binance does not stream it and is asked once a
 * minute. BingX and WEEX do not stream it.
 *
 * The value streams from the exchange's public endpoint to this computer while live data is on (Settings of the Ballast pane); it is off until
 * you switch it on. It changes at most once a second. When the connection is lost the last value stays; MARKET.AGE says how old it is.
 *
 * Both arguments take a single value, a range or an array. Single values meet everything, equal shapes meet cell by cell, a column meets a
 * row as a grid. Where all ranges are blank the result is blank.
 * @throws #VALUE! when the venue is none of those listed, or an argument is missing or blank.
 * @throws #VALUE! when the shapes of two ranges do not fit.
 * @throws #N/A when live data is off, or the venue sends no such value; the message says which.
 * @example The cell while live data is off. Once it is on, it shows an amount of coins.
 * =MARKET.OPENINTEREST("OKX", "BTC-USDT-SWAP") → #N/A
 * @see MARKET.MARK, which times the open interest is its value
 */
export function marketOpenInterest(
  venue: any[][],
  symbol: any[][],
  invocation?: CustomFunctions.StreamingInvocation<any[][]>,
) {
  return openInterest([venue, symbol, invocation]);
}
