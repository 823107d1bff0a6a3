import { inBatches, inBlockOrder, writeFormulas, type FormulaCell } from "../../excel/cells/formula-cells";
import type { Step } from "../../excel/writes/write";
import { safeCell } from "../../imports/tables/cells";
import type { Recounted } from "../../imports/tables/coverage";
import type { RowThere, TableThere } from "./there";

/** The steps that enter in rows of the workbook whether they count, and why not; `before` is what the cells hold until then. */
export function recountSteps(
  context: Excel.RequestContext,
  tables: readonly TableThere[],
  recounted: readonly Recounted<RowThere>[],
): { readonly steps: Step[]; readonly before: readonly FormulaCell[] } {
  const byKind = new Map(tables.map((table) => [table.kind, table]));
  const cells: FormulaCell[] = [];
  const before: FormulaCell[] = [];
  for (const { row, counted, note } of recounted) {
    const { sheet: sheetId, titles, body } = byKind.get(row.table)!;
    const enter = (title: string, held: string, formula: string): void => {
      const place = titles.indexOf(title);
      if (place < 0 || held === formula) return;
      const at = { sheetId, row: body.row + row.index, column: body.column + place };
      before.push({ ...at, formula: held });
      cells.push({ ...at, formula });
    };
    enter("Counted", truth(row.counted), truth(counted));
    enter("Note", String(safeCell(row.note)), String(safeCell(note)));
  }
  const steps = inBatches(inBlockOrder(cells)).map((batch) => ({
    words: "Writing which rows count",
    work: () => writeFormulas(context, batch),
  }));
  return { steps, before };
}

function truth(counted: boolean): string {
  return counted ? "TRUE" : "FALSE";
}
