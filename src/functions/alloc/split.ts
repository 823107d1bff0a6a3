import { splitByValue } from "../../core/allocation/split";
import { eachSliced, findSliced, rowsSliced } from "../../core/slices";
import { componentWeight } from "../../core/allocation/targets";
import { atLeastZero } from "../arguments/numbers";
import { profile } from "../arguments/profile";
import { text } from "../arguments/words";
import { optional, list } from "../cells/declaration";
import { refuse, texts } from "../cells/errors";
import { once } from "../cells/once";
import { aboutValue, alongSliced } from "../cells/series";
import { choices, quoted } from "../cells/wording";

const split = once(
  "ALLOC.SPLIT",
  { profile, buckets: list(optional<string | undefined>(text, undefined)), values: list(atLeastZero) },
  function* ({ profile: components, buckets: given, values }, layout) {
    const buckets = yield* rowsSliced(given.length, (index) => given[index] ?? "spot");
    const names = new Set<string>();
    yield* eachSliced(buckets, (bucket) => names.add(bucket));
    const unknown = yield* findSliced([...names], (bucket) => !componentWeight(components, bucket));
    if (unknown < 0) return yield* alongSliced(layout, yield* splitByValue(components, buckets, values));
    const known = choices(components.map(({ component }) => component));
    const odd = [...names][unknown]!;
    const about = aboutValue(layout, "buckets", buckets.indexOf(odd));
    return refuse(texts.unwanted(about, known, quoted(odd)));
  },
);

/**
 * Target weight of each asset: its bucket's weight in the profile, split by the assets' values.
 *
 * @customfunction ALLOC_SPLIT ALLOC.SPLIT
 * @helpurl https://localhost:3000/docs/functions/ALLOC.SPLIT.html
 * @param {any[][]} profile Profile id or name, or a table of component and weight.
 * @param {any[][]} buckets Row or column with the component that each asset belongs to.
 * @param {any[][]} values Row or column with the value of each asset, at least 0.
 * @param {CustomFunctions.CancelableInvocation} invocation What Excel adds to cancel the call.
 * @returns {any[][]} Target weight of each asset, in the direction of buckets.
 * @remarks
 * The weight of a component is split among its assets in proportion to their values, and equally where they are worth
 * nothing. The weight of a component without an asset is in no row: what the result leaves to 1 stays cash.
 *
 * In a profile that divides its futures margin, Balanced Growth Model (2), an asset in "futures" takes the weight of those
 * parts that have no asset of their own.
 *
 * A blank bucket is spot. The series end together with their last row that is not blank or 0 in all; a heading in the first row is
 * skipped. The result ends there too, with a blank beside the heading. Another row that is blank in buckets and values gives a blank. Use
 * the result as the targets of ALLOC.REBALANCE.
 * @throws #VALUE! when a bucket is not a component of the profile, a value is not a number of at least 0, or buckets and
 * values are not rows or columns of the same length.
 * @example Two coins share the profile's spot weight as they share it now, and the cash takes its own.
 * =ALLOC.SPLIT("balanced-growth-manager", {"spot";"spot";"cash"}, {48000;16000;12000}) → {0.45;0.15;0.1}
 * @example Nothing is held yet, so both coins get the same.
 * =ALLOC.SPLIT("conservative-core", {"spot","spot"}, {0,0}) → {0.4,0.4}
 * @example =ALLOC.SPLIT("balanced-growth-model", {"spot";"active";"futures"}, {1;1;1}) → {0.6;0.2;0.2}
 */
export function allocSplit(
  profile: any[][],
  buckets: any[][],
  values: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): any[][] {
  return split([profile, buckets, values, invocation]);
}
