import type { Listing, Market } from "./market";
import { binanceCoinM, binanceUsdM } from "./markets/binance";
import { bingxCoinM, bingxLinear } from "./markets/bingx";
import { bitget } from "./markets/bitget";
import { bitmex } from "./markets/bitmex";
import { bybitInverse, bybitLinear } from "./markets/bybit";
import { deribit } from "./markets/deribit";
import { dydx } from "./markets/dydx";
import { gateInverse, gateLinear } from "./markets/gate";
import { hyperliquid } from "./markets/hyperliquid";
import { krakenInverse, krakenLinear } from "./markets/kraken";
import { kucoin } from "./markets/kucoin";
import { mexcCoinM, mexcLinear } from "./markets/mexc";
import { okxInverse, okxLinear } from "./markets/okx";
import { weex } from "./markets/weex";
import { exchangeOf, nearest, plainSymbol, typedSymbol } from "./symbols";

export const markets: readonly Market[] = [
  binanceUsdM,
  binanceCoinM,
  bybitLinear,
  bybitInverse,
  bingxLinear,
  bingxCoinM,
  weex,
  mexcLinear,
  mexcCoinM,
  okxLinear,
  okxInverse,
  gateLinear,
  gateInverse,
  hyperliquid,
  bitget,
  kucoin,
  dydx,
  bitmex,
  deribit,
  krakenLinear,
  krakenInverse,
];

export const venueNames: readonly string[] = [...new Set(markets.map(({ venue }) => venue))];

/**
 * The markets of a venue, or the one market with this name; empty if there is none. Case, spaces and signs do not count.
 */
export function findMarkets(name: string): readonly Market[] {
  const wanted = key(name);
  const ofVenue = markets.filter(({ venue }) => key(venue) === wanted);
  return ofVenue.length > 0
    ? ofVenue
    : markets.filter(({ aliases }) => aliases.some((alias) => key(alias) === wanted));
}

export interface Listed {
  readonly market: Market;
  readonly listing: Listing;
  /** The symbol as the data has it. */
  readonly symbol: string;
}

/**
 * Finds a contract in the markets by any spelling (`plainSymbol`). A bare BTC means the one contract in it that the markets have; where
 * they have several it means none.
 */
export function findListing(markets: readonly Market[], name: string): Listed | undefined {
  const symbol = symbolAt(markets, name);
  if (symbol === undefined) return undefined;
  const [exact] = listedAs(markets, [typedSymbol(name), symbol]);
  const ofAsset = exact ? [] : listedAs(markets, contractsIn(symbol));
  return exact ?? (ofAsset.length === 1 ? ofAsset[0] : undefined);
}

/** The symbols of which a bare asset such as BTC could mean each; empty where it is no asset of several. */
export function possibleSymbols(markets: readonly Market[], name: string): readonly string[] {
  const symbol = symbolAt(markets, name);
  return symbol === undefined ? [] : listedAs(markets, contractsIn(symbol)).map((listed) => listed.symbol);
}

/** Symbols of the markets that are like a name which they do not have. */
export function nearSymbols(markets: readonly Market[], name: string): readonly string[] {
  const known = [...new Set(markets.flatMap((market) => market.symbols()))];
  return nearest(plainSymbol(name), known);
}

const quotes = ["USDT", "USDC", "USD"];

function contractsIn(asset: string): string[] {
  return quotes.map((quote) => `${asset}${quote}`);
}

/** The symbol that a name means; undefined where the name says another exchange than that of the markets. */
function symbolAt(markets: readonly Market[], name: string): string | undefined {
  const { exchange } = exchangeOf(name);
  const there = exchange === undefined ? [] : findMarkets(exchange);
  const isElsewhere = there.length > 0 && !there.some((market) => markets.includes(market));
  return isElsewhere ? undefined : plainSymbol(name);
}

function listedAs(markets: readonly Market[], symbols: readonly string[]): Listed[] {
  return symbols.flatMap((symbol) =>
    markets.flatMap((market) => {
      const listing = market.listing(symbol);
      return listing ? [{ market, listing, symbol }] : [];
    }),
  );
}

function key(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}
