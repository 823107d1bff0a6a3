/** Runs a batch on the first sheet of the open workbook. */
export const onSheet = <T>(
  work: (sheet: Excel.Worksheet, context: Excel.RequestContext) => T | Promise<T>,
): Promise<T> => Excel.run(async (context) => work(context.workbook.worksheets.getItem("Sheet1"), context));
