import { kindsOfChanges } from "../../core/hedge/price-changes";
import { slope } from "../../core/hedge/ratio";
import { enoughOf, noVariance } from "../arguments/failures";
import { positive } from "../arguments/numbers";
import { choice } from "../arguments/words";
import { optional, series } from "../cells/declaration";
import { once } from "../cells/once";

const ratio = once(
  "HEDGE.RATIO",
  {
    spotPrices: series(positive),
    futuresPrices: series(positive),
    changes: optional(choice(kindsOfChanges), "price"),
  },
  function* ({ spotPrices, futuresPrices, changes }) {
    return (
      enoughOf(spotPrices, "spotPrices") ?? [
        [(yield* slope(spotPrices, futuresPrices, changes)) ?? noVariance],
      ]
    );
  },
);

/**
 * Minimum-variance hedge ratio of a holding, from spot and futures prices.
 *
 * @customfunction HEDGE_RATIO HEDGE.RATIO
 * @helpurl https://localhost:3000/docs/functions/HEDGE.RATIO.html
 * @param {any[][]} spotPrices Row or column of spot prices, oldest first.
 * @param {any[][]} futuresPrices Row or column of futures prices at the same times.
 * @param {any[][]} [changes] What a change is: "price", "percent" or "log". Default "price".
 * @param {CustomFunctions.CancelableInvocation} invocation What Excel adds to cancel the call.
 * @returns {any[][]} Futures to sell short per unit of spot.
 * @remarks
 * `cov(dS, dF) / var(dF)` over the changes from one price to the next: "price" `P2-P1`, "percent" `P2/P1-1`, "log" `ln(P2/P1)`.
 * Sample and population variance give the same ratio. A ratio of price changes is in units of futures per unit of spot, as
 * HEDGE.SIZE takes it; one of percent or log changes is in value per value.
 *
 * At least 3 prices are needed. The series end together with their last row that is not blank or 0 in all; a heading in the
 * first row is skipped. changes is a single value; blank it is its default.
 * @throws #VALUE! when a series is missing or no single row or column, a price is blank or not positive, the lengths differ, or
 * changes is not one of the three.
 * @throws #N/A when there are fewer than 3 prices.
 * @throws #DIV/0! when the changes of the futures prices are all the same.
 * @example What is held moves more than the future, so a unit of it takes 1.25 of the future.
 * =HEDGE.RATIO({100;102;101;105}, {100;101;100;103}) → 1.25
 * @example =HEDGE.RATIO({100,110,99,108.9}, {100,105,99.75,104.7375}, "percent") → 2
 * @see https://financetrain.com/minimum-variance-hedge-ratio
 */
export function hedgeRatio(
  spotPrices: any[][],
  futuresPrices: any[][],
  changes?: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): any[][] {
  return ratio([spotPrices, futuresPrices, changes, invocation]);
}
