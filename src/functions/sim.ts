import { componentWeight } from "../core/allocation/targets";
import { sides } from "../core/position/contract";
import { decimal, divide, fitsNumber, one, toNumber, zero, type Decimal } from "../core/number/decimal";
import { simulatedPortfolio } from "../core/simulation/portfolio";
import { simulatedPosition } from "../core/simulation/position";
import { equityStatistics, periodReturn } from "../core/simulation/statistics";
import {
  anyDouble,
  atLeastZero,
  choice,
  doubleAtLeastZero,
  optional,
  optionalSeries,
  orOneForAll,
  positive,
  positiveDouble,
  rate,
  series,
  wholeNumber,
} from "./cells/arguments";
import { Failure, refuse, texts, unsolved } from "./cells/errors";
import { onceOverLongSeries } from "./cells/once";
import { simulatedProfile, type SimulatedProfile } from "./cells/profile";
import { withBlankRows } from "./cells/series";
import { rowsSliced } from "../core/slices";
import type { Output } from "./cells/spill";

const prices = series(positiveDouble);
/** No funding is due at a bar whose rate is blank. */
const fundingRates = orOneForAll(optionalSeries(optional(anyDouble, 0), []));
const maintenanceRate = optional(rate, decimal("0.005"));
const feeRate = optional(rate, zero);

const position = onceOverLongSeries(
  "SIM.POSITION",
  {
    side: choice(sides),
    entryPrice: positive,
    quantity: positive,
    leverage: positive,
    prices,
    fundingRates,
    maintenanceRate,
    feeRate,
  },
  function* ({ prices, fundingRates, ...plan }, layout) {
    const { entryPrice, quantity, leverage, feeRate } = plan;
    if (feeRate.times(leverage).gte(1)) return feeTakesMargin(feeRate, leverage);
    const value = quantity.times(entryPrice);
    if (!fitsNumber(value) || !fitsNumber(divide(value, leverage))) return new Failure("#NUM!");
    const next = simulatedPosition(plan);
    let gone: Failure | undefined;
    const rows = yield* rowsSliced(prices.length, (bar): Output[] => {
      const price = prices[bar]!;
      const { funding, equity, marginRatio, status, liquidationPrice } = next(price, fundingRates[bar] ?? 0);
      if (marginRatio === undefined) gone ??= unsolved(texts.positionGone(liquidationPrice));
      return [price, funding, equity, marginRatio ?? gone!, status];
    });
    return [["Price", "Funding", "Equity", "Margin ratio", "Status"], ...withBlankRows(layout, rows)];
  },
);

const portfolio = onceOverLongSeries(
  "SIM.PORTFOLIO",
  {
    prices,
    profile: simulatedProfile,
    capital: optional(positive, decimal(10_000)),
    fundingRates,
    leverage: optional<Decimal | undefined>(positive, undefined),
    every: optional(wholeNumber(0, 1_048_576), 90),
    band: optional(atLeastZero, zero),
    feeRate,
    maintenanceRate,
  },
  function* ({ prices, profile, fundingRates, leverage = decimal(profile.minLeverage), ...rules }, layout) {
    if (rules.feeRate.times(leverage).gte(1)) return feeTakesMargin(rules.feeRate, leverage);
    const next = simulatedPortfolio({
      ...weightsOf(profile),
      side: profile.position.side,
      leverage: toNumber(leverage),
      capital: toNumber(rules.capital),
      every: rules.every,
      band: toNumber(rules.band),
      feeRate: toNumber(rules.feeRate),
      maintenanceRate: toNumber(rules.maintenanceRate),
    });
    const rows = yield* rowsSliced(prices.length, (bar): Output[] => {
      const price = prices[bar]!;
      const { spot, cash, margin, equity, exposure, event } = next(price, fundingRates[bar] ?? 0);
      return [price, spot, cash, margin, equity, exposure, event];
    });
    return [
      ["Price", "Spot", "Cash", "Margin", "Equity", "Exposure", "Event"],
      ...withBlankRows(layout, rows),
    ];
  },
);

