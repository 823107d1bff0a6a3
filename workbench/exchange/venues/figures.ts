import type { Coin } from "../market/coins";
import { findCoin } from "../market/coins";

/** How venues write a coin's numbers. */

export const price = (coin: Coin, value: number): string => value.toFixed(coin.decimals);

/** An index or a mark price, which has more digits than an order's. */
export const finePrice = (coin: Coin, value: number): string => value.toFixed(coin.decimals + 2);

/** As a number, rounded to the coin's decimals. */
export const priceNumber = (coin: Coin, value: number): number => Number(price(coin, value));

export const amount = (value: number): string => value.toFixed(3);

export const usd = (value: number): string => value.toFixed(2);

export const rate = (value: number): string => value.toFixed(8);

export const tick = (coin: Coin): string => (10 ** -coin.decimals).toFixed(coin.decimals);

/** What a price has moved in a day, as a fraction. */
export const change = (last: number, open: number): number => last / open - 1;

/**
 * The coin of a symbol by what follows it: `pair("BTC-USDT-SWAP", "-USDT-SWAP")` is BTC's. Undefined where it ends otherwise or the
 * coin is not traded.
 */
export function coinBefore(symbol: string, ending: string): Coin | undefined {
  return symbol.endsWith(ending) ? findCoin(symbol.slice(0, -ending.length)) : undefined;
}

/** A whole number of a query; undefined where it has none. */
export function whole(query: URLSearchParams, name: string): number | undefined {
  const given = query.get(name);
  return given && /^\d+$/.test(given) ? Number(given) : undefined;
}

/** A limit of a query, at most the venue's. */
export function limitOf(query: URLSearchParams, standard: number, most: number, name = "limit"): number {
  return Math.min(most, Math.max(1, whole(query, name) ?? standard));
}

/** Brackets as every venue has them in one form or another: the value that each goes up to, and its rates. */
export function brackets(coin: Coin) {
  const { leverage } = coin;
  const size = coin.openInterest * coin.price;
  return [1, 2, 4, 10, 20].map((part, at) => {
    const most = Math.floor(leverage / part);
    return {
      level: at + 1,
      from: at === 0 ? 0 : Math.round((size * part) / 100_000) * 1_000,
      to: Math.round((size * ([2, 4, 10, 20][at] ?? 100)) / 100_000) * 1_000,
      leverage: most,
      initial: 1 / most,
      maintenance: 1 / (2 * most),
    };
  });
}
