import { withPauses } from "../base/pauses";
import type { Sliced } from "../core/slices";
import { unpack, type ImportFile } from "./files/container";
import { QuoteUnclosed } from "./files/delimited";
import { openContent, type Known } from "./files/grids";
import type { Format } from "./formats/format";
import { noteOf, Notes, type Note } from "./notes";
import type { Book } from "./rows/book";
import { readGrid, type Answers, type Watch } from "./rows/read";
import { nameAccounts } from "./tables/accounts";
import { checkBalances } from "./tables/balances";
import { accountsOf, type Accounts } from "./tables/checks";
import { countBest, coversOf, recountEarlier, type Cover, type EarlierRow } from "./tables/coverage";
import { testStated } from "./tables/includes";
import { mergeBooks } from "./tables/keys";
import { sizeContracts, type SaidSizes } from "./tables/multipliers";
import { putInOrder, sortByTime } from "./tables/order";
import { nameSides } from "./tables/sides";
import type { Tables } from "./tables/rows";

export interface ImportOptions extends Watch {
  /** What the user has said of a file, by its name and format. */
  readonly answersFor?: (file: string, format: Format) => Answers;
  /** Sizes of contracts that the user has said. */
  readonly sizeOf?: SaidSizes;
  /** The keys of the rows that an earlier import brought. */
  readonly earlierKeys?: ReadonlySet<string>;
  /** The UIDs that earlier imports named, by venue. */
  readonly earlierAccounts?: ReadonlyMap<string, readonly string[]>;
  /** What the files of earlier imports cover: their `covers`. */
  readonly earlierCovers?: readonly Cover[];
  /** The rows that earlier imports brought; what changes of them is `recounted`. */
  readonly earlierRows?: Iterable<EarlierRow>;
  /** What a UID is called in the tables: a part of it says as much. */
  readonly accountName?: (uid: string) => string;
  /** The formats that are known, in place of the shipped ones. */
  readonly formats?: readonly Format[];
}

/** What is known of a file that was read. */
interface FileSummary {
  readonly file: string;
  readonly venue: string;
  readonly format: string;
  readonly rows: number;
}

export interface Imported {
  readonly tables: Tables;
  readonly files: readonly FileSummary[];
  readonly notes: readonly Note[];
  readonly accounts: Accounts;
  /** Rows left out because another file has them, and because an earlier import brought them. */
  readonly doubles: number;
  readonly known: number;
  /** What these files cover. To be kept, so that a later import knows which rows count. */
  readonly covers: readonly Cover[];
  /** The earlier rows that from now on count or no longer do, because a better source covers their time. */
  readonly recounted: readonly Pick<EarlierRow, "table" | "key" | "counted" | "note">[];
  /** No error and no open question. */
  readonly isComplete: boolean;
}

/** Reads export files of exchanges, in any order, into tables in normal form. */
export async function importFiles(
  files: readonly ImportFile[],
  options: ImportOptions = {},
): Promise<Imported> {
  const notes: Note[] = [];
  const books: Book[] = [];
  // The order in which files are dropped decides nothing.
  for (const file of [...files].sort((a, b) => compare(a.name, b.name) || a.data.size - b.data.size)) {
    const unpacked = await unpack(file);
    notes.push(...unpacked.notes);
    for (const content of unpacked.contents) {
      const opened = await openContent(content, options.formats);
      notes.push(...opened.notes);
      for (const known of opened.known) books.push(await readKnown(known, notes, options));
    }
  }
  return withPauses(settled(books, notes, options));
}

/** Puts all files together. The work may be interrupted, so that the page goes on meanwhile. */
function* settled(books: Book[], notes: readonly Note[], options: ImportOptions): Sliced<Imported> {
  const { answersFor, sizeOf, earlierKeys = new Set(), earlierAccounts = new Map() } = options;
  const { earlierCovers = [], earlierRows = [] } = options;
  books.sort((a, b) => compare(a.reading.file, b.reading.file));
  const said = (file: string): string | undefined => answersFor?.(file, formatOf(books, file)).account;
  yield* nameAccounts(books, said, earlierAccounts, options.accountName);
  for (const book of books) {
    yield* putInOrder(book);
    yield* checkBalances(book);
  }
  const after = new Notes();
  const { tables, doubles, known } = yield* mergeBooks(books, earlierKeys, after);
  yield* sizeContracts(books, sizeOf ?? (() => undefined));
  for (const book of books) yield* testStated(book);
  const covers = yield* coversOf(books);
  const allCovers = [...earlierCovers, ...covers];
  yield* countBest(tables, allCovers);
  const changed = yield* recountEarlier(earlierRows, earlierCovers, allCovers);
  const recounted = changed.map(({ row: { table, key }, counted, note }) => ({ table, key, counted, note }));
  yield* sortByTime(tables);
  yield* nameSides(tables, after);
  const accounts = yield* accountsOf(tables, after, sayEarlier(covers, earlierCovers, after));
  const all = [...notes, ...books.flatMap((book) => book.notes), ...after.all()];
  const files = books.map(({ reading: { file, format }, rows }) => ({
    file,
    venue: format.venue,
    format: format.id,
    rows,
  }));
  const isComplete = !all.some(({ severity }) => severity === "error" || severity === "question");
  return { tables, files, notes: all, accounts, doubles, known, covers, recounted, isComplete };
}

/** The accounts of which earlier imports have rows: the rows that are read now do not tell all of them. */
function sayEarlier(covers: readonly Cover[], earlier: readonly Cover[], notes: Notes): ReadonlySet<string> {
  const known = new Set(earlier.map(({ account }) => account));
  const files = new Map(covers.map((cover) => [cover.account, cover]));
  for (const [account, { venue, file }] of files) {
    const place = { file, value: account };
    if (known.has(account)) notes.add("earlier-rows", place);
    else if (known.has(venue)) notes.add("account-named-late", place);
  }
  return known;
}

/** Reads a table; one that leaves a quotation mark open is read again without quotes. */
async function readKnown(
  { grid, found, withoutQuotes }: Known,
  notes: Note[],
  options: ImportOptions,
): Promise<Book> {
  const answers = options.answersFor?.(grid.name, found.format) ?? {};
  try {
    return await readGrid(grid, found, answers, options);
  } catch (error) {
    if (!(error instanceof QuoteUnclosed) || !withoutQuotes) throw error;
    notes.push(noteOf("quote-unclosed", { file: grid.name, line: error.line }));
    return readGrid(withoutQuotes, found, answers, options);
  }
}

function formatOf(books: readonly Book[], file: string): Format {
  return books.find(({ reading }) => reading.file === file)!.reading.format;
}

/** By the texts themselves, the same in every language. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
