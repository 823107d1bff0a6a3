import type { Block } from "../../addresses";
import type { CellsPart } from "../description";
import type { PlacedCell } from "../placed";
import { bodyOffset, columnOf } from "./areas";
import { alignmentOf, formatFor, resolveContent } from "./contents";
import { nothing, type PlacedPart, type Surroundings } from "./placed-part";
import { placeRules, validate } from "./rules";

export function placeCells(part: CellsPart, { sheet, keys }: Surroundings): PlacedPart {
  const { corner, columns, rows, style, key, isNamed = true } = part;
  const { row, rowCount, columnCount } = bodyOffset(part);
  const body: Block = { sheet, row: corner.row + row, column: corner.column, rowCount, columnCount };
  const titles = columns.map(({ title = "", format }, at): PlacedCell => ({
    row: corner.row,
    column: corner.column + at,
    content: title,
    format: "General",
    style: "columnTitle",
    align: alignmentOf(format),
  }));
  const cells = rows.flatMap((contents, down) =>
    columns.map(({ format }, at): PlacedCell => {
      const content = contents[at] ?? "";
      return {
        row: body.row + down,
        column: body.column + at,
        content: resolveContent(content, keys),
        format: formatFor(content, format),
        style,
        align: alignmentOf(format),
      };
    }),
  );
  return {
    ...nothing,
    block: { ...body, row: corner.row, rowCount: row + rowCount },
    cells: row > 0 ? [...titles, ...cells] : cells,
    names: key !== undefined && isNamed ? [{ name: keys.nameOf(key), block: body }] : [],
    validations: columns.flatMap(({ validation }, at) =>
      validation ? [validate(columnOf(body, at), validation, keys)] : [],
    ),
    rules: columns.flatMap(({ rules = [] }, at) => placeRules(columnOf(body, at), rules, keys)),
  };
}
