import { asked, contract } from "../live/terms";
import { streamed } from "../live/streamed";

const spotPrice = streamed("MARKET.SPOT", contract, (values) => asked("spot", values));

/**
 * Price of the last trade of a pair on spot, live from the exchange.
 *
 * @customfunction MARKET_SPOT MARKET.SPOT
 * @helpurl https://localhost:3000/docs/functions/MARKET.SPOT.html
 * @param {any[][]} venue An exchange such as "Binance" or "Bybit".
 * @param {any[][]} symbol Pair such as "BTCUSDT" or "BTC-USDT".
 * @param {CustomFunctions.StreamingInvocation<any[][]>} invocation What Excel adds to stream.
 * @returns {any[][]} Last price in quote currency per base unit.
 * @streaming
 * @remarks
 * The price of the last trade in the pair. Hyperliquid numbers its pairs: type the number, such as `@107`, as the symbol. MEXC's spot
 * stream is not read here.
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
 * =MARKET.SPOT("Binance", "BTCUSDT") → #N/A
 * @see MARKET.LAST, the last price of the perpetual
 */
export function marketSpot(
  venue: any[][],
  symbol: any[][],
  invocation?: CustomFunctions.StreamingInvocation<any[][]>,
) {
  return spotPrice([venue, symbol, invocation]);
}
