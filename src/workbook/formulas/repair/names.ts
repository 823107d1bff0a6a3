import { enterEach, type Refused } from "./enter-each";
import type { Cause, FormulaRepair } from "./formula";
import type { EnteredName } from "../../../excel/writes/names-back";

/** A defined name whose formula has to be entered again. */
export interface NameLeftover {
  readonly kind: "name";
  readonly name: string;
  /** Of a name that holds on one sheet only. */
  readonly sheet?: { readonly id: string; readonly name: string };
  readonly before: string;
  readonly after: string;
  readonly causes: readonly Cause[];
}

/** Looks through the names of the workbook and of its sheets. Two round trips. */
export async function findNames(
  context: Excel.RequestContext,
  repair: FormulaRepair,
): Promise<NameLeftover[]> {
  const { names, worksheets } = context.workbook;
  const properties = "items/name, items/formula, items/value";
  names.load(properties);
  worksheets.load("items/id, items/name");
  await context.sync();
  const own = worksheets.items.map(({ id, name, names: all }) => ({
    sheet: { id, name },
    names: all.load(properties),
  }));
  await context.sync();
  return [{ sheet: undefined, names }, ...own].flatMap(({ sheet, names: { items } }) =>
    items.flatMap(({ name, formula, value }): NameLeftover[] => {
      const before = String(formula);
      const repaired = repair(before, { showsName: value === "#NAME?", inTable: false });
      if (!repaired) return [];
      return [
        {
          kind: "name",
          name,
          sheet,
          before,
          after: repaired.formula,
          causes: repaired.causes,
        },
      ];
    }),
  );
}

/** Gives the names their formulas, and returns those that Excel refused. */
export async function enterNames(
  context: Excel.RequestContext,
  leftovers: readonly NameLeftover[],
): Promise<{ entered: EnteredName[]; refused: Refused<NameLeftover>[] }> {
  const { written, refused } = await enterEach(context, leftovers, (leftover) => {
    itemOf(context, leftover).formula = leftover.after;
  });
  const items = written.map((one) => itemOf(context, one).load("formula"));
  await context.sync();
  const entered = written.map(({ name, sheet, before }, index): EnteredName => ({
    name,
    sheetId: sheet?.id,
    before,
    entered: items[index]!.formula,
  }));
  return { entered, refused };
}

function itemOf(context: Excel.RequestContext, { name, sheet }: NameLeftover): Excel.NamedItem {
  const { workbook } = context;
  return (sheet ? workbook.worksheets.getItem(sheet.id) : workbook).names.getItem(name);
}
