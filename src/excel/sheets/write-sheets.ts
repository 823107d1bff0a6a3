import { addSheet } from "../writes/add-sheet";
import { formatAddress } from "../addresses";
import { runWrite } from "../run";
import { takeBack, takeBackFailed } from "../writes/take-back";
import { rememberWrite, type Write } from "../writes/undo";
import type { Template } from "./description";
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

const notInserted = "The template was not inserted.";

/** Adds a template's sheets to the open workbook, and remembers them for Undo; a failure leaves the workbook as it was. */
export async function insertTemplate(
  template: Template,
  options: InsertOptions = {},
): Promise<InsertOutcome> {
  const { onProgress, signal } = options;
  return runWrite(notInserted, async (context): Promise<InsertOutcome> => {
    onProgress?.("Looking at the workbook", 0);
    const { workbook } = context;
    const sheets = workbook.worksheets.load("items/name");
    const names = workbook.names.load("items/name");
    const tables = workbook.tables.load("items/name");
    const active = workbook.worksheets.getActiveWorksheet().load("id");
    await context.sync();

    const placed = resolveTemplate(template, {
      sheets: sheets.items.map(({ name }) => name),
      names: [...names.items, ...tables.items].map(({ name }) => name),
    });
    const added = {
      addedSheets: [] as string[],
      addedTables: placed.sheets.flatMap((sheet) => sheet.tables.map(({ name }) => name)),
      addedNames: placed.names.map(({ name }) => name),
      activeSheet: active.id,
    };
    const steps = stepsOf(context, placed);
    try {
      for (const [at, { words, adds, work }] of steps.entries()) {
        if (signal?.aborted) break;
        onProgress?.(words, (at + 1) / (steps.length + 1));
        if (adds !== undefined) {
          added.addedSheets.push((await addSheet(context, adds)).id);
        }
        workbook.application.suspendApiCalculationUntilNextSync();
        workbook.application.suspendScreenUpdatingUntilNextSync();
        work();
        await context.sync();
      }
    } catch (error) {
      await takeBackFailed(added);
      throw error;
    }
    if (signal?.aborted) {
      await takeBack(context, added);
      return { kind: "cancelled" };
    }

    await layOutPages(
      context,
      placed.sheets.map((sheet, at) => ({ sheet: added.addedSheets[at]!, placed: sheet })),
      template.title,
    );
    const write = await rememberWrite(context, {
      ...added,
      kind: "template",
      address: formatAddress(placed.sheets[0]!.printArea),
    });
    return { kind: "inserted", write, sheets: placed.sheets.map(({ name }) => name) };
  });
}

interface Step {
  readonly words: string;
  /** Name of the sheet that is added first. */
  readonly adds?: string;
  readonly work: () => void;
}

/** Sheets with names and tables first, as formulas may read any of them; charts last. One round trip each. */
function stepsOf({ workbook }: Excel.RequestContext, { sheets, names }: PlacedTemplate): Step[] {
  const sheetOf = (name: string): Excel.Worksheet => workbook.worksheets.getItem(name);
  return [
    ...sheets.map((placed): Step => ({
      words: `Adding ${placed.name}`,
      adds: placed.name,
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
