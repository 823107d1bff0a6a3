import { asked, contract } from "../live/terms";
import { streamed } from "../live/streamed";

const markPrice = streamed("MARKET.MARK", contract, (values) => asked("mark", values));

/**
 * Mark price of a perpetual, live from the exchange.
 *
 * @customfunction MARKET_MARK MARKET.MARK
 * @helpurl https://localhost:3000/docs/functions/MARKET.MARK.html
 * @param {any[][]} venue An exchange such as "Binance" or "Bybit".
 * @param {any[][]} symbol Contract such as "BTCUSDT", "BTC-USDT-SWAP" or "BTCUSD".
 * @param {CustomFunctions.StreamingInvocation<any[][]>} invocation What Excel adds to stream.
 * @returns {any[][]} Mark price in quote currency per base unit.
 * @streaming
 * @remarks
 * The price by which the exchange values positions and liquidates them. Binance, Bybit, OKX, Hyperliquid, Bitget, BingX, MEXC, Gate and
 * WEEX stream it. Coin-margined contracts: Bybit, OKX, Bitget, MEXC, and BTCUSD of Gate.
 *
 * The value streams from the exchange's public endpoint to this computer while live data is on (Settings of the Ballast pane); it is off until
 * you switch it on. It changes at most once a second. When the connection is lost the last value stays; MARKET.AGE says how old it is.
 *
 * Both arguments take a single value, a range or an array. Single values meet everything, equal shapes meet cell by cell, a column meets a
 * row as a grid. Where all ranges are blank the result is blank.
 * @throws #VALUE! when the venue is none of those listed, or an argument is missing or blank.
 * @throws #VALUE! when the shapes of two ranges do not fit.
 * @throws #N/A when live data is off, or the venue sends no such value; the message says which.
 * @example The cell while live data is off. Once it is on, it shows a price.
 * =MARKET.MARK("Binance", "BTCUSDT") → #N/A
 * @see MARKET.AGE, which shows how old a value is
 * @see https://www.binance.com/en/support/faq/360033525071
 */
export function marketMark(
  venue: any[][],
  symbol: any[][],
  invocation?: CustomFunctions.StreamingInvocation<any[][]>,
) {
  return markPrice([venue, symbol, invocation]);
}
