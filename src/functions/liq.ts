import { contractTypes, sides } from "../core/position/contract";
import { decimal, one, toNumber, zero, type Decimal } from "../core/number/decimal";
import { quotientOf } from "../core/number/fraction";
import { bankruptcyPrice } from "../core/liquidation/bankruptcy";
import { crossLiquidationPrices } from "../core/liquidation/cross";
import { liquidationDistance } from "../core/liquidation/distance";
import {
  isolatedLiquidationPrice,
  maintenanceRules,
  positionAtLeverage,
  type PriceFraction,
} from "../core/liquidation/isolated";
import { ladderLeverages, liquidationRung } from "../core/liquidation/ladder";
import { maxLeverage } from "../core/liquidation/max-leverage";
import { tieredLiquidationPrice } from "../core/liquidation/tiered";
import { maintenanceMargin, tierIndex, type Tier } from "../core/liquidation/tiers";
import { venueTiers } from "../core/venues/brackets";
import { findListing } from "../core/venues/find";
import { venueLiquidationPrice } from "../core/venues/liquidation";
import {
  anyNumber,
  atLeastZero,
  choice,
  keepingStopped,
  optional,
  optionalSeries,
  positive,
  rate,
  text,
} from "./cells/arguments";
import { crossPositions } from "./cells/cross-positions";
import { forEachCell } from "./cells/each-cell";
import { Failure, refuse, texts, unsolved } from "./cells/errors";
import { once } from "./cells/once";
import { isStopped } from "./cells/reading";
import { withBlankRows } from "./cells/series";
import type { Output } from "./cells/spill";
import { tierTable } from "./cells/tiers";
import { venue } from "./cells/venue";
import { noVenuePrice, unlisted } from "./cells/venue-failures";
import { venueSources } from "./cells/venue-sources";

const noLiquidation = unsolved(texts.noLiquidation());
const defaultMaintenanceRate = decimal("0.005");

const price = forEachCell(
  "LIQ.PRICE",
  {
    side: choice(sides),
    entryPrice: positive,
    leverage: positive,
    maintenanceRate: optional(rate, defaultMaintenanceRate),
    contract: optional(choice(contractTypes), "linear"),
    feeRate: optional(rate, zero),
    rule: optional(choice(maintenanceRules), "mark"),
  },
  ({ side, entryPrice, leverage, maintenanceRate, contract, feeRate, rule }) => {
    const rates = feeRate.isZero() ? maintenanceRate : maintenanceRate.plus(feeRate);
    const position = positionAtLeverage(
      { side, contract, rule, entryPrice, maintenanceRate: rates },
      leverage,
    );
    return isolatedLiquidationPrice(position) ?? noLiquidation;
  },
);

const isolated = forEachCell(
  "LIQ.ISOLATED",
  {
    side: choice(sides),
    entryPrice: positive,
    quantity: positive,
    margin: positive,
    maintenanceRate: rate,
    maintenanceAmount: optional(atLeastZero, zero),
    feeRate: optional(rate, zero),
    contract: optional(choice(contractTypes), "linear"),
    rule: optional(choice(maintenanceRules), "mark"),
  },
  (values) => {
    const { maintenanceRate, feeRate } = values;
    const position = feeRate.isZero()
      ? values
      : { ...values, maintenanceRate: maintenanceRate.plus(feeRate) };
    return isolatedLiquidationPrice(position) ?? noLiquidation;
  },
);

const tiered = forEachCell(
  "LIQ.TIERED",
  {
    tiers: tierTable,
    side: choice(sides),
    entryPrice: positive,
    quantity: positive,
    margin: positive,
    feeRate: optional(rate, zero),
    contract: optional(choice(contractTypes), "linear"),
    rule: optional(choice(maintenanceRules), "mark"),
  },
  ({ tiers, margin, ...position }) => {
    const price = tieredLiquidationPrice(
      { ...position, margin: { numerator: margin, denominator: one } },
      tiers,
    );
    return price === "beyond the table" ? beyondTable(tiers) : priceOrNone(price);
  },
);

const atVenue = forEachCell(
  "LIQ.VENUE",
  {
    venue,
    symbol: text,
    side: choice(sides),
    entryPrice: positive,
    quantity: positive,
    leverage: positive,
    extraMargin: optional(atLeastZero, zero),
    feeRate: optional<Decimal | undefined>(rate, undefined),
  },
  ({ venue: markets, symbol, ...position }) => {
    const listed = findListing(markets, symbol);
    if (!listed) return unlisted(markets, symbol);
    const price = venueLiquidationPrice(listed, position);
    return "reason" in price ? noVenuePrice(price, listed) : price;
  },
);

const cross = once(
  "LIQ.CROSS",
  { walletBalance: anyNumber, positions: crossPositions, feeRate: optional(rate, zero) },
  ({ walletBalance, positions: { contract, positions }, feeRate }) => {
    const withFee = positions.map((position) => ({
      ...position,
      maintenanceRate: position.maintenanceRate.plus(feeRate),
    }));
    const prices = crossLiquidationPrices(walletBalance, contract, withFee);
    const outputs: Output[][] = [];
    const first = positions[0]!.row;
    for (const [index, { row }] of positions.entries()) {
      while (outputs.length < row - first) outputs.push([""]);
      outputs.push([priceOrNone(prices[index])]);
    }
    return outputs;
  },
);

