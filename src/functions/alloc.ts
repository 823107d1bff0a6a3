import { isBeyondBand } from "../core/allocation/bands";
import { contractsForMargin } from "../core/allocation/contracts";
import { driftsOf, weightsOf } from "../core/allocation/drift";
import { netExposure } from "../core/allocation/exposure";
import { guard, type GuardLimits, type ShareRange } from "../core/allocation/guard";
import { roundByLargestRemainder } from "../core/allocation/largest-remainder";
import { lotsToBuy, weightRounding } from "../core/allocation/lots";
import { profiles } from "../core/allocation/profiles";
import { destinations, type Holding } from "../core/allocation/book";
import { rebalance, type RebalanceRow } from "../core/allocation/rebalance";
import { shiftOn, shiftSignals } from "../core/allocation/shift";
import { splitByValue } from "../core/allocation/split";
import { componentWeight, isFutures } from "../core/allocation/targets";
import { contractTypes, sides } from "../core/position/contract";
import { decimal, divide, one, sum, toNumber, zero, type Decimal } from "../core/number/decimal";
import {
  anyNumber,
  atLeastZero,
  choice,
  optional,
  optionalSeries,
  orOneForAll,
  positive,
  rate,
  series,
  share,
  text,
  truth,
  wholeNumber,
} from "./cells/arguments";
import { forEachCell } from "./cells/each-cell";
import { choices, Failure, refuse, texts, unsolved } from "./cells/errors";
import { once } from "./cells/once";
import { adjustedProfile, exceedsOne, guardedProfile, profile } from "./cells/profile";
import { alongSeries, placeInSeries, withBlankRows } from "./cells/series";
import type { Output } from "./cells/spill";

/** package.json's version, put in by the build. */
declare const BALLAST_VERSION: string;

const profileTable = once("ALLOC.PROFILES", {}, () => [
  ["Id", "Name", "Spot", "Cash", "Futures", "Stance", "Min leverage", "Max leverage", "Phase"],
  ...profiles.map(({ id, name, spot, cash, futures, stance, minLeverage, maxLeverage, phase }) => [
    id,
    name,
    spot,
    cash,
    futures,
    stance,
    minLeverage,
    maxLeverage,
    phase,
  ]),
]);

const targetRows = once(
  "ALLOC.TARGET",
  { profile, capital: optionalSeries(atLeastZero, [one]) },
  ({ profile: components, capital }) =>
    components.map(({ component, weight }) => [
      component,
      weight,
      ...capital.map((amount) => weight.times(amount)),
    ]),
);

const targetAmount = forEachCell(
  "ALLOC.TARGET",
  { profile, capital: optional(atLeastZero, one), component: text },
  ({ profile: components, capital, component }) => {
    const weight = componentWeight(components, component);
    if (weight) return weight.times(capital);
    const known = choices(components.map((part) => part.component));
    return refuse(texts.unwanted({ argument: "component" }, known, `"${component}"`));
  },
);

const split = once(
  "ALLOC.SPLIT",
  { profile, buckets: series(text), values: series(atLeastZero) },
  ({ profile: components, buckets, values }, layout) => {
    const unknown = buckets.findIndex((bucket) => !componentWeight(components, bucket));
    if (unknown < 0) return alongSeries(layout, splitByValue(components, buckets, values));
    const known = choices(components.map(({ component }) => component));
    return refuse(texts.unwanted(placeInSeries(layout, "buckets", unknown), known, `"${buckets[unknown]}"`));
  },
);

const noTotal = new Failure("#DIV/0!");

const weights = once("ALLOC.WEIGHTS", { values: series(anyNumber) }, ({ values }, layout) =>
  alongSeries(layout, weightsOf(values) ?? values.map(() => noTotal)),
);

const drift = once(
  "ALLOC.DRIFT",
  { values: series(anyNumber), targets: series(anyNumber) },
  ({ values, targets }, layout) =>
    exceedsOne(targets)
      ? refuse(texts.sumAboveOne("targets", toNumber(sum(targets))))
      : alongSeries(layout, driftsOf(values, targets) ?? values.map(() => noTotal)),
);

const needed = once(
  "ALLOC.NEEDED",
  {
    values: series(anyNumber),
    targets: series(anyNumber),
    absoluteBand: optional(atLeastZero, decimal("0.05")),
    relativeBand: optional(atLeastZero, decimal("0.25")),
  },
  ({ values, targets, ...bands }, layout) => {
    if (exceedsOne(targets)) return refuse(texts.sumAboveOne("targets", toNumber(sum(targets))));
    const total = sum(values);
    const beyond = values.map((value, index) =>
      total.isZero() ? noTotal : isBeyondBand(value, targets[index]!, total, bands),
    );
    return alongSeries(layout, beyond);
  },
);

const lots = once(
  "ALLOC.LOTS",
  {
    weights: series(atLeastZero),
    prices: series(positive),
    capital: atLeastZero,
    steps: orOneForAll(optionalSeries(optional(atLeastZero, one), undefined)),
  },
  ({ weights, prices, capital, steps }, layout) => {
    const total = sum(weights);
    if (total.gt(one.plus(weightRounding))) return refuse(texts.sumAboveOne("weights", toNumber(total)));
    const orders = weights.map((weight, index) => ({
      weight,
      price: prices[index]!,
      step: steps?.[index] ?? one,
    }));
    return alongSeries(layout, lotsToBuy(orders, capital));
  },
);

