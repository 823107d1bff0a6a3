/**
 * Adds a sheet and knows its id before anything else is done to it: by its id alone a write that fails may take it back, as a
 * sheet of that name can be somebody else's.
 */
export async function addSheet(context: Excel.RequestContext, name: string): Promise<Excel.Worksheet> {
  const sheet = context.workbook.worksheets.add(name).load("id");
  await context.sync();
  return sheet;
}
