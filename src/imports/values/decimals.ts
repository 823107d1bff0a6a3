import { decimal } from "../../core/number/decimal";

/**
 * Decimals as texts in one form: no exponent, no plus, no zero that says nothing, no -0. Two texts are the same if the numbers are.
 */
export function canonical(digits: string): string {
  if (/^[1-9]\d*$/.test(digits)) return digits;
  if (/e/i.test(digits)) return decimal(digits).toFixed();
  const negative = digits.startsWith("-");
  const [whole = "", behind = ""] = digits.replace(/^[+-]/, "").split(".");
  const front = whole.replace(/^0+(?=\d)/, "") || "0";
  const back = behind.replace(/0+$/, "");
  const text = back === "" ? front : `${front}.${back}`;
  return negative && text !== "0" ? `-${text}` : text;
}

export function negative(text: string): string {
  if (text === "" || text === "0") return text;
  return text.startsWith("-") ? text.slice(1) : `-${text}`;
}

export function magnitude(text: string): string {
  return text.startsWith("-") ? text.slice(1) : text;
}

/** The difference; a blank one counts as 0 unless both are blank. */
export function difference(a: string, b: string): string {
  if (a === "" && b === "") return "";
  if (b === "" || b === "0") return a || "0";
  return decimal(a || "0")
    .minus(b)
    .toFixed();
}

export function isNothing(text: string): boolean {
  return text === "" || text === "0";
}

/** The decimal places of a number as it is printed, without a unit. */
export function placesOf(printed: string): number {
  return /[.,](\d+)\D*$/.exec(printed)?.[1]?.length ?? 0;
}
