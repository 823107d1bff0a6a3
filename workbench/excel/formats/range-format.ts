import { BooleanNumber, HorizontalAlign, VerticalAlign, WrapStrategy } from "@univerjs/core";
import { ServiceError } from "../../host/errors";
import { RemoteObject, typeName } from "../../host/remote";
import type { Area } from "../addresses";
import { RangeBorderCollection } from "./borders";
import { SheetCells } from "../cells/cells";
import type { Grid } from "../grid";
import { formatText } from "../cells/number-format";
import { AreaStyle } from "./area-style";

const POINTS_PER_PIXEL = 0.75;
const CHARACTER_PIXELS = 7.2;
const PADDING_PIXELS = 14;
const NARROWEST_PIXELS = 32;
/** The height of a row with one line of text in Excel's default size. */
export const ROW_PIXELS = 20;
const INDENT_PIXELS = 9;

export class RangeFormat extends RemoteObject {
  readonly [typeName] = "RangeFormat";
  private readonly style: AreaStyle;

  constructor(
    private readonly grid: Grid,
    private readonly sheetId: string,
    area: Area,
  ) {
    super();
    this.style = new AreaStyle(grid, sheetId, area);
  }

  get fill(): RangeFill {
    return new RangeFill(this.style);
  }
  get font(): RangeFont {
    return new RangeFont(this.style);
  }
  get borders(): RangeBorderCollection {
    return new RangeBorderCollection(this.style);
  }

  get horizontalAlignment(): string | null {
    return this.style.shared(({ ht }) => nameOf(horizontal, ht, "General"));
  }
  set horizontalAlignment(name: string) {
    this.style.change({ ht: valueOf(horizontal, name) });
  }
  get verticalAlignment(): string | null {
    return this.style.shared(({ vt }) => nameOf(vertical, vt, "Bottom"));
  }
  set verticalAlignment(name: string) {
    this.style.change({ vt: valueOf(vertical, name) });
  }
  get wrapText(): boolean | null {
    return this.style.shared(({ tb }) => tb === WrapStrategy.WRAP);
  }
  set wrapText(wrap: boolean) {
    this.style.change({ tb: wrap ? WrapStrategy.WRAP : WrapStrategy.OVERFLOW });
  }

  get indentLevel(): number | null {
    return this.style.shared(({ pd }) => Math.round((pd?.l ?? 0) / INDENT_PIXELS));
  }
  set indentLevel(level: number) {
    this.style.change({ pd: { l: level * INDENT_PIXELS } });
  }

  /** In points; null when the columns differ. */
  get columnWidth(): number | null {
    const sheet = this.grid.sheet(this.sheetId)!;
    return sharedBy(this.columns.map((column) => sheet.getColumnWidth(column) * POINTS_PER_PIXEL));
  }
  set columnWidth(points: number) {
    const { column, columns } = this.style.present;
    this.grid.makeRoom(this.sheetId, this.style.present);
    this.grid.sheetFacade(this.sheetId).setColumnWidths(column, columns, points / POINTS_PER_PIXEL);
  }
  get rowHeight(): number | null {
    const sheet = this.grid.sheet(this.sheetId)!;
    return sharedBy(this.rows.map((row) => sheet.getRowHeight(row) * POINTS_PER_PIXEL));
  }
  set rowHeight(points: number) {
    const { row, rows } = this.style.present;
    this.grid.makeRoom(this.sheetId, this.style.present);
    // Forced, because in Excel a row with a height of its own does not grow with its text.
    this.grid.sheetFacade(this.sheetId).setRowHeightsForced(row, rows, points / POINTS_PER_PIXEL);
  }

  /** The engine can measure text only when it draws it, so the number of characters decides here. */
  autofitColumns(): void {
    const cells = new SheetCells(this.grid, this.sheetId);
    const used = cells.used(true);
    if (!used) return;
    const facade = this.grid.sheetFacade(this.sheetId);
    const { row, rows } = this.style.present;
    const lastRow = Math.min(row + rows, used.row + used.rows);
    for (const column of this.columns) {
      let longest = 0;
      for (let at = Math.max(row, used.row); at < lastRow; at++) {
        const style = cells.style(at, column);
        const text = formatText(cells.value(at, column), cells.pattern(at, column));
        longest = Math.max(longest, text.length * (style.bl ? 1.08 : 1));
      }
      if (longest === 0) continue;
      const width = Math.max(NARROWEST_PIXELS, Math.round(longest * CHARACTER_PIXELS + PADDING_PIXELS));
      facade.setColumnWidth(column, width);
    }
  }
  autofitRows(): void {
    const { row, rows } = this.style.present;
    this.grid.makeRoom(this.sheetId, this.style.present);
    this.grid.sheetFacade(this.sheetId).setRowHeights(row, rows, ROW_PIXELS);
  }

