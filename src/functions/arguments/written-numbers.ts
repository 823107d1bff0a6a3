import { fromNumber, toNumber } from "../../core/number/decimal";

/** What a text may hold besides a plain number: a percentage, a leverage such as "10x", hours such as "4h". */
export type NumberForm = "amount" | "fraction" | "leverage" | "hours";

/** The number that a text can only mean: "60000", "60,000", "0.5%", "10x", "4h". Undefined where it could mean another. */
export function writtenNumber(text: string, form: NumberForm): number | undefined {
  const bare = text.trim();
  const unit = units[form].exec(bare);
  const figure = plainNumber(unit ? bare.replace(unit[0], "").trim() : bare);
  if (figure === undefined) return undefined;
  return unit && form === "fraction" ? toNumber(fromNumber(figure).times("0.01")) : figure;
}

/** What to type for a text that looks like a number but is refused. Undefined for other texts. */
export function typeInstead(text: string): string | undefined {
  const bare = text.trim();
  const [, sign = "", digits] = /^([+−-]?)\D{0,3}?([\d.][\d.,'’\s]*)(?:[%×]|\p{L}{1,5})?$/u.exec(bare) ?? [];
  if (digits === undefined || !/\d/.test(digits)) return undefined;
  const both = grouped.test(digits.trim())
    ? [decimalPoint(digits)]
    : [decimalComma(digits), decimalPoint(digits)];
  const readings = [...new Set(both)]
    .filter((reading) => reading !== undefined && Number.isFinite(Number(reading)))
    .map((reading) => `${sign === "" || sign === "+" ? "" : "-"}${reading}`);
  return readings.length > 0 ? `it is a text; type ${readings.join(" or ")} as a number` : undefined;
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

/** The digits read with a comma before the decimals, and a point, a blank or an apostrophe between thousands. */
function decimalComma(digits: string): string | undefined {
  const isSo = /^\d{1,3}([.\s'’]\d{3})+(,\d+)?$|^\d+,\d+$/.test(digits.trim());
  return isSo ? String(Number(digits.replace(/[.\s'’]/g, "").replace(",", "."))) : undefined;
}

function decimalPoint(digits: string): string | undefined {
  const isSo = /^(\d{1,3}([,\s'’]\d{3})*|\d+)(\.\d*)?$|^\.\d+$/.test(digits.trim());
  return isSo ? String(Number(digits.replace(/[,\s'’]/g, ""))) : undefined;
}
