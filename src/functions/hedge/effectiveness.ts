import { kindsOfChanges } from "../../core/hedge/price-changes";
import { varianceReduction } from "../../core/hedge/ratio";
import type { Decimal } from "../../core/number/decimal";
import { enoughOf, noVariance } from "../arguments/failures";
import { positive, signedFraction } from "../arguments/numbers";
import { choice } from "../arguments/words";
import { optional, series } from "../cells/declaration";
import { once } from "../cells/once";

const effectiveness = once(
  "HEDGE.EFFECTIVENESS",
  {
    spotPrices: series(positive),
    futuresPrices: series(positive),
    hedgeRatio: optional<Decimal | undefined>(signedFraction, undefined),
    changes: optional(choice(kindsOfChanges), "price"),
  },
  function* ({ spotPrices, futuresPrices, hedgeRatio, changes }) {
    const few = enoughOf(spotPrices, "spotPrices");
    if (few) return few;
    const reduction = yield* varianceReduction(spotPrices, futuresPrices, hedgeRatio, changes);
    return [[reduction ?? noVariance]];
  },
);

/**
 * Share of a holding's variance that a hedge removes, from spot and futures prices.
 *
 * @customfunction HEDGE_EFFECTIVENESS HEDGE.EFFECTIVENESS
 * @helpurl https://localhost:3000/docs/functions/HEDGE.EFFECTIVENESS.html
 * @param {any[][]} spotPrices Row or column of spot prices, oldest first.
 * @param {any[][]} futuresPrices Row or column of futures prices at the same times.
 * @param {any[][]} [hedgeRatio] Futures sold short per unit of spot. Default the minimum-variance ratio.
 * @param {any[][]} [changes] What a change is: "price", "percent" or "log". Default "price".
 * @param {CustomFunctions.CancelableInvocation} invocation What Excel adds to cancel the call.
 * @returns {any[][]} Fraction of at most 1; negative where the hedge adds variance.
 * @remarks
 * `1 - var(dS - h*dF)/var(dS)` over the changes from one price to the next: "price" `P2-P1`, "percent" `P2/P1-1`, "log"
 * `ln(P2/P1)`. At the minimum-variance ratio, which HEDGE.RATIO gives, it is the squared correlation of the changes.
 *
 * At least 3 prices are needed. The series end together with their last row that is not blank or 0 in all; a heading in the
 * first row is skipped. hedgeRatio and changes are single values. A blank hedgeRatio cell counts as 0, because Excel may hand a
 * blank cell over as 0; leave the argument out for its default. A blank changes is its default.
 * @throws #VALUE! when a series is missing or no single row or column, a price is blank or not positive, the lengths differ,
 * hedgeRatio is no number, or changes is not one of the three.
 * @throws #N/A when there are fewer than 3 prices.
 * @throws #DIV/0! when the changes of the spot prices are all the same, or without hedgeRatio those of the futures prices.
 * @example How much of the variance such a hedge removes.
 * =HEDGE.EFFECTIVENESS({100;102;101;105}, {100;101;100;103}) → 0.986842105263158
 * @example =HEDGE.EFFECTIVENESS({100;102;101;105}, {100;101;100;103}, 1) → 0.947368421052632
 * @see https://financetrain.com/minimum-variance-hedge-ratio
 */
export function hedgeEffectiveness(
  spotPrices: any[][],
  futuresPrices: any[][],
  hedgeRatio?: any[][],
  changes?: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): any[][] {
  return effectiveness([spotPrices, futuresPrices, hedgeRatio, changes, invocation]);
}
