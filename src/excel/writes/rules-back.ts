import { readFormatRules, writeFormatRule } from "../cells/format-rules";

/** A conditional format that was given other formulas. */
export interface EnteredRule {
  readonly sheetId: string;
  readonly id: string;
  readonly before: readonly string[];
  /** What Excel made of the formulas that were entered. */
  readonly entered: readonly string[];
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
    if (one?.entered.join() === rule.formulas.join()) writeFormatRule(context, rule, one.before);
  }
  await context.sync();
}
