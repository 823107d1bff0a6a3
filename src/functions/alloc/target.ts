import { componentWeight } from "../../core/allocation/targets";
import { one } from "../../core/number/decimal";
import { mapSliced, type Sliced } from "../../core/slices";
import { atLeastZero } from "../arguments/numbers";
import { profile } from "../arguments/profile";
import { type DividedRow, withAmounts } from "../arguments/weights";
import { text } from "../arguments/words";
import { optional, optionalList } from "../cells/declaration";
import { forEachCell } from "../cells/each-cell";
import { refuse, texts } from "../cells/errors";
import { once } from "../cells/once";
import { isOmitted } from "../cells/reading";
import type { Output } from "../cells/spill";
import { choices, quoted } from "../cells/wording";

const targetRows = once(
  "ALLOC.TARGET",
  { profile, capital: optionalList(atLeastZero, [one]) },
  function* ({ profile: components, capital }): Sliced<Output[][]> {
    const rows = yield* mapSliced(components, ({ component, weight }): DividedRow => ({
      before: [component, weight],
      amountOf: (whole) => weight.times(whole),
    }));
    return yield* withAmounts(rows, capital);
  },
);

const targetAmount = forEachCell(
  "ALLOC.TARGET",
  { profile, capital: optional(atLeastZero, one), component: text },
  ({ profile: components, capital, component }) => {
    const weight = componentWeight(components, component);
    if (weight) return weight.times(capital);
    const known = choices(components.map((part) => part.component));
    return refuse(texts.unwanted({ argument: "component" }, known, quoted(component)));
  },
);

/**
 * Weights and amounts that a profile puts into spot, cash and futures.
 *
 * @customfunction ALLOC_TARGET ALLOC.TARGET
 * @helpurl https://localhost:3000/docs/functions/ALLOC.TARGET.html
 * @param {any[][]} profile Profile id or name, or a table of component and weight.
 * @param {any[][]} [capital] Total capital, at least 0. Default 1.
 * @param {any[][]} [component] Component such as "spot", "cash" or "futures". Default all, a row each.
 * @param {CustomFunctions.CancelableInvocation} invocation What Excel adds to cancel the call.
 * @returns {any[][]} With component: its amount. Without: component, weight and amount, a row each.
 * @remarks
 * The amount is the component's weight times the capital. Names are read in any case, a profile's with or without its tag such as
 * "(A)". With component, capital and component take ranges that meet cell by cell or as a grid. Without, a row or column of capitals
 * gives one amount column each.
 *
 * Balanced Growth Model (2) has the components spot, cash, "hedge reserve" and "active"; "futures" there is the sum of the
 * last two. A component of weight 0 is listed too. Your own table has two columns, with or without a header row; its weights
 * sum to 1.
 *
 * A blank capital cell counts as 0.
 *
 * Of several capitals: the series ends with its last value that is neither blank nor 0; a heading in its first cell is skipped.
 * @throws #VALUE! when profile is missing, blank or unknown, a capital is not a number of at least 0, component is not part of
 * the profile, or your own table has no such columns, names a component twice or does not sum to 1.
 * @throws #VALUE! when the shapes of two ranges do not fit.
 * @throws #NUM! when an amount is too large for Excel.
 * @example What a profile puts into futures margin of 100,000.
 * =ALLOC.TARGET("balanced-growth-manager", 100000, "futures") → 30000
 * @example Without a component: the whole profile, with weights and amounts.
 * =ALLOC.TARGET("balanced-growth-manager", 100000) → {"spot",0.6,60000;"cash",0.1,10000;"futures",0.3,30000}
 * @example =ALLOC.TARGET("Balanced Growth Model (2)", 1000, {"active";"futures"}) → {200;400}
 * @example Weights of your own in place of a profile.
 * =ALLOC.TARGET({"spot",0.7;"cash",0.3}, 500) → {"spot",0.7,350;"cash",0.3,150}
 */
export function allocTarget(
  profile: any[][],
  capital?: any[][],
  component?: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): any[][] {
  return isOmitted(component)
    ? targetRows([profile, capital, invocation])
    : targetAmount([profile, capital, component, invocation]);
}
