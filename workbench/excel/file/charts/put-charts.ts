import { strFromU8, strToU8 } from "fflate";
import type { SheetChart } from "hucre";
import type { Corner } from "../../charts/stored-chart";
import { pointsOf } from "../../charts/position";
import type { Grid } from "../../grid";
import { element } from "../xml";
import { chartPart } from "./write-chart";

const EMU_PER_POINT = 12_700;

/** Makes the writer of the file set up the parts of a sheet's charts, which `putCharts` then fills. */
export const chartPlaces = (grid: Grid, sheetId: string): SheetChart[] =>
  grid.charts
    .on(sheetId)
    .map(() => ({ type: "column", series: [{ values: "A1" }], anchor: { from: { row: 0, col: 0 } } }));

/** Writes the charts of the workbook into the parts that are set up for them. */
export function putCharts(parts: Record<string, Uint8Array>, grid: Grid): void {
  let part = 0;
  let drawing = 0;
  for (const sheet of grid.workbook.getSheets()) {
    const sheetId = sheet.getSheetId();
    const charts = grid.charts.on(sheetId);
    if (charts.length === 0) continue;
    for (const chart of charts) {
      parts[`xl/charts/chart${++part}.xml`] = strToU8(chartPart({ grid, sheetId, chart }));
    }
    const path = `xl/drawings/drawing${++drawing}.xml`;
    let at = 0;
    const frames = strFromU8(parts[path]!).replace(
      /<xdr:from>.*?<\/xdr:to>(.*?)<xdr:cNvPr (id="\d+") [^>]*\/>/gs,
      (_, between: string, id: string) => {
        const chart = charts[at++]!;
        const number = /\d+/.exec(id)![0];
        const described = { id: number, name: chart.name, descr: chart.title.text ?? chart.name };
        return (
          corner("from", grid, sheetId, chart.from) +
          corner("to", grid, sheetId, chart.to) +
          between +
          element("xdr:cNvPr", described)
        );
      },
    );
    parts[path] = strToU8(frames.replaceAll(' editAs="oneCell"', ""));
  }
}

function corner(name: string, grid: Grid, sheetId: string, { column, row }: Corner): string {
  const whole = { column: Math.floor(column), row: Math.floor(row) };
  const [start, point] = [pointsOf(grid, sheetId, whole), pointsOf(grid, sheetId, { column, row })];
  const emu = (points: number) => String(Math.round(points * EMU_PER_POINT));
  return element(
    `xdr:${name}`,
    {},
    element("xdr:col", {}, String(whole.column)),
    element("xdr:colOff", {}, emu(point.left - start.left)),
    element("xdr:row", {}, String(whole.row)),
    element("xdr:rowOff", {}, emu(point.top - start.top)),
  );
}
