import type { Book } from "../../support/headless";
import { openBook } from "../../support/headless";

let book: Book;
beforeEach(async () => {
  book = await openBook();
});
afterEach(() => book.close());

const run = <T>(work: (workbook: Excel.Workbook, context: Excel.RequestContext) => Promise<T>) =>
  Excel.run((context) => work(context.workbook, context));

describe("worksheets", () => {
  test("a sheet is added at the end and does not come to the front", () =>
    run(async ({ worksheets }, context) => {
      const added = worksheets.add("Rebalance");
      const next = worksheets.add();
      const active = worksheets.getActiveWorksheet();
      for (const sheet of [added, next, active])
        sheet.load("name,position,visibility,tabColor,showGridlines");
      worksheets.load("items/name");
      const count = worksheets.getCount();
      await context.sync();
      expect([added.name, added.position, added.visibility]).toEqual(["Rebalance", 1, "Visible"]);
      expect([added.tabColor, added.showGridlines]).toEqual(["", true]);
      expect([active.name, next.name, count.value]).toEqual(["Sheet1", "Sheet3", 3]);
      expect(worksheets.items.map(({ name }) => name)).toEqual(["Sheet1", "Rebalance", "Sheet3"]);
    }));

  test("a sheet is found by its name of any case, and by its id after it was renamed", () =>
    run(async ({ worksheets }, context) => {
      const added = worksheets.add("Rebalance");
      added.load("id");
      await context.sync();
      added.name = "Plan";
      const [byId, byName, none] = [
        worksheets.getItem(added.id),
        worksheets.getItemOrNullObject("PLAN"),
        worksheets.getItemOrNullObject("Rebalance"),
      ];
      byId.load("name");
      byName.load("name");
      await context.sync();
      expect([byId.name, byName.name, none.isNullObject]).toEqual(["Plan", "Plan", true]);
    }));

  test("formulas follow a sheet that is renamed, and lose one that is deleted", () =>
    run(async ({ worksheets }, context) => {
      const first = worksheets.getItem("Sheet1");
      const other = worksheets.add("Prices");
      other.getRange("A1").values = [[7]];
      const cell = first.getRange("A1");
      cell.formulas = [["=Prices!A1*2"]];
      other.name = "My prices";
      cell.load("formulas,values");
      await context.sync();
      expect([cell.formulas, cell.values]).toEqual([[["='My prices'!A1*2"]], [[14]]]);
      other.delete();
      cell.load("values");
      await context.sync();
      expect(cell.values).toEqual([["#REF!"]]);
    }));

  test.each(["", "a/b", "a[b]", "'quoted'", "x".repeat(32)])("no sheet is named %j", (name) =>
    run(async ({ worksheets }, context) => {
      worksheets.getItem("Sheet1").name = name;
      await expect(context.sync()).rejects.toMatchObject({ code: "InvalidArgument" });
    }),
  );

  test("no two sheets have one name, and the last one that is seen stays", () =>
    run(async ({ worksheets }, context) => {
      worksheets.add("sheet1");
      await expect(context.sync()).rejects.toMatchObject({ code: "ItemAlreadyExists" });
      worksheets.getItem("Sheet1").delete();
      await expect(context.sync()).rejects.toMatchObject({ code: "InvalidOperation" });
      worksheets.getItem("Sheet1").visibility = "Hidden";
      await expect(context.sync()).rejects.toMatchObject({ code: "InvalidOperation" });
    }));

  test("a protected workbook keeps its sheets as they are, and gives them free again", () =>
    run(async ({ worksheets, protection }, context) => {
      const extra = worksheets.add("Extra");
      protection.protect();
      protection.load("protected");
      await context.sync();
      expect(protection.protected).toBe(true);
      for (const change of [
        () => worksheets.add(),
        () => extra.delete(),
        () => (extra.name = "Other"),
        () => (extra.position = 0),
        () => (extra.visibility = "Hidden"),
        () => protection.protect(),
      ]) {
        change();
        await expect(context.sync()).rejects.toMatchObject({ code: "AccessDenied" });
      }
      extra.getRange("A1").values = [[1]]; // cells are the sheets' own protection's
      protection.unprotect();
      extra.delete();
      worksheets.load("items/name");
      await context.sync();
      expect(worksheets.items.map(({ name }) => name)).toEqual(["Sheet1"]);
    }));

  test("looks and order", () =>
    run(async ({ worksheets }, context) => {
      const sheet = worksheets.add("Rebalance");
      sheet.tabColor = "#0F6F6B";
      sheet.showGridlines = false;
      sheet.position = 0;
      sheet.freezePanes.freezeRows(2);
      const frozen = sheet.freezePanes.getLocationOrNullObject();
      frozen.load("rowCount");
      sheet.load("tabColor,showGridlines,position");
      await context.sync();
      expect([sheet.tabColor, sheet.showGridlines, sheet.position, frozen.rowCount]).toEqual([
        "#0F6F6B",
        false,
        0,
        2,
      ]);
      sheet.freezePanes.unfreeze();
      const none = sheet.freezePanes.getLocationOrNullObject();
      sheet.visibility = "Hidden";
      const visible = worksheets.getCount(true);
      await context.sync();
      expect([none.isNullObject, visible.value]).toEqual([true, 1]);
    }));

  test("the selection is a range and a cell in it, on the sheet in front", () =>
    run(async (workbook, context) => {
      const sheet = workbook.worksheets.add("Rebalance");
      sheet.getRange("B2:D5").select();
      const [range, cell, active] = [
        workbook.getSelectedRange(),
        workbook.getActiveCell(),
        workbook.worksheets.getActiveWorksheet(),
      ];
      range.load("address");
      cell.load("address");
      active.load("name");
      await context.sync();
      expect([range.address, cell.address, active.name]).toEqual([
        "Rebalance!B2:D5",
        "Rebalance!B2",
        "Rebalance",
      ]);
    }));
});

