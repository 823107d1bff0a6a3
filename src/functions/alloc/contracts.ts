import { contractsForMargin } from "../../core/allocation/contracts";
import { zero } from "../../core/number/decimal";
import { rowsSliced } from "../../core/slices";
import { anyNumber, atLeastZero, leverage, positive } from "../arguments/numbers";
import { contract, feeRate, side } from "../arguments/terms";
import { optional, optionalList, orOneForAll, list } from "../cells/declaration";
import { once } from "../cells/once";
import { withBlankRows } from "../cells/series";
import { type Output, shown } from "../cells/spill";

const contractRows = once(
  "ALLOC.CONTRACTS",
  {
    marginChanges: list(optional(anyNumber, zero)),
    prices: list(positive),
    leverages: orOneForAll(list(leverage)),
    sides: orOneForAll(optionalList(optional(side, "long"), undefined)),
    steps: orOneForAll(optionalList(optional(atLeastZero, zero), undefined)),
    contract,
    feeRate,
    quantities: optionalList(atLeastZero, undefined),
  },
  function* ({ marginChanges, prices, leverages, sides, steps, contract, feeRate, quantities }, layout) {
    const rows = yield* rowsSliced(marginChanges.length, (row): Output[] => {
      const marginChange = marginChanges[row]!;
      const side = sides?.[row] ?? "long";
      const [price, leverage, step] = [prices[row]!, leverages[row]!, steps?.[row] ?? zero];
      const leg = { side, contract, marginChange, price, leverage, step, feeRate, held: quantities?.[row] };
      const { notionalChange, quantity, fee, freeMargin } = contractsForMargin(leg);
      return [side, price, leverage, marginChange, notionalChange, quantity, fee, freeMargin].map(shown);
    });
    return yield* withBlankRows(layout, contractHeader, rows);
  },
);

const contractHeader = [
  "Side",
  "Price",
  "Leverage",
  "Margin change",
  "Notional change",
  "Trade quantity",
  "Fee",
  "Free margin",
];

/**
 * Contracts to trade when the margin of futures legs changes, at their leverage.
 *
 * @customfunction ALLOC_CONTRACTS ALLOC.CONTRACTS
 * @helpurl https://localhost:3000/docs/functions/ALLOC.CONTRACTS.html
 * @param {any[][]} marginChanges Row or column: money moved into each leg's margin, negative when taken out.
 * @param {any[][]} prices Price of each contract.
 * @param {any[][]} leverages Leverage of each leg, or one for all.
 * @param {any[][]} [sides] "long" or "short" of each leg, or one for all. Default "long".
 * @param {any[][]} [steps] Quantity step of each leg, or one for all; 0 for any quantity. Default 0.
 * @param {any[][]} [contract] "linear" (quantity in base units) or "inverse" (USD face value). Default "linear".
 * @param {any[][]} [feeRate] Trading fee as a fraction of the notional. Default 0.
 * @param {any[][]} [quantities] Quantity held of each leg, of which no more is closed. Default no limit.
 * @param {CustomFunctions.CancelableInvocation} invocation What Excel adds to cancel the call.
 * @returns {any[][]} Header and a row per leg, from Side and Price to Fee and Free margin.
 * @remarks
 * Columns: Side, Price, Leverage, Margin change, Notional change, Trade quantity, Fee, Free margin. Margin change times leverage is the
 * notional wanted; a linear contract's quantity is that over the price, an inverse one's is that itself, in USD. More margin makes the
 * position larger, by whole steps rounded down; less makes it smaller, by whole steps rounded up: its leverage never ends above the one
 * given. Trade quantity is positive for a purchase, negative for a sale, so a short that grows sells.
 *
 * Moving margin costs nothing; Fee is `feeRate * |notional change|` and not taken from the margin, as ALLOC.REBALANCE counts it apart.
 * Free margin is `margin change - notional change / leverage`: what no contract binds. It is negative where the quantity held does not
 * release what is taken out.
 *
 * Use the trade values of ALLOC.REBALANCE as marginChanges. The series end together with their last row that is not blank or 0
 * in all; a heading in the first row is skipped. Another row blank in all gives a blank row. A blank margin change counts as 0, a blank side is "long", a blank
 * step, feeRate or quantity counts as 0.
 * @throws #VALUE! when a required argument is missing or blank, a value is not as described, or the series differ in length.
 * @throws #NUM! when a value is too large for Excel.
 * @example =ALLOC.CONTRACTS({1000;-500}, {60000;3000}, 3, {"long";"short"}, {0.001;0.01}, , 0.0005) → {"Side","Price","Leverage","Margin change","Notional change","Trade quantity","Fee","Free margin";"long",60000,3,1000,3000,0.05,1.5,0;"short",3000,3,-500,-1500,0.5,0.75,0}
 * @see https://www.binance.com/en/support/faq/leverage-and-margin-of-usd%E2%93%A2-m-futures-360033162192
 */
export function allocContracts(
  marginChanges: any[][],
  prices: any[][],
  leverages: any[][],
  sides?: any[][],
  steps?: any[][],
  contract?: any[][],
  feeRate?: any[][],
  quantities?: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): any[][] {
  return contractRows([
    marginChanges,
    prices,
    leverages,
    sides,
    steps,
    contract,
    feeRate,
    quantities,
    invocation,
  ]);
}
