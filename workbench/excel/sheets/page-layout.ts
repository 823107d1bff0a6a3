import { ServiceError } from "../../host/errors";
import { RemoteObject, typeName } from "../../host/remote";
import type { SheetArea } from "../addresses";
import { COLUMNS, formatAbsolute, formatArea } from "../addresses";
import type { Grid } from "../grid";
import { Range } from "../ranges/range";
import { resolveArea } from "../cells/references";

interface PageLayoutZoom {
  horizontalFitToPages?: number;
  verticalFitToPages?: number;
  scale?: number;
}

interface StoredLayout {
  orientation: string;
  zoom: PageLayoutZoom;
  centerHorizontally: boolean;
  printGridlines: boolean;
  printArea?: string;
  titleRows?: string;
  footer: Footer;
}

interface Footer {
  left: string;
  center: string;
  right: string;
}

const unchanged: StoredLayout = {
  orientation: "Portrait",
  zoom: { scale: 100 },
  centerHorizontally: false,
  printGridlines: false,
  footer: { left: "", center: "", right: "" },
};

/** How a sheet is printed. The workbench only stores this with the sheet; it does not print. */
export class PageLayout extends RemoteObject {
  readonly [typeName] = "PageLayout";

  constructor(
    private readonly grid: Grid,
    private readonly sheetId: string,
  ) {
    super();
  }

  get orientation(): string {
    return this.stored.orientation;
  }
  set orientation(orientation: string) {
    if (orientation !== "Portrait" && orientation !== "Landscape") throw new ServiceError("InvalidArgument");
    this.store({ orientation });
  }
  get zoom(): PageLayoutZoom {
    return this.stored.zoom;
  }
  set zoom(zoom: PageLayoutZoom) {
    this.store({ zoom });
  }
  get centerHorizontally(): boolean {
    return this.stored.centerHorizontally;
  }
  set centerHorizontally(centerHorizontally: boolean) {
    this.store({ centerHorizontally });
  }
  get printGridlines(): boolean {
    return this.stored.printGridlines;
  }
  set printGridlines(printGridlines: boolean) {
    this.store({ printGridlines });
  }
  get headersFooters(): HeaderFooterGroup {
    return new HeaderFooterGroup(this);
  }

  setPrintArea(range: SheetArea | string): void {
    const { sheetId, area } = resolveArea(this.grid, this.sheetId, range);
    if (sheetId !== this.sheetId) throw new ServiceError("InvalidArgument");
    this.store({ printArea: formatAbsolute(this.grid.sheet(sheetId)!.getName(), area) });
  }

  setPrintTitleRows(rows: SheetArea | string): void {
    const { sheetId, area } = resolveArea(this.grid, this.sheetId, rows);
    if (sheetId !== this.sheetId) throw new ServiceError("InvalidArgument");
    this.store({ titleRows: formatArea({ ...area, column: 0, columns: COLUMNS }) });
  }
  getPrintTitleRowsOrNullObject(): Range | null {
    const { titleRows } = this.stored;
    return titleRows === undefined
      ? null
      : new Range(this.grid, this.sheetId, resolveArea(this.grid, this.sheetId, titleRows).area);
  }

  get stored(): StoredLayout {
    return { ...unchanged, ...(this.facade.getCustomMetadata()?.pageLayout as Partial<StoredLayout>) };
  }
  store(change: Partial<StoredLayout>): void {
    const pageLayout = { ...this.stored, ...change };
    this.facade.setCustomMetadata({ ...this.facade.getCustomMetadata(), pageLayout });
  }
  private get facade() {
    return this.grid.sheetFacade(this.sheetId);
  }
}

class HeaderFooterGroup extends RemoteObject {
  readonly [typeName] = "HeaderFooterGroup";
  constructor(private readonly layout: PageLayout) {
    super();
  }

  get defaultForAllPages(): HeaderFooter {
    return new HeaderFooter(this.layout);
  }
}

/** The footer of every page, with Excel's codes such as &P for the page number. */
class HeaderFooter extends RemoteObject {
  readonly [typeName] = "HeaderFooter";
  constructor(private readonly layout: PageLayout) {
    super();
  }

  get leftFooter(): string {
    return this.layout.stored.footer.left;
  }
  set leftFooter(left: string) {
    this.change({ left });
  }
  get centerFooter(): string {
    return this.layout.stored.footer.center;
  }
  set centerFooter(center: string) {
    this.change({ center });
  }
  get rightFooter(): string {
    return this.layout.stored.footer.right;
  }
  set rightFooter(right: string) {
    this.change({ right });
  }

  private change(change: Partial<Footer>): void {
    this.layout.store({ footer: { ...this.layout.stored.footer, ...change } });
  }
}
