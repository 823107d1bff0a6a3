import type { TableManager } from "@univerjs/sheets-table";

export type UniverTable = NonNullable<ReturnType<TableManager["getTableById"]>>;

/** The properties of a table that the engine does not have. */
export interface TableLook {
  style: string;
  bandedRows: boolean;
  filterButton: boolean;
  /** True when the row below the engine's table is the totals row. */
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

/** Makes the row below the table its totals row, without changing its cells. */
export function takeTotals(table: UniverTable): void {
  table.setTableMeta({ ...lookOf(table), totals: true });
}
