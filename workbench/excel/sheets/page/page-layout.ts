import { ServiceError } from "../../../host/errors";
import { RemoteObject, typeName } from "../../../host/remote";
import type { Area, SheetArea } from "../../addresses";
import { COLUMNS, formatArea, ROWS } from "../../addresses";
import { resolveArea } from "../../cells/references";
import type { Grid } from "../../grid";
import { Range } from "../../ranges/range";
import { RangeAreas } from "../../ranges/range-areas";
import { HeaderFooterGroup } from "./headers-footers";
import type { Margin, PageLayoutZoom } from "./stored-layout";
import { LayoutStore } from "./stored-layout";

/** How a sheet is printed. The workbench keeps this with the sheet and saves it; it does not print. */
export class PageLayout extends RemoteObject {
  readonly [typeName] = "PageLayout";
  private readonly layout: LayoutStore;

  constructor(
    private readonly grid: Grid,
    private readonly sheetId: string,
  ) {
    super();
    this.layout = new LayoutStore(grid, sheetId);
  }

  get orientation(): string {
    return this.layout.get().orientation;
  }
  set orientation(orientation: string) {
    if (orientation !== "Portrait" && orientation !== "Landscape") throw new ServiceError("InvalidArgument");
    this.layout.change({ orientation });
  }
  get zoom(): PageLayoutZoom {
    return this.layout.get().zoom;
  }
  set zoom(zoom: PageLayoutZoom) {
    this.layout.change({ zoom });
  }
  get centerHorizontally(): boolean {
    return this.layout.get().centerHorizontally;
  }
  set centerHorizontally(centerHorizontally: boolean) {
    this.layout.change({ centerHorizontally });
  }
  get centerVertically(): boolean {
    return this.layout.get().centerVertically;
  }
  set centerVertically(centerVertically: boolean) {
    this.layout.change({ centerVertically });
  }
  get printGridlines(): boolean {
    return this.layout.get().printGridlines;
  }
  set printGridlines(printGridlines: boolean) {
    this.layout.change({ printGridlines });
  }
  get printHeadings(): boolean {
    return this.layout.get().printHeadings;
  }
  set printHeadings(printHeadings: boolean) {
    this.layout.change({ printHeadings });
  }
  get headersFooters(): HeaderFooterGroup {
    return new HeaderFooterGroup(this.layout);
  }

  /* Margins, in points */

  get topMargin(): number {
    return this.layout.get().margins.top;
  }
  set topMargin(points: number) {
    this.setMargin("top", points);
  }
  get bottomMargin(): number {
    return this.layout.get().margins.bottom;
  }
  set bottomMargin(points: number) {
    this.setMargin("bottom", points);
  }
  get leftMargin(): number {
    return this.layout.get().margins.left;
  }
  set leftMargin(points: number) {
    this.setMargin("left", points);
  }
  get rightMargin(): number {
    return this.layout.get().margins.right;
  }
  set rightMargin(points: number) {
    this.setMargin("right", points);
  }
  get headerMargin(): number {
    return this.layout.get().margins.header;
  }
  set headerMargin(points: number) {
    this.setMargin("header", points);
  }
  get footerMargin(): number {
    return this.layout.get().margins.footer;
  }
  set footerMargin(points: number) {
    this.setMargin("footer", points);
  }

  /* What is printed, and what on every page */

  setPrintArea(range: SheetArea | string): void {
    this.layout.change({ printArea: formatArea(this.area(range)) });
  }
  getPrintAreaOrNullObject(): RangeAreas | null {
    const { printArea } = this.layout.get();
    if (printArea === undefined) return null;
    const areas = printArea.split(",").map((address) => resolveArea(this.grid, this.sheetId, address).area);
    return new RangeAreas(this.grid, this.sheetId, areas);
  }
  setPrintTitleRows(rows: SheetArea | string): void {
    this.layout.change({ titleRows: formatArea({ ...this.area(rows), column: 0, columns: COLUMNS }) });
  }
  getPrintTitleRowsOrNullObject(): Range | null {
    return this.range(this.layout.get().titleRows);
  }
  setPrintTitleColumns(columns: SheetArea | string): void {
    this.layout.change({ titleColumns: formatArea({ ...this.area(columns), row: 0, rows: ROWS }) });
  }
  getPrintTitleColumnsOrNullObject(): Range | null {
    return this.range(this.layout.get().titleColumns);
  }

  private setMargin(margin: Margin, points: number): void {
    if (!(points >= 0)) throw new ServiceError("InvalidArgument");
    this.layout.change({ margins: { ...this.layout.get().margins, [margin]: points } });
  }
  private area(cells: SheetArea | string): Area {
    const { sheetId, area } = resolveArea(this.grid, this.sheetId, cells);
    if (sheetId !== this.sheetId) throw new ServiceError("InvalidArgument");
    return area;
  }
  private range(address: string | undefined): Range | null {
    if (address === undefined) return null;
    return new Range(this.grid, this.sheetId, resolveArea(this.grid, this.sheetId, address).area);
  }
}
