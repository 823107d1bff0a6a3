import { decimal, divide, toNumber, zero } from "../../core/number/decimal";
import { simulatedPortfolio } from "../../core/simulation/portfolio";
import { rowsSliced } from "../../core/slices";
import { band, positive, rate, wholeNumber } from "../arguments/numbers";
import { simulatedProfile } from "../arguments/profile";
import {
  divisionOf,
  portfolioRow,
  portfolioTable,
  simulatedLeverage,
} from "../arguments/simulated-portfolio";
import { feeRate, maintenanceRate, pathFundingRates, pathPrices } from "../arguments/terms";
import { truth } from "../arguments/words";
import { optional } from "../cells/declaration";
import { once } from "../cells/once";
import { isStopped } from "../cells/reading";

const portfolio = once(
  "SIM.PORTFOLIO",
  {
    prices: pathPrices,
    profile: simulatedProfile,
    capital: optional(positive, decimal(10_000)),
    fundingRates: pathFundingRates,
    leverage: simulatedLeverage,
    every: optional(wholeNumber(0, 1_048_576), 90),
    band: optional(band, zero),
    feeRate,
    maintenanceRate,
    protectCore: optional(truth, false),
    stakingApr: optional(rate, zero),
    periodsPerYear: optional(positive, decimal(365)),
  },
  function* ({ prices, fundingRates, capital, every, band, stakingApr, periodsPerYear, ...given }, layout) {
    const division = divisionOf(given);
    if (isStopped(division)) return division;
    const next = simulatedPortfolio({
      ...division,
      capital: toNumber(capital),
      every,
      band: toNumber(band),
      protectsCore: given.protectCore,
      stakingPerBar: toNumber(divide(stakingApr, periodsPerYear)),
    });
    const rows = yield* rowsSliced(prices.length, (bar) =>
      portfolioRow(prices[bar]!, next(prices[bar]!, fundingRates[bar] ?? 0)),
    );
    return yield* portfolioTable(layout, rows);
  },
);

/**
 * A profile's portfolio along a price path, with rebalancing, funding, fees and liquidation.
 *
 * @customfunction SIM_PORTFOLIO SIM.PORTFOLIO
 * @helpurl https://localhost:3000/docs/functions/SIM.PORTFOLIO.html
 * @param {any[][]} prices Row or column of prices, oldest first.
 * @param {any[][]} profile A profile's id or name, or a table of component and weight: spot, cash, futures.
 * @param {any[][]} [capital] What is put in at the first price, in quote currency. Default 10000.
 * @param {any[][]} [fundingRates] Row or column of the funding rate due at each price, or one for all. Default none.
 * @param {any[][]} [leverage] Leverage of the futures position, 0 for none. Default the profile's minimum; 1 for a table.
 * @param {any[][]} [every] Rebalances each time so many bars have passed, 0 for never. Default 90.
 * @param {any[][]} [band] Rebalances when a share is farther than this from its target, 0 for never. Default 0.
 * @param {any[][]} [feeRate] Fee of each trade as a fraction of its value. Default 0.
 * @param {any[][]} [maintenanceRate] Maintenance margin rate as a fraction. Default 0.005 (0.5 %).
 * @param {any[][]} [protectCore] TRUE when spot is never sold and a liquidated position stays closed. Default FALSE.
 * @param {any[][]} [stakingApr] What staking of the spot yields a year, without compounding, as a fraction. Default 0.
 * @param {any[][]} [periodsPerYear] How many bars make a year of staking: 365 for days, 8760 for hours. Default 365.
 * @param {CustomFunctions.CancelableInvocation} invocation What Excel adds to cancel the call.
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
 * With a leverage of 0 no position is opened: the futures margin is kept as money.
 *
 * In each bar the price comes first, then the funding, then the reward of staking, then rebalancing:
 *
 * - Funding and unrealised P&L go into the margin: `Margin` is what the futures account is worth.
 * - When the price has come to the position's liquidation price (LIQ.ISOLATED), its margin is lost. Spot, cash and the hedge
 *   reserve live on, and the next rebalancing opens the position again.
 * - From a margin ratio of 0.8 on (as in SIM.POSITION) the event is a margin call: a warning, which moves no money.
 * - After each `every` bars, or when the share of spot, cash, futures margin or reserve is farther than `band` from its weight,
 *   all go back to their weights of what is left after the fees. The fee is paid on the spot bought or sold and on the change of
 *   the position.
 * - With protectCore no spot is sold. Where spot is above its weight it is kept, and the margin (with the reserve) is brought to its
 *   weight out of cash as far as that reaches; gains of the margin still buy spot that is below its weight. After a liquidation
 *   the weight of the margin is cash, and a rebalancing that would trade nothing is none.
 * - Staking adds `stakingApr / periodsPerYear` of the spot to it at each bar but the first. The reward is staked too, so it compounds
 *   once a bar: a year of days at 3 % brings 3.05 %. A bar is `1 / periodsPerYear` of a year, whatever its date.
 * - `Exposure` is spot plus the position (less it, if short), over the equity. `Equity` is spot, cash and margin.
 *
 * Money is conserved: the equity changes by the price moves, plus funding and staking, less fees. Only the given prices count: what happens
 * between two of them is not seen. A simulation of the past is no promise.
 *
 * A funding rate is paid once, at its price: a bar of a day takes the sum of the day's rates. The interval of the venue does not matter
 * then. No funding is due at the first price, at which the position is opened. A blank funding rate is none. A blank cell for leverage,
 * every, band or stakingApr counts as 0. The series end together with their last row that is not blank or 0 in all; a heading in the first row is
 * skipped.
 * @throws #VALUE! when prices or profile is missing, a value is not as described, or fundingRates differs in length.
 * @throws #VALUE! when maintenanceRate is above 0.25, more than any first bracket asks: 0.5 % is 0.005.
 * @throws #VALUE! when a table names another component than spot, cash and futures or its weights do not sum to 1.
 * @throws #VALUE! when feeRate times leverage is 1 or more.
 * @throws #N/A when the margin of the position does not cover its maintenance margin and fee at entry.
 * @throws #NUM! in a cell whose figure is too large for Excel.
 * @example =SIM.PORTFOLIO({100;120;50;80}, "balanced-growth-manager", 10000, , , 3) → {"Price","Spot","Cash","Margin","Equity","Exposure","Event";100,6000,1000,3000,10000,1.2,"opened";120,7200,1000,4200,12400,1.16129032258065,"";50,3000,1000,0,4000,0.75,"futures liquidated at 50.251256, margin of 3000 lost";80,3480,580,1740,5800,1.2,"rebalanced after 3 bars"}
 * @example =SIM.PORTFOLIO({100;100;50;50;25}, "balanced-growth-manager", 10000, , 3, 3, , , , TRUE) → {"Price","Spot","Cash","Margin","Equity","Exposure","Event";100,6000,1000,3000,10000,1.5,"opened";100,6000,1000,3000,10000,1.5,"";50,3000,1000,0,4000,0.75,"futures liquidated at 67.001675, margin of 3000 lost";50,3000,1000,0,4000,0.75,"";25,1500,1000,0,2500,0.6,""}
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
  protectCore?: any[][],
  stakingApr?: any[][],
  periodsPerYear?: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): any[][] {
  return portfolio([
    prices,
    profile,
    capital,
    fundingRates,
    leverage,
    every,
    band,
    feeRate,
    maintenanceRate,
    protectCore,
    stakingApr,
    periodsPerYear,
    invocation,
  ]);
}
