/** A name that was given another formula. */
export interface EnteredName {
  readonly name: string;
  /** Id of the sheet of a name that holds on one sheet only. */
  readonly sheetId?: string;
  readonly before: string;
  /** What Excel made of the formula that was entered; until that is known the name is put back anyway. */
  readonly entered?: unknown;
}

/** A name that was taken out of the workbook. */
export interface RemovedName {
  readonly name: string;
  readonly formula: string;
}

/** Gives names back the formulas that they had. A name that has another formula by now, or is gone, is left alone. */
export async function enterNamesBack(
  context: Excel.RequestContext,
  entered: readonly EnteredName[],
): Promise<void> {
  const sheetIds = [...new Set(entered.flatMap(({ sheetId }) => sheetId ?? []))];
  const sheets = sheetIds.map((id) => context.workbook.worksheets.getItemOrNullObject(id));
  await context.sync();
  const there = new Map(sheetIds.map((id, index) => [id, sheets[index]!]));
  const items = entered
    .filter(({ sheetId }) => sheetId === undefined || !there.get(sheetId)!.isNullObject)
    .map((one) => {
      const { names } = one.sheetId === undefined ? context.workbook : there.get(one.sheetId)!;
      return { one, item: names.getItemOrNullObject(one.name).load("formula") };
    });
  await context.sync();
  for (const { one, item } of items) {
    if (item.isNullObject || item.formula === one.before) continue;
    if (one.entered === undefined || item.formula === one.entered) item.formula = one.before;
  }
  await context.sync();
}

/** Adds names again that were taken out. A name that is there by now is left alone. */
export async function addNamesBack(
  context: Excel.RequestContext,
  removed: readonly RemovedName[],
): Promise<void> {
  const { names } = context.workbook;
  const items = removed.map((one) => ({ one, item: names.getItemOrNullObject(one.name).load("name") }));
  await context.sync();
  for (const { one, item } of items) if (item.isNullObject) names.add(one.name, one.formula);
  await context.sync();
}
