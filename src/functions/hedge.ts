import { contractTypes, type ContractType } from "../core/position/contract";
import { one, toNumber, zero, type Decimal } from "../core/number/decimal";
import { hedgeResult } from "../core/hedge/pnl";
import { payoffCurve } from "../core/hedge/curve";
import { fewestPrices, varianceReduction, slope } from "../core/hedge/ratio";
import { contractsToShort, remainingDelta } from "../core/hedge/size";
import { kindsOfChanges } from "../core/hedge/price-changes";
import {
  anyNumber,
  atLeastZero,
  choice,
  optional,
  positive,
  rate,
  sameAs,
  series,
  wholeNumber,
} from "./cells/arguments";
import { forEachCell } from "./cells/each-cell";
import { Failure, refuse, texts, unsolved } from "./cells/errors";
import { once } from "./cells/once";

const hedge = {
  spotQuantity: atLeastZero,
  spotEntry: positive,
  spotExit: positive,
  hedgeRatio: optional(atLeastZero, one),
  futuresEntry: sameAs(positive, "spotEntry"),
  futuresExit: sameAs(positive, "spotExit"),
  fundingCash: optional(anyNumber, zero),
  feeRate: optional(rate, zero),
};

const pnl = forEachCell("HEDGE.PNL", hedge, (values) => hedgeResult(values).netPnl);

const breakdown = once("HEDGE.BREAKDOWN", hedge, (values) => {
  const { spotPnl, futuresPnl, funding, fees, netPnl } = hedgeResult(values);
  return [
    ["Spot P&L", spotPnl],
    ["Futures P&L", futuresPnl],
    ["Funding", funding],
    ["Fees", fees],
    ["Net P&L", netPnl],
  ];
});

const contract = optional(choice(contractTypes), "linear");
const price = optional<Decimal | undefined>(positive, undefined);

const size = forEachCell(
  "HEDGE.SIZE",
  {
    spotQuantity: atLeastZero,
    hedgeRatio: optional(atLeastZero, one),
    contractSize: optional(positive, one),
    contract,
    price,
  },
  (values) => {
    const units = unitsPerBase(values.contract, values.price);
    return units instanceof Failure
      ? units
      : contractsToShort(values.spotQuantity, values.hedgeRatio, values.contractSize, units);
  },
);

const delta = forEachCell(
  "HEDGE.DELTA",
  { spotQuantity: atLeastZero, shortQuantity: atLeastZero, contract, price },
  (values) => {
    const units = unitsPerBase(values.contract, values.price);
    return units instanceof Failure
      ? units
      : remainingDelta(values.spotQuantity, values.shortQuantity, units);
  },
);

/** What a base unit is in the contract's own quantity. */
function unitsPerBase(contract: ContractType, price: Decimal | undefined): Decimal | Failure {
  if (contract === "linear") return one;
  return price ?? refuse(texts.omitted("price", `${positive.wanted} where the contract is inverse`));
}

const ratio = once(
  "HEDGE.RATIO",
  {
    spotPrices: series(positive),
    futuresPrices: series(positive),
    changes: optional(choice(kindsOfChanges), "price"),
  },
  ({ spotPrices, futuresPrices, changes }) =>
    enoughOf(spotPrices) ?? [[slope(spotPrices, futuresPrices, changes) ?? noVariance]],
);

const beta = once(
  "HEDGE.BETA",
  {
    assetPrices: series(positive),
    benchmarkPrices: series(positive),
    changes: optional(choice(kindsOfChanges), "percent"),
  },
  ({ assetPrices, benchmarkPrices, changes }) =>
    enoughOf(assetPrices) ?? [[slope(assetPrices, benchmarkPrices, changes) ?? noVariance]],
);

const effectiveness = once(
  "HEDGE.EFFECTIVENESS",
  {
    spotPrices: series(positive),
    futuresPrices: series(positive),
    hedgeRatio: optional<Decimal | undefined>(anyNumber, undefined),
    changes: optional(choice(kindsOfChanges), "price"),
  },
  ({ spotPrices, futuresPrices, hedgeRatio, changes }) =>
    enoughOf(spotPrices) ?? [
      [varianceReduction(spotPrices, futuresPrices, hedgeRatio, changes) ?? noVariance],
    ],
);

