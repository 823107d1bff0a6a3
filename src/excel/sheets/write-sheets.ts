import { formatAddress } from "../addresses";
import { write, type Step, type Writing } from "../writes/write";
import type { Write } from "../writes/undo";
import type { Template } from "./description";
import { readTaken } from "./free-name";
import { insertConstants, insertFormulas } from "./write-cells";
import { insertCharts } from "./write-charts";
import { insertLooks } from "./write-looks";
import { layOutPages } from "./write-pages";
import { insertRules } from "./write-rules";
import type { PlacedName, PlacedSet } from "./placed";
import { placeSheets } from "./place";

export interface InsertOptions {
  /** Called before each step with what it does and the share that is done. */
  readonly onProgress?: (step: string, done: number) => void;
  /** Ends the insertion and leaves the workbook as it was. */
  readonly signal?: AbortSignal;
}

export type InsertOutcome =
  | {
      readonly kind: "inserted";
      readonly write: Write;
      /** Names of the sheets. */
      readonly sheets: readonly string[];
    }
  | { readonly kind: "cancelled" };

/** Adds a template's sheets to the open workbook. */
export function insertTemplate(
  template: Template,
  { signal, ...options }: InsertOptions = {},
): Promise<InsertOutcome> {
  const cancel = { signal, outcome: { kind: "cancelled" } as const };
  const what = "The template was not inserted.";
  return write({ kind: "template", what, cancel, ...options }, async (writing): Promise<InsertOutcome> => {
    const placed = placeSheets(template, await readTaken(writing.context));
    await writeSheets(writing, placed);
    return {
      kind: "inserted",
      write: await writing.remember(formatAddress(placed.sheets[0]!.printArea)),
      sheets: placed.sheets.map(({ name }) => name),
    };
  });
}

/** Adds placed sheets to the open workbook, as a part of a write, and brings the first of them to the front. */
export async function writeSheets(writing: Writing, placed: PlacedSet, isShown = true): Promise<void> {
  const { context, changes } = writing;
  const before = changes.addedSheets.length;
  changes.addedTables.push(...placed.sheets.flatMap((sheet) => sheet.tables.map(({ name }) => name)));
  changes.addedNames.push(...placed.names.map(({ name }) => name));
  await writing.run(stepsOf(context, placed, isShown));
  const added = changes.addedSheets.slice(before);
  await layOutPages(
    context,
    placed.sheets.map((sheet, at) => ({ sheet: added[at]!.id!, placed: sheet })),
    placed.title,
  );
}

/** Queues the naming of cells. */
export function addNames({ workbook }: Excel.RequestContext, names: readonly PlacedName[]): void {
  for (const { name, block } of names) {
    const { row, column, rowCount, columnCount } = block;
    const sheet = workbook.worksheets.getItem(block.sheet);
    workbook.names.add(name, sheet.getRangeByIndexes(row, column, rowCount, columnCount));
  }
}

/** Sheets with names and tables come first, as any formula may read them; charts come last. */
function stepsOf(context: Excel.RequestContext, { sheets, names }: PlacedSet, isShown: boolean): Step[] {
  const sheetOf = (name: string): Excel.Worksheet => context.workbook.worksheets.getItem(name);
  const hasCharts = sheets.some(({ charts }) => charts.length > 0);
  return [
    ...sheets.map((placed): Step => ({
      words: `Writing ${formatAddress(placed.printArea)}`,
      addsSheet: placed.name,
      work: async () => {
        await insertConstants(sheetOf(placed.name), placed);
        insertLooks(sheetOf(placed.name), placed);
      },
    })),
    {
      words: "Naming cells",
      work: () => {
        addNames(context, names);
        for (const placed of sheets) insertRules(sheetOf(placed.name), placed);
      },
    },
    {
      words: "Entering formulas",
      work: async () => {
        for (const placed of sheets) await insertFormulas(sheetOf(placed.name), placed);
      },
    },
    {
      words: hasCharts ? "Drawing charts" : "Showing the sheet",
      work: () => {
        for (const placed of sheets) insertCharts(sheetOf(placed.name), placed);
        if (!isShown) return;
        const first = sheetOf(sheets[0]!.name);
        first.activate();
        first.getRange("A1").select();
      },
    },
  ];
}
