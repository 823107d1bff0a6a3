import { assetQualities, type AssetQuality } from "../../core/allocation/review/quality";
import { formatAddress, type Block } from "../../excel/addresses";
import type { CellValue } from "../../excel/cells/source";
import { faultIn, found, isBlank, unreadable, type Fault } from "./faults";
import type { HoldingsTable } from "./holdings-table";

/** What a holdings table may say of each row beyond what a rebalance needs. A column that it does not have is undefined. */
export interface HoldingNotes {
  /** What was paid for what the row holds; of futures margin what was paid in. Undefined where the cell is empty. */
  readonly costs?: readonly (number | undefined)[];
  readonly qualities?: readonly (AssetQuality | undefined)[];
  /** The exchange that holds it. Undefined for the user's own custody. */
  readonly venues?: readonly (string | undefined)[];
}

/**
 * Reads the columns Cost, Quality and Venue of a table that was read before; a table without a header has none. Throws a Problem that
 * names each cell at fault.
 */
export function readHoldingNotes(
  block: Block,
  values: readonly (readonly CellValue[])[],
  table: Pick<HoldingsTable, "rows" | "block">,
): HoldingNotes | undefined {
  const first = table.block.row - block.row;
  const header = values[first - 1];
  if (!header) return undefined;
  const faults: Fault[] = [];
  const columnOf = <T>(title: string, wanted: string, read: (value: CellValue) => T | undefined) => {
    const places = header.flatMap((value, index) => (isTitle(value, title) ? [index] : []));
    if (places.length > 1) {
      const where = formatAddress({ ...block, row: block.row + first - 1, rowCount: 1 });
      faults.push({ text: `The header ${where} has more than one column ${title}.`, address: where });
    }
    const [column] = places;
    if (column === undefined) return undefined;
    return table.rows.map((_, index): T | undefined => {
      const value = values[first + index]![column]!;
      if (isBlank(value)) return undefined;
      const known = read(value);
      const cell = { ...block, row: block.row + first + index, column: block.column + column };
      if (known === undefined)
        faults.push(
          faultIn(
            formatAddress({ ...cell, rowCount: 1, columnCount: 1 }),
            `${found(value)} Enter ${wanted}, or leave it empty.`,
          ),
        );
      return known;
    });
  };
  const notes: HoldingNotes = {
    costs: columnOf("Cost", "what it cost in all, 0 or more", (value) =>
      typeof value === "number" && value >= 0 ? value : undefined,
    ),
    qualities: columnOf("Quality", "core, conviction or unsure", (value) =>
      assetQualities.find((quality) => isTitle(value, quality)),
    ),
    venues: columnOf("Venue", "the exchange that holds it", (value) =>
      typeof value === "string" && !value.startsWith("#") ? value.trim() : undefined,
    ),
  };
  if (faults.length > 0) throw unreadable(faults);
  return notes;
}

function isTitle(value: CellValue, title: string): boolean {
  return typeof value === "string" && value.trim().toLowerCase() === title.toLowerCase();
}
