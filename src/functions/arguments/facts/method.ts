import type { Method } from "../../../core/accounting/trades";
import { optional } from "../../cells/declaration";
import { choice } from "../words";

/** How the cost of what is closed is found. */
export const method = optional(
  choice<Method>(["average", "fifo"], { "average cost": "average", "first in, first out": "fifo" }),
  "average",
);
