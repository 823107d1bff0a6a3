import { localAddress } from "../addresses";
import type { PlacedSheet } from "./placed";

/**
 * The way written sheets are printed. It comes last, in a round trip of its own, and may fail: Excel without a printer refuses
 * such calls, which is no reason to lose what is written.
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
    // The sheets are printed as Excel does by itself.
  }
}

/** One page wide, with title, sheet and page number under it. */
function layOutPage(page: Excel.PageLayout, placed: PlacedSheet, title: string): void {
  const { orientation, printArea, repeatedRow } = placed;
  page.orientation = orientation === "landscape" ? "Landscape" : "Portrait";
  page.zoom = { horizontalFitToPages: 1 };
  page.setPrintArea(localAddress(printArea));
  if (repeatedRow !== undefined) page.setPrintTitleRows(`$${repeatedRow + 1}:$${repeatedRow + 1}`);
  const footer = page.headersFooters.defaultForAllPages;
  footer.leftFooter = title.replaceAll("&", "&&");
  footer.centerFooter = "&A";
  footer.rightFooter = "Page &P of &N";
}
