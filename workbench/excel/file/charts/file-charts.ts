import { strFromU8, unzipSync } from "fflate";
import { parseThemeColors } from "hucre/ooxml";
import type { Corner, StoredChart } from "../../charts/stored-chart";
import { cornersOf, pointsOf } from "../../charts/position";
import type { Grid } from "../../grid";
import type { Xml } from "../xml";
import { all, find, parseXml } from "../xml";
import { readChart } from "./read-chart";
import type { ThemeColors } from "./read-look";

type Parts = Record<string, Uint8Array>;

const EMU_PER_POINT = 12_700;

/** A chart of a file with the frame that holds it. */
interface FileChart {
  part: string;
  anchor: Xml;
}

/** The charts of a file by the number of their sheet. */
export class FileCharts {
  private readonly parts: Parts;
  private readonly theme: ThemeColors;

  constructor(file: Uint8Array) {
    const needed =
      /^xl\/(workbook\.xml|_rels\/|charts\/chart[^/]*\.xml|drawings\/|worksheets\/_rels\/|theme\/)/;
    this.parts = unzipSync(file, { filter: ({ name }) => needed.test(name) });
    this.theme = this.themeColors();
  }

  /** Adds the charts of a sheet to it. */
  addTo(grid: Grid, sheetId: string, index: number, sheetIds: ReadonlyMap<string, string>): void {
    const around = { theme: this.theme, ownSheet: sheetId, sheetId: (name: string) => sheetIds.get(name) };
    const charts = this.on(index).flatMap(({ part, anchor }, at): StoredChart[] => {
      const read = readChart(part, around);
      if (!read) return [];
      const name =
        find(anchor, "graphicFrame", "nvGraphicFramePr", "cNvPr")?.attributes.name ?? `Chart ${at + 1}`;
      return [
        { id: `{${crypto.randomUUID().toUpperCase()}}`, name, ...read, ...place(grid, sheetId, anchor) },
      ];
    });
    if (charts.length > 0) grid.charts.replace(sheetId, charts);
  }

  private on(index: number): FileChart[] {
    const sheets = all(find(this.xml("xl/workbook.xml"), "workbook", "sheets"), "sheet");
    const sheet = this.targets("xl/workbook.xml").get(sheets[index]?.attributes.id ?? "");
    if (sheet === undefined) return [];
    const drawings = [...this.targets(sheet).values()].filter((path) =>
      path.startsWith("xl/drawings/drawing"),
    );
    return drawings.flatMap((drawing) => {
      const targets = this.targets(drawing);
      const anchors = find(this.xml(drawing), "wsDr")?.children ?? [];
      return anchors.flatMap((anchor) => {
        const data = find(anchor, "graphicFrame", "graphic", "graphicData", "chart");
        const part = this.parts[targets.get(data?.attributes.id ?? "") ?? ""];
        return part ? [{ part: strFromU8(part), anchor }] : [];
      });
    });
  }

  /** The paths to which a part refers, by their ids. */
  private targets(owner: string): Map<string, string> {
    const [folder, name] = [
      owner.slice(0, owner.lastIndexOf("/") + 1),
      owner.slice(owner.lastIndexOf("/") + 1),
    ];
    const found = all(find(this.xml(`${folder}_rels/${name}.rels`), "Relationships"), "Relationship");
    return new Map(
      found.map(({ attributes: { Id = "", Target = "" } }) => [
        Id,
        new URL(Target, `file:///${folder}`).pathname.slice(1),
      ]),
    );
  }

  private xml(path: string): Xml | undefined {
    const part = this.parts[path];
    return part && parseXml(strFromU8(part));
  }

  private themeColors(): ThemeColors {
    const theme = Object.keys(this.parts).find((name) => /^xl\/theme\/theme[^/]*\.xml$/.test(name));
    if (theme === undefined) return {};
    const colors = parseThemeColors(strFromU8(this.parts[theme]!));
    return Object.fromEntries(themeNames.flatMap((name, at) => (colors[at] ? [[name, colors[at]]] : [])));
  }
}

const themeNames = [
  ...["dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink"],
  "folHlink",
];

/** Where a frame lies: between two cells, or at one with a size of its own. */
function place(grid: Grid, sheetId: string, anchor: Xml): { from: Corner; to: Corner } {
  const from = readCorner(grid, sheetId, find(anchor, "from"));
  const end = find(anchor, "to");
  if (end) return { from, to: readCorner(grid, sheetId, end) };
  const { cx, cy } = find(anchor, "ext")?.attributes ?? {};
  const size = (emu: string | undefined, otherwise: number) => Number(emu) / EMU_PER_POINT || otherwise;
  const bounds = { ...pointsOf(grid, sheetId, from), width: size(cx, 360), height: size(cy, 216) };
  return cornersOf(grid, sheetId, bounds);
}

/** Files count the distance into a cell; a chart keeps the share of it. */
function readCorner(grid: Grid, sheetId: string, found: Xml | undefined): Corner {
  const number = (name: string) => Math.max(0, Number(find(found, name)?.text) || 0);
  const sheet = grid.sheet(sheetId)!;
  const column = Math.min(Math.floor(number("col")), sheet.getColumnCount());
  const row = Math.min(Math.floor(number("row")), sheet.getRowCount());
  const start = pointsOf(grid, sheetId, { column, row });
  const end = pointsOf(grid, sheetId, { column: column + 1, row: row + 1 });
  const share = (emu: number, size: number) => (size > 0 ? Math.min(1, emu / EMU_PER_POINT / size) : 0);
  return {
    column: column + share(number("colOff"), end.left - start.left),
    row: row + share(number("rowOff"), end.top - start.top),
  };
}
