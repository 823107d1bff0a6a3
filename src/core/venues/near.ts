import { type SymbolParts, symbolParts } from "./symbols";

const quotes = ["USDT", "USDC", "USD"];

/** The contracts that a bare asset such as BTC could mean. */
export function contractsIn(asset: string): string[] {
  return quotes.map((quote) => `${asset}${quote}`);
}

/**
 * The known symbols that a name is likely to mean, at most three: the same contract on another number of coins, else those that
 * contain the name, else others in the same coin, else those one slip of the fingers away.
 */
export function nearest(name: string, known: readonly string[]): string[] {
  const typed = symbolParts(name.replace(/^BITCOIN/, "BTC").replace(/^ETHEREUM/, "ETH"));
  const hasQuote = ({ quote }: SymbolParts) => typed.quote === "" || typed.quote === quote;
  const isLike: ((parts: SymbolParts, symbol: string) => boolean)[] = [
    (parts) => parts.coin === typed.coin && hasQuote(parts),
    (parts) => parts.coins > 1 && `K${parts.coin}` === typed.coin && hasQuote(parts),
    (_, symbol) => name.length > 2 && symbol.includes(name),
    ({ coin }) => coin === typed.coin,
    (_, symbol) => isSlip(name, symbol),
  ];
  for (const like of isLike) {
    const near = known.filter((symbol) => like(symbolParts(symbol), symbol));
    if (near.length > 0) return near.sort((a, b) => a.length - b.length).slice(0, 3);
  }
  return [];
}

/** True when one letter is missing, too many or wrong, or two neighbours have changed places. */
export function isSlip(typed: string, meant: string): boolean {
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
