import type { RebalanceForm } from "../../../src/workbook/rebalance/place";
import { lastWrite, undoLastWrite } from "../../../src/excel/writes/undo";
import { closeTestBook, fill, select, stateOfBook, valuesOf } from "../../excel/book";
import { header, openWithHoldings, plannedNow, write } from "./writing";

// A workbook with its calculation engine takes its time, more so on a busy machine.
jest.setTimeout(180_000);

afterEach(closeTestBook);

describe("at the selection", () => {
  const notes = [
    ["Notes", 5],
    ["'007", "=B3*2"],
    ["'=A1", ""],
  ];

  async function openWithNotes() {
    const book = await openWithHoldings();
    await fill("Sheet1", "C4", notes);
    await fill("Sheet1", "D9", [["'007"]], "@");
    await fill("Sheet1", "E10", [[0.5]], "0.0%");
    await select("Sheet1", "B2");
    return book;
  }

  test("empty cells are written from the selected one on", async () => {
    const book = await openWithHoldings();
    await select("Sheet1", "C3:D5");
    expect(await write({ target: "selection" })).toMatchObject({ write: { address: "Sheet1!C3:AD60" } });
    await book.calculated();
    expect(await valuesOf("Sheet1!N7:X11")).toEqual([header, ...(await plannedNow())]);
  });

  test("filled cells are asked about first, and nothing changes until the answer", async () => {
    await openWithNotes();
    const before = await stateOfBook();
    const asked = { kind: "occupied", address: "Sheet1!B2:AC59", filled: 7 };
    expect(await write({ target: "selection" })).toEqual(asked);
    expect(await write({ target: "selection", overwrite: "Sheet1!A1:K12" })).toEqual(asked);
    expect(await stateOfBook()).toEqual(before);
    expect(await write({ target: "selection", overwrite: asked.address })).toMatchObject({ kind: "written" });
    expect(await valuesOf("Sheet1!C4:C5")).toEqual([[""], ["Trades"]]);
  });

  test.each([
    ["the holdings themselves", "My book", "C2", "where the holdings 'My book'!B3:F6 are"],
    ["a table", "Sheet1", "A1", "where the table Coins is"],
  ])("%s are not written over", async (_, sheet, address, reason) => {
    await openWithHoldings();
    await fill("Sheet1", "C3", [["Coin"], ["BTC"]]);
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Sheet1").tables.add("C3:C4", true).name = "Coins";
      await context.sync();
    });
    await select(sheet, address);
    const before = await stateOfBook();
    await expect(write({ target: "selection", overwrite: "Sheet1!A1:K12" })).rejects.toThrow(reason);
    expect(await stateOfBook()).toEqual(before);
  });

  test("merged cells are not written over, and looked for only after the user has agreed to the write", async () => {
    await openWithNotes();
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Sheet1").getRange("B20:C21").merge();
      await context.sync();
    });
    const before = await stateOfBook();
    // The workbench has this of ExcelApi 1.13, and not all of it.
    const support = jest.spyOn(Office.context.requirements, "isSetSupported").mockReturnValue(true);
    // On the desktop, looking for them empties what the user can undo.
    const look = jest.spyOn(Excel.Range.prototype, "getMergedAreasOrNullObject");
    const asked = await write({ target: "selection" });
    expect(asked).toMatchObject({ kind: "occupied" });
    expect(look).not.toHaveBeenCalled();
    const { address } = asked as { address: string };
    await expect(write({ target: "selection", overwrite: address })).rejects.toThrow(
      "where cells are merged: Sheet1!B20:C21",
    );
    expect(look).toHaveBeenCalledTimes(1);
    expect(await stateOfBook()).toEqual(before);
    look.mockRestore();
    support.mockRestore();
  });

  test("cells that are formatted as Text calculate all the same, and Undo gives them their format back", async () => {
    const book = await openWithHoldings();
    await fill("Sheet1", "B2", Array<string[]>(40).fill(Array<string>(12).fill("")), "@");
    await select("Sheet1", "B2");
    const before = await stateOfBook();
    await write({ target: "selection" });
    await book.calculated();
    expect(await valuesOf("Sheet1!M6:W10")).toEqual([header, ...(await plannedNow())]);
    await undoLastWrite();
    await book.calculated();
    expect(await stateOfBook()).toEqual(before);
  });

  test.each<RebalanceForm>(["live", "values"])("undo of %s puts back all that was there", async (form) => {
    const book = await openWithNotes();
    const before = await stateOfBook();
    const written = lastWrite();
    const asked = (await write({ target: "selection", form })) as { address: string };
    expect(await write({ target: "selection", form, overwrite: asked.address })).toMatchObject({
      kind: "written",
    });
    await book.calculated();
    expect(await stateOfBook()).not.toEqual(before);
    await undoLastWrite();
    await book.calculated();
    expect(await stateOfBook()).toEqual(before);
    expect(lastWrite()).toBe(written);
    expect(book.host.missing).toEqual([]);
  });

  test("undo leaves a spilled result to its formula", async () => {
    const book = await openWithHoldings();
    await fill("Sheet1", "C4", [['=ALLOC.TARGET("balanced-growth-manager",100000)']]);
    await book.calculated();
    await select("Sheet1", "B2");
    const before = await stateOfBook();
    expect(await write({ target: "selection" })).toMatchObject({ kind: "occupied", filled: 9 });
    await write({ target: "selection", overwrite: "Sheet1!B2:AC59" });
    await undoLastWrite();
    await book.calculated();
    expect(await stateOfBook()).toEqual(before);
    expect(await valuesOf("Sheet1!C4:E6")).toContainEqual(["futures", 0.3, 30000]);
    expect(book.host.missing).toEqual([]);
  });
});
