import { payoffCurve } from "../../core/hedge/curve";
import { type Decimal, one, toNumber } from "../../core/number/decimal";
import { atLeastZero, positive, wholeNumber } from "../arguments/numbers";
import { optional } from "../cells/declaration";
import { refuse, texts } from "../cells/errors";
import { once } from "../cells/once";

const curve = once(
  "HEDGE.CURVE",
  {
    spotQuantity: atLeastZero,
    spotEntry: positive,
    hedgeRatio: optional(atLeastZero, one),
    low: optional<Decimal | undefined>(positive, undefined),
    high: optional<Decimal | undefined>(positive, undefined),
    points: optional(wholeNumber(2, 10_000), 21),
  },
  ({ low, high, ...hedged }) => {
    const from = low ?? hedged.spotEntry.times("0.5");
    const to = high ?? hedged.spotEntry.times("1.5");
    if (from.gte(to)) return refuse(texts.notBelow("low", toNumber(from), "high", toNumber(to)));
    const rows = payoffCurve({ ...hedged, low: from, high: to });
    return [["Price", "Unhedged", "Hedged"], ...rows.map((row) => [row.price, row.unhedged, row.hedged])];
  },
);

/**
 * Profit and loss over the exit price, with and without a hedge, ready for a chart.
 *
 * @customfunction HEDGE_CURVE HEDGE.CURVE
 * @helpurl https://localhost:3000/docs/functions/HEDGE.CURVE.html
 * @param {any[][]} spotQuantity Quantity held, in base units, at least 0.
 * @param {any[][]} spotEntry Price paid for the holding, at which the short is opened.
 * @param {any[][]} [hedgeRatio] Share of the holding that is sold short. Default 1, the whole holding.
 * @param {any[][]} [low] Lowest exit price. Default half of spotEntry.
 * @param {any[][]} [high] Highest exit price. Default 1.5 times spotEntry.
 * @param {any[][]} [points] Number of exit prices, from 2 to 10,000. Default 21.
 * @returns {any[][]} Header and a row per exit price: Price, Unhedged, Hedged.
 * @remarks
 * Exit prices lie evenly between low and high, both of which are among them. Unhedged is `q*(X-E)`, Hedged `(1-h)*q*(X-E)`, in
 * quote currency: q is the quantity, E the entry, X the exit price and h the hedge ratio. Spot and futures stand at the same
 * price, without fees and funding; HEDGE.PNL takes them into account.
 *
 * Every argument is a single value. A blank low, high or points is its default; a blank hedgeRatio cell counts as 0, because
 * Excel may hand a blank cell over as 0; leave the argument out for its default.
 * @throws #VALUE! when a required argument is missing or blank, a value is not as described, low is not below high, or an argument
 * is a range of several cells.
 * @throws #NUM! in a cell whose value is too large for Excel.
 * @example =HEDGE.CURVE(1, 60000, 0.5, 50000, 70000, 3) → {"Price","Unhedged","Hedged";50000,-10000,-5000;60000,0,0;70000,10000,5000}
 * @see https://www.cmegroup.com/education/courses/introduction-to-futures/calculating-futures-contract-profit-or-loss.html
 */
export function hedgeCurve(
  spotQuantity: any[][],
  spotEntry: any[][],
  hedgeRatio?: any[][],
  low?: any[][],
  high?: any[][],
  points?: any[][],
): any[][] {
  return curve([spotQuantity, spotEntry, hedgeRatio, low, high, points]);
}