const round = once(
  "ALLOC.ROUND",
  { weights: series(anyNumber), decimals: optional(wholeNumber(0, 12), 2) },
  ({ weights, decimals }, layout) => alongSeries(layout, roundByLargestRemainder(weights, decimals)),
);

const exposure = forEachCell(
  "ALLOC.EXPOSURE",
  {
    spotValue: atLeastZero,
    cash: atLeastZero,
    futuresMargin: atLeastZero,
    leverage: positive,
    side: optional(choice(sides), "long"),
  },
  (capital) => netExposure(capital) ?? noTotal,
);

const shiftRows = once(
  "ALLOC.SHIFT",
  {
    profile: adjustedProfile,
    signal: choice(shiftSignals),
    capital: optionalSeries(atLeastZero, [one]),
  },
  ({ profile: shifted, signal, capital }) =>
    shiftOn(shifted, signal).components.map(({ component, weight: { numerator, denominator } }) => [
      component,
      divide(numerator, denominator),
      ...capital.map((amount) => divide(numerator.times(amount), denominator)),
    ]),
);

const guardRows = once(
  "ALLOC.GUARD",
  {
    profile: guardedProfile,
    spotValue: atLeastZero,
    cash: atLeastZero,
    futuresMargin: atLeastZero,
    leverage: atLeastZero,
    hedging: optional(truth, false),
    limits: optionalSeries(atLeastZero, undefined),
  },
  ({ profile: guarded, limits: values, ...book }, { length, filled }) => {
    const given = new Array<Decimal>(length).fill(zero);
    filled.forEach((place, index) => (given[place] = values![index]!));
    const limits = values && guardLimits(given);
    if (limits instanceof Failure) return limits;
    const findings = guard(guarded, book, limits);
    return (
      findings?.map(({ rule, breached, message }) => [rule, breached ? "breach" : "ok", message]) ?? noTotal
    );
  },
);

function guardLimits(values: readonly Decimal[]): GuardLimits | Failure {
  const wanted = "five values: core from, core to, active from, active to, and the highest leverage or 0";
  const [coreLow, coreHigh, activeLow, activeHigh, maxLeverage] = values;
  if (values.length !== 5)
    return refuse(texts.unwanted({ argument: "limits" }, wanted, String(values.length)));
  const [core, active] = [
    shareRange("core", coreLow!, coreHigh!),
    shareRange("active", activeLow!, activeHigh!),
  ];
  if (core instanceof Failure) return core;
  if (active instanceof Failure) return active;
  return { core, active, maxLeverage: toNumber(maxLeverage!) };
}

function shareRange(of: string, low: Decimal, high: Decimal): ShareRange | Failure {
  const [from, to] = [`${of} from in limits`, `${of} to`];
  if (high.gt(one))
    return refuse(texts.unwanted({ argument: `${to} in limits` }, share.wanted, String(toNumber(high))));
  return low.gt(high) ? refuse(texts.aboveOther(from, toNumber(low), to, toNumber(high))) : { low, high };
}

const rebalanceTable = once(
  "ALLOC.REBALANCE",
  {
    assets: series(text),
    quantities: series(atLeastZero),
    prices: series(positive),
    targets: series(atLeastZero),
    cashFlow: optional(anyNumber, zero),
    minTrade: optional(atLeastZero, zero),
    steps: orOneForAll(optionalSeries(optional(atLeastZero, zero), undefined)),
    feeRate: optional(rate, zero),
    absoluteBand: optional(atLeastZero, zero),
    relativeBand: optional(atLeastZero, zero),
    buckets: optionalSeries(text, undefined),
    destination: optional(choice(destinations), "target"),
    minNotionals: orOneForAll(optionalSeries(optional(atLeastZero, zero), undefined)),
    leverages: optionalSeries(optional(atLeastZero, zero), undefined),
  },
  (
    { assets, quantities, prices, targets, steps, buckets, minNotionals, leverages, ...rules },
    layout,
  ): Output[][] | Failure => {
    if (exceedsOne(targets)) return refuse(texts.sumAboveOne("targets", toNumber(sum(targets))));
    const holdings = assets.map((asset, index): Holding => ({
      asset,
      quantity: quantities[index]!,
      price: prices[index]!,
      target: targets[index]!,
      step: steps?.[index] ?? zero,
      cash: buckets?.[index]?.toLowerCase() === "cash",
      leverage: leverages && leverageOf(leverages[index]!, buckets?.[index]),
      minNotional: minNotionals?.[index],
    }));
    const consumed = holdings.find(({ leverage = one }) => leverage.times(rules.feeRate).gte(1));
    if (consumed)
      return refuse(texts.feeTakesMargin(toNumber(rules.feeRate), toNumber(consumed.leverage ?? one)));
    const plan = rebalance(holdings, rules);
    if ("missing" in plan)
      return unsolved(texts.cashMissing(toNumber(rules.cashFlow.neg()), toNumber(plan.missing)));
    const planned = plan.rows.values();
    const rows = holdings.map(({ cash }) => (cash ? undefined : rebalanceCells(planned.next().value!)));
    return [rebalanceHeader, ...withBlankRows(layout, rows), rebalanceCells(plan.cash)];
  },
);

