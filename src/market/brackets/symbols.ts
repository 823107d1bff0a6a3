import { plainSymbol, typedSymbol } from "../../core/venues/symbols";
import type { AskedContract } from "./answer";

/**
 * A contract in capitals without separators, out of the name that a venue gives it: XBTUSDTM of KuCoin is BTCUSDT. BTCPERP is the name
 * of a contract in USDC at Bybit and Bitget.
 */
export function contractName(name: string): string {
  const typed = typedSymbol(name);
  if (/^\w+(?<!USD[TC]?)PERP$/.test(typed) && /\wPERP\s*$/i.test(name)) return typed;
  return plainSymbol(name).replace(/(?<=.USD[TC]?)M$/, "");
}

/** The base and the quote of a contract; undefined where the name has no quote. */
export function partsOf(symbol: string): AskedContract | undefined {
  const [, base, quote] = /^(.+?)(USDT|USDC|USD|PERP)$/.exec(symbol) ?? [];
  return base === undefined || quote === undefined
    ? undefined
    : { base, quote: quote === "PERP" ? "USDC" : quote };
}
