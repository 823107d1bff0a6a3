import { ServiceError } from "../../host/errors";
import { RemoteObject, typeName } from "../../host/remote";
import type { Grid } from "../grid";

const KEY = "protected";

/** Whether a sheet is protected; that is saved with it. Every cell of such a sheet is locked. */
export function isProtected(grid: Grid, sheetId: string): boolean {
  return grid.sheet(sheetId)?.getConfig().custom?.[KEY] === true;
}

/** Refuses what a protected sheet does not allow. */
export function refuseIfProtected(grid: Grid, sheetId: string): void {
  if (isProtected(grid, sheetId)) throw new ServiceError("AccessDenied");
}

/** Refuses what a protected workbook does not allow: sheets added, deleted, moved, renamed, hidden or shown. */
export function refuseIfStructureProtected(grid: Grid): void {
  if (isStructureProtected(grid)) throw new ServiceError("AccessDenied");
}

export class WorksheetProtection extends RemoteObject {
  readonly [typeName] = "WorksheetProtection";

  constructor(
    private readonly grid: Grid,
    private readonly sheetId: string,
  ) {
    super();
  }

  get protected(): boolean {
    return isProtected(this.grid, this.sheetId);
  }

  protect(): void {
    refuseIfProtected(this.grid, this.sheetId);
    this.set(true);
  }
  unprotect(): void {
    this.set(false);
  }

  private set(value: boolean): void {
    const config = this.grid.sheet(this.sheetId)!.getConfig();
    config.custom = { ...config.custom, [KEY]: value };
  }
}

/** The workbook's structure; cells are the sheets' own protection's. */
export class WorkbookProtection extends RemoteObject {
  readonly [typeName] = "WorkbookProtection";

  constructor(private readonly grid: Grid) {
    super();
  }

  get protected(): boolean {
    return isStructureProtected(this.grid);
  }

  protect(): void {
    refuseIfStructureProtected(this.grid);
    this.set(true);
  }
  unprotect(): void {
    this.set(false);
  }

  private set(value: boolean): void {
    const { workbook } = this.grid;
    workbook.setCustomMetadata({ ...workbook.getCustomMetadata(), [KEY]: value });
  }
}

function isStructureProtected(grid: Grid): boolean {
  return grid.workbook.getCustomMetadata()?.[KEY] === true;
}
