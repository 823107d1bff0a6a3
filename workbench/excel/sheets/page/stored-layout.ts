import type { Grid } from "../../grid";

export interface PageLayoutZoom {
  horizontalFitToPages?: number;
  verticalFitToPages?: number;
  scale?: number;
}

/** How a sheet is printed, as the sheet keeps it. Addresses are without the sheet's name, which may change. */
export interface StoredLayout {
  orientation: "Portrait" | "Landscape";
  zoom: PageLayoutZoom;
  /** A key of Excel.PaperType; when it is missing, the printer's own is used. */
  paperSize?: string;
  centerHorizontally: boolean;
  centerVertically: boolean;
  printGridlines: boolean;
  printHeadings: boolean;
  /** In points. */
  margins: Record<Margin, number>;
  /** Areas with a comma between them. */
  printArea?: string;
  titleRows?: string;
  titleColumns?: string;
  /** Headers and footers by their pages, each with Excel's codes such as `&LModel&RPage &P`. */
  texts: Partial<Record<PageText, string>>;
  /** True when the even pages, or the first one, have headers and footers of their own. */
  evenDiffers: boolean;
  firstDiffers: boolean;
}

export type Margin = "top" | "bottom" | "left" | "right" | "header" | "footer";
export type PageText = `${"odd" | "even" | "first"}${"Header" | "Footer"}`;

const unchanged: StoredLayout = {
  orientation: "Portrait",
  zoom: { scale: 100 },
  centerHorizontally: false,
  centerVertically: false,
  printGridlines: false,
  printHeadings: false,
  margins: { top: 54, bottom: 54, left: 50.4, right: 50.4, header: 21.6, footer: 21.6 },
  texts: {},
  evenDiffers: false,
  firstDiffers: false,
};

/** The page layout of a sheet. It is part of the data of the sheet, so it is copied and deleted with it. */
export class LayoutStore {
  constructor(
    private readonly grid: Grid,
    private readonly sheetId: string,
  ) {}

  get(): StoredLayout {
    return { ...unchanged, ...this.own };
  }
  change(change: Partial<StoredLayout>): void {
    const { facade } = this;
    facade.setCustomMetadata({ ...facade.getCustomMetadata(), [KEY]: { ...this.own, ...change } });
  }
  /** True when the sheet is printed as a new one is. */
  get isUnchanged(): boolean {
    return this.own === undefined;
  }

  private get own(): Partial<StoredLayout> | undefined {
    return this.facade.getCustomMetadata()?.[KEY] as Partial<StoredLayout> | undefined;
  }
  private get facade() {
    return this.grid.sheetFacade(this.sheetId);
  }
}

const KEY = "pageLayout";
