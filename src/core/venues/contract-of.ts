import type { ContractType } from "../position/contract";

/** What kind of contract a plain symbol is by its quote: in USD it settles in its coin, a dated one too; the others are linear. */
export function contractOf(symbol: string): ContractType {
  return /USD(\d{6}|\d{8})?$/.test(symbol) ? "inverse" : "linear";
}
