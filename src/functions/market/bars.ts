import { isNoValue } from "../../market/live/interface";
import { market } from "../../market/live/live";
import { optional } from "../cells/declaration";
import { onceAnswered } from "../cells/once";
import { contract, interval, rowCount } from "../live/terms";
import { withoutValue } from "../live/without-value";

const bars = onceAnswered(
  "MARKET.BARS",
  { ...contract, interval, count: optional(rowCount, 200) },
  async ({ venue, symbol, interval: each, count }) => {
    const rows = await market.bars(venue[0]!.venue, symbol, each, count);
    if (isNoValue(rows)) return withoutValue(rows);
    return [
      ["Time", "Open", "High", "Low", "Close", "Volume"],
      ...rows.map(({ time, open, high, low, close, volume }) => [time, open, high, low, close, volume]),
    ];
  },
);

/**
 * The last closed bars of a perpetual, read from the exchange.
 *
 * @customfunction MARKET_BARS MARKET.BARS
 * @helpurl https://localhost:3000/docs/functions/MARKET.BARS.html
 * @param {any[][]} venue An exchange such as "Binance" or "Bybit".
 * @param {any[][]} symbol Contract such as "BTCUSDT", "BTC-USDT-SWAP" or "BTCUSD".
 * @param {any[][]} [interval] "1m", "5m", "15m", "30m", "1h", "4h", "1d" or "1w". Default "1d".
 * @param {any[][]} [count] Number of bars, from 1 to 1000. Default 200.
 * @returns {any[][]} Header and a row per bar, oldest first: Time, Open, High, Low, Close, Volume.
 * @remarks
 * Time is when the bar opens, in UTC, as a number that a date format shows; days and weeks begin at midnight in UTC. Prices are those of trades in
 * quote currency per base unit, the volume is in coins. The bar that is still open is left out. A young contract has fewer bars.
 *
 * The exchange's public endpoint is asked once, when the cell calculates, while live data is on (Settings of the Ballast pane). Enter the
 * formula again for newer rows. Binance, Bybit, OKX, Hyperliquid and Bitget answer; BingX, MEXC, Gate and WEEX let no page read theirs. A count
 * beyond what one answer holds takes several requests.
 *
 * All arguments are single values. A blank interval or count is its default.
 * @throws #VALUE! when the venue is none of those listed, or an argument is missing, blank, a range of several cells or not as described.
 * @throws #N/A when live data is off, no page may read the venue's answers, or the venue refuses; the message says which.
 * @example The cell while live data is off. Once it is on, it shows the bars.
 * =MARKET.BARS("Binance", "BTCUSDT", "1h", 24) → #N/A
 * @see SIGNAL.REGIME, which takes closes
 */
export function marketBars(venue: any[][], symbol: any[][], interval?: any[][], count?: any[][]): any[][] {
  return bars([venue, symbol, interval, count]);
}