const bankruptcy = forEachCell(
  "LIQ.BANKRUPTCY",
  {
    side: choice(sides),
    entryPrice: positive,
    leverage: positive,
    contract: optional(choice(contractTypes), "linear"),
  },
  ({ leverage, ...position }) => priceOrNone(bankruptcyPrice(position, leverage)),
);

const distance = forEachCell(
  "LIQ.DISTANCE",
  { side: choice(sides), markPrice: positive, liquidationPrice: positive },
  ({ side, markPrice, liquidationPrice }) => liquidationDistance(side, markPrice, liquidationPrice),
);

const leverageForStop = forEachCell(
  "LIQ.MAXLEVERAGE",
  {
    side: choice(sides),
    entryPrice: positive,
    stopPrice: positive,
    maintenanceRate: optional(rate, defaultMaintenanceRate),
    contract: optional(choice(contractTypes), "linear"),
  },
  ({ stopPrice, ...position }) => {
    const { side, entryPrice, maintenanceRate } = position;
    const distance = stopPrice.cmp(entryPrice);
    if (distance === (side === "long" ? 1 : -1))
      return refuse(texts.stopOnWrongSide(side, toNumber(stopPrice), toNumber(entryPrice)));
    if (distance === 0 && maintenanceRate.isZero()) return new Failure("#DIV/0!");
    return maxLeverage(position, stopPrice);
  },
);

const maintenance = forEachCell(
  "LIQ.MAINTENANCE",
  { tiers: tierTable, notional: atLeastZero },
  ({ tiers, notional }) => {
    const tier = tiers[tierIndex(tiers, notional, one) ?? tiers.length];
    return tier ? maintenanceMargin(tier, notional) : beyondTable(tiers);
  },
);

const venueTable = once("LIQ.TIERS", { venue, symbol: text }, ({ venue: markets, symbol }) => {
  const listed = findListing(markets, symbol);
  if (!listed) return unlisted(markets, symbol);
  if (!listed.listing.table) return noVenuePrice({ reason: "no brackets" }, listed);
  const rows = venueTiers(listed).map(({ floor, cap, maxLeverage, rate, amount }): Output[] => [
    floor,
    cap ?? "",
    maxLeverage,
    rate,
    amount,
  ]);
  return [["Floor", "Cap", "Max leverage", "Maintenance rate", "Maintenance amount"], ...rows];
});

const source = once(
  "LIQ.SOURCE",
  { venue, symbol: optional<string | undefined>(text, undefined) },
  ({ venue: markets, symbol }) => {
    if (symbol === undefined) return markets.flatMap((market) => venueSources(market));
    const listed = findListing(markets, symbol);
    return listed ? venueSources(listed.market, listed) : unlisted(markets, symbol);
  },
);

const ladder = once(
  "LIQ.LADDER",
  {
    side: choice(sides),
    entryPrice: positive,
    leverages: keepingStopped(optionalSeries(positive, ladderLeverages)),
    maintenanceRate: optional(rate, defaultMaintenanceRate),
    contract: optional(choice(contractTypes), "linear"),
  },
  ({ leverages, ...position }, layout) => {
    const header = ["Leverage", "Initial margin rate", "Liquidation price", "Distance"];
    const rows = leverages.map((leverage): Output[] => {
      if (isStopped(leverage)) return [leverage, leverage, leverage, leverage];
      const rung = liquidationRung(position, leverage);
      return [
        leverage,
        rung.initialMarginRate,
        rung.liquidationPrice ?? noLiquidation,
        rung.distance ?? noLiquidation,
      ];
    });
    return [header, ...withBlankRows(layout, rows)];
  },
);

function priceOrNone(price: PriceFraction | "no price" | undefined): Output {
  return price === undefined || price === "no price" ? noLiquidation : quotientOf(price);
}

function beyondTable(tiers: readonly Tier[]): Failure {
  return unsolved(texts.beyondTable("tiers", toNumber(tiers.at(-1)!.cap!)));
}

