import { venue } from "../arguments/venue";
import { once } from "../cells/once";

const symbols = once("LIQ.SYMBOLS", { venue }, ({ venue: markets }) =>
  markets.flatMap((market) => market.symbols().map((symbol) => [symbol])),
);

/**
 * The contracts of an exchange that Ballast ships figures for.
 *
 * @customfunction LIQ_SYMBOLS LIQ.SYMBOLS
 * @helpurl https://localhost:3000/docs/functions/LIQ.SYMBOLS.html
 * @param {any[][]} venue An exchange such as "Binance", or one of its markets such as "Binance COIN-M".
 * @returns {any[][]} A column of symbols, market by market.
 * @remarks
 * The symbols are those that LIQ.VENUE, LIQ.TIERS and LIQ.SOURCE take, as a source of a list in a cell's data validation. Other
 * spellings are taken too. Which figures of a contract are known LIQ.SOURCE says. The argument is a single value.
 * @throws #VALUE! when the venue is not one of those listed, or is missing, blank or a range of several cells.
 * @example =LIQ.SYMBOLS("Kraken") → {"ETHUSD";"PEPEUSD";"BTCUSD"}
 * @example =LIQ.SYMBOLS("Bybit inverse") → {"BTCUSD"}
 * @see LIQ.SOURCE, which shows the sources of each contract's figures
 */
export function liqSymbols(venue: any[][]): any[][] {
  return symbols([venue]);
}
