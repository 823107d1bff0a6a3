import fc from "fast-check";
import {
  COLUMNS,
  columnName,
  formatArea,
  formatReference,
  parseReference,
  quoteSheet,
  ROWS,
} from "../../../workbench/excel/addresses";
import type { Area } from "../../../workbench/excel/addresses";

const area = fc
  .record({
    row: fc.nat(ROWS - 1),
    column: fc.nat(COLUMNS - 1),
    height: fc.double({ min: 0, max: 1, noNaN: true }),
    width: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ row, column, height, width }) => ({
    row,
    column,
    rows: Math.max(1, Math.floor((ROWS - row) * height)),
    columns: Math.max(1, Math.floor((COLUMNS - column) * width)),
  }));

test.each<[string, Area]>([
  ["A1", { row: 0, column: 0, rows: 1, columns: 1 }],
  ["$B$2:D$4", { row: 1, column: 1, rows: 3, columns: 3 }],
  ["D4:B2", { row: 1, column: 1, rows: 3, columns: 3 }],
  ["A:C", { row: 0, column: 0, rows: ROWS, columns: 3 }],
  ["2:3", { row: 1, column: 0, rows: 2, columns: COLUMNS }],
  // The last cell of a sheet: https://support.microsoft.com/office/excel-specifications-and-limits
  ["XFD1048576", { row: ROWS - 1, column: COLUMNS - 1, rows: 1, columns: 1 }],
])("%s is read as Excel reads it", (text, expected) => {
  expect(parseReference(text)).toEqual({ area: expected });
});

test.each(["", "A", "1", "A0", "XFE1", "A1048577", "A1:B", "A1,B2", "Rate", "A1:2"])(
  "%j is no reference",
  (text) => expect(parseReference(text)).toBeUndefined(),
);

test("what is written is read back, on any sheet", () => {
  fc.assert(
    fc.property(area, fc.string({ minLength: 1 }), (one, name) => {
      const sheet = name.replaceAll(/[\\/?*[\]:]/g, "_").replaceAll(/^'|'$/g, "_");
      fc.pre(sheet.trim() === sheet);
      expect(parseReference(formatReference(sheet, one))).toEqual({ sheet, area: one });
    }),
  );
});

test.each([
  ["Sheet1", "Sheet1"],
  ["My sheet", "'My sheet'"],
  ["It's", "'It''s'"],
  ["A1", "'A1'"],
  ["2026", "'2026'"],
])("the sheet %s stands in references as %s", (name, quoted) => {
  expect(quoteSheet(name)).toBe(quoted);
});

test("columns are named A to XFD", () => {
  expect([0, 25, 26, 701, 702, COLUMNS - 1].map(columnName)).toEqual(["A", "Z", "AA", "ZZ", "AAA", "XFD"]);
  expect(formatArea({ row: 0, column: 0, rows: ROWS, columns: 2 })).toBe("A:B");
});
