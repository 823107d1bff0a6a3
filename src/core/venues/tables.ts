import { names } from "./data/names";
import type { Bracket, Listing, Market } from "./market";

/**
 * A venue's bracket tables, written densely by scripts/venues/tables.mjs. Where several contracts have the same table, `shared` has
 * it; the others are in `own`, in the order of their contracts. Tables are separated by semicolons.
 */
export interface PackedTables {
  /** For each contract of `names` the letter of its shared table, "-" if its table is the next of its own, or a space for none. */
  readonly tableOf: string;
  readonly shared: string;
  readonly own: string;
  /** True if the venue's maintenance rates are not known. */
  readonly withoutRates?: boolean;
}

const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#%&*+,./:<=>?@";

/** Leverages that a row writes as one of `letters`. */
const leverages = [5, 1, 2, 10, 4, 20, 3, 50, 25, 75, 15, 40, 8, 6, 7, 17, 13, 9, 12, 100, 16, 11, 19, 14];

/** The contracts of a venue's tables. Nothing is read before a contract is asked for, and then only its own table. */
export function listingsIn(
  packed: PackedTables,
  listingOf: (symbol: string, brackets: readonly Bracket[]) => Listing,
): Pick<Market, "listing" | "symbols"> {
  let texts: ReadonlyMap<string, string> | undefined;
  const tables = () => (texts ??= tablesBySymbol(packed));
  const known = new Map<string, Listing>();
  return {
    listing: (symbol) => {
      const text = tables().get(symbol);
      if (text === undefined) return undefined;
      const listing = known.get(symbol) ?? listingOf(symbol, rowsOf(packed, text));
      known.set(symbol, listing);
      return listing;
    },
    symbols: () => [...tables().keys()],
  };
}

/** The same for contracts that are written out. */
export function listingsOf(listings: Readonly<Record<string, Listing>>): Pick<Market, "listing" | "symbols"> {
  return {
    listing: (symbol) => (Object.hasOwn(listings, symbol) ? listings[symbol] : undefined),
    symbols: () => Object.keys(listings),
  };
}

/** Brackets without a gap from 0 on: each by its cap, maximum leverage and maintenance rate. */
export function bracketsUpTo(
  ...rows: readonly (readonly [cap: number, maxLeverage: number, rate: number])[]
): Bracket[] {
  return rows.map((row, index) => [rows[index - 1]?.[0] ?? 0, ...row]);
}

/** Contracts in USDC, BTCUSDC of BTC/USDC:USDC, are called BTCPERP. */
export function perpOfUsdc(symbol: string): string {
  return symbol.replace(/USDC$/, "PERP");
}

/** True for a coin that one of the venues has a contract on. */
export function isListed(coin: string): boolean {
  listed ??= new Set(listedSymbols());
  return listed.has(`${coin}USDT`) || listed.has(`1000${coin}USDT`);
}

let symbols: readonly string[] | undefined;
let listed: ReadonlySet<string> | undefined;

function listedSymbols(): readonly string[] {
  return (symbols ??= readNames(names));
}

function tablesBySymbol({ tableOf, shared, own }: PackedTables): Map<string, string> {
  const symbols = listedSymbols();
  const [common, single] = [shared.split(";"), own.split(";")];
  const tables = new Map<string, string>();
  let next = 0;
  for (let index = 0; index < tableOf.length; index++) {
    const letter = tableOf[index]!;
    if (letter === " ") continue;
    tables.set(symbols[index]!, letter === "-" ? single[next++]! : common[letters.indexOf(letter)]!);
  }
  return tables;
}

/**
 * The sorted names: a digit, how many letters are those of the name before, and then the others. Digits of a name are the capitals A to
 * J, ~ stands before the code of a letter beyond ASCII, and USDT is left out behind a name that does not end in a point.
 */
function readNames(text: string): string[] {
  let name = "";
  return text.match(/\d\D*/g)!.map((entry) => {
    name = name.slice(0, Number(entry[0])) + entry.slice(1);
    const symbol = name
      .replace(/[A-J]/g, (digit) => String(digit.charCodeAt(0) - 65))
      .replace(/~(....)/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
      .toUpperCase();
    return symbol.endsWith(".") ? symbol.slice(0, -1) : `${symbol}USDT`;
  });
}

/**
 * The rows of a table, each a cap, a rate and a leverage, and how often its step is repeated: 5:015h, 1a, 2:025_13+.
 *
 * - The cap is the smallest number with these digits, zeros behind them, above the cap before. Each ' makes it ten times larger; ! is a
 *   cap without an end.
 * - The rate is what follows "0.". Without one it is half of 1 / leverage at four digits.
 * - The leverage is one of `letters`, a number in brackets, or _ for 1 / (2 * rate) at two digits, rounded up if the table starts with ^.
 * - 13+ stands for 13 more rows, whose caps and rates go on in the steps of the last one.
 */
function rowsOf({ withoutRates }: PackedTables, text: string): Bracket[] {
  const rows: Bracket[] = [];
  const leverageAt = (rate: number) =>
    (text.startsWith("^") ? Math.ceil(50 / rate - 1e-6) : Math.round(50 / rate)) / 100;
  let [floor, cap, rate] = [0, 0, 0];
  const add = (nextCap: number, nextRate: number, leverage: number) => {
    [floor, cap, rate] = [cap, nextCap, nextRate];
    rows.push([floor, cap, leverage, withoutRates ? "unknown" : rate]);
  };
  for (const [, tens, digits, decimals, letter, given, repeats] of text.matchAll(rowText)) {
    const half = (leverage: number) => Math.round(5000 / leverage) / 1e4;
    const stated = decimals === undefined ? undefined : Number(`0.${decimals}`);
    const leverage = given
      ? Number(given)
      : letter === "_"
        ? leverageAt(stated!)
        : leverages[letters.indexOf(letter!)]!;
    add(capAbove(cap, digits!, tens!.length), stated ?? half(leverage), leverage);
    const [capStep, rateStep] = [cap - floor, rate - (rows.at(-2)?.[3] as number)];
    for (let left = Number(repeats ?? 0); left > 0; left--) {
      const next = Math.round((rate + rateStep) * 1e4) / 1e4;
      add(cap + capStep, next, leverageAt(next));
    }
  }
  return rows;
}

const rowText = /('*)(\d+|!)(?::(\d+))?(?:([a-zA-Z_])|\(([\d.]+)\))(?:(\d+)\+)?/g;

function capAbove(cap: number, digits: string, tens: number): number {
  if (digits === "!") return Infinity;
  let next = Number(digits);
  while (next <= cap) next *= 10;
  return next * 10 ** tens;
}