describe("names", () => {
  test("a name stands for cells or a constant, in formulas too", () =>
    run(async ({ names, worksheets }, context) => {
      const sheet = worksheets.getItem("Sheet1");
      sheet.getRange("B2").values = [[0.001]];
      const fee = names.add("FeeRate", sheet.getRange("B2"), "taker");
      const share = names.add("Rate", "=0.25");
      const cells = sheet.getRange("A1:A2");
      cells.formulas = [["=FeeRate*1000"], ["=Rate*4"]];
      cells.load("values");
      fee.load("name,value,formula,type,scope,comment");
      share.load("value,type");
      const range = fee.getRange();
      range.load("address");
      const none = share.getRangeOrNullObject();
      await context.sync();
      expect(cells.values).toEqual([[1], [1]]);
      expect([fee.value, fee.formula, fee.type, fee.scope, fee.comment]).toEqual([
        "Sheet1!B2",
        "=Sheet1!$B$2",
        "Range",
        "Workbook",
        "taker",
      ]);
      expect([share.value, share.type, none.isNullObject]).toEqual([0.25, "Double", true]);
      expect(range.address).toBe("Sheet1!B2");
    }));

  test("a name is found, deleted, and set anew elsewhere", () =>
    run(async ({ names, worksheets }, context) => {
      const sheet = worksheets.getItem("Sheet1");
      sheet.getRange("A1:A2").values = [[1], [2]];
      const cell = sheet.getRange("C1");
      names.add("Mark", sheet.getRange("A1"));
      cell.formulas = [["=Mark*10"]];
      cell.load("values");
      await context.sync();
      expect(cell.values).toEqual([[10]]);
      names.getItem("mark").delete();
      names.add("Mark", sheet.getRange("A2"));
      cell.load("values");
      await context.sync();
      expect(cell.values).toEqual([[20]]);
      sheet.getRange("A2").values = [[3]];
      cell.load("values");
      const count = names.getCount();
      await context.sync();
      expect([cell.values, count.value]).toEqual([[[30]], 1]);
    }));

  test.each(["A1", "two words", "1st", ""])("%j is no name", (name) =>
    run(async ({ names }, context) => {
      names.add(name, "=1");
      await expect(context.sync()).rejects.toMatchObject({ code: "InvalidArgument" });
    }),
  );

  test("a range is asked for by its name", () =>
    run(async ({ names, worksheets }, context) => {
      const sheet = worksheets.getItem("Sheet1");
      names.add("Area", sheet.getRange("B2:C3"));
      const range = sheet.getRange("Area");
      range.load("address");
      await context.sync();
      expect(range.address).toBe("Sheet1!B2:C3");
    }));
});

test("settings are kept under their keys", () =>
  run(async ({ settings }, context) => {
    settings.add("bands", { absolute: 0.05 });
    settings.add("bands", { absolute: 0.1 });
    const item = settings.getItem("bands");
    item.load("key,value");
    const count = settings.getCount();
    await context.sync();
    expect([item.key, item.value, count.value]).toEqual(["bands", { absolute: 0.1 }, 1]);
    item.delete();
    const none = settings.getItemOrNullObject("bands");
    await context.sync();
    expect(none.isNullObject).toBe(true);
  }));