/**
 * Liquidation price of an isolated position whose margin is its initial margin.
 *
 * @customfunction LIQ_PRICE LIQ.PRICE
 * @helpurl https://localhost:3000/docs/functions/LIQ.PRICE.html
 * @param {any[][]} side "long" or "short".
 * @param {any[][]} entryPrice Average entry price, quote currency per base unit.
 * @param {any[][]} leverage Leverage; the margin is the entry value divided by it.
 * @param {any[][]} [maintenanceRate] Maintenance margin rate as a fraction. Default 0.005 (0.5 %).
 * @param {any[][]} [contract] "linear" or "inverse". Default "linear".
 * @param {any[][]} [feeRate] Liquidation fee rate as a fraction, added to the maintenance rate. Default 0.
 * @param {any[][]} [rule] "mark": maintenance on the value at the mark price; "entry": at entry. Default "mark".
 * @returns {any[][]} Liquidation price in quote currency per base unit.
 * @remarks
 * The mark price at which margin and unrealised P&L together have fallen to the maintenance margin. With s = 1 for a long and
 * -1 for a short, E the entry price, L the leverage and m the maintenance rate plus the fee rate:
 *
 * - linear, mark: `E*(1/L - s)/(m - s)`
 * - linear, entry: `E*(1 - s*(1/L - m))`
 * - inverse, mark: `E*(s + m)/(1/L + s)`
 * - inverse, entry: `s*E/(1/L - m + s)`
 *
 * Rule "mark" is that of Binance, OKX, Gate, Hyperliquid and dYdX, and of Bybit since 2025-09-02; "entry" that of MEXC and of
 * older Bybit and KuCoin. The price does not depend on the position's size as long as it stays in the bracket of
 * maintenanceRate. A price on the wrong side of the entry means that the position would be liquidated at once.
 *
 * Every argument takes a single value, a range or an array. Single values meet everything, equal shapes meet cell by cell, a
 * column meets a row as a grid. Blank contract and rule cells are their defaults; a blank maintenanceRate or feeRate cell
 * counts as 0, because Excel may hand a blank cell over as 0; leave the argument out for its default. Where all ranges are
 * blank the result is blank.
 * @throws #VALUE! when a required argument is missing or blank, a price or leverage is not positive, a rate is not from 0 to
 * below 1, or a name is not one of those listed.
 * @throws #VALUE! when the shapes of two ranges do not fit.
 * @throws #N/A when no positive price liquidates the position, such as a linear long at leverage 1.
 * @throws #NUM! when the result is too large for Excel.
 * @example =LIQ.PRICE("long", 60000, 10) → 54271.3567839196
 * @example =LIQ.PRICE("short", 60000, 10) → 65671.6417910448
 * @example =LIQ.PRICE("long", 8000, 50, 0.005, "inverse", , "entry") → 7881.77339901478
 * @example =LIQ.PRICE("long", 10, {5;10}, 0.01, , , "entry") → {8.1;9.1}
 * @see https://www.binance.com/en/support/faq/b3c689c1f50a44cabb3a84e663b81d93
 * @see https://www.binance.com/en/support/faq/ceccfcfb4e3a45e3b48b0b1bb1a8ae46
 * @see https://www.bybit.com/en/help-center/article/Liquidation-Price-Calculation-under-Isolated-Mode-Unified-Trading-Account
 */
export function liqPrice(
  side: any[][],
  entryPrice: any[][],
  leverage: any[][],
  maintenanceRate?: any[][],
  contract?: any[][],
  feeRate?: any[][],
  rule?: any[][],
): any[][] {
  return price([side, entryPrice, leverage, maintenanceRate, contract, feeRate, rule]);
}

/**
 * Liquidation prices of one isolated position at several leverages, with the distance to each.
 *
 * @customfunction LIQ_LADDER LIQ.LADDER
 * @helpurl https://localhost:3000/docs/functions/LIQ.LADDER.html
 * @param {any[][]} side "long" or "short".
 * @param {any[][]} entryPrice Average entry price, quote currency per base unit.
 * @param {any[][]} [leverages] Row or column of leverages. Default 1, 2, 3, 5, 10, 20, 50, 100.
 * @param {any[][]} [maintenanceRate] Maintenance margin rate as a fraction. Default 0.005 (0.5 %).
 * @param {any[][]} [contract] "linear" or "inverse". Default "linear".
 * @returns {any[][]} Header and a row per leverage: Leverage, Initial margin rate, Liquidation price, Distance.
 * @remarks
 * Each row is LIQ.PRICE with rule "mark" at that leverage. The initial margin rate is 1 / leverage. The distance is the
 * fraction of the entry price between entry and liquidation: `(E - P)/E` for a long, `(P - E)/E` for a short; negative where
 * the position would be liquidated at once.
 *
 * side, entryPrice, maintenanceRate and contract are single values. A blank contract is its default; a blank
 * maintenanceRate cell counts as 0. A blank leverage gives a blank row. An error among the leverages stands in its own row.
 * @throws #VALUE! when side or entryPrice is missing or blank, a value is not as described, or leverages is not one row or
 * column.
 * @throws #N/A in the price and distance of a leverage at which no positive price liquidates the position.
 * @example =LIQ.LADDER("short", 100, {4;10}, 0.25) → {"Leverage","Initial margin rate","Liquidation price","Distance";4,0.25,100,0;10,0.1,88,-0.12}
 * @example =LIQ.LADDER("long", 100, {2;5}, 0) → {"Leverage","Initial margin rate","Liquidation price","Distance";2,0.5,50,0.5;5,0.2,80,0.2}
 * @see https://www.binance.com/en/support/faq/b3c689c1f50a44cabb3a84e663b81d93
 */
export function liqLadder(
  side: any[][],
  entryPrice: any[][],
  leverages?: any[][],
  maintenanceRate?: any[][],
  contract?: any[][],
): any[][] {
  return ladder([side, entryPrice, leverages, maintenanceRate, contract]);
}

