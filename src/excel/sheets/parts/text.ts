import type { Block } from "../../addresses";
import type { TextPart } from "../description";
import type { PlacedCell } from "../placed";
import { styles, usualRowHeight } from "../styles";
import { resolveContent } from "./contents";
import { nothing, type PlacedPart, type Surroundings } from "./placed-part";

export function placeText(part: TextPart, { sheet, keys }: Surroundings): PlacedPart {
  const { corner, style, text, columns = 1, lines = 1, address } = part;
  const block: Block = { sheet, ...corner, rowCount: 1, columnCount: columns };
  const height = Math.max(lines * styles[style].lineHeight, usualRowHeight);
  const cells = Array.from({ length: columns }, (_, at): PlacedCell => ({
    row: corner.row,
    column: corner.column + at,
    content: at === 0 ? resolveContent(text, keys) : "",
    format: "General",
    style,
    align: "left",
    wraps: columns > 1 ? true : undefined,
    // A formula makes the link itself.
    link: at === 0 && style === "link" && !text.startsWith("=") ? (address ?? text) : undefined,
  }));
  return {
    ...nothing,
    block,
    cells,
    merges: columns > 1 ? [block] : [],
    // Without a height of its own a row may grow until the text fits the first of the merged columns alone.
    rowHeights: height > usualRowHeight || columns > 1 ? [{ row: corner.row, height }] : [],
  };
}
