import { parseAddress, type Block } from "../../excel/addresses";
import { blocksInBatches, loadEach, sendEach } from "../../excel/batches";
import { runExcel } from "../../excel/run";
import type { Cell } from "../../imports/tables/cells";
import type { EarlierRow } from "../../imports/tables/coverage";
import { earlierRow } from "../../imports/tables/earlier";
import { importTables } from "./columns";
import { importsIn, stored, type PastImport } from "./register";

/** What a workbook has of earlier imports. */
export interface There {
  /** The keys of its rows, by table. */
  readonly keys: ReadonlyMap<string, ReadonlySet<string>>;
  /** The accounts that its rows name, by venue: UIDs, or what the user has called them. */
  readonly accounts: ReadonlyMap<string, readonly string[]>;
  /** The rows of which one file may count in place of another. */
  readonly rows: Iterable<RowThere>;
  readonly imports: readonly PastImport[];
}

/** A row that is in the workbook. */
export interface RowThere extends EarlierRow {
  /** Counted from the first row of its table. */
  readonly index: number;
}

/** Reads what the workbook has of earlier imports. */
export function readThere(): Promise<There> {
  return runExcel("The tables of earlier imports were not read.", async (context) => {
    const text = stored.load(context);
    const tables = await findTables(context);
    return { ...(await readRows(context, tables)), imports: importsIn(text()) };
  });
}

/** Reads the keys, accounts and rows of the tables. */
export async function readRows(
  context: Excel.RequestContext,
  tables: readonly TableThere[],
): Promise<Omit<There, "imports">> {
  const keys = new Map<string, ReadonlySet<string>>();
  const accounts = new Map<string, Set<string>>();
  const rows: Iterable<RowThere>[] = [];
  for (const table of tables) {
    const isCounted = countedTables.includes(table.kind);
    const columns = await readColumns(context, table, isCounted ? countedTitles : keyTitles);
    const cell = (title: string, index: number): Cell => columns.get(title)?.[index] ?? "";
    keys.set(table.kind, new Set(columns.get("Key")!.map(String)));
    for (let index = 0; index < table.body.rowCount; index++) {
      const [venue, account] = [String(cell("Venue", index)), String(cell("Account", index))];
      if (!account.startsWith(`${venue} `)) continue;
      accounts.set(venue, (accounts.get(venue) ?? new Set()).add(account.slice(venue.length + 1)));
    }
    if (isCounted) rows.push(rowsOf(table, cell));
  }
  return {
    keys,
    accounts: new Map([...accounts].map(([venue, names]) => [venue, [...names]])),
    rows: { [Symbol.iterator]: () => inTurn(rows) },
  };
}

const keyTitles = ["Key", "Venue", "Account"];
const countedTables = ["Fills", "Funding", "Ledger"];
const countedTitles = [
  ...keyTitles,
  ...["File", "Time UTC", "Precision", "Counted", "Quantity", "Market", "Wallet", "Note"],
];

/** The rows, each made when it is looked at. */
function rowsOf(
  { kind, body }: TableThere,
  cell: (title: string, index: number) => Cell,
): Iterable<RowThere> {
  return {
    *[Symbol.iterator]() {
      for (let index = 0; index < body.rowCount; index++) {
        const row = earlierRow(kind, (title) => cell(title, index));
        if (row) yield { ...row, index };
      }
    },
  };
}

function* inTurn<T>(lists: readonly Iterable<T>[]): Generator<T> {
  for (const list of lists) yield* list;
}

/** A table of an earlier import, wherever it stands and whatever it is called by now. */
export interface TableThere {
  /** Which of the import's tables it is. */
  readonly kind: string;
  readonly name: string;
  /** Id of its sheet. */
  readonly sheet: string;
  /** Its titles in their order. */
  readonly titles: readonly string[];
  /** Its cells below the header. */
  readonly body: Block;
  /** Added just now, with the first of its rows. */
  readonly isNew?: true;
}

/** The tables of earlier imports in this workbook. Of two of a kind the first counts. */
export async function findTables(context: Excel.RequestContext): Promise<TableThere[]> {
  const tables = context.workbook.tables.load("items/name, items/showHeaders");
  await context.sync();
  const found = await loadEach(
    context,
    tables.items.filter(({ showHeaders }) => showHeaders),
    (table) => ({
      name: table.name,
      header: table.getHeaderRowRange().load("values"),
      body: table.getDataBodyRange().load("address"),
      sheet: table.worksheet.load("id"),
    }),
  );
  return importTables.flatMap(({ name: kind, titles: wanted }): TableThere[] => {
    const one = found.find(({ header }) => {
      const titles = titlesOf(header);
      return wanted.every((title) => titles.includes(title));
    });
    if (!one) return [];
    const { name, header, body, sheet } = one;
    return [{ kind, name, sheet: sheet.id, titles: titlesOf(header), body: parseAddress(body.address) }];
  });
}

function titlesOf(header: Excel.Range): string[] {
  return (header.values as unknown[][])[0]!.map((title) => String(title).trim());
}

/** The cells of single columns by their titles; one that is not there is blank. Takes one more round trip for each 50,000 cells. */
export async function readColumns(
  context: Excel.RequestContext,
  { sheet, titles, body }: TableThere,
  wanted: readonly string[],
): Promise<ReadonlyMap<string, readonly Cell[]>> {
  const columns = new Map<string, Cell[]>(wanted.map((title) => [title, []]));
  const blocks = wanted.flatMap((title) => {
    const place = titles.indexOf(title);
    return place < 0 ? [] : [{ title, block: { ...body, column: body.column + place, columnCount: 1 } }];
  });
  await sendEach(context, blocksInBatches(blocks), {
    queue: (batch) =>
      batch.map(({ title, block: { row, column, rowCount } }) => ({
        title,
        range: context.workbook.worksheets
          .getItem(sheet)
          .getRangeByIndexes(row, column, rowCount, 1)
          .load("values"),
      })),
    take: (ranges) => {
      for (const { title, range } of ranges)
        for (const [value] of range.values as Cell[][]) columns.get(title)!.push(value!);
    },
  });
  return columns;
}
