import { plainSymbol } from "../../core/venues/symbols";
import type { AskedContract } from "./answer";

/**
 * A contract in capitals without separators, out of the name that a venue gives it: XBTUSDTM of KuCoin is BTCUSDT, and BTCPERP of Bybit
 * and Bitget, which settles in USDC, is BTCUSDC.
 */
export function contractName(name: string): string {
  const inUsdc = /^([A-Z0-9]+[A-Z])PERP$/i.exec(name.trim());
  const plain = plainSymbol(inUsdc && !/USD[TC]?$/i.test(inUsdc[1]!) ? `${inUsdc[1]}USDC` : name);
  return plain.replace(/(?<=.USD[TC]?)M$/, "");
}

/** The base and the quote of a contract; undefined where the name has no quote. */
export function partsOf(symbol: string): AskedContract | undefined {
  const [, base, quote] = /^(.+?)(USDT|USDC|USD)$/.exec(symbol) ?? [];
  return base === undefined || quote === undefined ? undefined : { base, quote };
}
