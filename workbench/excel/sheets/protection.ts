import { ServiceError } from "../../host/errors";
import { RemoteObject, typeName } from "../../host/remote";
import type { Grid } from "../grid";

const KEY = "protected";

/** True when the sheet is protected. All its cells are locked then. The state is saved with the sheet. */
function isProtected(grid: Grid, sheetId: string): boolean {
  return grid.sheet(sheetId)?.getConfig().custom?.[KEY] === true;
}

/** Throws when the sheet is protected. */
export function refuseIfProtected(grid: Grid, sheetId: string): void {
  if (isProtected(grid, sheetId)) throw new ServiceError("AccessDenied");
}

/** Throws when the workbook is protected against adding, deleting, moving, renaming, hiding or showing sheets. */
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

/** Protects the structure of the workbook. Cells are protected by WorksheetProtection. */
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
