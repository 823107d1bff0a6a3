import { Problem } from "../../base/problem";
import { parseAddress } from "../../excel/addresses";
import { loadEach } from "../../excel/batches";
import {
  type CellsSource,
  type CellValue,
  readCells,
  readSelectedCells,
  type SourceCells,
} from "../../excel/cells/source";
import { runExcel } from "../../excel/run";
import { type AccountTables, isHeaderOf, type TableKind, tableKinds } from "./tables";

/** What the user picked for a table: cells, or none. What is not picked is found. */
export type Picked = Readonly<Partial<Record<TableKind, CellsSource | "none">>>;

export interface AccountSheet {
  readonly tables: AccountTables;
  /** Names of the workbook's tables that may be such a table, the likeliest first. */
  readonly candidates: Readonly<Record<TableKind, readonly string[]>>;
}

const notRead = "The account was not read.";

/** Reads the tables that are picked, and those that the workbook has where nothing is picked. */
export function readAccounts(picked: Picked): Promise<AccountSheet> {
  return runExcel(notRead, async (context) => {
    const candidates = await candidatesIn(await readHeaders(context));
    const sourceOf = (kind: TableKind): CellsSource | undefined => {
      const own = picked[kind];
      if (own === "none") return undefined;
      const [first] = candidates[kind];
      return own ?? (first === undefined ? undefined : { kind: "table", name: first });
    };
    const read = async (kind: TableKind): Promise<SourceCells | undefined> => {
      const source = sourceOf(kind);
      return source && readCells(context, source);
    };
    const positions = await read("positions");
    const collateral = await read("collateral");
    const tiers = await read("tiers");
    const ratios = await read("ratios");
    return { tables: { positions, collateral, tiers, ratios }, candidates };
  });
}

/** The source of the cells that are selected for a table. */
export function readSelectedTable(kind: TableKind): Promise<CellsSource> {
  return runExcel(notRead, async (context) => {
    const remedy = `Select the ${words[kind]} or one of their cells.`;
    const { source, values, block } = await readSelectedCells(context, notRead, remedy);
    const isBalance = kind === "collateral" && block.rowCount === 1 && block.columnCount === 1;
    if (!isBalance && values.length < 2)
      throw new Problem(notRead, ["The selection has a single row and no header."], remedy);
    return source;
  });
}

const words: Readonly<Record<TableKind, string>> = {
  positions: "positions",
  collateral: "coins of the collateral",
  tiers: "brackets",
  ratios: "collateral ratios",
};

interface TableHeader {
  readonly name: string;
  readonly sheet: string;
  readonly titles: readonly CellValue[];
}

async function readHeaders(context: Excel.RequestContext): Promise<TableHeader[]> {
  const tables = context.workbook.tables.load("items/name, items/showHeaders");
  await context.sync();
  const headers = await loadEach(
    context,
    tables.items.filter(({ showHeaders }) => showHeaders),
    (table) => ({ name: table.name, range: table.getHeaderRowRange().load("address, values") }),
  );
  return headers.map(({ name, range }) => ({
    name,
    sheet: parseAddress(range.address).sheet,
    titles: (range.values as CellValue[][])[0]!,
  }));
}

async function candidatesIn(headers: readonly TableHeader[]): Promise<AccountSheet["candidates"]> {
  const all = await Promise.all(tableKinds.map((kind) => namesOf(kind, headers)));
  const [positions, coins, tiers, ratios] = all as [
    TableHeader[],
    TableHeader[],
    TableHeader[],
    TableHeader[],
  ];
  const collateral = coins
    .map((table) => ({ table, likeness: likenessToCollateral(table, positions[0]) }))
    .filter(({ likeness }) => likeness > 0)
    .sort((a, b) => b.likeness - a.likeness)
    .map(({ table }) => table);
  const names = (tables: readonly TableHeader[]) => tables.map(({ name }) => name);
  return {
    positions: names(positions),
    collateral: names(collateral),
    tiers: names(positions.length > 0 ? tiers : []),
    ratios: names(positions.length > 0 ? ratios : []),
  };
}

async function namesOf(kind: TableKind, headers: readonly TableHeader[]): Promise<TableHeader[]> {
  const are = await Promise.all(headers.map(({ titles }) => isHeaderOf(kind, titles)));
  return headers.filter((_, index) => are[index]);
}

/**
 * Any list of assets and quantities could be collateral, so one needs a sign of it: the sheet of the positions, its name, or a column
 * that only collateral has. A portfolio's holdings have buckets.
 */
function likenessToCollateral(
  { name, sheet, titles }: TableHeader,
  positions: TableHeader | undefined,
): number {
  const keys = titles.map((title) =>
    String(title)
      .toLowerCase()
      .replace(/[^a-z]/g, ""),
  );
  if (keys.includes("bucket") || !positions || positions.name === name) return 0;
  const signs = [
    sheet === positions.sheet,
    /collateral|coins|margin|wallet|balance/i.test(name),
    ["haircut", "ratio", "liability", "interest", "borrowrate"].some((key) => keys.includes(key)),
  ];
  return signs.filter(Boolean).length;
}
