import { mapSliced, type Sliced } from "../../core/slices";
import { standingOf } from "../../core/account/book/account";
import { figuresAt, notionalAt, ratioOf } from "../../core/account/book/figures";
import { addLines, type Line, negated, sumOfLinesSliced } from "../../core/account/lines";
import { afterScenario } from "../../core/account/book/moves";
import { quotientOf } from "../../core/number/fraction";
import { bookTables, oneCross } from "../arguments/account/book";
import { collateral } from "../arguments/account/coins";
import { amountOf, noCover, shownOf } from "../arguments/account/outputs";
import { bookPositions } from "../arguments/account/positions";
import { scenario } from "../arguments/account/scenario";
import { optionalTable } from "../cells/declaration";
import { Failure, texts, unsolved } from "../cells/errors";
import { once } from "../cells/once";
import type { Output } from "../cells/spill";

const ratio = once(
  "LIQ.RATIO",
  {
    collateral,
    positions: optionalTable(bookPositions),
    scenario: optionalTable(scenario),
    ...bookTables,
  },
  function* ({ scenario, ...given }): Sliced<Output[][] | Failure> {
    const book = yield* oneCross(given);
    if (book instanceof Failure) return book;
    const { cross } = book;
    const standing = yield* standingOf(scenario ? yield* afterScenario(cross, scenario) : cross);
    const figures = yield* figuresAt(standing, new Map());
    const shown = shownOf(figures, book);
    const { equity, adjusted, margin } = figures;
    const held = standing.legs.filter(({ isSpot }) => !isSpot);
    const notionals = yield* mapSliced(held, (leg) => notionalAt(standing, leg, new Map()));
    const notional = yield* sumOfLinesSliced(notionals);
    return [
      ["Equity", shown.equity],
      ["Adjusted equity", shown.adjusted],
      ["Haircut", adjusted === equity ? 0 : amountOf(addLines(equity, negated(adjusted)))],
      ["Maintenance margin", shown.required],
      ["Margin ratio", shown.ratio],
      ["Cover", "beyond" in margin ? shown.required : coverOf(adjusted, margin.required)],
      ["Buffer", shown.buffer],
      ["Effective leverage", equity.constant.gt(0) ? quotientOf(ratioOf(notional, equity)) : noLeverage],
      ["Status", shown.status],
    ];
  },
);

const noLeverage = unsolved(texts.equityNotAbove());

/** A maintenance margin below 0, which an amount may make, covers nothing either. */
function coverOf(adjusted: Line, required: Line): Output {
  return required.constant.isZero() ? noCover : quotientOf(ratioOf(adjusted, required));
}

/**
 * Equity, margin ratio, cover and leverage of a whole account with coins as collateral.
 *
 * @customfunction LIQ_RATIO LIQ.RATIO
 * @helpurl https://localhost:3000/docs/functions/LIQ.RATIO.html
 * @param {any[][]} collateral Balance in USD, or a table: asset, quantity, price, haircut and others in the guide.
 * @param {any[][]} [positions] Table: side, quantity, entryPrice, markPrice, maintenanceRate and others that LIQ.CROSS lists. Default none.
 * @param {any[][]} [scenario] Shock of all coins as a fraction, or a table: asset, shock, beta, basis, funding. Default none.
 * @param {any[][]} [rules] Which rule applies, such as "okx", or a table of settings and values. Default mark, with nothing else set.
 * @param {any[][]} [tiers] Table of brackets as LIQ.TIERS shows it, with a column symbol where they are of one. Default none.
 * @param {any[][]} [ratios] Table of collateral ratios: asset, floor, cap, ratio, unit. Default none.
 * @param {CustomFunctions.CancelableInvocation} invocation What Excel adds to cancel the call.
 * @returns {any[][]} Rows of a label and its value, from Equity to Status.
 * @remarks
 * Equity E is what all coins with the P&L of the positions are worth, debts taken off. Adjusted equity A counts a coin by its ratio, which
 * is 1 less its haircut, or each part of it by that of its tier, and a debt in full; Haircut is E - A.
 *
 * Maintenance margin is that of the positions, of what is borrowed and the rest, with the closing fee. Margin ratio is it over A; Cover is
 * A over it, which OKX, Binance's uniMMR and margin level show.
 *
 * Buffer is A less threshold times the maintenance margin and less the fee; at 0 or below the account is liquidated. Effective leverage is
 * the value of the contracts at their marks over E.
 *
 * One account whose coins back all positions; isolated ones are left out. Tables, rules and whose they are, assumptions and what cannot be known are in the guide Whole accounts (docs/book.html). Notable here: KuCoin's ratio counts open orders (orderMargin); Hyperliquid's
 * published portfolio ratio is another, only the buffer agrees; portfolio margin by risk arrays (Deribit, OKX) is no sum of brackets.
 * @throws #VALUE! when a table has no such columns, a value in it is not as described, or a coin that is needed has no row or price.
 * @throws #VALUE! when the tables hold several accounts.
 * @throws #N/A in the row of Margin ratio when A is not above 0, of Cover without maintenance margin, of leverage when E is not above 0.
 * @throws #N/A in every row that needs the maintenance margin when a position or debt is past the last cap of its brackets.
 * @throws #NUM! when a result is too large for Excel.
 * @example =LIQ.RATIO({"asset","quantity","price","haircut";"USDT",10000,1,0;"BTC",1,50000,0.1}, {"short",1,50000,50000,0.01,0,"linear","BTCUSDT"}) → {"Equity",60000;"Adjusted equity",55000;"Haircut",5000;"Maintenance margin",500;"Margin ratio",0.00909090909090909;"Cover",110;"Buffer",54500;"Effective leverage",0.833333333333333;"Status","open"}
 * @see https://localhost:3000/docs/book.html
 * @see https://www.binance.com/en/support/faq/84aac4a694f54c55a95f721b33cfd174
 */
export function liqRatio(
  collateral: any[][],
  positions?: any[][],
  scenario?: any[][],
  rules?: any[][],
  tiers?: any[][],
  ratios?: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): any[][] {
  return ratio([collateral, positions, scenario, rules, tiers, ratios, invocation]);
}
