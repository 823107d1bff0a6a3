import { fromNumber, toNumber } from "../../core/number/decimal";

/** What a text may hold besides a plain number: a percentage, a leverage such as "10x", hours such as "4h". */
export type NumberForm = "amount" | "fraction" | "leverage" | "hours";

/** The number that a text can only mean: "60000", "60,000", "0.5%", "10x", "4h". Undefined where it could mean another. */
export function writtenNumber(text: string, form: NumberForm): number | undefined {
  const bare = text.trim();
  const unit = units[form].exec(bare);
  const figure = plainNumber(unit ? bare.replace(unit[0], "").trim() : bare);
  if (figure === undefined) return undefined;
  return unit && form === "fraction" ? hundredth(figure) : figure;
}

/**
 * What to type for a refused text with a figure. It names a number only where its sign and all that stands beside its digits are
 * understood: "1.5M" could be millions or metres. Undefined for words.
 */
export function typeInstead(text: string, form: NumberForm): string | undefined {
  const bare = text.trim();
  if (!/^[^\p{L}\d]*\d/u.test(bare)) return undefined;
  const unit = units[form].exec(bare);
  const readings = possibleNumbers(unit ? bare.replace(unit[0], "") : bare);
  const meant = unit && form === "fraction" ? readings.map(hundredth) : readings;
  return meant.length > 0 ? `it is text; type ${meant.join(" or ")} as a number` : "it is text, not a number";
}

const units: Readonly<Record<NumberForm, RegExp>> = {
  amount: /(?!)/, // none
  fraction: /%$/,
  leverage: /^[x×]|[x×]$/i,
  hours: /\s*(h|hrs?|hours?)$/i,
};

const plain = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i;

/** A comma, a blank or an apostrophe before each three digits. */
const grouped = /^[+-]?[1-9]\d{0,2}([, \u00a0\u2009\u202f'’])\d{3}(\1\d{3})*(\.\d+)?$/;

/** "60.000" is sixty thousand in half of Europe. */
const ambiguous = /^[+-]?[1-9]\d{0,2}\.\d{3}$/;

function plainNumber(text: string): number | undefined {
  const ascii = text.replace("−", "-");
  if (ambiguous.test(ascii)) return undefined;
  const digits = grouped.test(ascii) ? ascii.replace(/[^\d.+-]/g, "") : ascii;
  const figure = plain.test(digits) ? Number(digits) : NaN;
  return Number.isFinite(figure) ? figure : undefined;
}

/** A figure with a sign and a currency, "-$60,000" or "60.000 USDT". */
const money = /^([+−-]?)\s?\p{Sc}?([+−-]?)\s?([\d.][\d.,'’\s]*)(?:\p{Sc}|USD[TC]?)?$/iu;

/** The numbers that a text may mean where the countries differ in their marks. */
function possibleNumbers(text: string): number[] {
  const [, before = "", after = "", digits = ""] = money.exec(text.trim()) ?? [];
  if (before !== "" && after !== "") return [];
  const marked = digits.trim();
  const both = grouped.test(marked) ? [decimalPoint(marked)] : [decimalComma(marked), decimalPoint(marked)];
  const sign = /[−-]/.test(before + after) ? -1 : 1;
  return [...new Set(both)]
    .filter((figure) => figure !== undefined)
    .filter(Number.isFinite)
    .map((figure) => sign * figure);
}

/** The digits read with a comma before the decimals, and a point, a blank or an apostrophe between thousands. */
function decimalComma(digits: string): number | undefined {
  const isSo = /^\d{1,3}([.\s'’]\d{3})+(,\d+)?$|^\d+,\d+$/.test(digits);
  return isSo ? Number(digits.replace(/[.\s'’]/g, "").replace(",", ".")) : undefined;
}

function decimalPoint(digits: string): number | undefined {
  const isSo = /^(\d{1,3}([,\s'’]\d{3})*|\d+)(\.\d*)?$|^\.\d+$/.test(digits);
  return isSo ? Number(digits.replace(/[,\s'’]/g, "")) : undefined;
}

function hundredth(percent: number): number {
  return toNumber(fromNumber(percent).times("0.01"));
}
