import { formatAddress } from "../addresses";
import { write, type Step } from "../writes/write";
import type { Write } from "../writes/undo";
import type { Template } from "./description";
import { readTaken } from "./free-name";
import { insertConstants, insertFormulas } from "./write-cells";
import { insertCharts } from "./write-charts";
import { insertLooks } from "./write-looks";
import { layOutPages } from "./write-pages";
import { insertRules } from "./write-rules";
import type { PlacedTemplate } from "./placed";
import { resolveTemplate } from "./place";

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
    const { context, changes } = writing;
    const placed = resolveTemplate(template, await readTaken(context));
    changes.addedTables = placed.sheets.flatMap((sheet) => sheet.tables.map(({ name }) => name));
    changes.addedNames = placed.names.map(({ name }) => name);
    await writing.run(stepsOf(context, placed));
    await layOutPages(
      context,
      placed.sheets.map((sheet, at) => ({ sheet: changes.addedSheets[at]!, placed: sheet })),
      template.title,
    );
    return {
      kind: "inserted",
      write: await writing.remember(formatAddress(placed.sheets[0]!.printArea)),
      sheets: placed.sheets.map(({ name }) => name),
    };
  });
}

/** Sheets with names and tables come first, as any formula may read them; charts come last. */
function stepsOf({ workbook }: Excel.RequestContext, { sheets, names }: PlacedTemplate): Step[] {
  const sheetOf = (name: string): Excel.Worksheet => workbook.worksheets.getItem(name);
  return [
    ...sheets.map((placed): Step => ({
      words: `Adding ${placed.name}`,
      addsSheet: placed.name,
      work: () => {
        insertConstants(sheetOf(placed.name), placed);
        insertLooks(sheetOf(placed.name), placed);
      },
    })),
    {
      words: "Naming cells",
      work: () => {
        for (const { name, block } of names) {
          workbook.names.add(
            name,
            sheetOf(block.sheet).getRangeByIndexes(
              block.row,
              block.column,
              block.rowCount,
              block.columnCount,
            ),
          );
        }
        for (const placed of sheets) insertRules(sheetOf(placed.name), placed);
      },
    },
    {
      words: "Entering formulas",
      work: () => sheets.forEach((placed) => insertFormulas(sheetOf(placed.name), placed)),
    },
    {
      words: "Drawing charts",
      work: () => {
        for (const placed of sheets) insertCharts(sheetOf(placed.name), placed);
        const first = sheetOf(sheets[0]!.name);
        first.activate();
        first.getRange("A1").select();
      },
    },
  ];
}
