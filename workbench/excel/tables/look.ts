import type { TableManager } from "@univerjs/sheets-table";

export type UniverTable = NonNullable<ReturnType<TableManager["getTableById"]>>;

/** What the engine's table has no place for. */
export interface TableLook {
  style: string;
  bandedRows: boolean;
  filterButton: boolean;
  /** Whether the row below the engine's table is the table's totals row. */
  totals: boolean;
}

export const lookOf = (table: UniverTable): TableLook => ({
  ...defaultLook,
  ...(table.getTableMeta() as Partial<TableLook>),
});

const defaultLook: TableLook = {
  style: "TableStyleMedium2",
  bandedRows: true,
  filterButton: true,
  totals: false,
};

/** The row below is the table's totals row, as it stands. */
export function takeTotals(table: UniverTable): void {
  table.setTableMeta({ ...lookOf(table), totals: true });
}
