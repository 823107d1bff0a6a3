import { localAddress, type Block } from "../addresses";
import type { Adornments, Replaced } from "./changes";

/** Loads the charts of a sheet and the conditional formats of a block on it. One round trip. */
export async function loadAdornments(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  block: Block,
): Promise<Adornments> {
  const { charts, formats } = await loadItems(context, sheet, block);
  return { charts: idsOf(charts), formats: formats.items.map(({ id }) => id) };
}

/** Notes which charts a write has added, so that Undo leaves alone what others draw on the sheet later. One round trip. */
export async function noteAddedCharts(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  replaced: Replaced,
): Promise<void> {
  const charts = sheet.charts.load("items/id");
  await context.sync();
  replaced.addedCharts = idsOf(charts).filter((id) => !replaced.charts?.includes(id));
}

/** Queues the deletion of what was added since, with the tables: where any lay on its cells, nothing was written. */
export async function deleteAddedAdornments(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  { snapshot, ...before }: Replaced,
): Promise<void> {
  if (!before.charts || !before.formats) return;
  const { charts, formats, tables } = await loadItems(context, sheet, snapshot.block);
  const isAdded = ({ id }: Excel.Chart): boolean =>
    before.addedCharts?.includes(id) ?? !before.charts!.includes(id);
  charts.items.filter(isAdded).forEach((chart) => chart.delete());
  formats.items.filter(({ id }) => !before.formats!.includes(id)).forEach((format) => format.delete());
  tables.items.forEach((table) => table.delete());
}

function idsOf({ items }: Excel.ChartCollection): string[] {
  return items.map(({ id }) => id);
}

async function loadItems(context: Excel.RequestContext, sheet: Excel.Worksheet, block: Block) {
  const range = sheet.getRange(localAddress(block));
  const charts = sheet.charts.load("items/id");
  const formats = range.conditionalFormats.load("items/id");
  const tables = range.getTables(false).load("items/id");
  await context.sync();
  return { charts, formats, tables };
}