/**
 * Liquidation price of an isolated position out of the account's own figures.
 *
 * @customfunction LIQ_ISOLATED LIQ.ISOLATED
 * @helpurl https://localhost:3000/docs/functions/LIQ.ISOLATED.html
 * @param {any[][]} side "long" or "short".
 * @param {any[][]} entryPrice Average entry price, quote currency per base unit.
 * @param {any[][]} quantity Base units (linear) or USD face value (inverse).
 * @param {any[][]} margin Margin without unrealised P&L, quote currency (linear) or coin (inverse).
 * @param {any[][]} maintenanceRate Maintenance margin rate of the position's bracket, as a fraction.
 * @param {any[][]} [maintenanceAmount] Amount taken off the maintenance margin, in the margin's currency. Default 0.
 * @param {any[][]} [feeRate] Liquidation fee rate as a fraction, added to the maintenance rate. Default 0.
 * @param {any[][]} [contract] "linear" or "inverse". Default "linear".
 * @param {any[][]} [rule] "mark": maintenance on the value at the mark price; "entry": at entry. Default "mark".
 * @returns {any[][]} Liquidation price in quote currency per base unit.
 * @remarks
 * The mark price at which margin and unrealised P&L together have fallen to the maintenance margin and fee. With s = 1 for a long
 * and -1 for a short, E the entry price, q the quantity, W the margin, m the maintenance rate plus the fee rate, c the amount:
 *
 * - linear, mark: `(W + c - s*q*E) / (q*m - s*q)`
 * - linear, entry: `E - s*(W - (E*q*m - c))/q`
 * - inverse, mark: `q*(s + m) / (W + c + s*q/E)`
 * - inverse, entry: `s*q / (W - (m*q/E - c) + s*q/E)`
 *
 * Added margin counts: pass the whole margin of the position. Which venue's figures go where: Binance "mark" with its rate and
 * amount; OKX and Gate "mark" with their fee rate; HTX "mark" with adjust factor / leverage as the rate; Hyperliquid "mark" with
 * half of 1 / maximum leverage; MEXC, and older Bybit, KuCoin and Phemex, "entry". LIQ.TIERED finds the bracket by itself.
 *
 * Every argument takes a single value, a range or an array. Single values meet everything, equal shapes meet cell by cell, a
 * column meets a row as a grid. A blank contract or rule is its default; a blank maintenanceAmount or feeRate counts as 0, and so does a
 * maintenanceRate that Excel hands over as 0. Where all ranges are blank the result is blank.
 * @throws #VALUE! when a required argument is missing or blank, a price, quantity or margin is not positive, a rate is not from 0
 * to below 1, an amount is negative, or a name is not one of those listed.
 * @throws #VALUE! when the shapes of two ranges do not fit.
 * @throws #N/A when no positive price liquidates the position.
 * @throws #NUM! when the result is too large for Excel.
 * @example =LIQ.ISOLATED("long", 10, 1, 2, 0.01, 0.01) → 8.07070707070707
 * @example =LIQ.ISOLATED("long", 6563.665, 20, 13200.70726908, 0.005, 50) → 5930.78355431759
 * @example =LIQ.ISOLATED("long", 10000, 1, 200, 0.005, , , , "entry") → 9850
 * @example =LIQ.ISOLATED("long", 2000, 20000, 1, 0.005, , , "inverse", "entry") → 1826.48401826484
 * @see https://www.binance.com/en/support/faq/b3c689c1f50a44cabb3a84e663b81d93
 * @see https://www.binance.com/en/support/faq/ceccfcfb4e3a45e3b48b0b1bb1a8ae46
 * @see https://www.bybit.com/en/help-center/article/Liquidation-Price-Calculation-under-Isolated-Mode-Unified-Trading-Account
 */
export function liqIsolated(
  side: any[][],
  entryPrice: any[][],
  quantity: any[][],
  margin: any[][],
  maintenanceRate: any[][],
  maintenanceAmount?: any[][],
  feeRate?: any[][],
  contract?: any[][],
  rule?: any[][],
): any[][] {
  return isolated([
    side,
    entryPrice,
    quantity,
    margin,
    maintenanceRate,
    maintenanceAmount,
    feeRate,
    contract,
    rule,
  ]);
}

