import type { Block } from "../../addresses";
import type { Part } from "../description";
import type { Keys } from "../keys";
import type { PlacedName, PlacedSheet } from "../placed";

/** What one part brings to its sheet. */
export interface PlacedPart extends Pick<
  PlacedSheet,
  "cells" | "merges" | "tables" | "validations" | "rules" | "charts" | "rowHeights"
> {
  /** All cells that it takes. */
  readonly block: Block;
  readonly names: readonly PlacedName[];
}

/** The sheet that a part is on. */
export interface Surroundings {
  /** Name of the sheet. */
  readonly sheet: string;
  readonly parts: readonly Part[];
  readonly keys: Keys;
}

/** For each part to add its own to. */
export const nothing = {
  cells: [],
  merges: [],
  tables: [],
  validations: [],
  rules: [],
  charts: [],
  rowHeights: [],
  names: [],
};
