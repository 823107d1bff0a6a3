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
import { contractsIn, isSlip, nearest } from "./near";
import { contractSaid, exchangeOf, plainSymbol, sameContract, typedSymbol } from "./symbols";

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
 * The markets of a venue, or the one market with this name; empty if there is none. Case, spaces and signs do not count, and
 * names of libraries and people are read: okex, gateio, binanceusdm, "Bybit linear perpetual".
 */
export function findMarkets(name: string): readonly Market[] {
  const wanted = key(name).replace(/^okex/, "okx").replace(/^mxc/, "mexc");
  const called = markets.filter(({ aliases }) => aliases.some((alias) => key(alias) === wanted));
  return called.length > 0 ? called : markets.filter((market) => isDescribed(market, wanted));
}

/** Whether this is the venue's name alone or with words that describe the market. Words that all markets share do not count. */
function isDescribed({ venue, name, contract }: Market, wanted: string): boolean {
  const known = key(venue);
  if (!wanted.startsWith(known)) return false;
  const said = wanted.slice(known.length).replace(sharedWords, "");
  if (said === "") return true;
  if (contract === "inverse") return /^(coinm?|coinmargined|cm|inverse)$/.test(said);
  return said === "usdc" ? name.includes("USDC") : /^(usdt?s?m?|usdtmargined|um|linear)$/.test(said);
}

const sharedWords = /^(io|com)|global|exchange|chain|futures?|perp(etual)?s?|swaps?|contracts?|derivatives/g;

/** The venues that a name is likely to mean which is none. */
export function nearVenues(name: string): readonly string[] {
  const wanted = key(name);
  return venueNames.filter((venue) => {
    const known = key(venue);
    return wanted !== "" && (isSlip(wanted, known) || wanted.startsWith(known) || known.startsWith(wanted));
  });
}

export interface Listed {
  readonly market: Market;
  readonly listing: Listing;
  /** The symbol as the data has it. */
  readonly symbol: string;
}

/**
 * Finds a contract in the markets by any spelling (`plainSymbol`). A bare BTC means the one contract in it that the markets have; where
 * they have several it means none. A contract on another number of coins is never meant.
 */
export function findListing(markets: readonly Market[], name: string): Listed | undefined {
  if (last?.markets !== markets || last.name !== name)
    last = { markets, name, listed: listingOf(markets, name) };
  return last.listed;
}

/** What was looked for last. Down a column it is often the same. */
let last: { markets: readonly Market[]; name: string; listed: Listed | undefined } | undefined;

function listingOf(markets: readonly Market[], name: string): Listed | undefined {
  const there = marketsSaid(markets, name);
  const symbol = plainSymbol(name);
  const [exact] = listedAs(there, [typedSymbol(name), ...sameContract(symbol)]);
  const ofAsset = exact ? [] : inAsset(there, symbol);
  return exact ?? (ofAsset.length === 1 ? ofAsset[0] : undefined);
}

/** The symbols of which a bare asset such as BTC could mean each; empty where it is no asset of several. */
export function possibleSymbols(markets: readonly Market[], name: string): readonly string[] {
  return inAsset(marketsSaid(markets, name), plainSymbol(name)).map((listed) => listed.symbol);
}

/** Symbols of the markets that are like a name which they do not have. */
export function nearSymbols(markets: readonly Market[], name: string): readonly string[] {
  return nearest(plainSymbol(name), symbolsFor(markets, name));
}

/** The symbols of the markets, where the name says the kind of contract only those of it. */
export function symbolsFor(markets: readonly Market[], name: string): readonly string[] {
  const said = contractSaid(name);
  const ofKind = markets.filter(({ contract }) => contract === said);
  return [...new Set((ofKind.length > 0 ? ofKind : markets).flatMap((market) => market.symbols()))];
}

/** The markets that a name may be of: it may say another exchange than theirs, and what it settles in. */
function marketsSaid(markets: readonly Market[], name: string): readonly Market[] {
  const { exchange } = exchangeOf(name);
  const there = exchange === undefined ? undefined : findMarkets(exchange);
  if (there && !there.some((market) => markets.includes(market))) return [];
  const said = contractSaid(name);
  return markets.filter(({ contract }) => said === undefined || said === contract);
}

function inAsset(markets: readonly Market[], asset: string): Listed[] {
  const found = contractsIn(asset).flatMap((symbol) => listedAs(markets, sameContract(symbol)));
  return [...new Map(found.map((listed) => [listed.symbol, listed])).values()];
}

function listedAs(markets: readonly Market[], symbols: readonly string[]): Listed[] {
  return symbols.flatMap((symbol) => markets.flatMap((market) => listedAt(market, symbol) ?? []));
}

function listedAt(market: Market, name: string): Listed | undefined {
  const symbol = market.listing(name) ? name : (market.ownName?.(name) ?? name);
  const listing = market.listing(symbol);
  return listing && { market, listing, symbol };
}

function key(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}
