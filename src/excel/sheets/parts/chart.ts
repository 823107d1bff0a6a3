import type { Block } from "../../addresses";
import type { CellsPart, ChartCells, ChartPart, Part } from "../description";
import { bodyOf, bodyOffset, columnOf } from "./areas";
import { nothing, type PlacedPart, type Surroundings } from "./placed-part";

export function placeChart(part: ChartPart, { sheet, parts }: Surroundings): PlacedPart {
  const { type, corner, rowCount, columnCount, title, categories, series } = part;
  const { categoryTitle, valueTitle, valueFormat, categoryFormat } = part;
  const block: Block = { sheet, ...corner, rowCount, columnCount };
  const chart = {
    type,
    title,
    block,
    categories: chartCells(categories, sheet, parts),
    series: series.map(({ title, cells, categories: own, meaning, look }) => ({
      title,
      block: chartCells(cells, sheet, parts),
      categories: own && chartCells(own, sheet, parts),
      meaning,
      look,
    })),
    categoryTitle,
    valueTitle,
    valueFormat,
    categoryFormat,
  };
  return { ...nothing, block, charts: [chart] };
}

function chartCells({ key, column }: ChartCells, sheet: string, parts: readonly Part[]): Block {
  for (const part of parts) {
    if (part.kind !== "table" && part.kind !== "spill" && part.kind !== "cells") continue;
    if (part.key !== key) continue;
    const at =
      part.kind === "spill"
        ? part.columns.findIndex((_, index) => index === column)
        : part.columns.findIndex(({ title }) => title === column);
    if (at >= 0) return columnOf(part.kind === "cells" ? cellsBody(part, sheet) : bodyOf(part, sheet), at);
  }
  throw new Error(`The sheet ${sheet} has no column ${column} of ${key} for a chart`);
}

function cellsBody(part: CellsPart, sheet: string): Block {
  const { row, ...body } = bodyOffset(part);
  return { sheet, ...body, row: part.corner.row + row, column: part.corner.column };
}
