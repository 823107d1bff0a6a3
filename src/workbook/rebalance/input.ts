import type { Content, Validation } from "../../excel/sheets/description";
import type { CellFormat, RebalancePlace } from "./place";
import type { RebalancePlan } from "./plan";

/** A cell of the page that may be typed over, with its label. */
export interface Input {
  readonly label: string;
  /** What follows the write's own prefix in the cell's name: Rebalance_CashFlow. A limit has none: all of them are read by one name. */
  readonly name?: string;
  readonly format: CellFormat;
  readonly value: (plan: RebalancePlan, place: RebalancePlace) => Content;
  readonly accepts?: (plan: RebalancePlan) => Validation | undefined;
  /** True where another value would change nothing: the weights of a profile of the user's own are read from its cells. */
  readonly isFixed?: (plan: RebalancePlan, place: RebalancePlace) => boolean;
}
