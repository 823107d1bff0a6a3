import type { Book } from "../rows/book";
import { rowsAtOnce, type Sliced } from "../../core/slices";
import { noteOf, type Note } from "../notes";
import { sha256 } from "./sha256";
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
  readonly notes: readonly Note[];
  /** Rows left out because another file has them. */
  readonly doubles: number;
  /** Rows left out because an earlier import brought them. */
  readonly known: number;
}

/**
 * Gives every row its key and leaves doubles out. A venue's id names a row where the format says so; else its content does, with a
 * count: a key counts as often as in the file that has it most, so two equal fills of one second are two.
 */
export function* mergeBooks(books: readonly Book[], earlier: ReadonlySet<string>): Sliced<Merged> {
  const tables = emptyTables();
  const mergers = {
    fills: new Merger(describeFill, tables.fills, earlier),
    funding: new Merger(describeFunding, tables.funding, earlier),
    ledger: new Merger(describeLedger, tables.ledger, earlier),
    positions: new Merger(describePosition, tables.positions, earlier),
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
    notes: all.flatMap(({ notes }) => notes),
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
  readonly notes: Note[] = [];
  doubles = 0;
  known = 0;
  private readonly seen = new Map<string, T>();
  /** How often each content stands in one file with ids, for rows without: Excel damages ids, and old files lack them. */
  private readonly sound = new Map<string, number>();
  private readonly formatsWithout = new Set<string>();
  private readonly pending: (readonly T[])[] = [];

  constructor(
    private readonly describe: (row: T) => Described,
    private readonly to: T[],
    private readonly earlier: ReadonlySet<string>,
  ) {}

  /** Looks at a file before any is merged, so that the order of files decides nothing. */
  know(rows: readonly T[]): void {
    for (const row of rows) if (row.unique === "") this.formatsWithout.add(row.format);
    this.pending.push(rows);
  }

  *take(rows: readonly T[]): Sliced<void> {
    this.countSound();
    const counts = new Map<string, number>();
    for (const [index, row] of rows.entries()) {
      if (index % rowsAtOnce === 0) yield;
      const described = this.describe(row);
      if (row.unique !== "") {
        row.key = sha256(idOf(row, described), 2);
        this.put(row, false);
        continue;
      }
      const content = contentOf(row, described);
      const count = (counts.get(content) ?? 0) + 1;
      counts.set(content, count);
      row.key = sha256(content, 2) + (count > 1 ? `#${count}` : "");
      this.put(row, count <= (this.sound.get(content) ?? 0));
    }
  }

  private put(row: T, isSound: boolean): void {
    const first = this.seen.get(row.key);
    if (first || isSound) this.doubles++;
    else if (this.earlier.has(row.key)) this.known++;
    else {
      this.seen.set(row.key, row);
      this.to.push(row);
    }
    if (!first || row.unique === "") return;
    if (contentOf(first, this.describe(first)) !== contentOf(row, this.describe(row)))
      this.notes.push(conflict(first, row));
  }

  private countSound(): void {
    for (const rows of this.pending.splice(0)) {
      const own = new Map<string, number>();
      for (const row of rows) {
        if (row.unique === "" || !this.formatsWithout.has(row.format)) continue;
        const content = contentOf(row, this.describe(row));
        own.set(content, (own.get(content) ?? 0) + 1);
      }
      for (const [content, count] of own)
        this.sound.set(content, Math.max(count, this.sound.get(content) ?? 0));
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

function conflict(first: Fact, { file, line, unique }: Fact): Note {
  const details = `The id also stands in ${first.file}, line ${first.line}.`;
  return noteOf("id-conflict", { file, line, value: unique }, details);
}