function enoughOf(prices: readonly Decimal[]): Failure | undefined {
  return prices.length < fewestPrices ? unsolved(texts.tooFewPrices(fewestPrices, prices.length)) : undefined;
}

/** Excel shows no message with this error. */
const noVariance = new Failure("#DIV/0!");

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
 * Net profit or loss of a spot holding with a short futures position against part or all of it.
 *
 * @customfunction HEDGE_PNL HEDGE.PNL
 * @helpurl https://localhost:3000/docs/functions/HEDGE.PNL.html
 * @param {any[][]} spotQuantity Quantity held, in base units, at least 0.
 * @param {any[][]} spotEntry Price paid for the holding.
 * @param {any[][]} spotExit Price at which the holding is valued or sold.
 * @param {any[][]} [hedgeRatio] Share of the holding that is sold short. Default 1, the whole holding.
 * @param {any[][]} [futuresEntry] Price at which the short was opened. Default spotEntry.
 * @param {any[][]} [futuresExit] Price at which the short is closed. Default spotExit.
 * @param {any[][]} [fundingCash] Funding that the short received, negative when it paid. Default 0.
 * @param {any[][]} [feeRate] Fee of each futures leg as a fraction of its value. Default 0.
 * @returns {any[][]} Net profit or loss in quote currency.
 * @remarks
 * What the holding gained, plus what the linear short gained, plus the funding, less the fees of opening and closing the
 * short: `q*(X-E) + h*q*(FE-FX) + fundingCash - feeRate*h*q*(FE+FX)`, where q is the quantity, E and X the spot entry and
 * exit, h the hedge ratio, FE and FX the futures entry and exit.
 *
 * Every argument takes a number, a range or an array. Single values meet everything, equal shapes meet cell by cell, a
 * column meets a row as a grid. Prices are quote currency per base unit; rates are fractions (0.0006 is 0.06 %).
 *
 * A blank futuresEntry or futuresExit is its default. A blank hedgeRatio, fundingCash or feeRate cell counts as 0, because
 * Excel may hand a blank cell over as 0; leave the argument out for its default. Where all ranges are blank the result is
 * blank.
 * @throws #VALUE! when a required argument is missing or blank, or a value is not a number as described.
 * @throws #VALUE! when the shapes of two ranges do not fit.
 * @throws #NUM! when the result is too large for Excel.
 * @example =HEDGE.PNL(1, 60000, 55000, 0.5) → -2500
 * @example =HEDGE.PNL(1, 60000, 54000) → 0
 * @example =HEDGE.PNL(1, 60000, 54000, 1, , , -30) → -30
 * @example =HEDGE.PNL(1, 60000, {55000;54000}, 0.5) → {-2500;-3000}
 * @see https://www.cmegroup.com/education/courses/introduction-to-futures/calculating-futures-contract-profit-or-loss.html
 */
export function hedgePnl(
  spotQuantity: any[][],
  spotEntry: any[][],
  spotExit: any[][],
  hedgeRatio?: any[][],
  futuresEntry?: any[][],
  futuresExit?: any[][],
  fundingCash?: any[][],
  feeRate?: any[][],
): any[][] {
  return pnl([
    spotQuantity,
    spotEntry,
    spotExit,
    hedgeRatio,
    futuresEntry,
    futuresExit,
    fundingCash,
    feeRate,
  ]);
}

