import { type Decimal, zero } from "../../core/number/decimal";
import { contractOf } from "../../core/venues/contract-of";
import { findListing, findMarkets, type Listed } from "../../core/venues/find";
import { venueLiquidationPrice } from "../../core/venues/liquidation";
import type { Market } from "../../core/venues/market";
import { plainSymbol } from "../../core/venues/symbols";
import { symbolTiers } from "../arguments/account/symbol-tiers";
import { atLeastZero, leverage, positive, rate } from "../arguments/numbers";
import { side } from "../arguments/terms";
import { noVenuePrice, unlisted, venue } from "../arguments/venue";
import { text } from "../arguments/words";
import { optional, optionalTable } from "../cells/declaration";
import { forEachCell } from "../cells/each-cell";

const atVenue = forEachCell(
  "LIQ.VENUE",
  {
    venue,
    symbol: text,
    side,
    entryPrice: positive,
    quantity: positive,
    leverage,
    extraMargin: optional(atLeastZero, zero),
    feeRate: optional<Decimal | undefined>(rate, undefined),
    tiers: optionalTable(symbolTiers),
  },
  (position) => {
    const { venue: markets, symbol, tiers } = position;
    const found = findListing(markets, symbol);
    const own = tiers?.(found?.symbol ?? symbol, markets[0]!.venue);
    const brackets = own === "several" ? undefined : own;
    const listed = found ?? (brackets && withoutListing(markets, symbol));
    if (!listed) return unlisted(markets, symbol);
    const price = venueLiquidationPrice(listed, position, brackets);
    return "reason" in price ? noVenuePrice(price, listed, brackets) : price;
  },
);

/** A contract of which nothing is shipped, in the market of its kind. Some venues have none that is inverse. */
function withoutListing(markets: readonly Market[], name: string): Listed | undefined {
  const symbol = plainSymbol(name);
  const all = findMarkets(markets[0]!.venue);
  const isInverse = contractOf(symbol) === "inverse" && all.some(({ contract }) => contract === "inverse");
  const market = markets.find(({ contract }) => (contract === "inverse") === isInverse);
  return market && { market, listing: {}, symbol };
}

/**
 * Liquidation price of an isolated position by an exchange's own rule and brackets.
 *
 * @customfunction LIQ_VENUE LIQ.VENUE
 * @helpurl https://localhost:3000/docs/functions/LIQ.VENUE.html
 * @param {any[][]} venue An exchange such as "Binance", or one of its markets such as "Binance COIN-M".
 * @param {any[][]} symbol Contract such as "BTCUSDT", "BTC-USDT-SWAP" or "BTCUSD_PERP".
 * @param {any[][]} side "long" or "short".
 * @param {any[][]} entryPrice Average entry price, quote currency per base unit.
 * @param {any[][]} quantity Base units (linear) or USD face value (inverse).
 * @param {any[][]} leverage Leverage; the initial margin is the entry value divided by it.
 * @param {any[][]} [extraMargin] Margin added to the initial margin, quote currency or coin. Default 0.
 * @param {any[][]} [feeRate] Your own closing fee rate where the price allows for one. Default the venue's base rate.
 * @param {any[][]} [tiers] Brackets to take instead of those shipped, such as Brackets[#All]. Default those shipped.
 * @returns {any[][]} Liquidation price in quote currency per base unit, rounded to the symbol's tick.
 * @remarks
 * The price that the venue's published rule gives with the brackets shipped here. LIQ.SOURCE shows rule, fee and brackets with
 * source and date, and what is not certain; LIQ.TIERS shows the brackets. They are not fetched: check the date.
 *
 * tiers is a table in the columns of LIQ.TIERS. Where it has the columns Venue and Symbol, as the table Brackets that Update brackets in
 * the pane's Settings writes, its rows of this contract count; of a contract that it does not have, those shipped. Floors and caps are
 * notional, or what its column Unit says. With rows of its own a contract of which nothing is shipped has a price too, by the rule of its market.
 *
 * The symbol decides about the contract: "BTCUSDT" is linear, "BTCUSD" inverse, and then quantity is USD face value and margin is
 * coin. Case and separators do not count; "BINANCE:BTCUSDT.P", "XBTUSDT", "cmt_btcusdt" and "kPEPE" for 1000PEPE are read too, and a bare
 * "BTC" where the venue has one contract in it. The result is rounded to the tick towards earlier liquidation, up for a long and down
 * for a short; where the tick is not known it is not rounded.
 *
 * Nothing is guessed. A symbol without brackets, a position that reaches past the brackets that are known, and a rule or a fee that
 * could not be sourced give #N/A with what is missing; then pass your own table as tiers, or to LIQ.TIERED. So it is at BitMEX,
 * Deribit and Kraken, whose rules could not be sourced. The leverage is checked wherever leverage caps are known.
 *
 * feeRate changes the price at BingX, MEXC, OKX, Gate, Bitget and KuCoin, which allow for the fee of closing, and at Bybit for added margin.
 *
 * Every argument takes a single value, a range or an array. Single values meet everything, equal shapes meet cell by cell, a
 * column meets a row as a grid. The table is read once. Where all ranges are blank the result is blank. A blank extraMargin or feeRate counts as 0; leave feeRate out for
 * the venue's.
 * @throws #VALUE! when the venue is not one of those listed, a bare asset may mean several contracts, the leverage is above what the entry's bracket allows, or an argument
 * is missing, blank or not as described.
 * @throws #VALUE! when the table of tiers has no such columns, gaps, or brackets in contracts.
 * @throws #VALUE! when the shapes of two ranges do not fit.
 * @throws #N/A when no positive price on the tick liquidates the position, its margin does not cover the maintenance margin at entry,
 * or the venue's figures do not reach so far.
 * @throws #NUM! when the result is too large for Excel.
 * @example 1 BTC long at 10x, by Binance's rule, brackets and tick.
 * =LIQ.VENUE("Binance", "BTCUSDT", "long", 60000, 1, 10) → 54216.9
 * @example Shorts of 1 and 2 BTC, both in OKX's first bracket.
 * =LIQ.VENUE("OKX", "BTC-USDT-SWAP", "short", 60000, {1;2}, 10) → {65704.3;65704.3}
 * @example A coin-margined short of 50,000 USD at 10x.
 * =LIQ.VENUE("Bybit", "BTCUSD", "short", 50000, 60000, 10) → 55277.7
 * @example A coin-margined short at 1x cannot be liquidated.
 * =LIQ.VENUE("Binance", "BTCUSD_PERP", "short", 60000, 1000, 1) → #N/A
 * @example The same long by brackets of your own.
 * =LIQ.VENUE("Binance", "BTCUSDT", "long", 60000, 1, 10, , , {"Venue","Symbol","Floor","Maintenance rate";"Binance","BTCUSDT",0,0.01}) → 54545.5
 * @see LIQ.SOURCE, which shows the sources of each venue's figures
 * @see https://www.binance.com/en/support/faq/b3c689c1f50a44cabb3a84e663b81d93
 */
export function liqVenue(
  venue: any[][],
  symbol: any[][],
  side: any[][],
  entryPrice: any[][],
  quantity: any[][],
  leverage: any[][],
  extraMargin?: any[][],
  feeRate?: any[][],
  tiers?: any[][],
): any[][] {
  return atVenue([venue, symbol, side, entryPrice, quantity, leverage, extraMargin, feeRate, tiers]);
}
