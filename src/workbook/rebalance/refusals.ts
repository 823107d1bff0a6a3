import { one, fromNumber, toNumber, type Decimal } from "../../core/number/decimal";
import type { Profile } from "../../core/allocation/profiles";
import { componentWeight } from "../../core/allocation/targets";
import { Problem } from "../../base/problem";
import { formatAddress, type Block } from "../../excel/addresses";
import { faultIn } from "../inputs/faults";
import type { Holdings } from "../inputs/holdings";
import type { Rules } from "../settings/rules";

export const noPlan = "There is no rebalance to show.";

export function isCash(bucket: string): boolean {
  return bucket.toLowerCase() === "cash";
}

/** A fee of all that a unit of margin moves leaves nothing to move. */
export function refuseFees(
  { rows, block, columns }: Holdings,
  leverages: readonly (Decimal | undefined)[],
  { feeRate }: Rules,
): void {
  const reasons = rows.flatMap((_, index) => {
    const leverage = leverages[index] ?? one;
    if (leverage.times(fromNumber(feeRate)).lt(one)) return [];
    const at = columns.leverage
      ? `in ${formatAddress({ ...columns.leverage, row: block.row + index, rowCount: 1 })}`
      : `of ${String(toNumber(leverage))}x`;
    return [`At the leverage ${at} the fee rate takes the whole margin.`];
  });
  if (reasons.length > 0)
    throw new Problem(noPlan, reasons, "Lower the leverage, or the fee rate under Rules.");
}

/** A row is in a bucket of the profile, and only cash is named Cash. */
export function refuseStrangeRows({ name, components }: Profile, { rows, block, columns }: Holdings): void {
  const allowed = [...new Set([...components.map(({ component }) => component), "cash"])].join(", ");
  const faults = rows.flatMap(({ asset, bucket }, index) => {
    const cell = (cells: Block): string => formatAddress({ ...cells, row: block.row + index, rowCount: 1 });
    if (isCash(bucket)) return [];
    if (!componentWeight(components, bucket)) {
      return [
        faultIn(
          cell(columns.bucket),
          `holds the bucket “${bucket}”, which ${name} does not have. It has ${allowed}.`,
        ),
      ];
    }
    return asset.toLowerCase() === "cash"
      ? [
          faultIn(
            cell(columns.asset),
            "is named Cash, as the result's last row is. Set its bucket to cash, or rename it.",
          ),
        ]
      : [];
  });
  if (faults.length === 0) return;
  throw new Problem(
    noPlan,
    faults.map(({ text }) => text),
    "Correct the cells, or pick another profile.",
    faults.map(({ address }) => address),
  );
}
