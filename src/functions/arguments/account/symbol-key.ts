import { findMarkets } from "../../../core/venues/find";
import { exchangeOf, plainSymbol } from "../../../core/venues/symbols";

/**
 * What all spellings of a symbol have in common. The name of an exchange before it does not count. Another prefix does: xyz:TSLA and
 * flx:TSLA are two markets at Hyperliquid.
 */
export function symbolKey(symbol: string): string {
  const { exchange } = exchangeOf(symbol);
  const isPartOfName = exchange !== undefined && findMarkets(exchange).length === 0;
  return isPartOfName ? `${exchange.toUpperCase()}:${plainSymbol(symbol)}` : plainSymbol(symbol);
}
