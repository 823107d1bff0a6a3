import { destinations, type Holding } from "../../core/allocation/rebalancing/book";
import { rebalanceSliced, type RebalanceRow } from "../../core/allocation/rebalancing/rebalance";
import { contractsBehind } from "../../core/allocation/rebalancing/margin";
import { one, spelledDigits, sumOfSliced, zero } from "../../core/number/decimal";
import { findSliced, mapSliced, type Sliced } from "../../core/slices";
import { feeTakesMargin } from "../arguments/failures";
import {
  anyNumber,
  atLeastZero,
  band,
  leverageAtLeastZero,
  positive,
  fractionAtLeastZero,
} from "../arguments/numbers";
import { feeRate } from "../arguments/terms";
import { weightsOfWhole } from "../arguments/weights";
import { bucket, choice, text, truth } from "../arguments/words";
import { optional, optionalList, orOneForAll, list } from "../cells/declaration";
import { Failure, refuse, texts, unsolved } from "../cells/errors";
import { once } from "../cells/once";
import { aboutValue, withBlankRows } from "../cells/series";
import type { Output } from "../cells/spill";

const rebalanceTable = once(
  "ALLOC.REBALANCE",
  {
    assets: list(text),
    quantities: list(optional(anyNumber, zero)),
    prices: list(positive),
    targets: list(optional(fractionAtLeastZero, zero)),
    cashFlow: optional(anyNumber, zero),
    minTrade: optional(atLeastZero, zero),
    steps: orOneForAll(optionalList(optional(atLeastZero, zero), undefined)),
    feeRate,
    absoluteBand: optional(band, zero),
    relativeBand: optional(band, zero),
    buckets: optionalList(optional<string | undefined>(bucket, undefined), undefined),
    destination: optional(choice(destinations), "target"),
    minNotionals: orOneForAll(optionalList(optional(atLeastZero, zero), undefined)),
    leverages: optionalList(optional(leverageAtLeastZero, zero), undefined),
    neverSell: orOneForAll(optionalList(optional(truth, false), undefined)),
    floors: orOneForAll(optionalList(optional(atLeastZero, zero), undefined)),
  },
  function* (given, layout): Sliced<Output[][] | Failure> {
    const { assets, quantities, prices, steps, buckets, minNotionals, leverages, ...more } = given;
    const { neverSell, floors, ...rules } = more;
    const isCash = (index: number): boolean => buckets?.[index]?.toLowerCase() === "cash";
    const owed = yield* findSliced(quantities, (quantity, index) => quantity.isNegative() && !isCash(index));
    if (owed >= 0)
      return refuse(
        texts.unwanted(
          aboutValue(layout, "quantities", owed),
          `${atLeastZero.wanted}, as only a row in the bucket "cash" may be below 0, for a debt`,
          spelledDigits(quantities[owed]!),
        ),
      );
    const targets = yield* weightsOfWhole("targets", given.targets);
    if (targets instanceof Failure) return targets;
    const holdings = yield* mapSliced(assets, (asset, index): Holding => ({
      asset,
      quantity: quantities[index]!,
      price: prices[index]!,
      target: targets[index]!,
      step: steps?.[index] ?? zero,
      cash: isCash(index),
      leverage: contractsBehind(buckets?.[index], leverages?.[index] ?? zero),
      minNotional: minNotionals?.[index],
      floor: neverSell?.[index] ? quantities[index]! : floors?.[index],
    }));
    const consumed = yield* findSliced(holdings, ({ leverage = one }) =>
      leverage.times(rules.feeRate).gte(1),
    );
    if (consumed >= 0) return feeTakesMargin(rules.feeRate, holdings[consumed]!.leverage ?? one, "leverages");
    const plan = yield* rebalanceSliced(holdings, rules);
    if ("missing" in plan) {
      const debt = (yield* sumOfSliced(holdings, ({ cash, quantity }) => (cash ? quantity : zero))).neg();
      const [withdrawn, missing] = [rules.cashFlow.neg(), plan.missing];
      return debt.gt(0)
        ? unsolved(texts.debtUnpaid(debt, withdrawn, missing), "quantities", "cashFlow")
        : unsolved(texts.cashMissing(withdrawn, missing), "cashFlow");
    }
    const planned = plan.rows.values();
    const rows = yield* mapSliced(holdings, ({ cash }) =>
      cash ? undefined : rebalanceCells(planned.next().value!),
    );
    return [...(yield* withBlankRows(layout, rebalanceHeader, rows)), rebalanceCells(plan.cash)];
  },
);

