import { componentWeight } from "../../core/allocation/targets";
import { decimal, type Decimal, one, toNumber, zero } from "../../core/number/decimal";
import { simulatedPortfolio } from "../../core/simulation/portfolio";
import { rowsSliced } from "../../core/slices";
import { feeTakesMargin } from "../arguments/failures";
import { notCovered } from "../arguments/maintenance";
import { band, leverage, positive, wholeNumber } from "../arguments/numbers";
import { simulatedProfile, type SimulatedProfile } from "../arguments/profile";
import { feeRate, maintenanceRate, pathFundingRates, pathPrices } from "../arguments/terms";
import { optional } from "../cells/declaration";
import { onceOverLongSeries } from "../cells/once";
import { withBlankRows } from "../cells/series";
import type { Output } from "../cells/spill";

const portfolio = onceOverLongSeries(
  "SIM.PORTFOLIO",
  {
    prices: pathPrices,
    profile: simulatedProfile,
    capital: optional(positive, decimal(10_000)),
    fundingRates: pathFundingRates,
    leverage: optional<Decimal | undefined>(leverage, undefined),
    every: optional(wholeNumber(0, 1_048_576), 90),
    band: optional(band, zero),
    feeRate,
    maintenanceRate,
  },
  function* ({ prices, profile, fundingRates, leverage = decimal(profile.minLeverage), ...rules }, layout) {
    if (rules.feeRate.times(leverage).gte(1)) return feeTakesMargin(rules.feeRate, leverage);
    const weights = weightsOf(profile);
    const isOpened = weights.margin > 0;
    if (isOpened && leverage.times(rules.maintenanceRate.plus(rules.feeRate)).gt(1))
      return notCovered(rules.maintenanceRate, rules.feeRate);
    const next = simulatedPortfolio({
      ...weights,
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
 * A funding rate is paid once, at its price: a bar of a day takes the sum of the day's rates. The interval of the venue does not matter
 * then. No funding is due at the first price, at which the position is opened. A blank funding rate is none. A blank cell for every
 * or band counts as 0. The series end together with their last row that is not blank or 0 in all; a heading in the first row is
 * skipped.
 * @throws #VALUE! when prices or profile is missing, a value is not as described, or fundingRates differs in length.
 * @throws #VALUE! when maintenanceRate is above 0.25, more than any first bracket asks: 0.5 % is 0.005.
 * @throws #VALUE! when a table names another component than spot, cash and futures or its weights do not sum to 1.
 * @throws #VALUE! when feeRate times leverage is 1 or more.
 * @throws #N/A when the margin of the position does not cover its maintenance margin and fee at entry.
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
