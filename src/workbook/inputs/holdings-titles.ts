import type { CellValue } from "../../excel/cells/source";

export type RequiredColumn = "asset" | "bucket" | "quantity" | "price";
export type OptionalColumn = "step" | "minNotional" | "leverage" | "core";
type Column = RequiredColumn | OptionalColumn;

export const titles: Readonly<Record<Column, string>> = {
  asset: "Asset",
  bucket: "Bucket",
  quantity: "Quantity",
  price: "Price",
  step: "Step",
  minNotional: "Min notional",
  leverage: "Leverage",
  core: "Core",
};
export const required: readonly RequiredColumn[] = ["asset", "bucket", "quantity", "price"];
export const optional: readonly OptionalColumn[] = ["step", "minNotional", "leverage", "core"];

/** What exchanges and traders call a column, where the header has no title of ours. */
const otherTitles: Readonly<Partial<Record<Column, readonly string[]>>> = {
  asset: ["coin", "token", "ticker", "symbol", "currency"],
  bucket: ["type", "class"],
  quantity: ["amount", "qty", "size", "units", "balance", "holding"],
  price: ["mark price", "last price", "spot price", "market price"],
};

/** Where a column stands in a header: at its own title, else at another word for it. -1 where it is missing. */
export function indexOfTitle(header: readonly CellValue[], column: Column): number {
  const texts = header.map((value) => (typeof value === "string" ? plain(value) : ""));
  const own = texts.indexOf(plain(titles[column]));
  return own >= 0 ? own : texts.findIndex((text) => otherTitles[column]?.includes(text));
}

/** True where the column's own title stands in the header more than once. */
export function isRepeated(header: readonly CellValue[], column: Column): boolean {
  const own = plain(titles[column]);
  return header.filter((value) => typeof value === "string" && plain(value) === own).length > 1;
}

/** A title without what stands behind it in brackets, such as the currency: "Price (USDT)". */
function plain(title: string): string {
  return title
    .replace(/\s*[([][^)\]]*[)\]]\s*$/, "")
    .trim()
    .toLowerCase();
}