/**
 * Liquidation price of an isolated position by a table of brackets.
 *
 * @customfunction LIQ_TIERED LIQ.TIERED
 * @helpurl https://localhost:3000/docs/functions/LIQ.TIERED.html
 * @param {any[][]} tiers Table: Floor, Cap, Max leverage, Maintenance rate, Maintenance amount, as LIQ.TIERS shows it.
 * @param {any[][]} side "long" or "short".
 * @param {any[][]} entryPrice Average entry price, quote currency per base unit.
 * @param {any[][]} quantity Base units (linear) or USD face value (inverse).
 * @param {any[][]} margin Margin without unrealised P&L, quote currency (linear) or coin (inverse).
 * @param {any[][]} [feeRate] Liquidation fee rate as a fraction, added to the maintenance rate. Default 0.
 * @param {any[][]} [contract] "linear" or "inverse". Default "linear".
 * @param {any[][]} [rule] "mark": maintenance on the value at the mark price; "entry": at entry. Default "mark".
 * @returns {any[][]} Liquidation price in quote currency per base unit.
 * @remarks
 * LIQ.ISOLATED with the rate and amount of the bracket that holds the position's notional at the liquidation price itself. Floors
 * and caps are notional in quote currency (linear) or coin (inverse); a bracket holds what lies above its floor, up to and with
 * its cap. With rule "entry" the bracket is that of the notional at entry.
 *
 * Cap, Max leverage and Maintenance amount may be left out, as may the header. Left out amounts are chained, so that each rate is
 * paid on the part in its bracket: `amount[n] = amount[n-1] + floor[n]*(rate[n] - rate[n-1])`. A blank cell in a column of amounts
 * counts as 0, because Excel may hand it over as 0: leave the column out where there are no amounts.
 *
 * For a venue that takes the bracket's rate on the whole position give amounts of 0. Then maintenance jumps at the borders, and the
 * result is the first price that a loss reaches at which the position is liquidated; that can be a border's.
 *
 * With chained amounts there is exactly one such price at most. For a position that is below maintenance at entry it is on the
 * profitable side. Past the last cap nothing is known: empty that cap if its rate goes on.
 *
 * Every argument takes a single value, a range or an array. Single values meet everything, equal shapes meet cell by cell, a
 * column meets a row as a grid. The table is read once. A blank contract or rule is its default; a blank feeRate counts as 0.
 * @throws #VALUE! when the table has no such columns, does not start at 0 or has gaps; or an argument is missing, blank or not as
 * described.
 * @throws #VALUE! when the shapes of two ranges do not fit.
 * @throws #N/A when no positive price liquidates the position, or the position reaches past the table's last cap.
 * @throws #NUM! when the result is too large for Excel.
 * @example =LIQ.TIERED({0,50000,0.004;50000,250000,0.005}, "long", 10, 1, 2) → 8.03212851405622
 * @example =LIQ.TIERED({"Floor","Maintenance rate";0,0.004;50000,0.005;250000,0.01}, "short", 50000, 10, 50000) → 54584.1584158416
 * @example =LIQ.TIERED({0,50000,100,0.01,0;50000,"",50,0.02,0}, "short", 45000, 1, 5200) → 49702.9702970297
 * @see https://www.binance.com/en/support/faq/b3c689c1f50a44cabb3a84e663b81d93
 * @see https://www.bybit.com/en/help-center/article/Maintenance-Margin-USDT-Contract
 */
export function liqTiered(
  tiers: any[][],
  side: any[][],
  entryPrice: any[][],
  quantity: any[][],
  margin: any[][],
  feeRate?: any[][],
  contract?: any[][],
  rule?: any[][],
): any[][] {
  return tiered([tiers, side, entryPrice, quantity, margin, feeRate, contract, rule]);
}

/**
 * Liquidation price of an isolated position by an exchange's own rule and brackets.
 *
 * @customfunction LIQ_VENUE LIQ.VENUE
 * @helpurl https://localhost:3000/docs/functions/LIQ.VENUE.html
 * @param {any[][]} venue Binance, Bybit, BingX, WEEX, MEXC, OKX, Gate or Hyperliquid.
 * @param {any[][]} symbol Contract such as "BTCUSDT", "BTC-USDT-SWAP" or "BTCUSD_PERP".
 * @param {any[][]} side "long" or "short".
 * @param {any[][]} entryPrice Average entry price, quote currency per base unit.
 * @param {any[][]} quantity Base units (linear) or USD face value (inverse).
 * @param {any[][]} leverage Leverage; the initial margin is the entry value divided by it.
 * @param {any[][]} [extraMargin] Margin added to the initial margin, quote currency or coin. Default 0.
 * @param {any[][]} [feeRate] Your own closing fee rate where the price allows for one. Default the venue's base rate.
 * @returns {any[][]} Liquidation price in quote currency per base unit, rounded to the symbol's tick.
 * @remarks
 * The price that the venue's published rule gives with the brackets shipped here. LIQ.SOURCE shows rule, fee and brackets with
 * source and date, and what is not certain; LIQ.TIERS shows the brackets. They are not fetched: check the date.
 *
 * The symbol decides about the contract: "BTCUSDT" is linear, "BTCUSD" inverse, and then quantity is USD face value and margin is
 * coin. Case and separators do not count. The result is rounded to the tick towards earlier liquidation, up for a long and down
 * for a short; where the tick is not known it is not rounded.
 *
 * Nothing is guessed. A symbol without brackets, a position that reaches past the brackets that are known, and a rule or a fee that
 * could not be sourced give #N/A with what is missing; then pass your own table to LIQ.TIERED.
 *
 * feeRate changes the price at BingX, MEXC, OKX and Gate, which allow for the fee of closing, and at Bybit for added margin.
 *
 * Every argument takes a single value, a range or an array. Single values meet everything, equal shapes meet cell by cell, a
 * column meets a row as a grid. Where all ranges are blank the result is blank. A blank extraMargin or feeRate counts as 0; leave feeRate out for
 * the venue's.
 * @throws #VALUE! when the venue is not one of those listed, the leverage is above what the entry's bracket allows, or an argument
 * is missing, blank or not as described.
 * @throws #VALUE! when the shapes of two ranges do not fit.
 * @throws #N/A when no positive price on the tick liquidates the position, or the venue's figures do not reach so far.
 * @throws #NUM! when the result is too large for Excel.
 * @example =LIQ.VENUE("Binance", "BTCUSDT", "long", 60000, 1, 10) → 54216.9
 * @example =LIQ.VENUE("OKX", "BTC-USDT-SWAP", "short", 60000, {1;2}, 10) → {65704.3;65704.3}
 * @example =LIQ.VENUE("Bybit", "BTCUSD", "short", 50000, 60000, 10) → 55277.7
 * @example =LIQ.VENUE("Binance", "BTCUSD_PERP", "short", 60000, 1000, 1) → #N/A
 * @see LIQ.SOURCE, which shows the sources of each venue's figures
 * @see https://www.binance.com/en/support/faq/b3c689c1f50a44cabb3a84e663b81d93
 */
