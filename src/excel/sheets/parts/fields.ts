import type { Block } from "../../addresses";
import type { Field, FieldsPart } from "../description";
import type { PlacedCell } from "../placed";
import type { StyleRole } from "../styles";
import { valueOffset } from "./areas";
import { formatFor, resolveContent } from "./contents";
import { nothing, type PlacedPart, type Surroundings } from "./placed-part";
import { placeRules, validate } from "./rules";

export function placeFields(part: FieldsPart, { sheet, keys }: Surroundings): PlacedPart {
  const { corner, fields, titles = [] } = part;
  const words = (content: string, row: number, column: number, style: StyleRole): PlacedCell => ({
    row: corner.row + row,
    column: corner.column + column,
    content,
    format: "General",
    style,
    align: "left",
  });
  const valueBlock = (at: number): Block => {
    const { row, column } = valueOffset(part, at);
    return { sheet, row: corner.row + row, column: corner.column + column, rowCount: 1, columnCount: 1 };
  };
  const value = ({ content, format, input }: Field, at: number): PlacedCell => ({
    row: valueBlock(at).row,
    column: valueBlock(at).column,
    content: resolveContent(content, keys),
    format: formatFor(content, format),
    style: input === undefined ? "result" : "input",
    align: "right",
  });
  const cells =
    part.direction === "across"
      ? fields.flatMap((field, at): PlacedCell[] => [
          { ...words(field.label, 0, at, "note"), align: "right" },
          value(field, at),
        ])
      : fields.flatMap((field, at): PlacedCell[] => {
          const { row } = valueOffset(part, at);
          const beside = [...(part.showsNames ? [keys.nameOf(field.key)] : []), field.note];
          return [
            words(field.label, row, 0, "label"),
            value(field, at),
            ...beside.flatMap((text, index) =>
              text === undefined ? [] : [words(text, row, 2 + index, "remark")],
            ),
          ];
        });
  return {
    ...nothing,
    block: { sheet, ...corner, ...sizeOf(part) },
    cells: [
      ...titles.map((title, column): PlacedCell => ({
        ...words(title, 0, column, "columnTitle"),
        align: column === 1 ? "right" : "left",
      })),
      ...cells,
    ],
    names: fields.flatMap(({ key, isNamed = true }, at) =>
      isNamed ? [{ name: keys.nameOf(key), block: valueBlock(at) }] : [],
    ),
    validations: fields.flatMap(({ input }, at) =>
      input === undefined || input === "anything" ? [] : [validate(valueBlock(at), input, keys)],
    ),
    rules: fields.flatMap(({ rules = [] }, at) => placeRules(valueBlock(at), rules, keys)),
  };
}

function sizeOf({ direction, fields, titles, showsNames }: FieldsPart) {
  if (direction === "across") return { rowCount: 2, columnCount: fields.length };
  const columnCount = 2 + (showsNames ? 1 : 0) + (fields.some(({ note }) => note) ? 1 : 0);
  return { rowCount: fields.length + (titles ? 1 : 0), columnCount };
}