const rebalanceHeader = [
  "Asset",
  "Price",
  "Quantity",
  "Value",
  "Weight",
  "Target",
  "Drift",
  "Trade value",
  "Trade quantity",
  "Fee",
  "New weight",
  "Reason",
];

function rebalanceCells(row: RebalanceRow): Output[] {
  const { asset, price, quantity, value, weight, target, drift } = row;
  const { tradeValue, tradeQuantity, fee, newWeight, reason } = row;
  return [
    asset,
    price,
    quantity,
    value,
    weight,
    target,
    drift,
    tradeValue,
    tradeQuantity,
    fee,
    newWeight,
    reason,
  ];
}

/**
 * Trades that bring holdings to their target weights, fees included, with what is left as cash.
 *
 * @customfunction ALLOC_REBALANCE ALLOC.REBALANCE
 * @helpurl https://localhost:3000/docs/functions/ALLOC.REBALANCE.html
 * @param {any[][]} assets Row or column of asset names.
 * @param {any[][]} quantities Quantities held; below 0 in cash is a debt.
 * @param {any[][]} prices Prices per unit.
 * @param {any[][]} targets Target weights as fractions; they sum to at most 1, the rest is cash.
 * @param {any[][]} [cashFlow] Money put in, negative when taken out. Default 0.
 * @param {any[][]} [minTrade] Smallest trade worth making, in money. Default 0.
 * @param {any[][]} [steps] Step of each asset's traded quantity, or one for all; 0 for any quantity. Default 0.
 * @param {any[][]} [feeRate] Trading fee as a fraction of the trade. Default 0.
 * @param {any[][]} [absoluteBand] Drift up to which nothing is traded, as a fraction of the whole from 0 to 1. Default 0.
 * @param {any[][]} [relativeBand] Drift up to which nothing is traded, as a fraction of the target from 0 to 1. Default 0.
 * @param {any[][]} [buckets] Bucket of each asset; "cash" is never traded, blank or a name of your own is spot.
 * @param {any[][]} [destination] Where assets beyond their band go: "target" or "edge" of the band. Default "target".
 * @param {any[][]} [minNotionals] Smallest order of each asset in money, or one for all. Default 0.
 * @param {any[][]} [leverages] Leverage of each row that is futures margin, blank for others. Default none is.
 * @param {any[][]} [neverSell] TRUE for an asset that is only bought, or one for all. Default FALSE.
 * @param {any[][]} [floors] Quantity of each asset that is never sold, or one for all. Default 0.
 * @param {CustomFunctions.CancelableInvocation} invocation What Excel adds to cancel the call.
 * @returns {any[][]} Header, a row per asset and a last row Cash, from Asset and Price to New weight and Reason.
 * @remarks
 * Columns: Asset, Price, Quantity, Value, Weight, Target, Drift, Trade value, Trade quantity, Fee, New weight, Reason. Purchases are
 * positive, sales negative. Weight and Drift are shares of the holdings as they are, before the cash flow. Trade values,
 * with that of Cash, and fees sum to the cash flow; new weights sum to 1. Reason says why a row is not traded, or only in part.
 *
 * Cash: rows whose bucket is "cash", such as stablecoins or a bank balance, are gathered in the last row. Its target is what
 * the other targets leave to 1, its trade what the trades, fees and the cash flow do to it. Their own targets are not used otherwise than
 * in the sum: targets that sum to 1 within 0.001 were rounded and count in proportion to 1. Cash below 0 is a debt: it makes the whole
 * smaller and is paid back by sales.
 *
 * Trades: targets are shares of the total that is left after cash flow and fees, found exactly. What is above its share is only sold, what
 * is below only bought; nothing is sold that is not held, nor what neverSell or floors keep, also not for a withdrawal.
 *
 * Rows of one asset at one price are netted: the asset is bought or sold once, in the row furthest from its share. Trades are cut to the
 * step, and left out below minTrade or the asset's minNotional.
 *
 * Sales come first; the cash that they leave buys the largest deficits first, which takes the fewest trades. Cash never ends below 0: a
 * withdrawal that needs more sells first what is most above its target, and may sell up to a step or minTrade too much.
 *
 * Bands: an asset triggers when its drift is strictly beyond the smaller of absoluteBand and relativeBand * target; a band of 0 is not
 * used, and without any the holdings always go to target.
 *
 * With a band the cash flow comes first: a deposit buys what is below target, assets below their band before others, and a withdrawal is
 * paid from cash, then from what is most above target. When that leaves no asset beyond its band, nothing else is traded.
 *
 * Otherwise all assets go to target or, with destination "edge", only those beyond their band to its edge. What "edge" sales bring more
 * than purchases cost buys the largest deficits; where they bring too little, what is most above target is sold too. Cash triggers
 * nothing.
 *
 * Futures: a row of margin, with price 1, moves money to or from the futures account. Moving margin costs nothing; the contracts traded
 * with it cost `feeRate * leverage * margin`, and minNotionals compares their notional. Where no leverage is given, a row in the bucket
 * "futures", "active" or "hedge reserve" is margin without contracts. ALLOC.CONTRACTS turns the trade values into contracts.
 *
 * A trade of less than 1E-14 of the whole is none. Rebalancing the result again, without a cash flow, trades nothing, unless a
 * step or minimum keeps an asset beyond its band. The series end together with their last row that is not blank or 0 in all; a
 * heading in the first row is skipped. Another row blank in all gives a blank row. Blank quantities, targets, cashFlow, minTrade, steps, feeRate, bands,
 * minNotionals and floors count as 0, a blank neverSell as FALSE.
 * @throws #VALUE! when a quantity other than of cash, a target, step or floor is negative or no number, a band is not from 0 to 1 (5 % is 0.05), a price is not positive, feeRate is not from
 * 0 to below 1 (times any leverage too), the targets sum to more than 1, a name is blank, a bucket sounds like cash or margin without being
 * one ("Futures margin": type futures), or the series differ in length.
 * @throws #N/A when a withdrawal or debt cannot be met even by selling all that may be sold, with the amount that is missing.
 * @throws #NUM! when a value is too large for Excel.
 * @example 1 BTC and 10 ETH, back to half and half.
 * =ALLOC.REBALANCE({"BTC";"ETH"}, {1;10}, {60000;4000}, {0.5;0.5}) → {"Asset","Price","Quantity","Value","Weight","Target","Drift","Trade value","Trade quantity","Fee","New weight","Reason";"BTC",60000,1,60000,0.6,0.5,0.1,-10000,-0.166666666666667,0,0.5,"";"ETH",4000,10,40000,0.4,0.5,-0.1,10000,2.5,0,0.5,"";"Cash",1,0,0,0,0,0,0,0,0,0,""}
 * @example =ALLOC.REBALANCE({"BTC";"USDT"}, {1;40000}, {60000;1}, {0.5;0}, , , 0.1, 0.001, , , {"spot";"cash"}) → {"Asset","Price","Quantity","Value","Weight","Target","Drift","Trade value","Trade quantity","Fee","New weight","Reason";"BTC",60000,1,60000,0.6,0.5,0.1,-6000,-0.1,6,0.540032401944117,"";"Cash",1,40000,40000,0.4,0.5,-0.1,5994,5994,0,0.459967598055883,""}
 * @example With a band of 5 percentage points, traded only to its edge.
 * =ALLOC.REBALANCE({"BTC";"ETH"}, {58;42}, {1;1}, {0.5;0.5}, , , , , 0.05, , , "edge") → {"Asset","Price","Quantity","Value","Weight","Target","Drift","Trade value","Trade quantity","Fee","New weight","Reason";"BTC",1,58,58,0.58,0.5,0.08,-3,-3,0,0.55,"";"ETH",1,42,42,0.42,0.5,-0.08,3,3,0,0.45,"";"Cash",1,0,0,0,0,0,0,0,0,0,""}
 * @see https://corporate.vanguard.com/content/corporatesite/us/en/corp/articles/balancing-act-enhancing-target-date-fund-efficiency.html
 * @see https://www.fa-mag.com/news/optimal-rebalancing-with-tolerance-bands-29623.html
 * @see https://github.com/pmorissette/bt/blob/master/tests/test_algos.py
 */
export function allocRebalance(
  assets: any[][],
  quantities: any[][],
  prices: any[][],
  targets: any[][],
  cashFlow?: any[][],
  minTrade?: any[][],
  steps?: any[][],
  feeRate?: any[][],
  absoluteBand?: any[][],
  relativeBand?: any[][],
  buckets?: any[][],
  destination?: any[][],
  minNotionals?: any[][],
  leverages?: any[][],
  neverSell?: any[][],
  floors?: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): any[][] {
  return rebalanceTable([
    assets,
    quantities,
    prices,
    targets,
    cashFlow,
    minTrade,
    steps,
    feeRate,
    absoluteBand,
    relativeBand,
    buckets,
    destination,
    minNotionals,
    leverages,
    neverSell,
    floors,
    invocation,
  ]);
}