const stats = onceOverLongSeries(
  "SIM.STATS",
  { equity: series(doubleAtLeastZero), periodsPerYear: optional(positive, decimal(365)) },
  function* ({ equity, periodsPerYear }) {
    if (equity.length < 2) return unsolved(texts.tooFewEquities(2, equity.length));
    const returnsFromNothing = equity.findIndex(
      (value, index) => index > 0 && equity[index - 1] === 0 && value !== 0,
    );
    if (equity[0] === 0 || returnsFromNothing > 0) return new Failure("#DIV/0!");
    const returns = yield* rowsSliced(equity.length - 1, (period) =>
      periodReturn(equity[period]!, equity[period + 1]!),
    );
    const found = equityStatistics(equity, returns, toNumber(periodsPerYear));
    const varying = equity.length < 3 ? unsolved(texts.tooFewEquities(3, equity.length)) : undefined;
    const undivided = new Failure("#DIV/0!");
    return [
      ["Total return", found.totalReturn],
      ["CAGR", found.annualGrowth],
      ["Volatility", found.volatility ?? varying ?? undivided],
      ["Sharpe", varying ?? found.sharpe ?? undivided],
      ["Sortino", found.sortino ?? undivided],
      ["Max drawdown", found.maxDrawdown],
      ["Calmar", found.calmar ?? undivided],
    ];
  },
);

/** What the components mean for a simulation. */
function weightsOf({ components, position }: SimulatedProfile) {
  const weight = (component: string) => componentWeight(components, component) ?? zero;
  const [spot, futures, margin] = [weight("spot"), weight("futures"), weight(position.margin)];
  const rest = one.minus(spot).minus(futures);
  return {
    spot: toNumber(spot),
    margin: toNumber(margin),
    reserve: toNumber(futures.minus(margin)),
    cash: toNumber(rest.isNegative() ? zero : rest),
  };
}

function feeTakesMargin(feeRate: Decimal, leverage: Decimal): Failure {
  return refuse(texts.feeTakesMargin(toNumber(feeRate), toNumber(leverage)));
}

