import { decimal, divide, zero, type Decimal } from "../../core/number/decimal";
import { eachSliced, type Sliced } from "../../core/slices";
import { findListing, findMarkets } from "../../core/venues/find";
import type { Book } from "../rows/book";
import type { Fill, Stated } from "./rows";

/** Coins (inverse: USD) of one contract that the user has said, by venue and symbol. */
export type SaidSizes = (venue: string, symbol: string) => string | undefined;

/**
 * Gives quantities to rows that are in contracts: by a size that a file of the set says, one that follows from the venue's own figures,
 * one of the shipped data, or one that the user has said. Rows of another contract are listed and not counted.
 */
export function* sizeContracts(books: readonly Book[], said: SaidSizes): Sliced<void> {
  const stated = statedSizes(books);
  for (const [key, rows] of yield* rowsInContracts(books)) {
    const [venue = "", symbol = ""] = key.split("\u0000");
    const known = said(venue, symbol) ?? stated.get(key);
    const derived = known === undefined ? yield* derivedSize(rows) : undefined;
    const size = known ?? derived ?? shippedSize(venue, symbol);
    const { book, fills, positions } = rows;
    const first = fills[0] ?? positions[0]!;
    if (size === undefined) book.note("multiplier-unknown", first, "Symbol", symbol);
    else if (derived !== undefined)
      book.note("multiplier-derived", first, "Symbol", symbol, `One contract is ${size} of ${symbol}.`);
    yield* eachSliced(fills, (row) => {
      if (size === undefined) {
        row.counted = false;
        row.note = "The size of a contract is not known.";
      } else row.quantity = decimal(row.contracts).times(size).toFixed();
    });
    if (size !== undefined)
      yield* eachSliced(positions, (row) => {
        row.quantity = decimal(row.contracts).times(size).toFixed();
      });
  }
}

/** The rows of a contract whose size is asked for. */
interface Rows {
  /** The file of the first of them: of a fill, if there are fills. */
  book: Book;
  readonly fills: Fill[];
  readonly positions: Stated[];
}

function* rowsInContracts(books: readonly Book[]): Sliced<ReadonlyMap<string, Rows>> {
  const found = new Map<string, Rows>();
  const rowsOf = (book: Book, row: Fill | Stated): Rows => {
    const key = `${row.venue}\u0000${row.symbol}`;
    const rows = found.get(key) ?? { book, fills: [], positions: [] };
    found.set(key, rows);
    return rows;
  };
  for (const book of books) {
    yield* eachSliced(book.tables.fills, (row) => {
      if (row.quantity !== "" || row.contracts === "") return;
      const rows = rowsOf(book, row);
      if (rows.fills.push(row) === 1) rows.book = book;
    });
    yield* eachSliced(book.tables.positions, (row) => {
      if (row.quantity === "" && row.contracts !== "") rowsOf(book, row).positions.push(row);
    });
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
function* derivedSize({ fills, positions }: Rows): Sliced<string | undefined> {
  const found = new Agreement();
  yield* eachSliced(fills, (row) => found.add(fromValue(row)));
  yield* eachSliced(fromProfits(fills), (size) => found.add(size));
  if (found.count > 0) return found.size();
  // What a stated P&L holds is not known yet, so each reading of it is tried.
  for (const reading of [0, 1, 2]) {
    const own = new Agreement();
    yield* eachSliced(positions, (row) => own.add(fromStated(row, reading)));
    if (own.size() !== undefined) return own.size();
  }
  return undefined;
}

/** A number of at most two digits to a millionth, the same for all. */
class Agreement {
  count = 0;
  private first?: Decimal;
  private isSame = true;

  add(size: Decimal | undefined): void {
    if (size === undefined) return;
    this.count++;
    this.first ??= size.toSignificantDigits(2);
    this.isSame &&= size.minus(this.first).abs().lte(this.first.times("1e-6"));
  }

  size(): string | undefined {
    return this.first?.gt(0) && this.isSame ? this.first.toFixed() : undefined;
  }
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
function* fromProfits(fills: readonly Fill[]): Generator<Decimal | undefined> {
  const held = new Map<string, { sign: number; contracts: Decimal; worth: Decimal }>();
  const inOrder = [...fills].sort((a, b) => a.time - b.time);
  for (const { account, position, side, contracts, price, realised, contract } of inOrder) {
    const key = `${account} ${position}`;
    const sign = side === "buy" ? 1 : -1;
    const [count, worth] = [decimal(contracts), worthOf(contracts, price, contract)];
    const open = held.get(key);
    if (!open || open.contracts.isZero() || open.sign === sign) {
      const so = open?.contracts.gt(0) ? open : { sign, contracts: zero, worth: zero };
      held.set(key, { sign, contracts: so.contracts.plus(count), worth: so.worth.plus(worth) });
      yield undefined;
      continue;
    }
    // What closes more than is held says nothing, and neither does what follows it.
    if (count.gt(open.contracts)) return;
    const share = divide(open.worth.times(count), open.contracts);
    const move = (contract === "inverse" ? share.minus(worth) : worth.minus(share)).times(open.sign);
    yield realised !== "" && realised !== "0" && !move.isZero() ? divide(decimal(realised), move) : undefined;
    held.set(key, { ...open, contracts: open.contracts.minus(count), worth: open.worth.minus(share) });
  }
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
