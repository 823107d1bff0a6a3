import { type Decimal, decimal, spelledDigits } from "../../core/number/decimal";

/** A number in a sentence, with separators between thousands. */
export function shown(value: Decimal): string {
  return spelledDigits(value).replace(/^-?\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ","));
}

/** A fraction in percent. */
export function inPercent(rate: Decimal): string {
  return `${shown(rate.times(100))}%`;
}

/**
 * A number as pages write it: 50,000 and 0.40% and 125x and 2M and 5 BTC. The percent sign divides by 100. Undefined for any other text,
 * and for 50.000, which may mean either of two numbers.
 */
export function pageFigure(text: string): Decimal | undefined {
  const [, digits, multiple, percent] =
    /^(?:[$₮]\s*)?([\d.,\s']+?)\s*([KMB](?![A-Za-z]))?\s*(%|[x×X倍]|[A-Za-z]{2,6}|Cont\.?)?$/.exec(
      text.trim(),
    ) ?? [];
  const plain = digits === undefined ? undefined : plainDigits(digits);
  if (plain === undefined) return undefined;
  const value = decimal(plain).times(multiples[multiple ?? ""]!);
  return percent === "%" ? value.times("0.01") : value;
}

const multiples: Readonly<Record<string, number>> = { "": 1, K: 1e3, M: 1e6, B: 1e9 };

/** The digits without separators between thousands, and with a point before decimals. */
function plainDigits(digits: string): string | undefined {
  const written = digits.trim();
  if (/^[1-9]\d{0,2}(\.\d{3})+$/.test(written)) return undefined;
  if (/^\d+(\.\d+)?$/.test(written)) return written;
  if (/^\d{1,3}([,\s']\d{3})+(\.\d+)?$/.test(written)) return written.replace(/[,\s']/g, "");
  return /^0,\d+$/.test(written) ? written.replace(",", ".") : undefined;
}
