import type { AreaLook, FontLook, LineLook } from "../../charts/stored-chart";
import { element, escapeXml, valued } from "../xml";
import { dashes } from "./terms";

const EMU_PER_POINT = 12_700;

/** Fill and line of a part; nothing when both are left to Excel. */
export function shape({ fill, line }: AreaLook): string | undefined {
  const content = [fillOf(fill), lineOf(line)].join("");
  return content === "" ? undefined : element("c:spPr", {}, content);
}

export function lineOf({ color, style, weight }: LineLook): string | undefined {
  const dash = dashes.toFile(style);
  if (color === undefined && dash === undefined && weight === undefined) return undefined;
  return element(
    "a:ln",
    { w: weight === undefined ? undefined : Math.round(weight * EMU_PER_POINT) },
    fillOf(color),
    dash && valued("a:prstDash", dash),
  );
}

const fillOf = (color: string | null | undefined): string | undefined =>
  color === undefined
    ? undefined
    : color === null
      ? element("a:noFill", {})
      : element("a:solidFill", {}, colorOf(color));

/** Excel takes the names of colours too, which files have as words of their own. */
const colorOf = (color: string): string =>
  color.startsWith("#")
    ? valued("a:srgbClr", color.slice(1).toUpperCase())
    : valued("a:prstClr", color.toLowerCase().replace(/^(dark|light|medium)(?=.)/, shortened));

const shortened = (word: string): string => ({ dark: "dk", light: "lt", medium: "med" })[word] ?? word;

/** The font of a part whose text Excel makes; nothing when it is left to Excel. */
export function textLook(font: FontLook): string | undefined {
  if (Object.values(font).every((part) => part === undefined)) return undefined;
  const paragraph = element("a:p", {}, paragraphLook(font), element("a:endParaRPr", { lang: "en-US" }));
  return element("c:txPr", {}, element("a:bodyPr", {}), paragraph);
}

/** A title of its own text. */
export function title(text: string, font: FontLook): string {
  const run = element("a:r", {}, runLook("a:rPr", font, "en-US"), `<a:t>${escapeXml(text)}</a:t>`);
  const rich = element("c:rich", {}, element("a:bodyPr", {}), element("a:p", {}, paragraphLook(font), run));
  return element("c:title", {}, element("c:tx", {}, rich), valued("c:overlay", false));
}

const paragraphLook = (font: FontLook): string => element("a:pPr", {}, runLook("a:defRPr", font));

const runLook = (name: string, { size, bold, italic, color, name: face }: FontLook, lang?: string): string =>
  element(
    name,
    { lang, sz: size === undefined ? undefined : Math.round(size * 100), b: bold, i: italic },
    fillOf(color),
    face === undefined ? undefined : element("a:latin", { typeface: face }),
  );
