import { canonical } from "./decimals";

/** How the numbers of a file are written: with a decimal point, a comma, or each in its own way. */
export type DecimalMark = "." | "," | "mixed" | "unknown";

/** A cell in which no number can be read, or one that is 1234 or 1.234 as long as nobody says which. */
export type Unreadable = "unreadable" | "ambiguous";

export interface Amount {
  /** The number in canonical form; blank if the cell is. */
  readonly text: string;
  /** The letters glued to the number, in capitals. */
  readonly unit: string;
}

/**
 * Reads a number as venues and Excel print it. The units of the row itself are taken off first, so that the digits of a coin such as
 * 1INCH do not count as those of the number.
 */
export function readAmount(
  cell: string,
  mark: DecimalMark,
  units: readonly string[] = [],
): Amount | Unreadable {
  // Most cells are plain, and these take a tenth of the time.
  if (mark === "." && cell.length < 40 && plain.test(cell)) return { text: canonical(cell), unit: "" };
  const glued = mark === "." && cell.length < 40 ? plainWithUnit.exec(cell) : null;
  if (glued && !units.some((unit) => /^\d/.test(unit)))
    return { text: canonical(glued[1]!), unit: glued[2]! };
  const parts = partsOf(cell, units);
  if (parts === undefined) return "unreadable";
  if (parts === blank) return blank;
  const { digits, sign, unit } = parts;
  const at = mark === "mixed" ? (evidenceIn(digits) ?? ".") : mark;
  if (at === "unknown" && evidenceIn(digits) === undefined && digits.includes(",")) return "ambiguous";
  const pointed = withPoint(digits, at === "unknown" ? (evidenceIn(digits) ?? ".") : at);
  return pointed === undefined ? "unreadable" : { text: canonical(sign + pointed), unit };
}

/** What a cell tells of the file's decimal mark: the mark, that it can be read both ways, or nothing. */
export function markIn(cell: string): "." | "," | "ambiguous" | undefined {
  const point = plainWithPoint.exec(cell);
  if (point) return isGroup(point[1]!, point[2]!) ? undefined : ".";
  const parts = partsOf(cell, []);
  if (parts === undefined || parts === blank) return undefined;
  const { digits } = parts;
  return evidenceIn(digits) ?? (digits.includes(",") ? "ambiguous" : undefined);
}

const plain = /^-?\d+(\.\d+)?$/;
const plainWithUnit = /^(-?\d+(?:\.\d+)?) ?([A-Z]+)$/;
const plainWithPoint = /^-?(\d+)\.(\d+)[A-Z]*$/;

const blank = { text: "", unit: "", digits: "", sign: "" } as const;

/** The forms of an empty cell. */
const empty = /^(-{1,2}|—|–|n\/a|null|none)?$/i;

const number = /^([+-]?)(\d[\d.,]*|[.,]\d+)(e[+-]?\d+)?$/i;

/** No number of a file is longer, and in a long text the search for one takes a while. */
const longest = 200;

function partsOf(cell: string, units: readonly string[]) {
  if (cell.length > longest) return undefined;
  let text = cell
    .normalize("NFKC")
    .replace(/[\s\u00a0'’`\u200e\ufeff]/g, "")
    .replace(/−/g, "-");
  if (empty.test(text)) return blank;
  let sign = "";
  if (/^\(.*\)$/.test(text)) [text, sign] = [text.slice(1, -1), "-"];
  const split = number.exec(text) ? { text, unit: "" } : withoutUnit(text, units);
  text = split.text;
  if (text.endsWith("-")) [text, sign] = [text.slice(0, -1), "-"];
  const found = number.exec(text);
  if (!found) return undefined;
  const [, before = "", digits = "", exponent = ""] = found;
  // No amount of money is like that, and what it came to would fill the memory.
  if (digits.length > 100 || Math.abs(Number(exponent.slice(1))) > 100) return undefined;
  if (before === "-") sign = sign === "-" ? "" : "-";
  return { digits: digits + exponent, sign, unit: split.unit };
}

/** Takes the row's own coins off before any letters, the longest first. */
function withoutUnit(text: string, units: readonly string[]): { text: string; unit: string } {
  const upper = text.toUpperCase();
  const own = units
    .filter((unit) => unit !== "" && upper.endsWith(unit) && number.test(text.slice(0, -unit.length)))
    .sort((a, b) => b.length - a.length)[0];
  if (own !== undefined) return { text: text.slice(0, -own.length), unit: own };
  const unit = /[\p{L}%$€£¥][\p{L}\d]*$/u.exec(text)?.[0] ?? "";
  return { text: unit === "" ? text : text.slice(0, -unit.length), unit: unit.toUpperCase() };
}

/** The decimal mark of digits that can be read one way only. */
function evidenceIn(digits: string): "." | "," | undefined {
  const points = digits.split(".").length - 1;
  const commas = digits.split(",").length - 1;
  if (points > 0 && commas > 0) return digits.lastIndexOf(".") > digits.lastIndexOf(",") ? "." : ",";
  if (points + commas === 0) return undefined;
  const [mark, other] = points > 0 ? ([".", ","] as const) : ([",", "."] as const);
  if (points + commas > 1) return other;
  const [before = "", behind = ""] = digits.split(mark);
  return isGroup(before, behind) ? undefined : mark;
}

/** Whether the digits on both sides of a mark may be a group of thousands and those before it. */
function isGroup(before: string, behind: string): boolean {
  return behind.length === 3 && /^[1-9]\d{0,2}$/.test(before) && /^\d{3}$/.test(behind);
}

/** The digits with a point as the decimal mark; undefined if they are not grouped by threes. */
function withPoint(digits: string, mark: "." | ","): string | undefined {
  const [whole = "", behind, more] = digits.split(mark);
  if (more !== undefined) return undefined;
  const group = mark === "." ? "," : ".";
  if (behind?.includes(group)) return undefined;
  if (whole.includes(group) && !/^\d{1,3}([.,]\d{2,3})*[.,]\d{3}$/.test(whole)) return undefined;
  const plain = whole.replaceAll(group, "") || "0";
  return behind === undefined ? plain : `${plain}.${behind}`;
}
