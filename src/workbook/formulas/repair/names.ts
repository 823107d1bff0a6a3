import { enterEach, type Refused } from "./enter-each";
import type { Cause, FormulaRepair } from "./formula";
import type { EnteredName } from "../../../excel/writes/names-back";
import type { Writing } from "../../../excel/writes/write";

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

/**
 * Gives the names their formulas, and returns those that Excel refused. They are all entered among the changes first, and what became
 * of each is read afterwards: Excel may do what it gives an error about.
 */
export async function enterNames(
  { context, changes }: Writing,
  leftovers: readonly NameLeftover[],
): Promise<Refused<NameLeftover>[]> {
  const before = leftovers.map(({ name, sheet, before }): EnteredName => ({
    name,
    sheetId: sheet?.id,
    before,
  }));
  changes.renamed = before;
  const refused = await enterEach(context, leftovers, (leftover) => {
    itemOf(context, leftover).formula = leftover.after;
  });
  const items = leftovers.map((one) => itemOf(context, one).load("formula"));
  await context.sync();
  const entered = items.map(({ formula }): unknown => formula);
  const isSame = leftovers.map((one, index) => entered[index] === one.before);
  changes.renamed = before.flatMap((one, index) =>
    isSame[index] && refused.some(({ leftover }) => leftover === leftovers[index])
      ? []
      : [{ ...one, entered: entered[index] }],
  );
  return refused.filter(({ leftover }) => isSame[leftovers.indexOf(leftover)]);
}

function itemOf(context: Excel.RequestContext, { name, sheet }: NameLeftover): Excel.NamedItem {
  const { workbook } = context;
  return (sheet ? workbook.worksheets.getItem(sheet.id) : workbook).names.getItem(name);
}
