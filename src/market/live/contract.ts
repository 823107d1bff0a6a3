import { quoteCoin } from "../../core/venues/base-coin";
import { contractName, partsOf } from "../brackets/symbols";

/** What a typed symbol means: BTC and USDT of BTC-USDT-SWAP. */
export interface Contract {
  readonly base: string;
  /** "" where the symbol names none, as at Hyperliquid. */
  readonly quote: string;
  /** In capitals without separators: BTCUSDT. */
  readonly symbol: string;
  /** As it was typed, without blanks around it. */
  readonly typed: string;
}

/** Undefined where there is no symbol. */
export function contractTyped(typed: string): Contract | undefined {
  const symbol = contractName(typed);
  if (symbol === "") return undefined;
  const known = partsOf(symbol);
  if (known) return { ...known, symbol, typed: typed.trim() };
  const quote = quoteCoin(symbol);
  return { base: symbol.slice(0, symbol.length - quote.length), quote, symbol, typed: typed.trim() };
}

/** Contracts in USD settle in their coin. */
export function isInverse({ quote }: Contract): boolean {
  return quote === "USD";
}
