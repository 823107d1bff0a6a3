import type { Book } from "../../support/headless";
import { openBook } from "../../support/headless";

let book: Book;

beforeEach(async () => (book = await openBook()));
afterEach(() => book.close());

test("a sheet keeps how it is printed", async () => {
  await Excel.run(async (context) => {
    const { pageLayout } = context.workbook.worksheets.getItem("Sheet1");
    pageLayout.orientation = "Landscape";
    pageLayout.zoom = { horizontalFitToPages: 1 };
    pageLayout.setPrintArea("A1:D30");
    const without = pageLayout.getPrintTitleRowsOrNullObject();
    pageLayout.setPrintTitleRows("$4:$5");
    const titles = pageLayout.getPrintTitleRowsOrNullObject().load("address");
    const footer = pageLayout.headersFooters.defaultForAllPages;
    footer.leftFooter = "Model";
    footer.rightFooter = "Page &P of &N";
    footer.load("leftFooter, centerFooter, rightFooter");
    pageLayout.load("orientation, zoom, printGridlines");
    await context.sync();
    expect(pageLayout.toJSON()).toMatchObject({
      orientation: "Landscape",
      zoom: { horizontalFitToPages: 1 },
      printGridlines: false,
    });
    expect(without.isNullObject).toBe(true);
    expect(titles.address).toBe("Sheet1!4:5");
    expect(footer.toJSON()).toEqual({ leftFooter: "Model", centerFooter: "", rightFooter: "Page &P of &N" });
  });
  expect(book.host.missing).toEqual([]);
});
