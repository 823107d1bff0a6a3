import type { RebalanceRow } from "./rebalance";

/** A row of the rebalance table in the numbers that its cells show, with the bucket that it belongs to. */
export type PlanRow = { readonly bucket: string } & {
  readonly [Key in keyof RebalanceRow]: Key extends "asset" ? string : number;
};