/** Leverage of a row; where none is given it is an asset that is itself traded, or margin that no contracts stand behind. */
function leverageOf(leverage: Decimal, bucket: string | undefined): Decimal {
  if (!leverage.isZero()) return leverage;
  return bucket !== undefined && isFutures(bucket) ? zero : one;
}

const contractRows = once(
  "ALLOC.CONTRACTS",
  {
    marginChanges: series(anyNumber),
    prices: series(positive),
    leverages: orOneForAll(series(positive)),
    sides: orOneForAll(optionalSeries(optional(choice(sides), "long"), undefined)),
    steps: orOneForAll(optionalSeries(optional(atLeastZero, zero), undefined)),
    contract: optional(choice(contractTypes), "linear"),
    feeRate: optional(rate, zero),
    quantities: optionalSeries(atLeastZero, undefined),
  },
  ({ marginChanges, prices, leverages, sides, steps, contract, feeRate, quantities }, layout) => {
    const rows = marginChanges.map((marginChange, row): Output[] => {
      const side = sides?.[row] ?? "long";
      const [price, leverage, step] = [prices[row]!, leverages[row]!, steps?.[row] ?? zero];
      const leg = { side, contract, marginChange, price, leverage, step, feeRate, held: quantities?.[row] };
      const { notionalChange, quantity, fee, freeMargin } = contractsForMargin(leg);
      return [side, price, leverage, marginChange, notionalChange, quantity, fee, freeMargin];
    });
    return [contractHeader, ...withBlankRows(layout, rows)];
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
];

function rebalanceCells(row: RebalanceRow): Output[] {
  const { asset, price, quantity, value, weight, target, drift, tradeValue, tradeQuantity, fee, newWeight } =
    row;
  return [asset, price, quantity, value, weight, target, drift, tradeValue, tradeQuantity, fee, newWeight];
}

/**
 * The version of the add-in, so that a workbook can tell whether the add-in is there.
 *
 * @customfunction ALLOC_VERSION ALLOC.VERSION
 * @helpurl https://localhost:3000/docs/functions/ALLOC.VERSION.html
 * @returns {any[][]} Version as text.
 * @remarks
 * Takes no argument. `=IFERROR(ALLOC.VERSION(), "Install Ballast")` tells whoever opens the workbook what it lacks.
 * @throws #NAME? where the add-in is not installed; Excel itself says so.
 * @example =ALLOC.VERSION() → "0.1.0"
 */
export function allocVersion(): any[][] {
  return [[BALLAST_VERSION]];
}

/**
 * The allocation profiles with their weights, stance, leverage and market phase.
 *
 * @customfunction ALLOC_PROFILES ALLOC.PROFILES
 * @helpurl https://localhost:3000/docs/functions/ALLOC.PROFILES.html
 * @returns {any[][]} Header and a row per profile, from Id, Name and the three weights to Phase.
 * @remarks
 * Columns: Id, Name, Spot, Cash, Futures, Stance, Min leverage, Max leverage, Phase. Weights are fractions of the capital
 * that sum to 1; Futures is the margin of the futures account. Takes no argument.
 *
 * The futures margin of Balanced Growth Model (2) is half hedge reserve, half active; ALLOC.TARGET shows the halves.
 * @throws #NAME? where the add-in is not installed; Excel itself says so.
 * @example =ALLOC.PROFILES() → {"Id","Name","Spot","Cash","Futures","Stance","Min leverage","Max leverage","Phase";"conservative-accumulator","Conservative Accumulator (A)",0.75,0.15,0.1,"short or neutral",1,2,"bear market, consolidation";"balanced-growth-manager","Balanced Growth Manager (B)",0.6,0.1,0.3,"long",2,5,"bull market transition";"aggressive-capitalizer","Aggressive Capitalizer (C)",0.4,0.1,0.5,"long",5,10,"parabolic, high volatility";"conservative-core","Conservative Core (1)",0.8,0,0.2,"hedging, or long",2,3,"capital preservation";"balanced-growth-model","Balanced Growth Model (2)",0.6,0,0.4,"hedge reserve and active",1,5,"steady growth";"active-yield-seeker","Active Yield Seeker (3)",0.5,0,0.5,"delta-neutral",1,1,"funding and basis income"}
 */
export function allocProfiles(): any[][] {
  return profileTable([]);
}

/**
 * Weights and amounts that a profile puts into spot, cash and futures.
 *
 * @customfunction ALLOC_TARGET ALLOC.TARGET
 * @helpurl https://localhost:3000/docs/functions/ALLOC.TARGET.html
 * @param {any[][]} profile Profile id or name, or a table of component and weight.
 * @param {any[][]} [capital] Total capital, at least 0. Default 1.
 * @param {any[][]} [component] Component such as "spot", "cash" or "futures". Default all, a row each.
 * @returns {any[][]} With component: its amount. Without: component, weight and amount, a row each.
 * @remarks
 * The amount is the component's weight times the capital. Names are read in any case, a profile's with or without its tag such as
 * "(A)". With component, capital and component take ranges that meet cell by cell or as a grid. Without, a row or column of capitals
 * gives one amount column each.
 *
 * Balanced Growth Model (2) has the components spot, cash, "hedge reserve" and "active"; "futures" there is the sum of the
 * last two. A component of weight 0 is listed too. An own table has two columns, with or without a header row; its weights
 * sum to 1.
 *
 * A blank capital cell counts as 0.
 * @throws #VALUE! when profile is missing, blank or unknown, a capital is not a number of at least 0, component is not part of
 * the profile, or an own table has no such columns, names a component twice or does not sum to 1.
 * @throws #VALUE! when the shapes of two ranges do not fit.
 * @throws #NUM! when an amount is too large for Excel.
 * @example =ALLOC.TARGET("balanced-growth-manager", 100000, "futures") → 30000
 * @example =ALLOC.TARGET("balanced-growth-manager", 100000) → {"spot",0.6,60000;"cash",0.1,10000;"futures",0.3,30000}
 * @example =ALLOC.TARGET("Balanced Growth Model (2)", 1000, {"active";"futures"}) → {200;400}
 * @example =ALLOC.TARGET({"spot",0.7;"cash",0.3}, 500) → {"spot",0.7,350;"cash",0.3,150}
 */
export function allocTarget(profile: any[][], capital?: any[][], component?: any[][]): any[][] {
  return component === null || component === undefined
    ? targetRows([profile, capital])
    : targetAmount([profile, capital, component]);
}

/**
 * Target weight of each asset: its bucket's weight in the profile, split by the assets' values.
 *
 * @customfunction ALLOC_SPLIT ALLOC.SPLIT
 * @helpurl https://localhost:3000/docs/functions/ALLOC.SPLIT.html
 * @param {any[][]} profile Profile id or name, or a table of component and weight.
 * @param {any[][]} buckets Row or column with the component that each asset belongs to.
 * @param {any[][]} values Row or column with the value of each asset, at least 0.
 * @returns {any[][]} Target weight of each asset, in the direction of buckets.
 * @remarks
 * The weight of a component is split among its assets in proportion to their values, and equally where they are worth
 * nothing. The weight of a component without an asset is in no row: what the result leaves to 1 stays cash.
 *
 * In a profile that divides its futures margin, Balanced Growth Model (2), an asset in "futures" takes the weight of those
 * parts that have no asset of their own.
 *
 * A row that is blank in buckets and values gives a blank. Use the result as the targets of ALLOC.REBALANCE.
 * @throws #VALUE! when a bucket is not a component of the profile, a value is not a number of at least 0, or buckets and
 * values are not rows or columns of the same length.
 * @example =ALLOC.SPLIT("balanced-growth-manager", {"spot";"spot";"cash"}, {48000;16000;12000}) → {0.45;0.15;0.1}
 * @example =ALLOC.SPLIT("conservative-core", {"spot","spot"}, {0,0}) → {0.4,0.4}
 * @example =ALLOC.SPLIT("balanced-growth-model", {"spot";"active";"futures"}, {1;1;1}) → {0.6;0.2;0.2}
 */
export function allocSplit(profile: any[][], buckets: any[][], values: any[][]): any[][] {
  return split([profile, buckets, values]);
}

/**
 * Trades that bring holdings to their target weights, fees included, with what is left as cash.
 *
 * @customfunction ALLOC_REBALANCE ALLOC.REBALANCE
 * @helpurl https://localhost:3000/docs/functions/ALLOC.REBALANCE.html
 * @param {any[][]} assets Row or column of asset names.
 * @param {any[][]} quantities Quantities held, at least 0.
 * @param {any[][]} prices Prices per unit.
 * @param {any[][]} targets Target weights as fractions; they sum to at most 1, the rest is cash.
 * @param {any[][]} [cashFlow] Money put in, negative when taken out. Default 0.
 * @param {any[][]} [minTrade] Smallest trade worth making, in money. Default 0.
 * @param {any[][]} [steps] Step of each asset's traded quantity, or one for all; 0 for any quantity. Default 0.
 * @param {any[][]} [feeRate] Trading fee as a fraction of the trade. Default 0.
 * @param {any[][]} [absoluteBand] Drift up to which nothing is traded, as a fraction of the whole. Default 0.
 * @param {any[][]} [relativeBand] Drift up to which nothing is traded, as a fraction of the target. Default 0.
 * @param {any[][]} [buckets] Bucket of each asset; "cash" marks what is never traded. Default none is cash.
 * @param {any[][]} [destination] Where assets beyond their band go: "target" or "edge" of the band. Default "target".
 * @param {any[][]} [minNotionals] Smallest order of each asset in money, or one for all. Default 0.
 * @param {any[][]} [leverages] Leverage of each row that is futures margin, blank for others. Default none is.
 * @returns {any[][]} Header, a row per asset and a last row Cash, from Asset and Price to Fee and New weight.
 * @remarks
 * Columns: Asset, Price, Quantity, Value, Weight, Target, Drift, Trade value, Trade quantity, Fee, New weight. Purchases are
 * positive, sales negative. Weight and Drift are shares of the holdings as they are, before the cash flow. Trade values,
 * with that of Cash, and fees sum to the cash flow; new weights sum to 1.
 *
 * Cash: rows whose bucket is "cash", such as stablecoins or a bank balance, are gathered in the last row. Its target is what
 * the other targets leave to 1, its trade what the trades, fees and the cash flow do to it. Their own targets are not used.
 *
 * Trades: targets are shares of the total that is left after cash flow and fees, found exactly. What is above its share is
 * only sold, what is below only bought; nothing is sold that is not held. Trades are cut to the step, and left out below
 * minTrade or the asset's minNotional. Sales come first; the cash that they leave buys the largest deficits first, which takes the
 * fewest trades. Cash never ends below 0: a withdrawal that needs more sells first what is most above its target, and may sell up to
 * a step or minTrade too much.
 *
 * Bands: an asset triggers when its drift is strictly beyond the smaller of absoluteBand and relativeBand * target; a band of
 * 0 is not used, and without any the holdings always go to target. With a band the cash flow comes first: a deposit buys what is below
 * target, assets below their band before others, and a withdrawal is paid from cash, then from what is most above target. When
 * that leaves no asset beyond its band, nothing else is traded. Otherwise all assets go to target or, with destination "edge",
 * only those beyond their band to its edge. What "edge" sales bring more than purchases cost buys the largest deficits;
 * where they bring too little, what is most above target is sold too. Cash triggers nothing.
 *
 * Futures: a row of margin has price 1, and its trade value is margin. Moving margin costs nothing; the contracts traded with it cost
 * `feeRate * leverage * margin`, and minNotionals compares their notional. Where the leverage is blank a row in the bucket "futures",
 * "active" or "hedge reserve" is margin without contracts and moves free of charge. ALLOC.CONTRACTS turns the trade values into
 * contracts. Without leverages every row costs feeRate times its trade value.
 *
 * A trade of less than 1E-14 of the whole is none. Rebalancing the result again, without a cash flow, trades nothing, unless a step
 * or minimum keeps an asset beyond its band. A row blank in all series gives a blank row, and none after the last asset. Blank cashFlow,
 * minTrade, steps, feeRate, bands and minNotionals count as 0.
 * @throws #VALUE! when a quantity, target, step or band is negative or no number, a price is not positive, feeRate is not from
 * 0 to below 1 (times any leverage too), the targets sum to more than 1, a name is blank, or the series differ in length.
 * @throws #N/A when a withdrawal cannot be met even by selling everything, with the amount that is missing.
 * @throws #NUM! when a value is too large for Excel.
 * @example =ALLOC.REBALANCE({"BTC";"ETH"}, {1;10}, {60000;4000}, {0.5;0.5}) → {"Asset","Price","Quantity","Value","Weight","Target","Drift","Trade value","Trade quantity","Fee","New weight";"BTC",60000,1,60000,0.6,0.5,0.1,-10000,-0.166666666666667,0,0.5;"ETH",4000,10,40000,0.4,0.5,-0.1,10000,2.5,0,0.5;"Cash",1,0,0,0,0,0,0,0,0,0}
 * @example =ALLOC.REBALANCE({"BTC";"USDT"}, {1;40000}, {60000;1}, {0.5;0}, , , 0.1, 0.001, , , {"spot";"cash"}) → {"Asset","Price","Quantity","Value","Weight","Target","Drift","Trade value","Trade quantity","Fee","New weight";"BTC",60000,1,60000,0.6,0.5,0.1,-6000,-0.1,6,0.540032401944117;"Cash",1,40000,40000,0.4,0.5,-0.1,5994,5994,0,0.459967598055883}
 * @example =ALLOC.REBALANCE({"BTC";"ETH"}, {58;42}, {1;1}, {0.5;0.5}, , , , , 0.05, , , "edge") → {"Asset","Price","Quantity","Value","Weight","Target","Drift","Trade value","Trade quantity","Fee","New weight";"BTC",1,58,58,0.58,0.5,0.08,-3,-3,0,0.55;"ETH",1,42,42,0.42,0.5,-0.08,3,3,0,0.45;"Cash",1,0,0,0,0,0,0,0,0,0}
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
  ]);
}

/**
 * Weight of each value in the sum of all.
 *
 * @customfunction ALLOC_WEIGHTS ALLOC.WEIGHTS
 * @helpurl https://localhost:3000/docs/functions/ALLOC.WEIGHTS.html
 * @param {any[][]} values Row or column of values; a short leg is negative.
 * @returns {any[][]} Weight of each as a fraction, in the direction of values.
 * @remarks
 * `value / sum of the values`. Blank cells give blanks and count as nothing.
 * @throws #VALUE! when values is missing or blank, is not one row or column, or a value is not a number.
 * @throws #DIV/0! when the values sum to 0.
 * @throws #NUM! when a result is too large for Excel.
 * @example =ALLOC.WEIGHTS({48000;18000;12000;9000}) → {0.551724137931034;0.206896551724138;0.137931034482759;0.103448275862069}
 */
export function allocWeights(values: any[][]): any[][] {
  return weights([values]);
}

/**
 * Drift of each weight from its target: positive is overweight, negative underweight.
 *
 * @customfunction ALLOC_DRIFT ALLOC.DRIFT
 * @helpurl https://localhost:3000/docs/functions/ALLOC.DRIFT.html
 * @param {any[][]} values Row or column of values, cash among them; a short leg is negative.
 * @param {any[][]} targets Target weights as fractions; they sum to at most 1.
 * @returns {any[][]} Weight minus target of each as a fraction, in the direction of values.
 * @remarks
 * `value / sum of the values - target`. A row blank in both gives a blank; a blank cell beside a filled one is an error or, where
 * Excel hands it over as 0, counts as 0.
 * @throws #VALUE! when a value or target is no number, the targets sum to more than 1, or the series differ in length.
 * @throws #DIV/0! when the values sum to 0.
 * @throws #NUM! when a result is too large for Excel.
 * @example =ALLOC.DRIFT({60000;40000}, {0.5;0.5}) → {0.1;-0.1}
 * @see https://www.bogleheads.org/wiki/Rebalancing
 */
export function allocDrift(values: any[][], targets: any[][]): any[][] {
  return drift([values, targets]);
}

/**
 * Whether each weight has drifted so far from its target that rebalancing is due.
 *
 * @customfunction ALLOC_NEEDED ALLOC.NEEDED
 * @helpurl https://localhost:3000/docs/functions/ALLOC.NEEDED.html
 * @param {any[][]} values Row or column of values, cash among them; a short leg is negative.
 * @param {any[][]} targets Target weights as fractions; they sum to at most 1.
 * @param {any[][]} [absoluteBand] Band as a fraction of the whole, 0 for none. Default 0.05.
 * @param {any[][]} [relativeBand] Band as a fraction of the target, 0 for none. Default 0.25.
 * @returns {any[][]} TRUE where the weight is beyond its band, else FALSE, in the direction of values.
 * @remarks
 * TRUE where `|drift| > min(absoluteBand, relativeBand * |target|)`: strictly beyond, a drift of just the band is within. The
 * defaults are the 5/25 rule: 5 percentage points, or a quarter of the target where that is less, as it is for targets below 20 %.
 *
 * A band of 0, or a blank cell for it, is not used, as in ALLOC.REBALANCE; with neither band every drift counts. A target of 0 with a
 * relative band is exceeded by any value. A row blank in values and targets gives a blank.
 * @throws #VALUE! when a value or target is no number, a band is negative, the targets sum to more than 1, or the series differ in
 * length.
 * @throws #DIV/0! when the values sum to 0.
 * @example =ALLOC.NEEDED({56000;34000;10000}, {0.5;0.35;0.15}) → {TRUE;FALSE;TRUE}
 * @example =ALLOC.NEEDED({0.76,0.24}, {0.5,0.5}, 0, 0.5) → {TRUE,TRUE}
 * @see https://www.bogleheads.org/wiki/Rebalancing
 * @see https://github.com/pmorissette/bt/blob/master/tests/test_algos.py
 */
export function allocNeeded(
  values: any[][],
  targets: any[][],
  absoluteBand?: any[][],
  relativeBand?: any[][],
): any[][] {
  return needed([values, targets, absoluteBand, relativeBand]);
}

/**
 * Whole lots to buy with a capital so that they come close to the weights.
 *
 * @customfunction ALLOC_LOTS ALLOC.LOTS
 * @helpurl https://localhost:3000/docs/functions/ALLOC.LOTS.html
 * @param {any[][]} weights Row or column of weights as fractions; they sum to at most 1.
 * @param {any[][]} prices Price per unit of each.
 * @param {any[][]} capital Money to spend, at least 0.
 * @param {any[][]} [steps] Lot step of each quantity, or one for all; 0 for any quantity. Default 1.
 * @returns {any[][]} Units to buy of each, in the direction of weights.
 * @remarks
 * Each share `weight * capital / price` is cut down to its step. With the cash that this leaves, the asset whose share of what is
 * bought lies most below its weight gets one step more, then the next, as long as one lies below its weight and its step can be paid
 * for. Of equal deficits the larger weight comes first, then the earlier row. More than the capital is never spent.
 *
 * Weights that sum to less than 1 leave the rest in cash. A sum that misses 1 by at most 0.001 counts as 1: weights are often rounded.
 * A row blank in weights and prices gives a blank. A blank step counts as 0.
 * @throws #VALUE! when a weight, the capital or a step is negative or no number, a price is not positive, the weights sum to more than
 * 1, or the series differ in length.
 * @throws #NUM! when a result is too large for Excel.
 * @example =ALLOC.LOTS({0.5;0.3;0.2}, {333;210;95}, 1000) → {1;2;2}
 * @example =ALLOC.LOTS({0.6;0.4}, {60000;3000}, 10000, {0.001;0.01}) → {0.1;1.33}
 * @see https://pyportfolioopt.readthedocs.io/en/latest/Postprocessing.html
 */
export function allocLots(weights: any[][], prices: any[][], capital: any[][], steps?: any[][]): any[][] {
  return lots([weights, prices, capital, steps]);
}

/**
 * Weights rounded so that they still sum to what they did, by largest remainder.
 *
 * @customfunction ALLOC_ROUND ALLOC.ROUND
 * @helpurl https://localhost:3000/docs/functions/ALLOC.ROUND.html
 * @param {any[][]} weights Row or column of weights as fractions.
 * @param {any[][]} [decimals] Decimals of the percentage, from 0 to 12. Default 2.
 * @returns {any[][]} Rounded weight of each as a fraction, in the direction of weights.
 * @remarks
 * Each weight is cut down to that many decimals of a percentage (2 is 0.0001 as a fraction). What is then missing to the rounded sum is
 * given, a unit each, to those that the cutting took most from, of equal ones to the first. Also known as Hamilton's method.
 *
 * Blank weights give blanks. A blank decimals counts as 0.
 * @throws #VALUE! when a weight is no number, weights is not one row or column, or decimals is not a whole number from 0 to 12.
 * @example =ALLOC.ROUND({0.333;0.333;0.334}, 0) → {0.33;0.33;0.34}
 * @example =ALLOC.ROUND({0.125,0.125,0.625,0.125}, 0) → {0.13,0.13,0.62,0.12}
 * @see https://en.wikipedia.org/wiki/Quota_method
 */
export function allocRound(weights: any[][], decimals?: any[][]): any[][] {
  return round([weights, decimals]);
}

/**
 * Net exposure of spot and futures together over all capital.
 *
 * @customfunction ALLOC_EXPOSURE ALLOC.EXPOSURE
 * @helpurl https://localhost:3000/docs/functions/ALLOC.EXPOSURE.html
 * @param {any[][]} spotValue Value held on spot, at least 0.
 * @param {any[][]} cash Cash and stablecoins, at least 0.
 * @param {any[][]} futuresMargin Margin behind the futures position, at least 0.
 * @param {any[][]} leverage Leverage of the futures position.
 * @param {any[][]} [side] "long" or "short" of the futures position. Default "long".
 * @returns {any[][]} Exposure as a multiple of the capital: 1 moves as the price does, 0 is hedged.
 * @remarks
 * `(spot + s*margin*leverage) / (spot + cash + margin)`, s being 1 for a long and -1 for a short. In a bull run 70 on spot and 30 in
 * cash may become 55 on spot and 45 margin at 3x: an exposure of 1.9.
 *
 * Every argument takes a single value, a range or an array. Single values meet everything, equal shapes meet cell by cell, a
 * column meets a row as a grid. A blank side is "long"; where Excel hands a blank amount over as 0 it counts as 0. Where all ranges are
 * blank the result is blank.
 * @throws #VALUE! when a required argument is missing or blank, an amount is negative, leverage is not positive, or side is neither.
 * @throws #VALUE! when the shapes of two ranges do not fit.
 * @throws #DIV/0! when there is no capital.
 * @throws #NUM! when the result is too large for Excel.
 * @example =ALLOC.EXPOSURE(55, 0, 45, 3) → 1.9
 * @example =ALLOC.EXPOSURE(60, 10, 30, 2, {"long";"short"}) → {1.2;0}
 * @see https://en.wikipedia.org/wiki/Market_exposure
 */
export function allocExposure(
  spotValue: any[][],
  cash: any[][],
  futuresMargin: any[][],
  leverage: any[][],
  side?: any[][],
): any[][] {
  return exposure([spotValue, cash, futuresMargin, leverage, side]);
}

/**
 * Weights and amounts of a profile after its dynamic adjustment to a signal.
 *
 * @customfunction ALLOC_SHIFT ALLOC.SHIFT
 * @helpurl https://localhost:3000/docs/functions/ALLOC.SHIFT.html
 * @param {any[][]} profile Profile id or name, or a table of component and weight.
 * @param {any[][]} signal Signal such as "reversal" or "funding-spike".
 * @param {any[][]} [capital] Total capital, at least 0. Default 1.
 * @returns {any[][]} Component, weight and amount, a row each.
 * @remarks
 * Signals are "crash", "head-and-shoulders", "momentum", "funding-spike", "reversal", "exhaustion", "bullish", "overbought" and
 * "divergence". On one that the profile has no adjustment for the result is the profile's own weights, and so it is for an own table.
 *
 * Conservative Accumulator (A): on "crash" the cash buys spot; on "head-and-shoulders" a third of the cash becomes margin of a short
 * hedge. Balanced Growth Manager (B): on "momentum" the cash becomes futures margin at 5x; on "funding-spike" or "reversal" futures are
 * cut to 10 %, the rest goes to spot. Aggressive Capitalizer (C): on "exhaustion" it takes the weights of A; "bullish" takes the active
 * share to 50 %, "overbought", "divergence" and "funding-spike" take it to 20 %, against spot. The models 1 to 3: on "reversal" a third of
 * the futures margin goes to spot; where the margin has parts, a third of each.
 *
 * A row or column of capitals gives one amount column each. A blank capital cell counts as 0. Weights sum to 1.
 * @throws #VALUE! when profile or signal is missing, blank or unknown, a capital is not a number of at least 0, or an own table's weights
 * do not sum to 1.
 * @throws #NUM! when an amount is too large for Excel.
 * @example =ALLOC.SHIFT("conservative-accumulator", "crash", 10000) → {"spot",0.9,9000;"cash",0,0;"futures",0.1,1000}
 * @example =ALLOC.SHIFT("active-yield-seeker", "reversal", 1000) → {"spot",0.666666666666667,666.666666666667;"cash",0,0;"futures",0.333333333333333,333.333333333333}
 */
export function allocShift(profile: any[][], signal: any[][], capital?: any[][]): any[][] {
  return shiftRows([profile, signal, capital]);
}

/**
 * Holds a portfolio against the rules of its profile: core, active share, leverage, margin.
 *
 * @customfunction ALLOC_GUARD ALLOC.GUARD
 * @helpurl https://localhost:3000/docs/functions/ALLOC.GUARD.html
 * @param {any[][]} profile Profile id or name, or a table of component and weight.
 * @param {any[][]} spotValue Value held on spot, at least 0.
 * @param {any[][]} cash Cash and stablecoins, at least 0.
 * @param {any[][]} futuresMargin Margin of the futures account, at least 0.
 * @param {any[][]} leverage Leverage of the futures position, 0 where none is open.
 * @param {any[][]} [hedging] TRUE when the futures position hedges the spot holding. Default FALSE.
 * @param {any[][]} [limits] Five values: core from and to, active from and to, highest leverage. Default 60 %, 80 %, 20 %, 40 %, the profile's.
 * @returns {any[][]} Rule, status ("ok" or "breach") and message, a row each.
 * @remarks
 * Core share: "The core, held in spot, is 60 to 80 % of the capital where the profile asks for a core." A profile asks for one when its
 * spot weight lies in that range, which what the profile itself takes on a signal (ALLOC.SHIFT) widens.
 *
 * Active share: "The active part, futures margin, is 20 to 40 % of the capital, or what the profile itself takes." A profile whose weight
 * lies in that range may use all of it and what it takes on a signal; another only what it takes itself.
 *
 * Leverage tier: "Long-term positions are held at 2x to 3x; 5x and more is for the short term only." The profile's highest leverage is the
 * limit, 3x for an own table; less leverage is never a breach.
 *
 * Limits of your own, in a row or a column, take the place of 60 to 80 % and 20 to 40 %. A highest leverage of 0 leaves it to the profile;
 * another can only lower that of a profile, and is the limit of an own table. A blank one counts as 0. On the Settings sheet they are
 * Ballast_MinCore:Ballast_MaxLeverage.
 *
 * Core never used as margin: "The core never backs futures positions unless they hedge it." Margin that is more than what the profile holds
 * outside of spot can only have come out of the core: a breach unless hedging is TRUE.
 *
 * A share within 0.005 % of a bound, which reads as the bound, is at it: steps leave as much.
 *
 * An own table has the components spot, cash and futures, or hedge reserve and active for futures. A blank hedging is FALSE; a blank amount
 * is an error or, where Excel hands it over as 0, counts as 0.
 * @throws #VALUE! when profile is missing, blank or unknown, an own table has other components or does not sum to 1, an amount or leverage is
 * negative or no number, hedging is not TRUE or FALSE, or limits are not five such values, each from not above its to.
 * @throws #DIV/0! when there is no capital.
 * @example =ALLOC.GUARD("balanced-growth-manager", 55, 0, 45, 3) → {"core share","breach","Spot is 55 % of the capital; bring it within 60 % to 80 %.";"active share","breach","Futures margin is 45 % of the capital; bring it within 10 % to 40 %.";"leverage tier","ok","Leverage is 3x, up to 5x is allowed.";"core never used as margin","breach","Futures margin of 45 % reaches into the core of 60 %; bring it to 40 % or less, or only hedge with it."}
 * @see https://www.thebalance.com/what-is-core-and-satellite-2466544
 */
export function allocGuard(
  profile: any[][],
  spotValue: any[][],
  cash: any[][],
  futuresMargin: any[][],
  leverage: any[][],
  hedging?: any[][],
  limits?: any[][],
): any[][] {
  return guardRows([profile, spotValue, cash, futuresMargin, leverage, hedging, limits]);
}

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
 * @returns {any[][]} Header and a row per leg, from Side and Price to Fee and Free margin.
 * @remarks
 * Columns: Side, Price, Leverage, Margin change, Notional change, Trade quantity, Fee, Free margin. Margin change times leverage is the
 * notional wanted; a linear contract's quantity is that over the price, an inverse one's is that itself, in USD. More margin makes the
 * position larger, by whole steps cut down; less makes it smaller, by whole steps rounded up: its leverage never ends above the one
 * given. Trade quantity is positive for a purchase, negative for a sale, so a short that grows sells.
 *
 * Moving margin costs nothing; Fee is `feeRate * |notional change|` and not taken from the margin, as ALLOC.REBALANCE counts it apart.
 * Free margin is `margin change - notional change / leverage`: what no contract binds. It is negative where the quantity held does not
 * release what is taken out.
 *
 * Use the trade values of ALLOC.REBALANCE as marginChanges. A row blank in all series gives a blank row, and none after the last leg. A
 * blank side is "long", a blank step, feeRate or quantity counts as 0.
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
): any[][] {
  return contractRows([marginChanges, prices, leverages, sides, steps, contract, feeRate, quantities]);
}
