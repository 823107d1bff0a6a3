import type { Book } from "../../support/headless";
import { openBook } from "../../support/headless";

let book: Book;
beforeAll(async () => {
  book = await openBook();
});
afterAll(() => book.close());

/** Writes a value into A1, and reads it back. */
function write(options: Excel.RunOptions, value: number): Promise<unknown> {
  return Excel.run(options, async (context) => {
    const cell = context.workbook.worksheets.getActiveWorksheet().getRange("A1");
    cell.values = [[value]];
    cell.load("values");
    await context.sync();
    return cell.values[0]![0] as unknown;
  });
}

/** What the grid holds, whatever the add-in can read. */
const held = (): unknown => book.univer.getActiveWorkbook()!.getActiveSheet().getRange("A1").getValue();

describe("while a cell is being edited", () => {
  beforeEach(() => book.host.setCellEdited(true));
  afterEach(() => book.host.setCellEdited(false));

  test("a batch is refused, as by Excel", async () => {
    await expect(write({}, 1)).rejects.toMatchObject({ code: "InvalidOperationInCellEditMode" });
    await expect(write({ delayForCellEdit: false }, 1)).rejects.toMatchObject({
      code: "InvalidOperationInCellEditMode",
    });
    expect(held()).toBeNull();
  });

  test("a batch with delayForCellEdit waits until the edit ends, also that of the next cell", async () => {
    const written = write({ delayForCellEdit: true }, 2);
    // By the time that another batch is answered, the first one has reached the host.
    await expect(write({}, 1)).rejects.toMatchObject({ code: "InvalidOperationInCellEditMode" });
    expect(held()).toBeNull();
    book.host.setCellEdited(false);
    book.host.setCellEdited(true);
    await expect(write({}, 1)).rejects.toMatchObject({ code: "InvalidOperationInCellEditMode" });
    expect(held()).toBeNull();
    book.host.setCellEdited(false);
    expect(await written).toBe(2);
  });

  test("what does not concern the workbook is served", async () => {
    expect(await Office.addin.getStartupBehavior()).toBe("None");
  });
});

test("after it nothing waits", async () => {
  expect(await write({}, 3)).toBe(3);
});
