import type { ContractType } from "../position/contract";

/**
 * The contract that a spelling means, in capitals without separators. btc-usdt, BTC/USDT, BTC_USDT, BTC/USDT:USDT, BTC-USDT-SWAP,
 * BTCUSDT.P, "BTC/USDT perpetual", BINANCE:BTCUSDT.P, XBTUSDTM, BTCUSDT_UMCBL and cmt_btcusdt all mean BTCUSDT; BTCUSD_PERP means
 * BTCUSD; kPEPE means 1000PEPE.
 */
export function plainSymbol(name: string): string {
  return exchangeOf(name)
    .contract.trim()
    .replace(/^k(?=[A-Z])/, "1000")
    .toUpperCase()
    .replace(/:[^-]*|\.P$/, "")
    .replace(/^CMT_|_[UCD]MCBL$/, "")
    .replace(/[\s/_.-]/g, "")
    .replace(/(?<=.)(SWAP|PERP|PERPETUAL)+$/, "")
    .replace(/(?<=USD[TC]?)M$/, "")
    .replace(/^XBT/, "BTC");
}

/** The contract as it is typed, in capitals without signs: BTCPERP is one at some venues, while "BTC perp" may be any perpetual in BTC. */
export function typedSymbol(name: string): string {
  return exchangeOf(name).contract.trim().toUpperCase().replace(/[/_-]/g, "");
}

/** Splits TradingView's BINANCE:BTCUSDT.P into exchange and contract; other names, such as BTCUSDT:USDT, have no exchange. */
export function exchangeOf(name: string): { readonly exchange?: string; readonly contract: string } {
  const short = beginning(name);
  const [, exchange, contract] = /^([a-z0-9]+):(?!USD[TC]?\s*$)(.+)$/i.exec(short) ?? [];
  return contract === undefined ? { contract: short } : { exchange, contract };
}

/** As much of a name as tells whether it is a symbol: none is nearly as long, and a long text would take minutes to compare. */
function beginning(name: string): string {
  return name.trim().slice(0, 100);
}

/**
 * The kind of contract that a name says: BTC/USD:USD and PF_XBTUSD are linear, BTC/USD:BTC and PI_XBTUSD inverse, and ETH/USD:BTC is
 * neither. Undefined if it says nothing of it.
 */
export function contractSaid(name: string): ContractType | "neither" | undefined {
  const [, kraken, base, quote, settled] =
    /^P([FI])_|([A-Z0-9]+)\/([A-Z]+):([A-Z]+)/.exec(beginning(name).toUpperCase()) ?? [];
  if (kraken === "F" || settled?.startsWith(quote!)) return "linear";
  if (kraken === "I" || (settled && settled === base)) return "inverse";
  return settled ? "neither" : undefined;
}

export interface SymbolParts {
  /** Of how many coins the price is: 1000 of 1000PEPEUSDT, SHIB1000USDT and 1000PEPEPERP, a million of 1MBABYDOGEUSDT. */
  readonly coins: number;
  readonly coin: string;
  /** "" if the symbol names none. */
  readonly quote: string;
}

export function symbolParts(symbol: string): SymbolParts {
  const [, ahead, coin = symbol, behind, quote = ""] =
    /^(1M|10{2,}(?=[A-Z]))?(.+?)(?<=[A-Z])(10{3,})?(USD[TC]?|EUR|PERP|)$/.exec(symbol) ?? [];
  return { coins: ahead === "1M" ? 1e6 : Number(ahead ?? behind ?? 1), coin, quote };
}

/** The names that venues give to a contract of a coin and as many of them: 1000000BABYDOGEUSDT, 1MBABYDOGEUSDT. */
export function sameContract(symbol: string): string[] {
  const { coins, coin, quote } = symbolParts(symbol);
  if (coins === 1) return [symbol];
  const names = [`${coins}${coin}`, `${coin}${coins}`, ...(coins === 1e6 ? [`1M${coin}`] : [])];
  return names.map((name) => name + quote);
}
