import type { Book } from "../../../support/headless";
import { openBook } from "../../../support/headless";
import { onSheet } from "../on-sheet";
import { addTable } from "./sample-table";

let book: Book;
beforeEach(async () => {
  book = await openBook();
});
afterEach(() => book.close());

/** Enters into a cell as a person does, not as an add-in. */
const enter = (address: string, value: string | number) =>
  book.univer.getActiveWorkbook()!.getActiveSheet().getRange(address).setValue(value);

const seen = (...addresses: string[]) =>
  onSheet(async (sheet, context) => {
    const table = sheet.tables.getItem("Holdings").getRange().load("address");
    const ranges = addresses.map((address) => sheet.getRange(address).load("formulas,values,numberFormat"));
    await context.sync();
    return {
      table: table.address.replace("Sheet1!", ""),
      values: ranges.map(({ values }) => values[0] as unknown[]),
      formulas: ranges.map(({ formulas }) => formulas[0] as unknown[]),
      formats: ranges.map(({ numberFormat }) => numberFormat[0] as unknown[]),
    };
  });

beforeEach(() =>
  onSheet((sheet) => {
    const table = addTable(sheet);
    sheet.getRange("E2:E4").formulas = [["Value"], [""], [""]];
    table.resize("B2:E4");
    sheet.getRange("E3:E4").formulas = [["=[@Quantity]*[@Price]"], ["=[@Quantity]*[@Price]"]];
    sheet.getRange("D3:E4").numberFormat = [
      ["0.00", "#,##0"],
      ["0.00", "#,##0"],
    ];
    sheet.getRange("G1:H1").formulas = [["=SUM(Holdings[Value])", "=ROWS(Holdings[#All])"]];
  }),
);

test("what is entered below a table belongs to it, and what refers to the table follows", async () => {
  expect((await seen("G1:H1")).values).toEqual([[150000, 3]]);
  enter("B5", "SOL");
  const begun = await seen("B5:E5", "G1:H1");
  expect(begun.table).toBe("B2:E5");
  expect(begun.values).toEqual([
    ["SOL", "", "", 0],
    [150000, 4],
  ]);
  expect(begun.formulas[0]![3]).toBe("=[@Quantity]*[@Price]");
  expect(begun.formats[0]!.slice(2)).toEqual(["0.00", "#,##0"]);

  enter("C5", 20);
  enter("D5", "=100+50");
  enter("C6", 1);
  enter("D6", 7);
  const { table, values, formulas, formats } = await seen("D5:E5", "E6", "G1:H1");
  expect(table).toBe("B2:E6");
  expect(values).toEqual([[150, 3000], [7], [153007, 5]]);
  expect(formulas[0]![0]).toBe("=100+50");
  expect(formats[0]).toEqual(["0.00", "#,##0"]);
});

test("undo takes the row out again and redo brings it back", async () => {
  enter("D5", 150);
  expect((await seen()).table).toBe("B2:E5");
  await book.univer.undo();
  const undone = await seen("B5:E5", "G1:H1");
  expect(undone.table).toBe("B2:E4");
  expect(undone.formulas).toEqual([
    ["", "", "", ""],
    ["=SUM(Holdings[Value])", "=ROWS(Holdings[#All])"],
  ]);
  expect(undone.values[1]).toEqual([150000, 3]);
  await book.univer.redo();
  const redone = await seen("D5:E5", "G1:H1");
  expect(redone.table).toBe("B2:E5");
  expect(redone.values).toEqual([
    [150, 0],
    [150000, 4],
  ]);
});

test("a table does not grow over what stands there, below its totals, or by an add-in's cells", async () => {
  const grown = async () => (await seen()).table;
  await onSheet((sheet) => void (sheet.getRange("B5").values = [["by code"]]));
  enter("C5", 1);
  expect(await grown()).toBe("B2:E4");
  await onSheet((sheet) => sheet.getRange("B5:C5").clear());
  enter("A5", "beside");
  enter("F5", "beside");
  enter("B6", "further down");
  expect(await grown()).toBe("B2:E4");
  await onSheet((sheet) => void (sheet.tables.getItem("Holdings").showTotals = true));
  enter("C6", "below the totals");
  expect(await grown()).toBe("B2:E5");
});

test("a column with different formulas is left blank in the new row", async () => {
  await onSheet((sheet) => void (sheet.getRange("E4").formulas = [["=2*[@Price]"]]));
  enter("B5", "SOL");
  const { table, formulas } = await seen("B5:E5");
  expect(table).toBe("B2:E5");
  expect(formulas).toEqual([["SOL", "", "", ""]]);
});

/** Pastes as the grid's own command does: it writes the cells by a mutation and then selects them. */
function paste(address: string, values: readonly (readonly (string | number)[])[]): void {
  const range = book.univer.getActiveWorkbook()!.getActiveSheet().getRange(address);
  const rows = values.map((row, down) => {
    const cells = row.map((v, right) => [range.getColumn() + right, { v }] as const);
    return [range.getRow() + down, Object.fromEntries(cells)] as const;
  });
  const target = { unitId: book.grid.unitId, subUnitId: range.getSheetId() };
  const command = book.grid.commands.registerCommand({
    id: "sheet.command.paste",
    type: COMMAND,
    handler: () => {
      const params = { ...target, cellValue: Object.fromEntries(rows) };
      book.grid.commands.syncExecuteCommand("sheet.mutation.set-range-values", params);
      range.activate();
      return true;
    },
  });
  book.grid.commands.syncExecuteCommand("sheet.command.paste");
  command.dispose();
}

/** The number of this type in the grid. */
const COMMAND = 0;

test("rows that are pasted below a table belong to it, and Undo takes the growth back first", async () => {
  paste("B5:D7", [
    ["SOL", 2, 100],
    ["XRP", 3, 10],
    ["ADA", 4, 1],
  ]);
  const pasted = await seen("B5:E5", "B6:E6", "B7:E7", "G1:H1");
  expect(pasted.table).toBe("B2:E7");
  expect(pasted.values).toEqual([
    ["SOL", 2, 100, 200],
    ["XRP", 3, 10, 30],
    ["ADA", 4, 1, 4],
    [150234, 6],
  ]);
  expect(pasted.formulas.slice(0, 3).map((row) => row[3])).toEqual(
    Array.from({ length: 3 }, () => "=[@Quantity]*[@Price]"),
  );
  expect(pasted.formats[2]!.slice(2)).toEqual(["0.00", "#,##0"]);
  await book.univer.undo();
  const undone = await seen("B5:E5", "G1:H1");
  expect(undone.table).toBe("B2:E4");
  expect(undone.values).toEqual([
    ["SOL", 2, 100, ""],
    [150000, 3],
  ]);
  await book.univer.redo();
  expect(await seen("B5:E5", "B6:E6", "B7:E7", "G1:H1")).toEqual(pasted);
});

test("what is pasted elsewhere, or over what stands below, leaves the table as it is", async () => {
  paste("B6:C7", [
    ["a", 1],
    ["b", 2],
  ]);
  expect((await seen()).table).toBe("B2:E4");
  // The rows would take in D6, which the user has not pasted.
  await onSheet((sheet) => void (sheet.getRange("D6").values = [["note"]]));
  paste("B5:C6", [
    ["a", 1],
    ["b", 2],
  ]);
  expect((await seen()).table).toBe("B2:E4");
});
