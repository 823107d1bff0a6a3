import { sweptBuckets } from "../../core/allocation/review/sweep";
import { decimal } from "../../core/number/decimal";
import { atLeastZero, share } from "../arguments/numbers";
import { optional } from "../cells/declaration";
import { once } from "../cells/once";

const half = optional(share, decimal("0.5"));

const sweep = once(
  "ALLOC.SWEEP",
  {
    spotValue: atLeastZero,
    spotCost: atLeastZero,
    cash: atLeastZero,
    futuresEquity: atLeastZero,
    futuresPaidIn: atLeastZero,
    spotShare: half,
    futuresShare: half,
  },
  (book) => sweptBuckets(book).map(({ bucket, before, move, after }) => [bucket, before, move, after]),
);

/**
 * Sweeps gains to where they are safer: of futures into spot, of spot into cash.
 *
 * @customfunction ALLOC_SWEEP ALLOC.SWEEP
 * @helpurl https://localhost:3000/docs/functions/ALLOC.SWEEP.html
 * @param {any[][]} spotValue Value held on spot, at least 0.
 * @param {any[][]} spotCost What was paid for it, at least 0.
 * @param {any[][]} cash Cash and stablecoins, at least 0.
 * @param {any[][]} futuresEquity Equity of the futures account, at least 0.
 * @param {any[][]} futuresPaidIn What was paid into it, less what was taken out, at least 0.
 * @param {any[][]} [spotShare] Part of the gain on spot that becomes cash, as a fraction. Default 0.5.
 * @param {any[][]} [futuresShare] Part of the gain on futures that becomes spot, as a fraction. Default 0.5.
 * @returns {any[][]} Three rows, spot, cash and futures: bucket, before, move, after.
 * @remarks
 * The gain of a bucket is what it holds less what was paid for it. `spotShare` of the gain on spot is sold into cash, and `futuresShare`
 * of the gain on futures is taken out of the account and buys spot. A loss moves nothing, so the core never pays for a lost position. The
 * sum of all three stays the same; fees and tax are not in it.
 *
 * Equity counts unrealised gains: what is taken out of an account in which positions are open lowers their margin, and brings their
 * liquidation price nearer. Close the profitable ones, or see LIQ.ISOLATED first.
 *
 * All arguments are single values. A blank share cell counts as 0, because Excel may hand a blank cell over as 0; leave the argument out
 * for its default.
 * @throws #VALUE! when a required argument is missing or blank, an amount is negative, or a share is not from 0 to 1.
 * @throws #NUM! when a result is too large for Excel.
 * @example Spot has gained 18,000 and futures 6,000; a part of each gain goes to cash.
 * =ALLOC.SWEEP(78000, 60000, 10000, 16000, 10000) → {"spot",78000,-6000,72000;"cash",10000,9000,19000;"futures",16000,-3000,13000}
 * @example =ALLOC.SWEEP(50000, 60000, 10000, 16000, 10000, , 1) → {"spot",50000,6000,56000;"cash",10000,0,10000;"futures",16000,-6000,10000}
 * @see https://www.investopedia.com/terms/r/rebalancing.asp
 */
export function allocSweep(
  spotValue: any[][],
  spotCost: any[][],
  cash: any[][],
  futuresEquity: any[][],
  futuresPaidIn: any[][],
  spotShare?: any[][],
  futuresShare?: any[][],
): any[][] {
  return sweep([spotValue, spotCost, cash, futuresEquity, futuresPaidIn, spotShare, futuresShare]);
}
