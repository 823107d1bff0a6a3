/** Queues the deletion of rows that stand together in a table; `index` is that of the first. What is below moves up. */
export function deleteRows(table: Excel.Table, index: number, count: number): void {
  if (Office.context.requirements.isSetSupported("ExcelApi", "1.15")) {
    table.rows.deleteRowsAt(index, count);
    return;
  }
  // The last one first, so that those before keep their number.
  for (let at = index + count - 1; at >= index; at--) table.rows.getItemAt(at).delete();
}
