import { divide, fromNumber, sum, toNumber } from "../../core/number/decimal";
import type { HoldingRow } from "../../workbook/inputs/holdings-table";

interface ValuedHolding {
  readonly asset: string;
  readonly bucket: string;
  readonly value: number;
  /** Share of all holdings; 0 if they are worth nothing. */
  readonly weight: number;
}

/** The value of each holding, and its share of the whole. */
export function valueHoldings(rows: readonly HoldingRow[]): ValuedHolding[] {
  const values = rows.map(({ quantity, price }) => fromNumber(quantity).times(fromNumber(price)));
  const total = sum(values);
  return rows.map(({ asset, bucket }, index) => ({
    asset,
    bucket,
    value: toNumber(values[index]!),
    weight: total.isZero() ? 0 : toNumber(divide(values[index]!, total)),
  }));
}

/** Assets that stand in more than one row of a bucket, as one may be a slip; undefined where there are none. */
export function describeDoubles(rows: readonly HoldingRow[]): string | undefined {
  const counts = new Map<string, { readonly name: string; readonly count: number }>();
  for (const { asset, bucket } of rows) {
    const key = `${asset.toLowerCase()} ${bucket.toLowerCase()}`;
    counts.set(key, {
      name: counts.get(key)?.name ?? `${asset} (${bucket})`,
      count: (counts.get(key)?.count ?? 0) + 1,
    });
  }
  const doubles = [...counts.values()].filter(({ count }) => count > 1);
  if (doubles.length === 0) return undefined;
  const some = doubles.slice(0, 3).map(({ name, count }) => `${name} in ${count} rows`);
  const more = doubles.length > some.length ? `, and ${doubles.length - some.length} more` : "";
  return `Listed more than once: ${some.join(", ")}${more}. All rows count, and their trades are netted.`;
}

/** Holdings in hidden rows, as a filter may hide them unnoticed; undefined where there are none. */
export function describeHidden(rows: readonly number[] = []): string | undefined {
  if (rows.length === 0) return undefined;
  const some = rows.slice(0, 5).join(", ");
  const more = rows.length > 5 ? ` and ${rows.length - 5} more` : "";
  return rows.length === 1
    ? `Row ${some} is hidden in the sheet. It counts all the same.`
    : `Rows ${some}${more} are hidden in the sheet. They count all the same.`;
}
