import { numberFormat, numberMarks, paneLocale } from "./locale";

const percentFormat = numberFormat({
  style: "percent",
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
});
const shareFormat = numberFormat({ style: "percent", maximumFractionDigits: 2 });
const leverageFormat = numberFormat({ maximumFractionDigits: 2 });
const countFormat = numberFormat({ maximumFractionDigits: 0 });

/** A minus sign instead of a hyphen, and none before zeros. */
function minus(text: string): string {
  return text.replace("-", "−").replace("−", /[1-9]/.test(text) ? "−" : "");
}

/** Formats amounts of money: with two decimals 1234.5 is 1,234.50. */
export function moneyFormat(decimals: number): (value: number) => string {
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  const format = numberFormat(digits);
  return (value) => minus(format.format(value));
}

/** A quantity with eight digits and room for at least two behind the point: 0.1949, 21,416.134, 1,234,567.89. */
export function quantity(value: number): string {
  const whole = Math.trunc(Math.abs(value));
  const maximumFractionDigits = Math.max(2, 8 - (whole === 0 ? 0 : String(whole).length));
  return minus(quantityFormats[maximumFractionDigits]!.format(value));
}

/** Formats by the number of digits behind the point. They are kept, because making one takes longer than a hundred uses. */
const quantityFormats = Array.from({ length: 9 }, (_, maximumFractionDigits) =>
  numberFormat({ maximumFractionDigits }),
);

/** A fraction as percent for a column: 0.125 is 12.50%. */
export function percent(value: number): string {
  return minus(percentFormat.format(value));
}

/** The same with a sign: +12.50%, −3.00%, 0.00%. */
export function signedPercent(value: number): string {
  const text = percent(value);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** A fraction as percent for running text: 0.6 is 60%. */
export function share(value: number): string {
  return minus(shareFormat.format(value));
}

/** The label of a component; "futures" is the margin of the futures account. */
export function componentLabel(component: string): string {
  if (component === "futures") return "Futures margin";
  return sentence(component);
}

/** A sentence of the core for the pane: its numbers, percentages and leverages as the pane writes its own. */
export function localized(text: string, locale: string = paneLocale): string {
  const { group, decimal } = numberMarks(locale);
  return text
    .replace(/(?<=\d)[.,](?=\d)/g, (mark) => (mark === "." ? decimal : group))
    .replace(/(?<=\d) %/g, percentSign(locale))
    .replace(/(?<=\d)x\b/g, "×");
}

/** What follows the number in a percentage: "%" in English, a space that does not break and "%" in German. */
function percentSign(locale: string): string {
  return /(?<=^1).+$/.exec(numberFormat({ style: "percent" }, locale).format(0.01))?.[0] ?? "%";
}

/** A signal's id in words: "funding spike". */
export function signalWords(signal: string): string {
  return signal.replaceAll("-", " ");
}

/** How many there are: 1,234 trades, 1 trade. */
export function counted(number: number, noun: string): string {
  return `${countFormat.format(number)} ${noun}${number === 1 ? "" : "s"}`;
}

/** The text with a capital first letter. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A leverage: 2.5 is 2.5×. */
export function multiple(leverage: number): string {
  return `${leverageFormat.format(leverage)}×`;
}
