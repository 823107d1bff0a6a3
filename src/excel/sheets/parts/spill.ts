import type { Block } from "../../addresses";
import type { SpillColumn, SpillPart } from "../description";
import { resolveFormula, type Keys } from "../keys";
import type { PlacedCell, PlacedName } from "../placed";
import { bodyOf, columnOf } from "./areas";
import { alignmentOf, calculatedFormat } from "./contents";
import { nothing, type PlacedPart, type Surroundings } from "./placed-part";
import { placeRules } from "./rules";

export function placeSpill(part: SpillPart, { sheet, keys }: Surroundings): PlacedPart {
  const { corner, key, formula, rowCount, hasHeader, columns } = part;
  const block: Block = { sheet, ...corner, rowCount, columnCount: columns.length };
  const body = bodyOf(part, sheet);
  const cells = Array.from({ length: rowCount }, (_, row) =>
    columns.map(({ format }, column): PlacedCell => {
      const isTitle = hasHeader && row === 0;
      const isFirst = row === 0 && column === 0;
      const own = formatInRow(format, row, part);
      return {
        row: corner.row + row,
        column: corner.column + column,
        ...(isFirst && {
          content: resolveFormula(formula, keys),
          spill: { rowCount, columnCount: columns.length },
        }),
        format: isTitle ? "General" : calculatedFormat(own),
        style: isTitle ? "columnTitle" : "result",
        align: alignmentOf(own),
      };
    }),
  ).flat();
  return {
    ...nothing,
    block,
    cells,
    names: [
      ...nameCells(key, block, keys),
      ...columns.flatMap(({ key }, at) => nameCells(key, columnOf(body, at), keys)),
    ],
    rules: columns.flatMap(({ rules = [] }, at) => placeRules(columnOf(body, at), rules, keys)),
  };
}

function formatInRow(format: SpillColumn["format"], row: number, { formula, rowCount }: SpillPart): string {
  if (typeof format === "string") return format;
  if (format.length === rowCount) return format[row]!;
  throw new Error(`${format.length} formats for the ${rowCount} rows of ${formula}`);
}

function nameCells(key: string | undefined, block: Block, keys: Keys): PlacedName[] {
  return key === undefined ? [] : [{ name: keys.nameOf(key), block }];
}
