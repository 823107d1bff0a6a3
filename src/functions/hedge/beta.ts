import { kindsOfChanges } from "../../core/hedge/price-changes";
import { slope } from "../../core/hedge/ratio";
import { enoughOf, noVariance } from "../arguments/failures";
import { positive } from "../arguments/numbers";
import { choice } from "../arguments/words";
import { optional, series } from "../cells/declaration";
import { once } from "../cells/once";

const beta = once(
  "HEDGE.BETA",
  {
    assetPrices: series(positive),
    benchmarkPrices: series(positive),
    changes: optional(choice(kindsOfChanges), "percent"),
  },
  function* ({ assetPrices, benchmarkPrices, changes }) {
    return (
      enoughOf(assetPrices, "assetPrices") ?? [
        [(yield* slope(assetPrices, benchmarkPrices, changes)) ?? noVariance],
      ]
    );
  },
);

/**
 * Beta of an asset to a benchmark, from their prices.
 *
 * @customfunction HEDGE_BETA HEDGE.BETA
 * @helpurl https://localhost:3000/docs/functions/HEDGE.BETA.html
 * @param {any[][]} assetPrices Row or column of the asset's prices, oldest first.
 * @param {any[][]} benchmarkPrices Row or column of the benchmark's prices at the same times.
 * @param {any[][]} [changes] What a change is: "price", "percent" or "log". Default "percent".
 * @param {CustomFunctions.CancelableInvocation} invocation What Excel adds to cancel the call.
 * @returns {any[][]} How far the asset moves when the benchmark moves by one.
 * @remarks
 * `cov(dA, dB) / var(dB)` over the changes from one price to the next: "price" `P2-P1`, "percent" `P2/P1-1`, "log" `ln(P2/P1)`.
 * Sample and population variance give the same beta. A holding of value V is hedged by a short of value beta*V in the benchmark.
 *
 * At least 3 prices are needed. The series end together with their last row that is not blank or 0 in all; a heading in the
 * first row is skipped. changes is a single value; blank it is its default.
 * @throws #VALUE! when a series is missing or no single row or column, a price is blank or not positive, the lengths differ, or
 * changes is not one of the three.
 * @throws #N/A when there are fewer than 3 prices.
 * @throws #DIV/0! when the changes of the benchmark's prices are all the same.
 * @example =HEDGE.BETA({100;110;99;108.9}, {100;105;99.75;104.7375}) → 2
 * @see https://en.wikipedia.org/wiki/Beta_(finance)
 */
export function hedgeBeta(
  assetPrices: any[][],
  benchmarkPrices: any[][],
  changes?: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): any[][] {
  return beta([assetPrices, benchmarkPrices, changes, invocation]);
}
