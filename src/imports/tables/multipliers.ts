import { decimal, divide, zero, type Decimal } from "../../core/number/decimal";
import { findListing, findMarkets } from "../../core/venues/find";
import type { Book } from "../rows/book";
import type { Fill, Stated } from "./rows";

/** Coins (inverse: USD) of one contract that the user has said, by venue and symbol. */
export type SaidSizes = (venue: string, symbol: string) => string | undefined;

/**
 * Gives quantities to rows that are in contracts: by a size that a file of the set says, one that follows from the venue's own figures,
 * one of the shipped data, or one that the user has said. Rows of another contract are listed and not counted.
 */
export function sizeContracts(books: readonly Book[], said: SaidSizes): void {
  const stated = statedSizes(books);
  for (const [key, rows] of rowsInContracts(books)) {
    const [venue = "", symbol = ""] = key.split("\u0000");
    const known = said(venue, symbol) ?? stated.get(key);
    const derived = known === undefined ? derivedSize(rows) : undefined;
    const size = known ?? derived ?? shippedSize(venue, symbol);
    const { book, row: first } = rows.fills[0] ?? rows.positions[0]!;
    if (size === undefined) book.note("multiplier-unknown", first, "Symbol", symbol);
    else if (derived !== undefined)
      book.note("multiplier-derived", first, "Symbol", symbol, `One contract is ${size} of ${symbol}.`);
    for (const { row } of rows.fills)
      if (size === undefined) {
        row.counted = false;
        row.note = "The size of a contract is not known.";
      } else row.quantity = decimal(row.contracts).times(size).toFixed();
    if (size !== undefined)
      for (const { row } of rows.positions) row.quantity = decimal(row.contracts).times(size).toFixed();
  }
}

interface Rows {
  readonly fills: { readonly book: Book; readonly row: Fill }[];
  readonly positions: { readonly book: Book; readonly row: Stated }[];
}

function rowsInContracts(books: readonly Book[]): ReadonlyMap<string, Rows> {
  const found = new Map<string, Rows>();
  const rowsOf = (row: Fill | Stated): Rows => {
    const key = `${row.venue}\u0000${row.symbol}`;
    const rows = found.get(key) ?? { fills: [], positions: [] };
    found.set(key, rows);
    return rows;
  };
  for (const book of books) {
    for (const row of book.tables.fills)
      if (row.quantity === "" && row.contracts !== "") rowsOf(row).fills.push({ book, row });
    for (const row of book.tables.positions)
      if (row.quantity === "" && row.contracts !== "") rowsOf(row).positions.push({ book, row });
  }
  return found;
}

/** Sizes that a file says beside its contracts. */
function statedSizes(books: readonly Book[]): ReadonlyMap<string, string> {
  const sizes = new Map<string, string>();
  for (const { tables } of books)
    for (const { venue, symbol, size } of tables.positions)
      if (size !== "") sizes.set(`${venue}\u0000${symbol}`, size);
  return sizes;
}

/** The size that follows from the venue's values and its P&L, if it is one number of few digits for all rows. */
function derivedSize({ fills, positions }: Rows): string | undefined {
  const found = [
    ...fills.flatMap(({ row }) => fromValue(row) ?? []),
    ...fromProfits(fills.map(({ row }) => row)),
  ];
  const size = agreed(found);
  if (size !== undefined || found.length > 0) return size;
  // What a stated P&L holds is not known yet, so each reading of it is tried.
  const readings = [0, 1, 2].map((reading) => positions.flatMap(({ row }) => fromStated(row, reading) ?? []));
  return readings.map(agreed).find((one) => one !== undefined);
}

/** A number of at most two digits to a millionth, the same for all. */
function agreed(sizes: readonly Decimal[]): string | undefined {
  const [first] = sizes;
  if (!first?.gt(0)) return undefined;
  const size = first.toSignificantDigits(2);
  const isSame = sizes.every((one) => one.minus(size).abs().lte(size.times("1e-6")));
  return isSame ? size.toFixed() : undefined;
}

function fromValue({ value, price, contracts, contract }: Fill): Decimal | undefined {
  if (value === "" || value === "0" || price === "0" || contracts === "0") return undefined;
  const worth = decimal(value);
  return divide(
    contract === "inverse" ? worth.times(price) : divide(worth, decimal(price)),
    decimal(contracts),
  );
}

/** P&L over contracts times price move on average cost, all counted in contracts. */
function fromProfits(fills: readonly Fill[]): Decimal[] {
  const held = new Map<string, { sign: number; contracts: Decimal; worth: Decimal }>();
  const sizes: Decimal[] = [];
  const inOrder = [...fills].sort((a, b) => a.time - b.time);
  for (const { account, position, side, contracts, price, realised, contract } of inOrder) {
    const key = `${account} ${position}`;
    const sign = side === "buy" ? 1 : -1;
    const [count, worth] = [decimal(contracts), worthOf(contracts, price, contract)];
    const open = held.get(key);
    if (!open || open.contracts.isZero() || open.sign === sign) {
      const so = open?.contracts.gt(0) ? open : { sign, contracts: zero, worth: zero };
      held.set(key, { sign, contracts: so.contracts.plus(count), worth: so.worth.plus(worth) });
      continue;
    }
    // What closes more than is held says nothing, and neither does what follows it.
    if (count.gt(open.contracts)) return sizes;
    const share = divide(open.worth.times(count), open.contracts);
    const move = (contract === "inverse" ? share.minus(worth) : worth.minus(share)).times(open.sign);
    if (realised !== "" && realised !== "0" && !move.isZero()) sizes.push(divide(decimal(realised), move));
    held.set(key, { ...open, contracts: open.contracts.minus(count), worth: open.worth.minus(share) });
  }
  return sizes;
}

function fromStated(row: Stated, reading: number): Decimal | undefined {
  const { entry, exit, contracts, side, stated, fees, funding, contract, gross } = row;
  if (entry === "" || exit === "" || side === "" || contracts === "0") return undefined;
  const opened = worthOf(contracts, entry, contract);
  const closed = worthOf(contracts, exit, contract);
  const sign = side === "long" ? 1 : -1;
  const move = (contract === "inverse" ? opened.minus(closed) : closed.minus(opened)).times(sign);
  if (move.isZero()) return undefined;
  const [paid, received] = [decimal(fees || "0"), decimal(funding || "0")];
  const net = decimal(stated);
  const price =
    gross !== "" ? decimal(gross) : [net, net.plus(paid), net.plus(paid).minus(received)][reading]!;
  return divide(price, move);
}

function worthOf(contracts: string, price: string, contract: string): Decimal {
  return contract === "inverse"
    ? divide(decimal(contracts), decimal(price))
    : decimal(contracts).times(price);
}

function shippedSize(venue: string, symbol: string): string | undefined {
  const listed = findListing(findMarkets(venue), symbol.replace(/-PERP$/, "").replace("-", ""));
  const size = listed?.listing.contractSize;
  return size === undefined ? undefined : decimal(size).toFixed();
}
