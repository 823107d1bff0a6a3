import type { Book } from "../support/headless";
import { openBook } from "../support/headless";

let book: Book;

beforeEach(async () => (book = await openBook()));
afterEach(() => book.close());

test("a sheet keeps how it is printed", async () => {
  await Excel.run(async (context) => {
    const { pageLayout } = context.workbook.worksheets.getItem("Sheet1");
    pageLayout.orientation = "Landscape";
    pageLayout.zoom = { horizontalFitToPages: 1 };
    pageLayout.setPrintArea("A1:D30");
    pageLayout.load("orientation, zoom, printGridlines");
    await context.sync();
    expect(pageLayout.toJSON()).toMatchObject({
      orientation: "Landscape",
      zoom: { horizontalFitToPages: 1 },
      printGridlines: false,
    });
  });
  expect(book.host.missing).toEqual([]);
});
