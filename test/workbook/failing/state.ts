import { strFromU8 } from "fflate";
import type { Book } from "../../support/headless";

/** Everything that a workbook holds, by its place: `Sheet1!B2`, `name Rebalance_Total`, `setting Ballast.Settings`. */
export type State = ReadonlyMap<string, string>;

/**
 * Reads the workbook as its file has it, without a request that could fail; charts, which the file lacks, as they are kept. Of a
 * formula only itself: its result is the engine's work, which keeps #NAME? where a name was gone and came back.
 */
export async function readState(book: Book): Promise<State> {
  await book.calculated();
  const parts = Object.entries(await book.parts()).map(([name, bytes]) => [name, strFromU8(bytes)] as const);
  const file = new Map(parts);
  const state = new Map<string, string>();
  const strings = all(file.get("xl/sharedStrings.xml") ?? "", /<si>(.*?)<\/si>/gs);
  const looks = looksIn(file.get("xl/styles.xml")!);
  const workbook = file.get("xl/workbook.xml")!;
  const names = [...workbook.matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) => unescape(name!));
  for (const [, name, rest, formula] of workbook.matchAll(
    /<definedName name="([^"]*)"([^>]*)>(.*?)<\/definedName>/gs,
  )) {
    // Print areas and titles belong to the layout of the page, which is no part of what is kept.
    if (!name!.startsWith("_xlnm.")) state.set(`name ${name!}`, `${rest!} ${formula!}`);
  }
  const sheets = book.grid.workbook.getSheets();
  names.forEach((name, index) => {
    const xml = file.get(`xl/worksheets/sheet${index + 1}.xml`)!;
    state.set(`sheet ${name}`, frameOf(xml));
    for (const [, address, attributes, content = ""] of xml.matchAll(
      /<c r="([A-Z]+\d+)"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs,
    )) {
      const style = / s="(\d+)"/.exec(attributes!)?.[1];
      const look = style === undefined ? plain : looks[Number(style)]!;
      const isShared = attributes!.includes('t="s"');
      const held = isShared
        ? content.replace(/<v>(\d+)<\/v>/, (_, at) => `text ${strings[Number(at)]!}`)
        : content.replace(/(<f.*<\/f>)<v>.*<\/v>/s, "$1");
      if (held !== "" || look !== plain) state.set(`${name}!${address!}`, `${held} ${look}`);
    }
    for (const [rule] of xml.matchAll(/<conditionalFormatting.*?<\/conditionalFormatting>/gs)) {
      const range = /sqref="([^"]*)"/.exec(rule)![1]!;
      const key = `rule ${name}!${range}`;
      state.set(key, `${state.get(key) ?? ""}${rule.replaceAll(/ (priority|dxfId)="\d+"/g, "")}`);
    }
    for (const [validation] of xml.matchAll(/<dataValidation .*?<\/dataValidation>/gs)) {
      state.set(`validation ${name}!${/sqref="([^"]*)"/.exec(validation)![1]!}`, validation);
    }
    for (const chart of book.grid.charts.on(sheets[index]!.getSheetId())) {
      state.set(
        `chart ${name}!${chart.name}`,
        JSON.stringify(chart).replaceAll(/"(sheetId|id)":"[^"]*"/g, ""),
      );
    }
  });
  for (const [part, xml] of file) {
    if (!part.startsWith("xl/tables/")) continue;
    const name = / name="([^"]*)"/.exec(xml)![1]!;
    state.set(`table ${name}`, xml.replace(/ id="\d+"/, ""));
  }
  for (const [, key, value] of (file.get("xl/webextensions/webextension1.xml") ?? "").matchAll(
    /<we:property name="([^"]*)" value="([^"]*)"/g,
  )) {
    state.set(`setting ${key!}`, value!);
  }
  state.set("active", /activeTab="(\d+)"/.exec(workbook)?.[1] ?? "0");
  return state;
}

/** The places at which two states differ. */
export function differences(a: State, b: State): string[] {
  return [...new Set([...a.keys(), ...b.keys()])].filter((place) => a.get(place) !== b.get(place));
}

/** The look of a cell that has none of its own. */
const plain = 'font <sz val="11"/><name val="Calibri"/> fill  border  format 0 ';

/** Font, fill, lines, format and alignment of each style that cells may have. */
function looksIn(xml: string): string[] {
  const fonts = all(xml, /<font>(.*?)<\/font>/gs);
  const fills = all(xml, /<fill>(.*?)<\/fill>/gs);
  const borders = all(xml, /<border>(.*?)<\/border>/gs);
  const formats = new Map(
    [...xml.matchAll(/<numFmt numFmtId="(\d+)" formatCode="([^"]*)"/g)].map(([, id, code]) => [id!, code!]),
  );
  const cells = /<cellXfs[^>]*>(.*?)<\/cellXfs>/s.exec(xml)![1]!;
  return [...cells.matchAll(/<xf ([^>]*?)(?:\/>|>(.*?)<\/xf>)/gs)].map(([, given, inner = ""]) => {
    const of = (name: string): string => new RegExp(`${name}="(\\d+)"`).exec(given!)?.[1] ?? "0";
    const font = fonts[Number(of("fontId"))]!.replace('<color rgb="FF000000"/>', "");
    const fill = fills[Number(of("fillId"))]!.replace('<patternFill patternType="none"/>', "");
    const border = borders[Number(of("borderId"))]!.replaceAll(/<(left|right|top|bottom|diagonal)\/>/g, "");
    const format = formats.get(of("numFmtId"))?.replace("General", "0") ?? of("numFmtId");
    const placed = inner.replace(/ vertical="bottom"/, "").replace("<alignment/>", "");
    return `font ${font} fill ${fill} border ${border} format ${format} ${placed}`;
  });
}

/** What a sheet has beside its cells: panes, gridlines, widths that are not the usual one, heights, merged cells. */
function frameOf(xml: string): string {
  const pieces = [/<sheetView .*?<\/sheetViews>/s, /<mergeCells.*?<\/mergeCells>/s].map(
    (piece) => piece.exec(xml)?.[0] ?? "",
  );
  const widths = [...xml.matchAll(/<col min="(\d+)" max="\d+" width="([\d.]+)"/g)]
    .filter(([, , width]) => Math.abs(Number(width) - usualWidth) > 0.01)
    .map(([, column, width]) => `${column!}:${width!}`);
  const heights = [...xml.matchAll(/<row r="(\d+)" ht="([\d.]+)"/g)].map(([, row, ht]) => `${row!}:${ht!}`);
  return [...pieces, ...widths, "heights", ...heights].join(" ");
}

const usualWidth = 8.43;

function all(xml: string, pattern: RegExp): string[] {
  return [...xml.matchAll(pattern)].map(([, inner]) => inner!);
}

function unescape(text: string): string {
  return text.replaceAll("&amp;", "&").replaceAll("&apos;", "'").replaceAll("&quot;", '"');
}
