import type { AreaLook, FontLook, LineLook } from "../../charts/stored-chart";
import type { Xml } from "../xml";
import { all, find, valueOf } from "../xml";
import { dashes } from "./terms";

const EMU_PER_POINT = 12_700;

/** The colours of the workbook's theme by their names in charts, as `RRGGBB`. */
export type ThemeColors = Readonly<Record<string, string>>;

export const areaLook = (shape: Xml | undefined, theme: ThemeColors): AreaLook => ({
  fill: fillOf(shape, theme),
  line: lineLook(find(shape, "ln"), theme),
});

export function lineLook(line: Xml | undefined, theme: ThemeColors): LineLook {
  const width = Number(line?.attributes.w);
  return {
    color: fillOf(line, theme),
    style: dashes.fromFile(valueOf(line, "prstDash")),
    weight: width > 0 ? width / EMU_PER_POINT : undefined,
  };
}

/** The font of a title or of a part whose text Excel makes. */
export function fontLook(text: Xml | undefined, theme: ThemeColors): FontLook {
  const paragraph = find(text, "tx", "rich", "p") ?? find(text, "txPr", "p") ?? find(text, "p");
  const properties = find(paragraph, "r", "rPr") ?? find(paragraph, "pPr", "defRPr");
  const size = Number(properties?.attributes.sz);
  const name = find(properties, "latin")?.attributes.typeface;
  const isOn = (attribute: string | undefined) =>
    attribute === undefined ? undefined : ["1", "true"].includes(attribute);
  return {
    size: size > 0 ? size / 100 : undefined,
    bold: isOn(properties?.attributes.b),
    italic: isOn(properties?.attributes.i),
    color: fillOf(properties, theme) ?? undefined,
    // +mn-lt and the like stand for the fonts of the theme.
    name: name?.startsWith("+") ? undefined : name,
  };
}

/** The words of a title. Undefined when Excel makes them. */
export function titleText(title: Xml | undefined): string | undefined {
  const rich = find(title, "tx", "rich");
  if (rich) {
    const lines = all(rich, "p").map((line) =>
      all(line, "r")
        .map((run) => find(run, "t")?.text ?? "")
        .join(""),
    );
    return lines.join("\n");
  }
  return find(title, "tx", "strRef", "strCache", "pt", "v")?.text;
}

function fillOf(parent: Xml | undefined, theme: ThemeColors): string | null | undefined {
  if (find(parent, "noFill")) return null;
  const fill = find(parent, "solidFill") ?? find(parent, "gradFill", "gsLst", "gs");
  const [color] = fill?.children ?? [];
  return color && colorOf(color, theme);
}

function colorOf(color: Xml, theme: ThemeColors): string | undefined {
  const { val, lastClr } = color.attributes;
  if (color.name === "prstClr") return val?.replace(/^(dk|lt|med)(?=[A-Z])/, (short) => lengthened[short]!);
  const rgb =
    color.name === "schemeClr"
      ? theme[schemeNames[val ?? ""] ?? val ?? ""]
      : color.name === "sysClr"
        ? lastClr
        : val;
  if (rgb === undefined || !/^[0-9a-f]{6}$/i.test(rgb)) return undefined;
  return `#${changed(rgb, color).toUpperCase()}`;
}

const lengthened: Record<string, string> = { dk: "dark", lt: "light", med: "medium" };

const schemeNames: Record<string, string> = { tx1: "dk1", tx2: "dk2", bg1: "lt1", bg2: "lt2" };

/** The colour with its lightness changed: `lumMod` takes a share of it, and `lumOff` adds to it. */
function changed(rgb: string, color: Xml): string {
  const share = (name: string, otherwise: number) =>
    Number(valueOf(color, name) ?? otherwise * 100_000) / 100_000;
  const [by, more] = [share("lumMod", 1), share("lumOff", 0)];
  if (by === 1 && more === 0) return rgb;
  const channels = [0, 2, 4].map((at) => parseInt(rgb.slice(at, at + 2), 16) / 255);
  const [most, least] = [Math.max(...channels), Math.min(...channels)];
  const lightness = (most + least) / 2;
  const target = Math.min(1, Math.max(0, lightness * by + more));
  const room = (at: number) => 1 - Math.abs(2 * at - 1);
  const scale = room(lightness) === 0 ? 0 : room(target) / room(lightness);
  return channels
    .map((channel) => Math.round(Math.min(1, Math.max(0, target + (channel - lightness) * scale)) * 255))
    .map((channel) => channel.toString(16).padStart(2, "0"))
    .join("");
}
