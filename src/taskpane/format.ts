const moneyFormat = new Intl.NumberFormat("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const quantityFormat = new Intl.NumberFormat("en-US", { maximumFractionDigits: 8 });
const percentFormat = new Intl.NumberFormat("en-US", { style: "percent", maximumFractionDigits: 2 });
const minus = (text: string): string => text.replace("-", "−");

/** 1234.5 as 1,234.50. */
export function money(value: number): string {
  return minus(moneyFormat.format(value));
}

/** A quantity with the digits that it has, eight at most. */
export function quantity(value: number): string {
  return minus(quantityFormat.format(value));
}

/** A fraction as percent: 0.125 as 12.5%. */
export function percent(value: number): string {
  return minus(percentFormat.format(value));
}

/** A fraction as percent with its sign: +12.5%, −3%, 0%. */
export function signedPercent(value: number): string {
  const text = percent(value);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** A component as a label: "futures" is the margin of the futures account. */
export function componentLabel(component: string): string {
  if (component === "futures") return "Futures margin";
  return sentence(component);
}

/** With a capital first letter. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