export function liqVenue(
  venue: any[][],
  symbol: any[][],
  side: any[][],
  entryPrice: any[][],
  quantity: any[][],
  leverage: any[][],
  extraMargin?: any[][],
  feeRate?: any[][],
): any[][] {
  return atVenue([venue, symbol, side, entryPrice, quantity, leverage, extraMargin, feeRate]);
}

/**
 * Liquidation price of each position of a cross-margin account.
 *
 * @customfunction LIQ_CROSS LIQ.CROSS
 * @helpurl https://localhost:3000/docs/functions/LIQ.CROSS.html
 * @param {any[][]} walletBalance Balance of the account without unrealised P&L, quote currency (linear) or coin (inverse).
 * @param {any[][]} positions Table: side, quantity, entryPrice, markPrice, maintenanceRate and what stands in the remarks.
 * @param {any[][]} [feeRate] Liquidation fee rate as a fraction, added to each maintenance rate. Default 0.
 * @returns {any[][]} A column with one price per position.
 * @remarks
 * The price of a position's symbol at which the whole account's equity is its maintenance margin, while the other symbols stay at
 * their mark prices. With W the balance, U and M the unrealised P&L and maintenance margin of the other positions, and s, q, E, m, c
 * as in LIQ.ISOLATED: linear `(W + U - M + c - s*q*E) / (q*m - s*q)`, inverse `q*(s + m) / (W + U - M + c + s*q/E)`.
 *
 * Columns, by header in any order or without header in this one: side, quantity, entryPrice, markPrice, maintenanceRate,
 * [maintenanceAmount], [contract], [symbol]. Rows of the same symbol move together and so have one price, as the long and the
 * short leg of a hedge have on Binance; a row without a symbol moves alone. All positions settle in one currency: all linear, or
 * all inverse in the same coin.
 *
 * The fee counts for every position, since closing the account pays it for all of them. A blank row of the table gives a blank; a
 * blank maintenanceAmount counts as 0. A price beyond the mark price means that the account is liquidated already.
 * @throws #VALUE! when the table has no such columns, a value in it is not as described (any row counts for all others), or linear
 * and inverse positions are mixed.
 * @throws #N/A in the row of a position that no positive price of its symbol liquidates.
 * @throws #NUM! when a result is too large for Excel.
 * @example =LIQ.CROSS(10000, {"long",1,50000,50000,0.01}) → {40404.0404040404}
 * @example =LIQ.CROSS(10000, {"side","quantity","entryPrice","markPrice","maintenanceRate";"long",1,50000,51000,0.01;"short",10,3000,3100,0.01}) → {41727.2727272727;4008.91089108911}
 * @example =LIQ.CROSS(20, {"long",2,100,110,0.01,0,"linear","ABC";"short",1,120,110,0.01,0,"linear","ABC"}) → {61.8556701030928;61.8556701030928}
 * @see https://www.binance.com/en/support/faq/b3c689c1f50a44cabb3a84e663b81d93
 * @see https://www.binance.com/en/support/faq/ceccfcfb4e3a45e3b48b0b1bb1a8ae46
 */
export function liqCross(walletBalance: any[][], positions: any[][], feeRate?: any[][]): any[][] {
  return cross([walletBalance, positions, feeRate]);
}

