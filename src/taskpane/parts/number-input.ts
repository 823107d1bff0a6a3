import { fromNumber } from "../../core/number/decimal";

/**
 * Reads a number as typed, a percentage as a fraction. An empty text is 0; a text that is no number is undefined. Decimals
 * follow a point, or a comma that cannot separate thousands: 0,05 and 1.250,5 but not 1,500.
 */
export function readNumber(text: string, isPercent: boolean): number | undefined {
  const typed = plain(text, isPercent);
  if (typed === "") return 0;
  if (!/\d/.test(typed) || canBeBoth(typed)) return undefined;
  const decimal = withPoint.test(typed)
    ? typed.replaceAll(",", "")
    : withComma.test(typed)
      ? typed.replaceAll(".", "").replace(",", ".")
      : undefined;
  return decimal === undefined ? undefined : Number(`${decimal}${isPercent ? "e-2" : ""}`);
}

/** What to do about a text that is no number, usually to enter what is wanted. */
export function describeUnread(text: string, isPercent: boolean, wanted: string): string {
  return canBeBoth(plain(text, isPercent))
    ? "Write it without the comma, which can stand for thousands or for decimals."
    : `Enter ${wanted}.`;
}

const withPoint = /^[+-]?(\d+|[1-9]\d{0,2}(,\d{3})+)?(\.\d+)?$/;
const withComma = /^[+-]?(\d+|[1-9]\d{0,2}(\.\d{3}){2,}|[1-9]\d{0,2}\.\d{3}(?=,))?(,\d+)?$/;

function canBeBoth(typed: string): boolean {
  return /^[+-]?[1-9]\d{0,2},\d{3}$/.test(typed);
}

/** The text without outer spaces, spaces between thousands, and the percent sign. */
function plain(text: string, isPercent: boolean): string {
  return text
    .trim()
    .replace("−", "-")
    .replace(isPercent ? /\s*%$/ : /$^/, "")
    .replace(/(\d)[\s'’](?=\d{3}(?!\d))/g, "$1");
}

/** The text of a number; 0 is an empty text. */
export function writeNumber(value: number, isPercent: boolean): string {
  if (value === 0) return "";
  return fromNumber(value)
    .times(isPercent ? 100 : 1)
    .toFixed();
}
