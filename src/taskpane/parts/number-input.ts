import { fromNumber } from "../../core/number/decimal";
import { numberMarks, paneLocale, type NumberMarks } from "./locale";

/**
 * Reads a number as typed, a percentage as a fraction. An empty text is 0; a text that is no number is undefined. Points and commas
 * mean what they mean in the locale: 1.000 is one thousand in German and 1 in English. Written the other way round they are read where
 * only one meaning is possible: 0,05 and 1.250,5 in English too.
 */
export function readNumber(
  text: string,
  isPercent: boolean,
  locale: string = paneLocale,
): number | undefined {
  const typed = plain(text, isPercent);
  if (typed === "") return 0;
  const decimal = /\d/.test(typed) ? asDecimal(typed, marksOf(locale)) : undefined;
  return decimal === undefined ? undefined : Number(`${decimal}${isPercent ? "e-2" : ""}`);
}

/** What to do about a text that is no number, usually to enter what is wanted. */
export function describeUnread(
  text: string,
  isPercent: boolean,
  wanted: string,
  locale: string = paneLocale,
): string {
  const typed = plain(text, isPercent);
  const [, sign, whole, mark, decimals] = /^([+-]?)([1-9]\d{0,2})([.,])(\d{3})$/.exec(typed) ?? [];
  if (mark === undefined) return `Enter ${wanted}.`;
  const { decimal } = numberMarks(locale);
  return `Type ${sign}${whole}${decimals} or ${sign}${whole}${decimal}${decimals!.replace(/(?<=.)0+$/, "")}: ${typed} can mean either.`;
}

/** The text of a number as the locale writes it, without marks between thousands; 0 is an empty text. */
export function writeNumber(value: number, isPercent: boolean, locale: string = paneLocale): string {
  if (value === 0) return "";
  return fromNumber(value)
    .times(isPercent ? 100 : 1)
    .toFixed()
    .replace(".", numberMarks(locale).decimal);
}

/** The number with a point and without marks between thousands, or undefined. */
function asDecimal(typed: string, own: NumberMarks): string | undefined {
  if (isNumber(typed, own)) return stripped(typed, own);
  const other = [pointed, commaed].find((marks) => isNumber(typed, marks));
  // One mark before three digits can stand for thousands or for decimals, and the locale does not say which.
  if (!other || /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/.test(typed)) return undefined;
  return stripped(typed, other);
}

const pointed: NumberMarks = { group: ",", decimal: ".", groupSize: 3 };
const commaed: NumberMarks = { group: ".", decimal: ",", groupSize: 3 };

/** The marks of a locale, as far as they are left: blanks and apostrophes between thousands are gone by now. */
function marksOf(locale: string): NumberMarks {
  const marks = numberMarks(locale);
  return /[.,]/.test(marks.group) ? marks : { ...marks, group: "" };
}

/** True for digits with at most one decimal mark, and with marks between all groups of the whole part or between none. */
function isNumber(typed: string, { group, decimal, groupSize }: NumberMarks): boolean {
  const [whole, decimals, ...more] = typed.replace(/^[+-]/, "").split(decimal);
  if (more.length > 0 || (decimals !== undefined && !/^\d+$/.test(decimals))) return false;
  if (group === "" || !whole!.includes(group)) return /^\d*$/.test(whole!);
  const groups = whole!.split(group);
  const inGroupsOf = (size: number): boolean =>
    /^[1-9]\d*$/.test(groups[0]!) &&
    groups[0]!.length <= size &&
    groups.slice(1, -1).every((digits) => digits.length === size);
  return (
    groups.every((digits) => /^\d+$/.test(digits)) &&
    groups.at(-1)!.length === 3 &&
    (inGroupsOf(3) || inGroupsOf(groupSize))
  );
}

function stripped(typed: string, { group, decimal }: NumberMarks): string {
  return typed.replaceAll(group, "").replace(decimal, ".");
}

/** The text without outer spaces, spaces and apostrophes between thousands, and the percent sign. */
function plain(text: string, isPercent: boolean): string {
  return text
    .trim()
    .replace("−", "-")
    .replace(isPercent ? /\s*%$/ : /$^/, "")
    .replace(/(\d)[\s'’](?=\d{3}(?!\d))/g, "$1");
}