  private get columns(): number[] {
    const { column, columns } = this.style.present;
    return Array.from({ length: columns }, (_, index) => column + index);
  }
  private get rows(): number[] {
    const { row, rows } = this.style.present;
    return Array.from({ length: rows }, (_, index) => row + index);
  }
}

export class RangeFill extends RemoteObject {
  readonly [typeName] = "RangeFill";
  constructor(private readonly style: AreaStyle) {
    super();
  }

  get color(): string | null {
    return this.style.shared(({ bg }) => (bg?.rgb ?? "#FFFFFF").toUpperCase());
  }
  set color(color: string) {
    this.style.change({ bg: { rgb: color } });
  }
  clear(): void {
    this.style.change({ bg: null });
  }
}

export class RangeFont extends RemoteObject {
  readonly [typeName] = "RangeFont";
  constructor(private readonly style: AreaStyle) {
    super();
  }

  get bold(): boolean | null {
    return this.style.shared(({ bl }) => bl === BooleanNumber.TRUE);
  }
  set bold(bold: boolean) {
    refuseNull(bold);
    this.style.change({ bl: bold ? BooleanNumber.TRUE : BooleanNumber.FALSE });
  }
  get italic(): boolean | null {
    return this.style.shared(({ it }) => it === BooleanNumber.TRUE);
  }
  set italic(italic: boolean) {
    this.style.change({ it: italic ? BooleanNumber.TRUE : BooleanNumber.FALSE });
  }
  get color(): string | null {
    return this.style.shared(({ cl }) => (cl?.rgb ?? "#000000").toUpperCase());
  }
  set color(color: string) {
    refuseNull(color);
    this.style.change({ cl: { rgb: color } });
  }
  /** The engine has only one kind of underline. */
  get underline(): string | null {
    return this.style.shared(({ ul }) => (ul?.s === BooleanNumber.TRUE ? "Single" : "None"));
  }
  set underline(kind: string) {
    this.style.change({ ul: { s: kind === "None" ? BooleanNumber.FALSE : BooleanNumber.TRUE } });
  }
  get strikethrough(): boolean | null {
    return this.style.shared(({ st }) => st?.s === BooleanNumber.TRUE);
  }
  set strikethrough(strike: boolean) {
    this.style.change({ st: { s: strike ? BooleanNumber.TRUE : BooleanNumber.FALSE } });
  }
  get size(): number | null {
    return this.style.shared(({ fs }) => fs ?? 11);
  }
  set size(size: number) {
    refuseNull(size);
    this.style.change({ fs: size });
  }
  get name(): string | null {
    return this.style.shared(({ ff }) => ff ?? "Calibri");
  }
  set name(name: string) {
    this.style.change({ ff: name });
  }
}

const horizontal: Record<string, HorizontalAlign> = {
  General: HorizontalAlign.UNSPECIFIED,
  Left: HorizontalAlign.LEFT,
  Center: HorizontalAlign.CENTER,
  Right: HorizontalAlign.RIGHT,
  Justify: HorizontalAlign.JUSTIFIED,
  Distributed: HorizontalAlign.DISTRIBUTED,
};

const vertical: Record<string, VerticalAlign> = {
  Bottom: VerticalAlign.BOTTOM,
  Center: VerticalAlign.MIDDLE,
  Top: VerticalAlign.TOP,
};

/** Excel gives null when cells differ, but does not accept it. */
function refuseNull(value: unknown): void {
  if (value === null) throw new ServiceError("InvalidArgument");
}

function valueOf<T>(names: Record<string, T>, name: string): T {
  const value = names[name];
  if (value === undefined) throw new ServiceError("InvalidArgument");
  return value;
}

function nameOf<T>(names: Record<string, T>, value: T | null | undefined, otherwise: string): string {
  return Object.keys(names).find((name) => names[name] === value) ?? otherwise;
}

const sharedBy = (values: number[]): number | null =>
  values.every((value) => value === values[0]) ? (values[0] ?? null) : null;
