import { binanceCoinM, binanceUsdM } from "./binance";
import { bingxCoinM, bingxLinear } from "./bingx";
import { bybitInverse, bybitLinear } from "./bybit";
import { gateInverse, gateLinear } from "./gate";
import { hyperliquid } from "./hyperliquid";
import type { Listing, Market } from "./market";
import { mexcCoinM, mexcLinear } from "./mexc";
import { okxInverse, okxLinear } from "./okx";
import { weex } from "./weex";

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
 * Finds a contract in the markets. btc-usdt, BTC/USDT, BTC_USDT, BTC/USDT:USDT, BTC-USDT-SWAP, BTCUSDT.P and the like all
 * mean BTCUSDT; BTCUSD_PERP means BTCUSD.
 */
export function findListing(markets: readonly Market[], name: string): Listed | undefined {
  const symbol = plainSymbol(name);
  for (const market of markets) {
    const listing = market.listing(symbol);
    if (listing) return { market, listing, symbol };
  }
  return undefined;
}

function plainSymbol(name: string): string {
  return name
    .trim()
    .toUpperCase()
    .replace(/:[^-]*|\.P$/, "")
    .replace(/[\s/_-]/g, "")
    .replace(/(SWAP|PERP|PERPETUAL)$/, "");
}

function key(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}