/**
 * Price at which a loss has used up a position's initial margin.
 *
 * @customfunction LIQ_BANKRUPTCY LIQ.BANKRUPTCY
 * @helpurl https://localhost:3000/docs/functions/LIQ.BANKRUPTCY.html
 * @param {any[][]} side "long" or "short".
 * @param {any[][]} entryPrice Average entry price, quote currency per base unit.
 * @param {any[][]} leverage Leverage; the margin is the entry value divided by it.
 * @param {any[][]} [contract] "linear" or "inverse". Default "linear".
 * @returns {any[][]} Bankruptcy price in quote currency per base unit.
 * @remarks
 * With s = 1 for a long and -1 for a short, E the entry price, L the leverage: linear `E*(1 - s/L)`, inverse `s*E/(1/L + s)`. Fees
 * are left out. Exchanges close a liquidated position at this price or better and keep the difference.
 *
 * Every argument takes a single value, a range or an array. Single values meet everything, equal shapes meet cell by cell, a
 * column meets a row as a grid. A blank contract is its default. Where all ranges are blank the result is blank.
 * @throws #VALUE! when a required argument is missing or blank, a price or leverage is not positive, or a name is not one of those
 * listed.
 * @throws #VALUE! when the shapes of two ranges do not fit.
 * @throws #N/A when no positive price uses up the margin: a linear long or an inverse short at leverage 1 or less.
 * @throws #NUM! when the result is too large for Excel.
 * @example =LIQ.BANKRUPTCY("short", 28000, 100) → 28280
 * @example =LIQ.BANKRUPTCY("long", 8000, {4;10}, "inverse") → {6400;7272.72727272727}
 * @see https://mobie.io/faq/what-is-bybits-bankruptcy-price-how-can-i-calculate-it
 */
export function liqBankruptcy(
  side: any[][],
  entryPrice: any[][],
  leverage: any[][],
  contract?: any[][],
): any[][] {
  return bankruptcy([side, entryPrice, leverage, contract]);
}

/**
 * Fraction of the mark price still to go to the liquidation price.
 *
 * @customfunction LIQ_DISTANCE LIQ.DISTANCE
 * @helpurl https://localhost:3000/docs/functions/LIQ.DISTANCE.html
 * @param {any[][]} side "long" or "short".
 * @param {any[][]} markPrice Current mark price.
 * @param {any[][]} liquidationPrice Liquidation price, such as LIQ.ISOLATED gives it.
 * @returns {any[][]} Distance as a fraction of the mark price; negative once the mark price is past the liquidation price.
 * @remarks
 * For a long `(mark - liquidation)/mark`, for a short `(liquidation - mark)/mark`. An #N/A of a position that nothing liquidates
 * comes through.
 *
 * Every argument takes a single value, a range or an array. Single values meet everything, equal shapes meet cell by cell, a
 * column meets a row as a grid. Where all ranges are blank the result is blank.
 * @throws #VALUE! when an argument is missing or blank, a price is not positive, or side is not one of those listed.
 * @throws #VALUE! when the shapes of two ranges do not fit.
 * @example =LIQ.DISTANCE("long", 60000, {54000;63000}) → {0.1;-0.05}
 * @example =LIQ.DISTANCE("short", 60000, 66000) → 0.1
 * @see https://www.binance.com/en/support/faq/b3c689c1f50a44cabb3a84e663b81d93
 */
export function liqDistance(side: any[][], markPrice: any[][], liquidationPrice: any[][]): any[][] {
  return distance([side, markPrice, liquidationPrice]);
}

/**
 * Highest leverage at which an isolated position is not liquidated before its stop.
 *
 * @customfunction LIQ_MAXLEVERAGE LIQ.MAXLEVERAGE
 * @helpurl https://localhost:3000/docs/functions/LIQ.MAXLEVERAGE.html
 * @param {any[][]} side "long" or "short".
 * @param {any[][]} entryPrice Average entry price, quote currency per base unit.
 * @param {any[][]} stopPrice Stop price, on the losing side of the entry.
 * @param {any[][]} [maintenanceRate] Maintenance margin rate as a fraction. Default 0.005 (0.5 %).
 * @param {any[][]} [contract] "linear" or "inverse". Default "linear".
 * @returns {any[][]} Leverage at which LIQ.PRICE with rule "mark" is the stop price.
 * @remarks
 * With s = 1 for a long and -1 for a short, E the entry price, S the stop price, m the maintenance rate: linear
 * `E / (s*(E - S*(1 - s*m)))`, inverse `S / (s*(E*(1 + s*m) - S))`. The venue's own limit may be lower; leave room for slippage
 * and fees.
 *
 * Every argument takes a single value, a range or an array. Single values meet everything, equal shapes meet cell by cell, a
 * column meets a row as a grid. A blank contract is its default; a blank maintenanceRate counts as 0. Where all ranges are blank the result is
 * blank.
 * @throws #VALUE! when a required argument is missing or blank, a price is not positive, the stop is on the winning side, a rate is
 * not from 0 to below 1, or a name is not one of those listed.
 * @throws #VALUE! when the shapes of two ranges do not fit.
 * @throws #DIV/0! when the stop is the entry and the maintenance rate is 0.
 * @example =LIQ.MAXLEVERAGE("long", 60000, 54000) → 9.56937799043062
 * @example =LIQ.MAXLEVERAGE("short", 100, 110, 0) → 10
 * @example =LIQ.MAXLEVERAGE("long", 8000, 7272.72727272727, 0.004, "inverse") → 9.57854406130264
 * @see https://www.binance.com/en/support/faq/b3c689c1f50a44cabb3a84e663b81d93
 */
