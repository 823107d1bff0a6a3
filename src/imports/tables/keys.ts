import type { Book } from "../rows/book";
import { rowsAtOnce, type Sliced } from "../../core/slices";
import type { Notes } from "../notes";
import { keyText, type Digest } from "./columns/keys";
import { DigestMap } from "./digest-map";
import { digestOf } from "./sha256";
import {
  emptyTables,
  type Fact,
  type Fill,
  type Funding,
  type Ledger,
  type Stated,
  type Tables,
} from "./rows";

/** The rows of all files without those that stand in several, or are there already. */
export interface Merged {
  readonly tables: Tables;
  /** Rows left out because another file has them. */
  readonly doubles: number;
  /** Rows left out because an earlier import brought them. */
  readonly known: number;
}

/**
 * Gives every row its key and leaves doubles out. A venue's id names a row where the format says so; else its content does, with a
 * count: a key counts as often as in the file that has it most, so two equal fills of one second are two.
 */
export function* mergeBooks(
  books: readonly Book[],
  earlier: ReadonlySet<string>,
  notes: Notes,
): Sliced<Merged> {
  const tables = emptyTables();
  const mergers = {
    fills: new Merger(describeFill, tables.fills, earlier, notes),
    funding: new Merger(describeFunding, tables.funding, earlier, notes),
    ledger: new Merger(describeLedger, tables.ledger, earlier, notes),
    positions: new Merger(describePosition, tables.positions, earlier, notes),
  };
  const all = Object.values(mergers);
  for (const { tables: own } of books) {
    mergers.fills.know(own.fills);
    mergers.funding.know(own.funding);
    mergers.ledger.know(own.ledger);
  }
  for (const { tables: own } of books) {
    yield* mergers.fills.take(own.fills);
    yield* mergers.funding.take(own.funding);
    yield* mergers.ledger.take(own.ledger);
    yield* mergers.positions.take(own.positions);
  }
  return {
    tables,
    doubles: all.reduce((count, { doubles }) => count + doubles, 0),
    known: all.reduce((count, { known }) => count + known, 0),
  };
}

/** What tells one row of a table from another. */
interface Described {
  readonly table: string;
  readonly symbol: string;
  readonly figures: readonly string[];
  /** What belongs to an id: one that stands on several rows of a ledger names each with its kind and coin. */
  readonly beside: string;
}

/** The rows of one table of all files. */
class Merger<T extends Fact> {
  doubles = 0;
  known = 0;
  /** Where the first row of each key stands in the table, counted from 1. */
  private readonly seen = new DigestMap();
  /** How often each content stands in one file with ids, for rows without: Excel damages ids, and old files lack them. */
  private readonly sound = new DigestMap();
  private readonly formatsWithout = new Set<string>();
  private readonly pending: (readonly T[])[] = [];

  constructor(
    private readonly describe: (row: T) => Described,
    private readonly to: T[],
    private readonly earlier: ReadonlySet<string>,
    private readonly notes: Notes,
  ) {}

  /** Looks at a file before any is merged, so that the order of files decides nothing. */
  know(rows: readonly T[]): void {
    for (const row of rows) if (row.unique === "") this.formatsWithout.add(row.format);
    this.pending.push(rows);
  }

  *take(rows: readonly T[]): Sliced<void> {
    yield* this.countSound();
    const counts = new DigestMap();
    for (const [index, row] of rows.entries()) {
      if (index % rowsAtOnce === 0) yield;
      const described = this.describe(row);
      if (row.unique !== "") {
        this.put(row, digestOf(idOf(row, described)), 1, false);
        continue;
      }
      const content = digestOf(contentOf(row, described));
      const count = counts.get(content) + 1;
      counts.set(content, 1, count);
      this.put(row, content, count, count <= this.sound.get(content));
    }
  }

  private put(row: T, digest: Digest, count: number, isSound: boolean): void {
    row.key = keyText(digest, count);
    const first = this.to[this.seen.get(digest, count) - 1];
    if (first || isSound) this.doubles++;
    else if (this.earlier.has(row.key)) this.known++;
    else this.seen.set(digest, count, this.to.push(row));
    if (!first || row.unique === "") return;
    if (contentOf(first, this.describe(first)) === contentOf(row, this.describe(row))) return;
    const { file, line, unique } = row;
    const details = `The id also stands in ${first.file}, line ${first.line}.`;
    this.notes.add("id-conflict", { file, line, value: unique }, details);
  }

  private *countSound(): Sliced<void> {
    for (const rows of this.pending.splice(0)) {
      const own = new DigestMap();
      for (const [index, row] of rows.entries()) {
        if (index % rowsAtOnce === 0) yield;
        if (row.unique === "" || !this.formatsWithout.has(row.format)) continue;
        const content = digestOf(contentOf(row, this.describe(row)));
        const count = own.get(content) + 1;
        own.set(content, 1, count);
        this.sound.set(content, 1, Math.max(count, this.sound.get(content)));
      }
    }
  }
}

function describeFill(row: Fill): Described {
  const { symbol, side, position, quantity, contracts, price, fee, feeCoin } = row;
  return {
    table: "fills",
    symbol,
    figures: [side, position, quantity, contracts, price, fee, feeCoin],
    beside: "",
  };
}

function describeFunding({ symbol, side, amount, coin }: Funding): Described {
  return { table: "funding", symbol, figures: [side, amount, coin], beside: "" };
}

function describeLedger({ symbol, kind, coin, amount, balance }: Ledger): Described {
  return { table: "ledger", symbol, figures: [kind, coin, amount, balance], beside: `${kind}|${coin}` };
}

function describePosition(row: Stated): Described {
  const { symbol, side, opened = "", closed = "", quantity, contracts, entry, exit, stated } = row;
  const figures = [side, String(opened), String(closed), quantity, contracts, entry, exit, stated];
  return { table: "positions", symbol, figures, beside: "" };
}

function idOf(row: Fact, { table, symbol, beside }: Described): string {
  return `id|${row.venue}|${row.account}|${table}|${symbol}|${row.unique}|${beside}`;
}

/** The same whatever the zone, language, column order and padding of the file. */
function contentOf(row: Fact, { table, symbol, figures }: Described): string {
  const second = Math.floor(row.time / 1000);
  return `content|${row.format}|${row.account}|${row.wallet}|${table}|${second}|${symbol}|${figures.join("|")}`;
}
