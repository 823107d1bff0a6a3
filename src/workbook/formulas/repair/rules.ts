import type { FormulaRepair } from "./formula";

/** A conditional format that calls one of the functions. Excel calls no add-in's function there, so it never applies. */
export interface DeadRule {
  /** Its cells for people, or its sheet where it holds for several areas. */
  readonly where: string;
}

/** Looks through the conditional formats of all sheets. Three round trips at most. */
export async function findDeadRules(
  context: Excel.RequestContext,
  repair: FormulaRepair,
): Promise<DeadRule[]> {
  const { worksheets } = context.workbook;
  worksheets.load("items/name");
  await context.sync();
  const formats = worksheets.items.map((sheet) => sheet.getRange().conditionalFormats.load("items/type"));
  await context.sync();
  const loaded = formats.flatMap(({ items }, index) =>
    items.flatMap((format) => {
      const formulas = formulasOf(format);
      const range = format.getRangeOrNullObject();
      return formulas
        ? [{ sheet: worksheets.items[index]!.name, formulas, range: range.load("address") }]
        : [];
    }),
  );
  if (loaded.length === 0) return [];
  await context.sync();
  return loaded
    .filter(({ formulas }) => formulas().some((formula) => callsOurs(formula, repair)))
    .map(({ sheet, range }) => ({ where: range.isNullObject ? sheet : range.address.replaceAll("'", "") }));
}

/** Asks for the formulas of a format that has some; the result gives them once they are there. */
function formulasOf(format: Excel.ConditionalFormat): (() => string[]) | undefined {
  if (format.type === "Custom") {
    const { rule } = format.custom;
    rule.load("formula");
    return () => [rule.formula];
  }
  if (format.type === "CellValue") {
    const { cellValue } = format;
    cellValue.load("rule");
    return () => [cellValue.rule.formula1, cellValue.rule.formula2 ?? ""].map(String);
  }
  return undefined;
}

function callsOurs(formula: string, repair: FormulaRepair): boolean {
  return repair(formula, { showsName: true, inTable: true }) !== undefined;
}