/**
 * A futures position along a price path: funding, equity, margin ratio, margin call, liquidation.
 *
 * @customfunction SIM_POSITION SIM.POSITION
 * @helpurl https://localhost:3000/docs/functions/SIM.POSITION.html
 * @param {any[][]} side "long" or "short".
 * @param {any[][]} entryPrice Price at which the position is opened.
 * @param {any[][]} quantity Size in base units.
 * @param {any[][]} leverage Leverage; the margin is the entry value divided by it.
 * @param {any[][]} prices Row or column of mark prices after the entry, oldest first.
 * @param {any[][]} [fundingRates] Row or column of the funding rate due at each price, or one for all. Default none.
 * @param {any[][]} [maintenanceRate] Maintenance margin rate as a fraction. Default 0.005 (0.5 %).
 * @param {any[][]} [feeRate] Fee of opening and of closing as a fraction of the value. Default 0.
 * @returns {any[][]} Header and a row per price: Price, Funding, Equity, Margin ratio, Status.
 * @remarks
 * A linear contract with isolated margin, in quote currency. The account is the initial margin `q*E/L`, out of which the fee of
 * opening is paid:
 *
 * - Funding: what this bar's rate brings, `-s*q*price*rate` with s = 1 for a long and -1 for a short. A positive rate is paid by
 *   longs and received by shorts. It goes into or comes out of the margin.
 * - Equity: `q*E/L - feeRate*q*E + s*q*(price - E)` and the funding so far.
 * - Margin ratio: `q*price*(maintenanceRate + feeRate) / equity`. At 1 the position is liquidated.
 * - Status: "open"; "margin call" from a margin ratio of 0.8, the warning of a venue (venues choose their own threshold);
 *   "liquidated" from the bar on at which the price has come to the liquidation price.
 *
 * The liquidation price is that of LIQ.ISOLATED for the margin that is left after opening fee and funding, to the digit; without fee
 * and funding it is LIQ.PRICE. In a bar the price comes first and then the funding, and either may liquidate. Isolated margin is
 * lost by a liquidation: what the closing leaves of it goes to the venue, so the equity is 0 from there on, and the loss is
 * all that was paid in. Only the given prices count: a low between two of them is not seen.
 *
 * A blank price with no funding rate gives a blank row; a blank funding rate is none.
 * @throws #VALUE! when a required argument is missing or blank, a value is not as described, or fundingRates differs in length.
 * @throws #VALUE! when feeRate times leverage is 1 or more.
 * @throws #N/A in the margin ratio once the position is liquidated, with the liquidation price.
 * @throws #NUM! when the position is too large for Excel.
 * @example =SIM.POSITION("long", 100, 2, 4, {110;90;78;74;90}, , 0.05) → {"Price","Funding","Equity","Margin ratio","Status";110,0,70,0.157142857142857,"open";90,0,30,0.3,"open";78,0,0,#N/A,"liquidated";74,0,0,#N/A,"liquidated";90,0,0,#N/A,"liquidated"}
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
): any[][] {
  return position([side, entryPrice, quantity, leverage, prices, fundingRates, maintenanceRate, feeRate]);
}

/**
 * A profile's portfolio along a price path, with rebalancing, funding, fees and liquidation.
 *
 * @customfunction SIM_PORTFOLIO SIM.PORTFOLIO
 * @helpurl https://localhost:3000/docs/functions/SIM.PORTFOLIO.html
 * @param {any[][]} prices Row or column of prices, oldest first.
 * @param {any[][]} profile A profile's id or name, or a table of component and weight: spot, cash, futures.
 * @param {any[][]} [capital] What is put in at the first price, in quote currency. Default 10000.
 * @param {any[][]} [fundingRates] Row or column of the funding rate due at each price, or one for all. Default none.
 * @param {any[][]} [leverage] Leverage of the futures position. Default the profile's minimum; 1 for a table.
 * @param {any[][]} [every] Rebalances each time so many bars have passed, 0 for never. Default 90.
 * @param {any[][]} [band] Rebalances when a share is farther than this from its target, 0 for never. Default 0.
 * @param {any[][]} [feeRate] Fee of each trade as a fraction of its value. Default 0.
 * @param {any[][]} [maintenanceRate] Maintenance margin rate as a fraction. Default 0.005 (0.5 %).
 * @returns {any[][]} Header and a row per price: Price, Spot, Cash, Margin, Equity, Exposure, Event.
 * @remarks
 * At the first price the capital is divided by the profile's weights: spot is bought, cash is kept, and on the futures margin a
 * linear position with isolated margin is opened, worth leverage times its margin. Which way it looks is the profile's stance:
 *
 * | profile | position |
 * |---|---|
 * | conservative-accumulator, conservative-core, active-yield-seeker | short, as a hedge of the spot |
 * | balanced-growth-manager, aggressive-capitalizer | long |
 * | balanced-growth-model | long with the active part; the hedge reserve is kept beside it |
 * | a table of your own | long |
 *
 * In each bar the price comes first, then the funding, then rebalancing:
 *
 * - Funding and unrealised P&L go into the margin: `Margin` is what the futures account is worth.
 * - When the price has come to the position's liquidation price (LIQ.ISOLATED), its margin is lost. Spot, cash and the hedge
 *   reserve live on, and the next rebalancing opens the position again.
 * - After each `every` bars, or when the share of spot, cash, futures margin or reserve is farther than `band` from its weight,
 *   all go back to their weights of what is left after the fees. The fee is paid on the spot bought or sold and on the change of
 *   the position.
 * - `Exposure` is spot plus the position (less it, if short), over the equity. `Equity` is spot, cash and margin.
 *
 * Money is conserved: the equity changes by the price moves, plus funding, less fees. Only the given prices count: what happens
 * between two of them is not seen. A simulation of what was is no promise.
 *
 * No funding is due at the first price, at which the position is opened. A blank price with no funding rate gives a blank row; a
 * blank funding rate is none. A blank cell for every or band counts as 0.
 * @throws #VALUE! when prices or profile is missing, a value is not as described, or fundingRates differs in length.
 * @throws #VALUE! when a table names another component than spot, cash and futures or its weights do not sum to 1.
 * @throws #VALUE! when feeRate times leverage is 1 or more.
 * @throws #NUM! in a cell whose figure is too large for Excel.
 * @example =SIM.PORTFOLIO({100;120;50;80}, "balanced-growth-manager", 10000, , , 3) → {"Price","Spot","Cash","Margin","Equity","Exposure","Event";100,6000,1000,3000,10000,1.2,"opened";120,7200,1000,4200,12400,1.16129032258065,"";50,3000,1000,0,4000,0.75,"futures liquidated at 50.251256, margin of 3000 lost";80,3480,580,1740,5800,1.2,"rebalanced after 3 bars"}
 * @see https://www.binance.com/en/support/faq/b3c689c1f50a44cabb3a84e663b81d93
 */
