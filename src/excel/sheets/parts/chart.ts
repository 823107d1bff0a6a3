import type { Block } from "../../addresses";
import type { ChartCells, ChartPart, Part } from "../description";
import { bodyOf, columnOf } from "./areas";
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
    series: series.map(({ title, cells }) => ({ title, block: chartCells(cells, sheet, parts) })),
    categoryTitle,
    valueTitle,
    valueFormat,
    categoryFormat,
  };
  return { ...nothing, block, charts: [chart] };
}

function chartCells({ key, column }: ChartCells, sheet: string, parts: readonly Part[]): Block {
  for (const part of parts) {
    if ((part.kind !== "table" && part.kind !== "spill") || part.key !== key) continue;
    const at =
      part.kind === "table"
        ? part.columns.findIndex(({ title }) => title === column)
        : part.columns.findIndex((_, index) => index === column);
    if (at >= 0) return columnOf(bodyOf(part, sheet), at);
  }
  throw new Error(`The sheet ${sheet} has no column ${column} of ${key} for a chart`);
}
