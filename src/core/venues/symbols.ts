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
  const [, exchange, contract] = /^\s*([a-z0-9]+):(?!USD[TC]?\s*$)(.+)$/i.exec(name) ?? [];
  return contract === undefined ? { contract: name } : { exchange, contract };
}

/**
 * The kind of contract that a name says: BTC/USD:USD and PF_XBTUSD are linear, BTC/USD:BTC and PI_XBTUSD inverse, and ETH/USD:BTC is
 * neither. Undefined if it says nothing of it.
 */
export function contractSaid(name: string): ContractType | "neither" | undefined {
  const [, kraken] = /^\s*P([FI])_/i.exec(name) ?? [];
  if (kraken) return kraken.toUpperCase() === "F" ? "linear" : "inverse";
  const [, base, quote, settled] = /([A-Z0-9]+)\/([A-Z]+):([A-Z]+)/.exec(name.toUpperCase()) ?? [];
  if (settled === undefined) return undefined;
  return settled.startsWith(quote!) ? "linear" : settled === base ? "inverse" : "neither";
}

/** A contract without the number of coins in its name: 1000 and PEPEUSDT of 1000PEPEUSDT, 1000 and SHIBUSDT of SHIB1000USDT. */
export function coinsOf(symbol: string): { readonly coins: number; readonly single: string } {
  const [, ahead, single = symbol] = /^(1M|10{2,})([A-Z].*)$/.exec(symbol) ?? [];
  if (ahead) return { coins: ahead === "1M" ? 1e6 : Number(ahead), single };
  const [, coin, behind, quote] = /^([A-Z]+)(10{3,})(USD[TC]?|PERP|)$/.exec(symbol) ?? [];
  return coin ? { coins: Number(behind), single: `${coin}${quote}` } : { coins: 1, single: symbol };
}

/** The other names that venues give to a contract of the same coin and as many of them: 1MBABYDOGEUSDT of 1000000BABYDOGEUSDT. */
export function sameContract(symbol: string): string[] {
  const { coins, single } = coinsOf(symbol);
  if (coins === 1) return [symbol];
  const behind = single.replace(/(?=USD[TC]?$|PERP$|$)/, String(coins));
  return [symbol, `${coins}${single}`, `1M${single}`, behind].filter((name) => coinsOf(name).coins === coins);
}
