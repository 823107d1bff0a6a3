import { isNoValue } from "../../market/live/interface";
import { market } from "../../market/live/live";
import { optional } from "../cells/declaration";
import { onceAnswered } from "../cells/once";
import { contract, rowCount } from "../live/terms";
import { withoutValue } from "../live/without-value";

const history = onceAnswered(
  "MARKET.FUNDINGHISTORY",
  { ...contract, count: optional(rowCount, 100) },
  async ({ venue, symbol, count }) => {
    const rows = await market.fundingHistory(venue[0]!.venue, symbol, count);
    if (isNoValue(rows)) return withoutValue(rows);
    return [["Time", "Rate"], ...rows.map(({ time, rate }) => [time, rate])];
  },
);

/**
 * The last settled funding rates of a perpetual, read from the exchange.
 *
 * @customfunction MARKET_FUNDINGHISTORY MARKET.FUNDINGHISTORY
 * @helpurl https://localhost:3000/docs/functions/MARKET.FUNDINGHISTORY.html
 * @param {any[][]} venue An exchange such as "Binance" or "Bybit".
 * @param {any[][]} symbol Contract such as "BTCUSDT", "BTC-USDT-SWAP" or "BTCUSD".
 * @param {any[][]} [count] Number of payments, from 1 to 1000. Default 100.
 * @returns {any[][]} Header and a row per payment, oldest first: Time, Rate.
 * @remarks
 * Time is when the payment was due, in UTC, as a number that a date format shows; the rate is a fraction of the exchange's own interval, the
 * hours between two rows. The running rate, which is not settled yet, is not among them; MARKET.FUNDING has it.
 *
 * The exchange's public endpoint is asked once, when the cell calculates, while live data is on (Settings of the Ballast pane). Enter the
 * formula again for newer rows. Binance, Bybit, OKX, Hyperliquid and Bitget answer; BingX, MEXC, Gate and WEEX let no page read theirs. OKX
 * keeps three months.
 *
 * All arguments are single values. A blank count is its default.
 * @throws #VALUE! when the venue is none of those listed, or an argument is missing, blank, a range of several cells or not as described.
 * @throws #N/A when live data is off, no page may read the venue's answers, or the venue refuses; the message says which.
 * @example The cell while live data is off. Once it is on, it shows the payments.
 * =MARKET.FUNDINGHISTORY("Bybit", "BTCUSDT", 90) → #N/A
 * @see FUNDING.TOTAL, which takes rates
 */
export function marketFundingHistory(venue: any[][], symbol: any[][], count?: any[][]): any[][] {
  return history([venue, symbol, count]);
}
