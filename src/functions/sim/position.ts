import { divide, fitsNumber } from "../../core/number/decimal";
import { isOpenAtEntry, simulatedPosition } from "../../core/simulation/position";
import { rowsSliced } from "../../core/slices";
import { feeTakesMargin } from "../arguments/failures";
import { notCovered } from "../arguments/maintenance";
import { leverage, positive } from "../arguments/numbers";
import { contract, feeRate, maintenanceRate, pathFundingRates, pathPrices, side } from "../arguments/terms";
import { Failure, texts, unsolved } from "../cells/errors";
import { once } from "../cells/once";
import { withBlankRows } from "../cells/series";
import type { Output } from "../cells/spill";

const position = once(
  "SIM.POSITION",
  {
    side,
    entryPrice: positive,
    quantity: positive,
    leverage,
    prices: pathPrices,
    fundingRates: pathFundingRates,
    maintenanceRate,
    feeRate,
    contract,
  },
  function* ({ prices, fundingRates, ...plan }, layout) {
    const { contract, entryPrice, quantity, leverage, feeRate } = plan;
    if (feeRate.times(leverage).gte(1)) return feeTakesMargin(feeRate, leverage);
    if (!isOpenAtEntry(plan)) return notCovered(plan.maintenanceRate, feeRate);
    const value = contract === "linear" ? quantity.times(entryPrice) : divide(quantity, entryPrice);
    if (!fitsNumber(value) || !fitsNumber(divide(value, leverage))) return new Failure("#NUM!");
    const next = simulatedPosition(plan);
    let gone: Failure | undefined;
    const rows = yield* rowsSliced(prices.length, (bar): Output[] => {
      const price = prices[bar]!;
      const { funding, equity, marginRatio, status, liquidationPrice } = next(price, fundingRates[bar] ?? 0);
      if (marginRatio === undefined) gone ??= unsolved(texts.positionGone(liquidationPrice));
      return [price, funding, equity, marginRatio ?? gone!, status];
    });
    return yield* withBlankRows(layout, ["Price", "Funding", "Equity", "Margin ratio", "Status"], rows);
  },
);

/**
 * A futures position along a price path: funding, equity, margin ratio, margin call, liquidation.
 *
 * @customfunction SIM_POSITION SIM.POSITION
 * @helpurl https://localhost:3000/docs/functions/SIM.POSITION.html
 * @param {any[][]} side "long" or "short".
 * @param {any[][]} entryPrice Price at which the position is opened.
 * @param {any[][]} quantity Base units (linear) or USD face value (inverse).
 * @param {any[][]} leverage Leverage; the margin is the entry value divided by it.
 * @param {any[][]} prices Row or column of mark prices after the entry, oldest first.
 * @param {any[][]} [fundingRates] Row or column of the funding rate due at each price, or one for all. Default none.
 * @param {any[][]} [maintenanceRate] Maintenance margin rate as a fraction. Default 0.005 (0.5 %).
 * @param {any[][]} [feeRate] Fee of opening and of closing as a fraction of the value. Default 0.
 * @param {any[][]} [contract] "linear" or "inverse". Default "linear".
 * @param {CustomFunctions.CancelableInvocation} invocation What Excel adds to cancel the call.
 * @returns {any[][]} Header and a row per price: Price, Funding, Equity, Margin ratio, Status.
 * @remarks
 * A contract with isolated margin, in quote currency. The account is the initial margin `q*E/L`, out of which the fee of opening is
 * paid:
 *
 * - Funding: what this bar's rate brings, `-s*q*price*rate` with s = 1 for a long and -1 for a short. A positive rate is paid by
 *   longs and received by shorts. It goes into or comes out of the margin.
 * - Equity: `q*E/L - feeRate*q*E + s*q*(price - E)` and the funding so far.
 * - Margin ratio: `q*price*(maintenanceRate + feeRate) / equity`. At 1 the position is liquidated.
 * - Status: "open"; "margin call" from a margin ratio of 0.8, the warning of a venue (venues choose their own threshold);
 *   "liquidated" from the bar on at which the price has come to the liquidation price.
 *
 * An inverse contract is the same in coin: the value at a price is `q/price` instead of `q*price`, and the gain `s*q*(1/E - 1/price)`.
 *
 * The liquidation price is that of LIQ.ISOLATED for the margin that is left after opening fee and funding, to the digit; without fee and
 * funding it is LIQ.PRICE. In a bar the price comes first and then the funding, and either may liquidate.
 *
 * Isolated margin is lost by a liquidation: what the closing leaves of it goes to the venue, so the equity is 0 from there on, and the
 * loss is all that was paid in. Only the given prices count: a low between two of them is not seen.
 *
 * A funding rate is paid once, at its price: a bar of a day takes the sum of the day's rates. The interval of the venue does not matter
 * then. The series end together with their last row that is not blank or 0 in all; a heading in the first row is skipped. A blank
 * funding rate is none. A blank contract is its default.
 * @throws #VALUE! when a required argument is missing or blank, a value is not as described, or fundingRates differs in length.
 * @throws #VALUE! when maintenanceRate is above 0.25, more than any first bracket asks: 0.5 % is 0.005.
 * @throws #VALUE! when feeRate times leverage is 1 or more.
 * @throws #N/A when the margin that the fee leaves does not cover the maintenance margin and the fee of closing at entry.
 * @throws #N/A in the margin ratio once the position is liquidated, with the liquidation price.
 * @throws #NUM! when the position is too large for Excel.
 * @example A long at 4x, liquidated at the third price; that the price comes back does not help.
 * =SIM.POSITION("long", 100, 2, 4, {110;90;78;74;90}, , 0.05) → {"Price","Funding","Equity","Margin ratio","Status";110,0,70,0.157142857142857,"open";90,0,30,0.3,"open";78,0,0,#N/A,"liquidated";74,0,0,#N/A,"liquidated";90,0,0,#N/A,"liquidated"}
 * @example =SIM.POSITION("long", 50000, 100000, 2, {100000;40000}, 0.0001, 0.01, 0, "inverse") → {"Price","Funding","Equity","Margin ratio","Status";100000,-0.0001,1.9999,0.00500025001250063,"open";40000,-0.00025,0.49965,0.050035024517162,"open"}
 * @see https://www.binance.com/en/support/faq/b3c689c1f50a44cabb3a84e663b81d93
 * @see https://developers.binance.com/docs/derivatives/usds-margined-futures/user-data-streams/Event-Margin-Call
 */
export function simPosition(
  side: any[][],
  entryPrice: any[][],
  quantity: any[][],
  leverage: any[][],
  prices: any[][],
  fundingRates?: any[][],
  maintenanceRate?: any[][],
  feeRate?: any[][],
  contract?: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): any[][] {
  return position([
    side,
    entryPrice,
    quantity,
    leverage,
    prices,
    fundingRates,
    maintenanceRate,
    feeRate,
    contract,
    invocation,
  ]);
}