/**
 * Where the result of a hedged holding comes from: spot, futures, funding and fees.
 *
 * @customfunction HEDGE_BREAKDOWN HEDGE.BREAKDOWN
 * @helpurl https://localhost:3000/docs/functions/HEDGE.BREAKDOWN.html
 * @param {any[][]} spotQuantity Quantity held, in base units, at least 0.
 * @param {any[][]} spotEntry Price paid for the holding.
 * @param {any[][]} spotExit Price at which the holding is valued or sold.
 * @param {any[][]} [hedgeRatio] Share of the holding that is sold short. Default 1, the whole holding.
 * @param {any[][]} [futuresEntry] Price at which the short was opened. Default spotEntry.
 * @param {any[][]} [futuresExit] Price at which the short is closed. Default spotExit.
 * @param {any[][]} [fundingCash] Funding that the short received, negative when it paid. Default 0.
 * @param {any[][]} [feeRate] Fee of each futures leg as a fraction of its value. Default 0.
 * @returns {any[][]} Five rows of label and value: Spot P&L, Futures P&L, Funding, Fees, Net P&L.
 * @remarks
 * The parts of HEDGE.PNL in quote currency. Fees are what both futures legs cost, as a positive amount:
 * Net P&L = Spot P&L + Futures P&L + Funding - Fees.
 *
 * Every argument is a single value. Blank cells count as in HEDGE.PNL.
 * @throws #VALUE! when a required argument is missing or blank, a value is not a number as described, or an argument is a
 * range of several cells.
 * @throws #NUM! when a value is too large for Excel.
 * @example =HEDGE.BREAKDOWN(1, 60000, 55000, 0.5, , , 12, 0.0005) → {"Spot P&L",-5000;"Futures P&L",2500;"Funding",12;"Fees",28.75;"Net P&L",-2516.75}
 * @see https://www.cmegroup.com/education/courses/introduction-to-futures/calculating-futures-contract-profit-or-loss.html
 */
export function hedgeBreakdown(
  spotQuantity: any[][],
  spotEntry: any[][],
  spotExit: any[][],
  hedgeRatio?: any[][],
  futuresEntry?: any[][],
  futuresExit?: any[][],
  fundingCash?: any[][],
  feeRate?: any[][],
): any[][] {
  return breakdown([
    spotQuantity,
    spotEntry,
    spotExit,
    hedgeRatio,
    futuresEntry,
    futuresExit,
    fundingCash,
    feeRate,
  ]);
}

/**
 * Whole contracts to sell short against a holding, cut down.
 *
 * @customfunction HEDGE_SIZE HEDGE.SIZE
 * @helpurl https://localhost:3000/docs/functions/HEDGE.SIZE.html
 * @param {any[][]} spotQuantity Quantity held, in base units, at least 0.
 * @param {any[][]} [hedgeRatio] Share of the holding to sell short. Default 1, the whole holding.
 * @param {any[][]} [contractSize] Size of a contract in base units (linear) or USD (inverse). Default 1.
 * @param {any[][]} [contract] "linear" or "inverse". Default "linear".
 * @param {any[][]} [price] Price of the base unit in USD; needed where the contract is inverse.
 * @returns {any[][]} Number of contracts, a whole number.
 * @remarks
 * Linear `h*q/size`, inverse `h*q*P/size`, cut down to a whole number so that the hedge is never larger than asked for:
 * q is the quantity, h the hedge ratio, P the price. HEDGE.DELTA tells what the cut leaves unhedged.
 *
 * Every argument takes a number or name, a range or an array. Single values meet everything, equal shapes meet cell by cell, a
 * column meets a row as a grid. A blank contractSize or contract is its default; a blank hedgeRatio cell counts as 0, because
 * Excel may hand a blank cell over as 0; leave the argument out for its default. Where all ranges are blank the result is blank.
 * @throws #VALUE! when spotQuantity is missing or blank, a value is not as described, or the contract is inverse and the price is
 * missing or blank.
 * @throws #VALUE! when the shapes of two ranges do not fit.
 * @throws #NUM! when the result is too large for Excel.
 * @example =HEDGE.SIZE(1.55, 1, 0.1) → 15
 * @example =HEDGE.SIZE(1, 0.5, 100, "inverse", 60000) → 300
 * @example =HEDGE.SIZE(1000000, 0.62, 42000) → 14
 * @see https://financetrain.com/minimum-variance-hedge-ratio
 */