export function liqMaxLeverage(
  side: any[][],
  entryPrice: any[][],
  stopPrice: any[][],
  maintenanceRate?: any[][],
  contract?: any[][],
): any[][] {
  return leverageForStop([side, entryPrice, stopPrice, maintenanceRate, contract]);
}

/**
 * Maintenance margin of a position by a table of brackets.
 *
 * @customfunction LIQ_MAINTENANCE LIQ.MAINTENANCE
 * @helpurl https://localhost:3000/docs/functions/LIQ.MAINTENANCE.html
 * @param {any[][]} tiers Table: Floor, Cap, Max leverage, Maintenance rate, Maintenance amount, as LIQ.TIERS shows it.
 * @param {any[][]} notional Value of the position, in the unit of floors and caps.
 * @returns {any[][]} Maintenance margin in the same unit.
 * @remarks
 * `notional*rate - amount` of the bracket that holds the notional. Cap, Max leverage and Maintenance amount may be left out, as may
 * the header; left out amounts are chained as LIQ.TIERED says. A blank amount counts as 0.
 *
 * The table is read once; notional takes a single value, a range or an array. A blank notional among others counts as 0 where
 * Excel hands it over so.
 * @throws #VALUE! when the table has no such columns, does not start at 0 or has gaps, or a notional is missing or negative.
 * @throws #N/A when a notional is past the table's last cap.
 * @example =LIQ.MAINTENANCE({0,1000,0.02;1000,2000,0.025;2000,3000,0.03;3000,4000,0.035;4000,5000,0.04}, 4500) → 130
 * @example =LIQ.MAINTENANCE({"Floor","Rate";0,0.0038;150000,0.004}, {150000;160000}) → {570;610}
 * @see https://www.bybit.com/en/help-center/article/Maintenance-Margin-USDT-Contract
 */
export function liqMaintenance(tiers: any[][], notional: any[][]): any[][] {
  return maintenance([tiers, notional]);
}

/**
 * The shipped brackets of an exchange's contract.
 *
 * @customfunction LIQ_TIERS LIQ.TIERS
 * @helpurl https://localhost:3000/docs/functions/LIQ.TIERS.html
 * @param {any[][]} venue Binance, Bybit, BingX, WEEX, MEXC, OKX, Gate or Hyperliquid.
 * @param {any[][]} symbol Contract such as "BTCUSDT", "BTC-USDT-SWAP" or "BTCUSD_PERP".
 * @returns {any[][]} Header and a row per bracket: Floor, Cap, Max leverage, Maintenance rate, Maintenance amount.
 * @remarks
 * Floors and caps are notional in quote currency (linear) or coin (inverse), and the table is what LIQ.TIERED and LIQ.MAINTENANCE
 * take. Where a venue counts contracts, they are the base units (linear) or USD face value (inverse) of these contracts, which
 * LIQ.SOURCE says; such a table is for reading. A cap without an end is blank.
 *
 * LIQ.SOURCE shows where the table is from, its date, and whether it is complete. Both arguments are single values.
 * @throws #VALUE! when the venue is not one of those listed, or an argument is missing, blank or a range of several cells.
 * @throws #N/A when no brackets of the contract could be sourced.
 * @example =LIQ.TIERS("Gate", "BTC_USD") → {"Floor","Cap","Max leverage","Maintenance rate","Maintenance amount";0,3,100,0.005,0}
 * @example =LIQ.TIERS("Hyperliquid", "SOL") → {"Floor","Cap","Max leverage","Maintenance rate","Maintenance amount";0,70000000,20,0.025,0;70000000,"",10,0.05,1750000}
 * @see LIQ.SOURCE, which shows the sources of each venue's figures
 */
export function liqTiers(venue: any[][], symbol: any[][]): any[][] {
  return venueTable([venue, symbol]);
}

/**
 * Where an exchange's rule, fees and brackets come from, their dates, and what is not known.
 *
 * @customfunction LIQ_SOURCE LIQ.SOURCE
 * @helpurl https://localhost:3000/docs/functions/LIQ.SOURCE.html
 * @param {any[][]} venue Binance, Bybit, BingX, WEEX, MEXC, OKX, Gate or Hyperliquid.
 * @param {any[][]} [symbol] Contract such as "BTCUSDT". Default none: the venue's markets alone.
 * @returns {any[][]} Rows of label and value.
 * @remarks
 * Rule, closing fee, trading fees of the lowest tier and funding interval, each with source and date; with a symbol also tick,
 * quantity step, contract size, and its brackets' unit, source, date and completeness. What could not be sourced reads
 * "not known". Rates are fractions. Both arguments are single values.
 * @throws #VALUE! when the venue is not one of those listed, or an argument is a range of several cells.
 * @throws #N/A when nothing is known of the symbol.
 * @example =LIQ.SOURCE("MEXC", "nothing") → #N/A
 * @see https://www.binance.com/en/support/faq/b3c689c1f50a44cabb3a84e663b81d93
 */
export function liqSource(venue: any[][], symbol?: any[][]): any[][] {
  return source([venue, symbol]);
}
