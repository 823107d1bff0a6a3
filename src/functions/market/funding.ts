import { asked, contract } from "../live/terms";
import { streamed } from "../live/streamed";

const fundingRate = streamed("MARKET.FUNDING", contract, (values) => asked("funding", values));

/**
 * Funding rate of the running period of a perpetual, live from the exchange.
 *
 * @customfunction MARKET_FUNDING MARKET.FUNDING
 * @helpurl https://localhost:3000/docs/functions/MARKET.FUNDING.html
 * @param {any[][]} venue An exchange such as "Binance" or "Bybit".
 * @param {any[][]} symbol Contract such as "BTCUSDT", "BTC-USDT-SWAP" or "BTCUSD".
 * @param {CustomFunctions.StreamingInvocation<any[][]>} invocation What Excel adds to stream.
 * @returns {any[][]} Rate as a fraction of the venue's own interval (0.0001 is 0.01 %).
 * @streaming
 * @remarks
 * The rate that is due at MARKET.NEXTFUNDING, as it stands now: it moves until then. Positive: longs pay shorts. It is the rate of one
 * interval of the exchange, which is 8 hours for most contracts, 4 or 1 for some, and 1 hour at Hyperliquid; FUNDING.APR takes rate and
 * interval. BingX and WEEX do not stream it.
 *
 * The value streams from the exchange's public endpoint to this computer while live data is on (Settings of the Ballast pane); it is off until
 * you switch it on. It changes at most once a second. When the connection is lost the last value stays; MARKET.AGE says how old it is.
 *
 * Both arguments take a single value, a range or an array. Single values meet everything, equal shapes meet cell by cell, a column meets a
 * row as a grid. Where all ranges are blank the result is blank.
 * @throws #VALUE! when the venue is none of those listed, or an argument is missing or blank.
 * @throws #VALUE! when the shapes of two ranges do not fit.
 * @throws #N/A when live data is off, or the venue sends no such value; the message says which.
 * @example The cell while live data is off. Once it is on, it shows a rate.
 * =MARKET.FUNDING("Binance", "BTCUSDT") → #N/A
 * @see FUNDING.APR, which annualises it
 * @see MARKET.FUNDINGHISTORY, which shows settled rates
 */
export function marketFunding(
  venue: any[][],
  symbol: any[][],
  invocation?: CustomFunctions.StreamingInvocation<any[][]>,
) {
  return fundingRate([venue, symbol, invocation]);
}
