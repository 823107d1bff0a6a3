import type { HeaderFooter, NamedRange, PageSetup, PaperSize, Sheet, WriteSheet } from "hucre";
import { parseReference, quoteSheet } from "../addresses";
import type { Grid } from "../grid";
import type { Margin, PageLayoutZoom, PageText, StoredLayout } from "../sheets/page/stored-layout";
import { LayoutStore } from "../sheets/page/stored-layout";

const POINTS_PER_INCH = 72;

/** How a sheet is printed, in the file's terms. */
export function toFilePage(grid: Grid, sheetId: string): Pick<WriteSheet, "pageSetup" | "headerFooter"> {
  const layout = new LayoutStore(grid, sheetId);
  if (layout.isUnchanged) return {};
  const { orientation, zoom, paperSize, margins, texts, evenDiffers, firstDiffers, ...rest } = layout.get();
  const { scale, horizontalFitToPages, verticalFitToPages } = zoom;
  const fits = horizontalFitToPages !== undefined || verticalFitToPages !== undefined;
  const inches = (side: Margin) => margins[side] / POINTS_PER_INCH;
  return {
    pageSetup: {
      orientation: orientation === "Landscape" ? "landscape" : "portrait",
      paperSize: paperSize as PaperSize | undefined,
      scale: fits || scale === 100 ? undefined : scale,
      fitToPage: fits || undefined,
      // 0 stands for as many pages as are needed.
      fitToWidth: fits ? (horizontalFitToPages ?? 0) : undefined,
      fitToHeight: fits ? (verticalFitToPages ?? 0) : undefined,
      margins: {
        top: inches("top"),
        bottom: inches("bottom"),
        left: inches("left"),
        right: inches("right"),
        header: inches("header"),
        footer: inches("footer"),
      },
      horizontalCentered: rest.centerHorizontally || undefined,
      verticalCentered: rest.centerVertically || undefined,
      showGridLines: rest.printGridlines || undefined,
      showRowColHeaders: rest.printHeadings || undefined,
    },
    headerFooter: {
      ...texts,
      differentOddEven: evenDiffers || undefined,
      differentFirst: firstDiffers || undefined,
    },
  };
}

/** Files keep what is printed, and what on every page, as names of the sheet. */
export function pageNames(grid: Grid, sheetId: string): NamedRange[] {
  const { printArea, titleRows, titleColumns } = new LayoutStore(grid, sheetId).get();
  const scope = grid.sheetName(sheetId);
  const absolute = (address: string) =>
    `${quoteSheet(scope)}!${address.replace(/[A-Z]+|[0-9]+/g, (part) => `$${part}`)}`;
  const name = (name: string, areas: (string | undefined)[]): NamedRange[] => {
    const range = areas
      .filter((area) => area !== undefined)
      .map(absolute)
      .join(",");
    return range === "" ? [] : [{ name, range, scope }];
  };
  return [
    ...name("_xlnm.Print_Area", printArea?.split(",") ?? []),
    ...name("_xlnm.Print_Titles", [titleColumns, titleRows]),
  ];
}

/** Gives a sheet that is opened the page layout of the file. */
export function takePage(grid: Grid, sheetId: string, { pageSetup, headerFooter }: Sheet): void {
  const change = { ...(pageSetup && fromSetup(pageSetup)), ...(headerFooter && fromTexts(headerFooter)) };
  if (Object.keys(change).length > 0) new LayoutStore(grid, sheetId).change(change);
}

function fromSetup(setup: PageSetup): Partial<StoredLayout> {
  const made: Partial<StoredLayout> = {
    orientation: setup.orientation === "landscape" ? "Landscape" : "Portrait",
    zoom: zoomOf(setup),
    paperSize: setup.paperSize,
    centerHorizontally: setup.horizontalCentered ?? false,
    centerVertically: setup.verticalCentered ?? false,
    printGridlines: setup.showGridLines ?? false,
    printHeadings: setup.showRowColHeaders ?? false,
    printArea: addressesOf(setup.printArea),
    titleRows: addressesOf(setup.printTitlesRow),
    titleColumns: addressesOf(setup.printTitlesColumn),
  };
  const { margins } = setup;
  if (!margins) return made;
  const points = (inches = 0) => Math.round(inches * POINTS_PER_INCH * 100) / 100;
  const { top, bottom, left, right, header, footer } = margins;
  made.margins = {
    top: points(top),
    bottom: points(bottom),
    left: points(left),
    right: points(right),
    header: points(header),
    footer: points(footer),
  };
  return made;
}

/** A file that fits pages without a number means one page; 0 means as many as are needed. */
function zoomOf({ fitToPage, fitToWidth = 1, fitToHeight = 1, scale }: PageSetup): PageLayoutZoom {
  if (!fitToPage) return { scale: scale ?? 100 };
  return { horizontalFitToPages: fitToWidth || undefined, verticalFitToPages: fitToHeight || undefined };
}

/** The areas without dollar signs. What is no address, such as a formula, is left out. */
function addressesOf(areas: string | undefined): string | undefined {
  const found = (areas ?? "")
    .split(",")
    .map((area) => area.replaceAll("$", ""))
    .filter((area) => parseReference(area));
  return found.length === 0 ? undefined : found.join(",");
}

function fromTexts(found: HeaderFooter): Partial<StoredLayout> {
  const texts: Partial<Record<PageText, string>> = {};
  for (const key of pageTexts) if (found[key]) texts[key] = found[key];
  return {
    texts,
    evenDiffers: found.differentOddEven ?? false,
    firstDiffers: found.differentFirst ?? false,
  };
}

const pageTexts: readonly PageText[] = [
  ...(["oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter"] as const),
];
