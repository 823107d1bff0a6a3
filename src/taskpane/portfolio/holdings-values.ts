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
