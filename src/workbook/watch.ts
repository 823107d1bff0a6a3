import { runExcel } from "./run";

/**
 * Calls back after every change in any sheet: holdings may be formulas over other sheets. The result ends the watch.
 */
export async function watchWorkbook(onChange: () => void): Promise<() => Promise<void>> {
  const what = "The preview does not follow the sheet.";
  const subscription = await runExcel(what, async (context) => {
    const added = context.workbook.worksheets.onChanged.add(async () => onChange());
    await context.sync();
    return added;
  });
  return () =>
    Excel.run(subscription.context, async (context) => {
      subscription.remove();
      await context.sync();
    });
}
