import { payoffCurve } from "../../core/hedge/curve";
import type { Decimal } from "../../core/number/decimal";
import { marginTerms, shortMargin } from "../arguments/hedge";
import { atLeastZero, positive, wholeNumber } from "../arguments/numbers";
import { hedgeRatio } from "../arguments/terms";
import { optional } from "../cells/declaration";
import { Failure, refuse, texts } from "../cells/errors";
import { once } from "../cells/once";

const curve = once(
  "HEDGE.CURVE",
  {
    spotQuantity: atLeastZero,
    spotEntry: positive,
    hedgeRatio,
    low: optional<Decimal | undefined>(positive, undefined),
    high: optional<Decimal | undefined>(positive, undefined),
    points: optional(wholeNumber(2, 10_000), 21),
    ...shortMargin,
  },
  ({ low, high, leverage, maintenanceRate, extraMargin, ...hedged }) => {
    const from = low ?? hedged.spotEntry.times("0.5");
    const to = high ?? hedged.spotEntry.times("1.5");
    if (from.gte(to)) return refuse(texts.notBelow("low", from, "high", to));
    const shortQuantity = hedged.hedgeRatio.times(hedged.spotQuantity);
    const terms = marginTerms(shortQuantity, hedged.spotEntry, { leverage, maintenanceRate, extraMargin });
    if (terms instanceof Failure) return terms;
    const rows = payoffCurve({ ...hedged, low: from, high: to, terms });
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
 * @param {any[][]} [leverage] Leverage of the short, which has isolated margin. Left out, nothing liquidates it.
 * @param {any[][]} [maintenanceRate] Maintenance margin rate of the short as a fraction. Default 0.005 (0.5 %).
 * @param {any[][]} [extraMargin] Margin added to the short's initial margin, in quote currency. Default 0.
 * @returns {any[][]} Header and a row per exit price: Price, Unhedged, Hedged.
 * @remarks
 * Exit prices lie evenly between low and high, both of which are among them. Unhedged is `q*(X-E)`, Hedged `(1-h)*q*(X-E)`, in
 * quote currency: q is the quantity, E the entry, X the exit price and h the hedge ratio. Spot and futures stand at the same
 * price, without fees and funding; HEDGE.PNL takes them into account.
 *
 * With a leverage L the short has a margin of its own, `W = h*q*E/L + extraMargin`. From its liquidation price
 * `(W + h*q*E)/(h*q*(1 + maintenanceRate))` on, Hedged is `q*(X-E) - W`: there it falls by the maintenance margin that is lost as
 * well, and then moves with the price as the holding does. Assumed as in HEDGE.PNL: isolated margin, maintenance on the value at
 * the mark price, a price that goes straight from entry to exit, and nobody who adds margin or sells again.
 *
 * Every argument is a single value. A blank low, high, points or leverage is as if left out; a blank hedgeRatio, maintenanceRate or
 * extraMargin cell counts as 0, because Excel may hand a blank cell over as 0; leave the argument out for its default.
 * @throws #VALUE! when a required argument is missing or blank, a value is not as described, low is not below high, or an argument
 * is a range of several cells.
 * @throws #VALUE! when maintenanceRate is above 0.25, more than any first bracket asks: 0.5 % is 0.005.
 * @throws #VALUE! when the short's margin is not above its maintenance margin at entry.
 * @throws #NUM! in a cell whose value is too large for Excel.
 * @example 1 BTC, unhedged and half hedged, from 50,000 to 70,000.
 * =HEDGE.CURVE(1, 60000, 0.5, 50000, 70000, 3) → {"Price","Unhedged","Hedged";50000,-10000,-5000;60000,0,0;70000,10000,5000}
 * @example With a short at 10x, which is liquidated on the way up.
 * =HEDGE.CURVE(1, 60000, 0.8, 64000, 68000, 3, 10) → {"Price","Unhedged","Hedged";64000,4000,800;66000,6000,1200;68000,8000,3200}
 * @see https://www.cmegroup.com/education/courses/introduction-to-futures/calculating-futures-contract-profit-or-loss.html
 * @see https://www.binance.com/en/support/faq/b3c689c1f50a44cabb3a84e663b81d93
 */
export function hedgeCurve(
  spotQuantity: any[][],
  spotEntry: any[][],
  hedgeRatio?: any[][],
  low?: any[][],
  high?: any[][],
  points?: any[][],
  leverage?: any[][],
  maintenanceRate?: any[][],
  extraMargin?: any[][],
): any[][] {
  return curve([
    spotQuantity,
    spotEntry,
    hedgeRatio,
    low,
    high,
    points,
    leverage,
    maintenanceRate,
    extraMargin,
  ]);
}
