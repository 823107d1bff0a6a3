import { readFormatRules, writeFormatRule } from "../cells/format-rules";

/** A conditional format that was given other formulas. */
export interface EnteredRule {
  readonly sheetId: string;
  readonly id: string;
  /** Its cells for people. */
  readonly where: string;
  readonly before: readonly string[];
  /** What Excel made of the formulas that were entered; until that is known the format is put back anyway. */
  readonly entered?: readonly string[];
}

/** Gives conditional formats back the formulas that they had. One that has others by now, or is gone, is left alone. */
export async function enterRulesBack(
  context: Excel.RequestContext,
  entered: readonly EnteredRule[],
): Promise<void> {
  const sheetIds = [...new Set(entered.map(({ sheetId }) => sheetId))];
  const sheets = sheetIds.map((id) => context.workbook.worksheets.getItemOrNullObject(id));
  await context.sync();
  const there = sheetIds.filter((_, index) => !sheets[index]!.isNullObject);
  for (const rule of await readFormatRules(context, there)) {
    const one = entered.find(({ sheetId, id }) => sheetId === rule.sheetId && id === rule.id);
    if (!one || one.before.join() === rule.formulas.join()) continue;
    const isOurs = one.entered === undefined || one.entered.join() === rule.formulas.join();
    if (isOurs) writeFormatRule(context, rule, one.before);
  }
  await context.sync();
}