export function hedgeSize(
  spotQuantity: any[][],
  hedgeRatio?: any[][],
  contractSize?: any[][],
  contract?: any[][],
  price?: any[][],
): any[][] {
  return size([spotQuantity, hedgeRatio, contractSize, contract, price]);
}

/**
 * Minimum-variance hedge ratio of a holding, from spot and futures prices.
 *
 * @customfunction HEDGE_RATIO HEDGE.RATIO
 * @helpurl https://localhost:3000/docs/functions/HEDGE.RATIO.html
 * @param {any[][]} spotPrices Row or column of spot prices, oldest first.
 * @param {any[][]} futuresPrices Row or column of futures prices at the same times.
 * @param {any[][]} [changes] What a change is: "price", "percent" or "log". Default "price".
 * @returns {any[][]} Futures to sell short per unit of spot.
 * @remarks
 * `cov(dS, dF) / var(dF)` over the changes from one price to the next: "price" `P2-P1`, "percent" `P2/P1-1`, "log" `ln(P2/P1)`.
 * Sample and population variance give the same ratio. A ratio of price changes is in units of futures per unit of spot, as
 * HEDGE.SIZE takes it; one of percent or log changes is in value per value.
 *
 * The two series have the same length, at least 3 prices. A row that is blank in both is left out, and the change is taken
 * across it. changes is a single value; blank it is its default.
 * @throws #VALUE! when a series is missing or no single row or column, a price is blank or not positive, the lengths differ, or
 * changes is not one of the three.
 * @throws #N/A when there are fewer than 3 prices.
 * @throws #DIV/0! when the changes of the futures prices are all the same.
 * @example =HEDGE.RATIO({100;102;101;105}, {100;101;100;103}) → 1.25
 * @example =HEDGE.RATIO({100,110,99,108.9}, {100,105,99.75,104.7375}, "percent") → 2
 * @see https://financetrain.com/minimum-variance-hedge-ratio
 */
export function hedgeRatio(spotPrices: any[][], futuresPrices: any[][], changes?: any[][]): any[][] {
  return ratio([spotPrices, futuresPrices, changes]);
}

/**
 * Beta of an asset to a benchmark, from their prices.
 *
 * @customfunction HEDGE_BETA HEDGE.BETA
 * @helpurl https://localhost:3000/docs/functions/HEDGE.BETA.html
 * @param {any[][]} assetPrices Row or column of the asset's prices, oldest first.
 * @param {any[][]} benchmarkPrices Row or column of the benchmark's prices at the same times.
 * @param {any[][]} [changes] What a change is: "price", "percent" or "log". Default "percent".
 * @returns {any[][]} How far the asset moves when the benchmark moves by one.
 * @remarks
 * `cov(dA, dB) / var(dB)` over the changes from one price to the next: "price" `P2-P1`, "percent" `P2/P1-1`, "log" `ln(P2/P1)`.
 * Sample and population variance give the same beta. A holding of value V is hedged by a short of value beta*V in the benchmark.
 *
 * The two series have the same length, at least 3 prices. A row that is blank in both is left out, and the change is taken
 * across it. changes is a single value; blank it is its default.
 * @throws #VALUE! when a series is missing or no single row or column, a price is blank or not positive, the lengths differ, or
 * changes is not one of the three.
 * @throws #N/A when there are fewer than 3 prices.
 * @throws #DIV/0! when the changes of the benchmark's prices are all the same.
 * @example =HEDGE.BETA({100;110;99;108.9}, {100;105;99.75;104.7375}) → 2
 * @see https://en.wikipedia.org/wiki/Beta_(finance)
 */
export function hedgeBeta(assetPrices: any[][], benchmarkPrices: any[][], changes?: any[][]): any[][] {
  return beta([assetPrices, benchmarkPrices, changes]);
}

