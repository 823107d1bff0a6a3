import { isNoValue } from "../../market/live/interface";
import { market } from "../../market/live/live";
import { onceAnswered } from "../cells/once";
import { contract } from "../live/terms";
import { withoutValue } from "../live/without-value";

const brackets = onceAnswered("MARKET.BRACKETS", contract, async ({ venue, symbol }) => {
  const rows = await market.brackets(venue[0]!.venue, symbol);
  if (isNoValue(rows)) return withoutValue(rows);
  return [
    ["Floor", "Cap", "Max leverage", "Maintenance rate", "Maintenance amount", "Unit"],
    ...rows.map(({ floor, cap, maxLeverage, rate, amount, unit }) => [
      floor,
      cap ?? "",
      maxLeverage ?? "",
      rate,
      amount ?? "",
      unit,
    ]),
  ];
});

/**
 * The present brackets of a perpetual, read from the exchange.
 *
 * @customfunction MARKET_BRACKETS MARKET.BRACKETS
 * @helpurl https://localhost:3000/docs/functions/MARKET.BRACKETS.html
 * @param {any[][]} venue An exchange such as "Bybit" or "Bitget".
 * @param {any[][]} symbol Contract such as "BTCUSDT", "BTC-USDT-SWAP" or "BTCUSD".
 * @returns {any[][]} Header and a row per bracket: Floor, Cap, Max leverage, Maintenance rate, Maintenance amount, Unit.
 * @remarks
 * The table is what LIQ.TIERED takes where its unit is notional; LIQ.VENUE takes base units too, which OKX has. A cap without an end is blank,
 * and so is what the exchange does not say. "none" as the amount means that the rate is paid on the whole position.
 *
 * The exchange's public endpoint is asked once, when the cell calculates, while live data is on (Settings of the Ballast pane). Enter the
 * formula again for newer rows. Bybit, OKX, Hyperliquid and Bitget answer. Binance, BingX and WEEX publish none without a key, and MEXC and
 * Gate let no page read theirs: LIQ.TIERS has the brackets that ship.
 *
 * Both arguments are single values.
 * @throws #VALUE! when the venue is none of those listed, or an argument is missing, blank, a range of several cells or not as described.
 * @throws #N/A when live data is off, no page may read the venue's answers, or the venue refuses; the message says which.
 * @example The cell while live data is off. Once it is on, it shows the brackets.
 * =MARKET.BRACKETS("Bybit", "BTCUSDT") → #N/A
 * @see LIQ.TIERS, which shows the shipped brackets
 */
export function marketBrackets(venue: any[][], symbol: any[][]): any[][] {
  return brackets([venue, symbol]);
}