export function simPortfolio(
  prices: any[][],
  profile: any[][],
  capital?: any[][],
  fundingRates?: any[][],
  leverage?: any[][],
  every?: any[][],
  band?: any[][],
  feeRate?: any[][],
  maintenanceRate?: any[][],
): any[][] {
  return portfolio([prices, profile, capital, fundingRates, leverage, every, band, feeRate, maintenanceRate]);
}

/**
 * What a history of equity amounts to: return, growth, volatility, Sharpe, Sortino, drawdown, Calmar.
 *
 * @customfunction SIM_STATS SIM.STATS
 * @helpurl https://localhost:3000/docs/functions/SIM.STATS.html
 * @param {any[][]} equity Row or column of equity, one value a period, oldest first.
 * @param {any[][]} [periodsPerYear] How many periods make a year: 365 for days, 8760 for hours. Default 365.
 * @returns {any[][]} Rows of label and value: Total return, CAGR, Volatility, Sharpe, Sortino, Max drawdown, Calmar.
 * @remarks
 * With r the return of each of the n periods (`value / value before - 1`) and N periods a year:
 *
 * | label | definition |
 * |---|---|
 * | Total return | last / first - 1 |
 * | CAGR | compound annual growth rate, (last / first)^(N/n) - 1 |
 * | Volatility | sample standard deviation of r, times the square root of N |
 * | Sharpe | mean of r over the standard deviation of r, times the square root of N; risk-free rate 0 |
 * | Sortino | mean of r over the downside deviation, times the square root of N; target 0 |
 * | Max drawdown | largest fall from a running peak, as a fraction of the peak (RISK.DRAWDOWN) |
 * | Calmar | CAGR over max drawdown, over the whole history |
 *
 * The downside deviation is the square root of the mean, over all n periods, of the squares of the negative returns. Figures of a
 * short history, annualised, say little.
 *
 * Blank values are left out. Equity that has come to 0 stays there and returns 0.
 * @throws #VALUE! when equity is missing, not one row or column, or holds a text or a negative number.
 * @throws #N/A when there are fewer than two values; for Volatility and Sharpe, fewer than three.
 * @throws #DIV/0! for a ratio over a volatility, downside deviation or drawdown of 0, or when equity begins at or returns from 0.
 * @throws #NUM! in a cell whose figure is too large for Excel.
 * @example =SIM.STATS({100;110;99;108.9}, 3) → {"Total return",0.089;"CAGR",0.089;"Volatility",0.2;"Sharpe",0.5;"Sortino",1;"Max drawdown",0.1;"Calmar",0.89}
 * @see https://web.stanford.edu/~wfsharpe/art/sr/sr.htm
 * @see F. A. Sortino, L. N. Price, Performance Measurement in a Downside Risk Framework, Journal of Investing 3 (1994)
 * @see T. W. Young, Calmar Ratio: A Smoother Tool, Futures 20 (1991)
 */
export function simStats(equity: any[][], periodsPerYear?: any[][]): any[][] {
  return stats([equity, periodsPerYear]);
}
