import { fromNumber } from "../core/decimal";

/** A number as typed, a percentage as a fraction; nothing is 0, and what is no number is undefined. */
export function readNumber(text: string, isPercent: boolean): number | undefined {
  const typed = text
    .trim()
    .replace("−", "-")
    .replace(isPercent ? /\s*%$/ : /$^/, "");
  if (typed === "") return 0;
  if (!/^[+-]?(\d+|\d{1,3}(,\d{3})+)?(\.\d+)?$/.test(typed) || !/\d/.test(typed)) return undefined;
  return Number(`${typed.replaceAll(",", "")}${isPercent ? "e-2" : ""}`);
}

/** The text that stands for a number; 0 is an empty one. */
export function writeNumber(value: number, isPercent: boolean): string {
  if (value === 0) return "";
  return fromNumber(value)
    .times(isPercent ? 100 : 1)
    .toFixed();
}
