import { coinsOf } from "./symbols";

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
  const { single } = coinsOf(name.replace(/^BITCOIN/, "BTC").replace(/^ETHEREUM/, "ETH"));
  const contracts = [single, ...contractsIn(single)];
  const coin = coinOf(single);
  const isLike: ((symbol: string) => boolean)[] = [
    (symbol) => contracts.includes(coinsOf(symbol).single),
    (symbol) => coinsOf(symbol).coins > 1 && contracts.includes(`K${coinsOf(symbol).single}`),
    (symbol) => name.length > 2 && symbol.includes(name),
    (symbol) => coinOf(coinsOf(symbol).single) === coin,
    (symbol) => isSlip(name, symbol),
  ];
  for (const like of isLike) {
    const near = known.filter(like).sort((a, b) => a.length - b.length);
    if (near.length > 0) return near.slice(0, 3);
  }
  return [];
}

function coinOf(single: string): string {
  return single.replace(/(?<=.)(USD[TC]?M?|EUR|PERP)$/, "");
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
