import { fromNumber, sum, toNumber, type Decimal } from "../core/decimal";
import type { Profile } from "../core/allocation/profiles";
import { rebalance, type RebalanceRow } from "../core/allocation/rebalance";
import { splitByValue } from "../core/allocation/split";
import { componentWeight } from "../core/allocation/targets";
import { formatAddress, type Block } from "./addresses";
import type { Holdings } from "./holdings";
import { Problem } from "./problem";

/** What a rebalance keeps to, as the worksheet function takes it: money, and fractions for rates and bands. */
export interface Rules {
  readonly cashFlow: number;
  readonly feeRate: number;
  readonly minTrade: number;
  readonly absoluteBand: number;
  readonly relativeBand: number;
}

export const noRules: Rules = { cashFlow: 0, feeRate: 0, minTrade: 0, absoluteBand: 0, relativeBand: 0 };

/** A row of the rebalance table in the numbers that its cells show. */
export type PlanRow = { readonly [Key in keyof RebalanceRow]: Key extends "asset" ? string : number };

export interface RebalancePlan {
  readonly profile: Profile;
  readonly holdings: Holdings;
  readonly rules: Rules;
  /** The table's rows as they will be written; the last is Cash. */
  readonly rows: readonly PlanRow[];
  readonly totals: {
    readonly buys: number;
    readonly sells: number;
    readonly fees: number;
    readonly newWeights: number;
  };
}

/**
 * The rebalance of these holdings to the profile, in the numbers that the live formulas give in the sheet. Throws a Problem
 * where a bucket is none of the profile's or no rebalance exists.
 */
export function planRebalance(profile: Profile, holdings: Holdings, rules: Rules): RebalancePlan {
  refuseStrangeRows(profile, holdings);
  const read = holdings.rows.map((row) => ({
    asset: row.asset,
    quantity: fromNumber(row.quantity),
    price: fromNumber(row.price),
    step: fromNumber(row.step),
    cash: isCash(row.bucket),
  }));
  const targets = targetsInSheet(profile, holdings);

  const plan = rebalance(
    read.map((holding, index) => ({ ...holding, target: targets[index]! })),
    {
      cashFlow: fromNumber(rules.cashFlow),
      minTrade: fromNumber(rules.minTrade),
      feeRate: fromNumber(rules.feeRate),
      absoluteBand: fromNumber(rules.absoluteBand),
      relativeBand: fromNumber(rules.relativeBand),
    },
  );
  if ("missing" in plan) {
    const reason = `After selling everything, ${String(toNumber(plan.missing))} is missing for the withdrawal.`;
    throw new Problem(noPlan, [reason], "Withdraw less: change Cash flow under Rules.");
  }
  const assets = plan.rows.map(rounded);
  const rows = [...assets, rounded(plan.cash)];
  return {
    profile,
    holdings,
    rules,
    rows,
    totals: {
      buys: total(assets.map(({ tradeValue }) => Math.max(0, tradeValue))),
      sells: total(assets.map(({ tradeValue }) => Math.max(0, -tradeValue))),
      fees: total(rows.map(({ fee }) => fee)),
      newWeights: total(rows.map(({ newWeight }) => newWeight)),
    },
  };
}

/** Whether the plan asks for no trade at all. */
export function isInBalance({ totals }: RebalancePlan): boolean {
  return totals.buys === 0 && totals.sells === 0;
}

const noPlan = "There is no rebalance to show.";

/** The targets as ALLOC.SPLIT returns them to the sheet: over the sheet's own products, rounded to what a cell holds. */
function targetsInSheet(profile: Profile, { rows }: Holdings): Decimal[] {
  const buckets = rows.map(({ bucket }) => bucket);
  const values = rows.map(({ quantity, price }) => fromNumber(quantity * price));
  return splitByValue(profile.components, buckets, values).map((target) => fromNumber(toNumber(target)));
}

function rounded({ asset, ...numbers }: RebalanceRow): PlanRow {
  const entries = Object.entries(numbers).map(([name, value]) => [name, toNumber(value)]);
  return { asset, ...Object.fromEntries(entries) } as PlanRow;
}

function total(values: readonly number[]): number {
  return toNumber(sum(values.map(fromNumber)));
}

function isCash(bucket: string): boolean {
  return bucket.toLowerCase() === "cash";
}

function refuseStrangeRows({ name, components }: Profile, { rows, block, columns }: Holdings): void {
  const allowed = [...new Set([...components.map(({ component }) => component), "cash"])].join(", ");
  const reasons = rows.flatMap(({ asset, bucket }, index) => {
    const cell = (cells: Block): string => formatAddress({ ...cells, row: block.row + index, rowCount: 1 });
    if (isCash(bucket)) return [];
    if (!componentWeight(components, bucket)) {
      return [
        `${cell(columns.bucket)} holds the bucket “${bucket}”, which ${name} does not have. It has ${allowed}.`,
      ];
    }
    return asset.toLowerCase() === "cash"
      ? [
          `${cell(columns.asset)} is named Cash, as the result's last row is. Set its bucket to cash, or rename it.`,
        ]
      : [];
  });
  if (reasons.length > 0) throw new Problem(noPlan, reasons, "Correct the cells, or pick another profile.");
}
