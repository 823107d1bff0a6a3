import { columnsOf, localAddress } from "../addresses";
import type { PlacedSheet } from "./placed";

/**
 * Says how written sheets are printed. This is the last round trip of a write, and it may fail: Excel without a printer refuses
 * such calls, and what is written is worth more than its layout.
 */
export async function layOutPages(
  context: Excel.RequestContext,
  pages: readonly { /** Id. */ readonly sheet: string; readonly placed: PlacedSheet }[],
  title: string,
): Promise<void> {
  try {
    for (const { sheet, placed } of pages) {
      layOutPage(context.workbook.worksheets.getItem(sheet).pageLayout, placed, title);
    }
    await context.sync();
  } catch {
    // The sheets are printed in Excel's own way.
  }
}

/** One page wide, and high where the sheet is to be one page, with title, sheet and page number at the foot. */
function layOutPage(page: Excel.PageLayout, placed: PlacedSheet, title: string): void {
  const { orientation, printArea, repeatedRow, isOnePage, grows } = placed;
  page.orientation = orientation === "landscape" ? "Landscape" : "Portrait";
  page.zoom = { horizontalFitToPages: 1, verticalFitToPages: isOnePage ? 1 : undefined };
  page.setPrintArea(localAddress(grows ? columnsOf(printArea) : printArea));
  if (repeatedRow !== undefined) page.setPrintTitleRows(`$${repeatedRow + 1}:$${repeatedRow + 1}`);
  const footer = page.headersFooters.defaultForAllPages;
  footer.leftFooter = title.replaceAll("&", "&&");
  footer.centerFooter = "&A";
  footer.rightFooter = "Page &P of &N";
}
