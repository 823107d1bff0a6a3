import type { RiskAssumptions } from "../../core/allocation/risk";
import type { Destination } from "../../core/allocation/book";
import { usualLimits } from "../../core/allocation/guard";

/** What a rebalance keeps to, as the worksheet functions take it: money, and fractions for rates and bands. */
export interface Rules extends RiskAssumptions {
  readonly cashFlow: number;
  readonly feeRate: number;
  readonly minTrade: number;
  readonly absoluteBand: number;
  readonly relativeBand: number;
  /** How far an asset beyond its band is brought back. */
  readonly destination: Destination;
}

export const noRules: Rules = {
  cashFlow: 0,
  feeRate: 0,
  minTrade: 0,
  absoluteBand: 0,
  relativeBand: 0,
  destination: "target",
  leverage: 0,
  maintenanceRate: 0.005,
  minDistance: 0.1,
  limits: usualLimits,
};
