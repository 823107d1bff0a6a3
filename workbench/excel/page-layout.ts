import { ServiceError } from "../host/errors";
import { RemoteObject, typeName } from "../host/remote";
import { formatAbsolute } from "./addresses";
import type { Grid } from "./grid";
import { Range } from "./range";
import { parseOn } from "./references";

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
}

const unchanged: StoredLayout = {
  orientation: "Portrait",
  zoom: { scale: 100 },
  centerHorizontally: false,
  printGridlines: false,
};

/** How a sheet is printed. The workbench keeps it with the sheet, and prints nothing. */
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

  setPrintArea(range: Range | string): void {
    const { sheetId, area } = range instanceof Range ? range : parseOn(this.grid, this.sheetId, range);
    if (sheetId !== this.sheetId) throw new ServiceError("InvalidArgument");
    this.store({ printArea: formatAbsolute(this.grid.sheet(sheetId)!.getName(), area) });
  }

  private get stored(): StoredLayout {
    return { ...unchanged, ...(this.facade.getCustomMetadata()?.pageLayout as Partial<StoredLayout>) };
  }
  private store(change: Partial<StoredLayout>): void {
    const pageLayout = { ...this.stored, ...change };
    this.facade.setCustomMetadata({ ...this.facade.getCustomMetadata(), pageLayout });
  }
  private get facade() {
    return this.grid.sheetFacade(this.sheetId);
  }
}
