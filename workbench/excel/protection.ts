import { ServiceError } from "../host/errors";
import { RemoteObject, typeName } from "../host/remote";
import type { Grid } from "./grid";

const KEY = "protected";

/** Whether a sheet is protected; that is saved with it. Every cell of such a sheet is locked. */
export function isProtected(grid: Grid, sheetId: string): boolean {
  return grid.sheet(sheetId)?.getConfig().custom?.[KEY] === true;
}

/** Refuses what a protected sheet does not allow. */
export function refuseIfProtected(grid: Grid, sheetId: string): void {
  if (isProtected(grid, sheetId)) throw new ServiceError("AccessDenied");
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