/**
 * Share of a holding's variance that a hedge takes away, from spot and futures prices.
 *
 * @customfunction HEDGE_EFFECTIVENESS HEDGE.EFFECTIVENESS
 * @helpurl https://localhost:3000/docs/functions/HEDGE.EFFECTIVENESS.html
 * @param {any[][]} spotPrices Row or column of spot prices, oldest first.
 * @param {any[][]} futuresPrices Row or column of futures prices at the same times.
 * @param {any[][]} [hedgeRatio] Futures sold short per unit of spot. Default the minimum-variance ratio.
 * @param {any[][]} [changes] What a change is: "price", "percent" or "log". Default "price".
 * @returns {any[][]} Fraction of at most 1; negative where the hedge adds variance.
 * @remarks
 * `1 - var(dS - h*dF)/var(dS)` over the changes from one price to the next: "price" `P2-P1`, "percent" `P2/P1-1`, "log"
 * `ln(P2/P1)`. At the minimum-variance ratio, which HEDGE.RATIO gives, it is the squared correlation of the changes.
 *
 * The two series have the same length, at least 3 prices. A row that is blank in both is left out, and the change is taken
 * across it. hedgeRatio and changes are single values. A blank hedgeRatio cell counts as 0, because Excel may hand a blank cell
 * over as 0; leave the argument out for its default. A blank changes is its default.
 * @throws #VALUE! when a series is missing or no single row or column, a price is blank or not positive, the lengths differ,
 * hedgeRatio is no number, or changes is not one of the three.
 * @throws #N/A when there are fewer than 3 prices.
 * @throws #DIV/0! when the changes of the spot prices are all the same, or without hedgeRatio those of the futures prices.
 * @example =HEDGE.EFFECTIVENESS({100;102;101;105}, {100;101;100;103}) → 0.986842105263158
 * @example =HEDGE.EFFECTIVENESS({100;102;101;105}, {100;101;100;103}, 1) → 0.947368421052632
 * @see https://financetrain.com/minimum-variance-hedge-ratio
 */
export function hedgeEffectiveness(
  spotPrices: any[][],
  futuresPrices: any[][],
  hedgeRatio?: any[][],
  changes?: any[][],
): any[][] {
  return effectiveness([spotPrices, futuresPrices, hedgeRatio, changes]);
}

/**
 * Exposure in base units that a short leaves of a spot holding.
 *
 * @customfunction HEDGE_DELTA HEDGE.DELTA
 * @helpurl https://localhost:3000/docs/functions/HEDGE.DELTA.html
 * @param {any[][]} spotQuantity Quantity held, in base units, at least 0.
 * @param {any[][]} shortQuantity Quantity sold short: base units (linear) or USD face value (inverse), at least 0.
 * @param {any[][]} [contract] "linear" or "inverse". Default "linear".
 * @param {any[][]} [price] Price of the base unit in USD; needed where the contract is inverse.
 * @returns {any[][]} Base units; negative where the short is larger than the holding.
 * @remarks
 * Linear: the holding less the short. Inverse: the holding less `Q/P`, the short's face value at that price; the coins that
 * margin the short belong to the holding.
 *
 * Every argument takes a number or name, a range or an array. Single values meet everything, equal shapes meet cell by cell, a
 * column meets a row as a grid. A blank contract is its default. Where all ranges are blank the result is blank.
 * @throws #VALUE! when a quantity is missing, blank or negative, a value is not as described, or the contract is inverse and the
 * price is missing or blank.
 * @throws #VALUE! when the shapes of two ranges do not fit.
 * @throws #NUM! when the result is too large for Excel.
 * @example =HEDGE.DELTA(1, 0.5) → 0.5
 * @example =HEDGE.DELTA(1, 60000, "inverse", {60000;50000}) → {0;-0.2}
 * @see https://www.deribit.com/kb/deribit-inverse-perpetual
 */
export function hedgeDelta(
  spotQuantity: any[][],
  shortQuantity: any[][],
  contract?: any[][],
  price?: any[][],
): any[][] {
  return delta([spotQuantity, shortQuantity, contract, price]);
}

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
