/**
 * The contract that a spelling means, in capitals without separators. btc-usdt, BTC/USDT, BTC_USDT, BTC/USDT:USDT, BTC-USDT-SWAP,
 * BTCUSDT.P, BINANCE:BTCUSDT.P, XBTUSDT and cmt_btcusdt all mean BTCUSDT; BTCUSD_PERP means BTCUSD; kPEPE means 1000PEPE.
 */
export function plainSymbol(name: string): string {
  return exchangeOf(name)
    .contract.trim()
    .replace(/^k(?=[A-Z])/, "1000")
    .toUpperCase()
    .replace(/:[^-]*|\.P$/, "")
    .replace(/^CMT_/, "")
    .replace(/[\s/_-]/g, "")
    .replace(/(SWAP|PERP|PERPETUAL)$/, "")
    .replace(/^XBT/, "BTC");
}

/** The contract as it is typed, in capitals without separators: BTCPERP is one at some venues. */
export function typedSymbol(name: string): string {
  return exchangeOf(name)
    .contract.toUpperCase()
    .replace(/[\s/_-]/g, "");
}

/** Splits TradingView's BINANCE:BTCUSDT.P into exchange and contract; other names have no exchange. */
export function exchangeOf(name: string): { readonly exchange?: string; readonly contract: string } {
  const [, exchange, contract] = /^\s*([a-z0-9]+):(.+)$/i.exec(name) ?? [];
  return contract === undefined ? { contract: name } : { exchange, contract };
}

/** The known symbols that a name is likely to mean, at most three: those that contain it, else those one slip of the fingers away. */
export function nearest(name: string, known: readonly string[]): string[] {
  const containing = name.length < 3 ? [] : known.filter((symbol) => symbol.includes(name));
  const near = containing.length > 0 ? containing : known.filter((symbol) => isSlip(name, symbol));
  return [...near].sort((a, b) => a.length - b.length).slice(0, 3);
}

/** True when one letter is missing, too many or wrong, or two neighbours have changed places. */
function isSlip(typed: string, meant: string): boolean {
  let start = 0;
  while (start < typed.length && typed[start] === meant[start]) start++;
  const [rest, wanted] = [typed.slice(start), meant.slice(start)];
  return (
    rest.slice(1) === wanted ||
    rest === wanted.slice(1) ||
    (rest.slice(1) === wanted.slice(1) && rest.length > 0) ||
    (rest.length > 1 && rest[1]! + rest[0]! + rest.slice(2) === wanted)
  );
}
