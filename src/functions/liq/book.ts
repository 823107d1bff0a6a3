import { type Account, type Standing, standingOf } from "../../core/account/book/account";
import { figuresAt } from "../../core/account/book/figures";
import { afterScenario } from "../../core/account/book/moves";
import { type Betas, shocksOf } from "../../core/account/book/shocks";
import { rowsSliced, type Sliced } from "../../core/slices";
import { bentPath, type Book, bookOf, bookTables } from "../arguments/account/book";
import { collateral } from "../arguments/account/coins";
import { bookPositions } from "../arguments/account/positions";
import { betasOf, scenario } from "../arguments/account/scenario";
import {
  accountHeader,
  accountRow,
  coinRows,
  coinsHeader,
  legRows,
  legsHeader,
  type State,
} from "../arguments/account/views";
import { choice } from "../arguments/words";
import { optional, optionalTable } from "../cells/declaration";
import { Failure } from "../cells/errors";
import { once } from "../cells/once";
import type { Output } from "../cells/spill";

const views = ["account", "coins", "legs"] as const;

const book = once(
  "LIQ.BOOK",
  {
    collateral,
    positions: optionalTable(bookPositions),
    scenario: optionalTable(scenario),
    view: optional(choice(views), "account"),
    ...bookTables,
  },
  function* ({ scenario, view, ...given }): Sliced<Output[][] | Failure> {
    const book = yield* bookOf(given);
    if (book instanceof Failure) return book;
    const states: { account: Account; betas: Betas }[] = [];
    for (const before of book.accounts) {
      yield;
      const account = scenario ? yield* afterScenario(before, scenario) : before;
      const betas = yield* betasOf(account, scenario?.betas);
      const bent = yield* bentPath(account, betas);
      if (bent) return bent;
      states.push({ account, betas });
    }
    const rows = given.positions?.rows ?? 0;
    return yield* viewed(states, book, view, rows);
  },
);

function* viewed(
  states: readonly { account: Account; betas: Betas }[],
  book: Book,
  view: (typeof views)[number],
  rows: number,
): Sliced<Output[][]> {
  const header = view === "account" ? accountHeader : view === "coins" ? coinsHeader : legsHeader;
  const lines: Output[][] = [[...header]];
  const legs = yield* rowsSliced(view === "legs" ? rows : 0, (): Output[] => header.map(() => ""));
  for (const { account, betas } of states) {
    const state = yield* stateOf(yield* standingOf(account), betas);
    if (view === "account") lines.push(yield* accountRow(state, book));
    else if (view === "coins") for (const line of yield* coinRows(state, book)) lines.push(line);
    else for (const [leg, line] of yield* legRows(state, book)) legs[leg.row] = line;
  }
  return [...lines, ...legs];
}

function* stateOf(standing: Standing, betas: Betas): Sliced<State> {
  const figures = yield* figuresAt(standing, new Map());
  return { standing, betas, figures, shocks: yield* shocksOf(standing, figures, betas) };
}

/**
 * Whole accounts: their margin, and the shocks and prices that liquidate them.
 *
 * @customfunction LIQ_BOOK LIQ.BOOK
 * @helpurl https://localhost:3000/docs/functions/LIQ.BOOK.html
 * @param {any[][]} collateral Balance in USD, or a table: asset, quantity, price, haircut and others in the guide.
 * @param {any[][]} [positions] Table: side, quantity, entryPrice, markPrice, maintenanceRate and others that LIQ.CROSS lists. Default none.
 * @param {any[][]} [scenario] Shock of all coins as a fraction, or a table: asset, shock, beta, basis, funding. Default none.
 * @param {any[][]} [view] "account", "coins" or "legs". Default "account".
 * @param {any[][]} [rules] Which rule applies, such as "okx", or a table of settings and values. Default mark, with nothing else set.
 * @param {any[][]} [tiers] Table of brackets as LIQ.TIERS shows it, with a column symbol where they are of one. Default none.
 * @param {any[][]} [ratios] Table of collateral ratios: asset, floor, cap, ratio, unit. Default none.
 * @param {CustomFunctions.CancelableInvocation} invocation What Excel adds to cancel the call.
 * @returns {any[][]} A table with a header: an account, a coin or a position a row.
 * @remarks
 * The scenario comes first; all figures are from there. View account, a row each in the order of the tables, then the isolated positions:
 * Account, Equity, Adjusted equity, Maintenance margin (with the fee), Margin ratio, Buffer, Shock down and Shock up (the joint shocks
 * between which it survives, as fractions), First (the coin whose own price liquidates it nearest, the others held) with price and distance,
 * Status (open or liquidated, at a buffer of 0 or less).
 *
 * View coins: Account, Asset, Price (of its collateral row, else the first position's mark), Net exposure (what equity gains as the price
 * doubles, without ratios), Down price and Up price that liquidate by themselves with their distances as fractions, Rank (nearest first in
 * its account; blank without a price). Coins that do not move are left out.
 *
 * View legs, a row a row of positions: Account, Leg, Side, Quantity, Mark price, P&L in value, Maintenance margin (with fee, without that of
 * orders), Share of M + F, Price at shock down and up.
 *
 * A coin alone may not be able to liquidate what a joint shock does, and the other way round: neither implies the other. Where an account
 * is liquidated already the ends of the part in which it would survive are shown as they are, a fall above 0 or a rise below 0. Tables, rules
 * and whose they are, assumptions and what cannot be known are in the guide Whole accounts (docs/book.html).
 * @throws #VALUE! when a table has no such columns, a value in it is not as described, or a coin that is needed has no row or price.
 * @throws #VALUE! when what linear positions settle in moves by a beta, or an inverse position settles in another coin than its own.
 * @throws #N/A in the cell of a shock or price that there is none of, or where every price liquidates, or a ratio without adjusted equity above 0.
 * @throws #N/A in every cell that needs the maintenance margin when a position or debt is past the last cap of its brackets.
 * @throws #NUM! when a result is too large for Excel.
 * @example A BTC long and an ETH short behind 4,000 USD: which price of either coin liquidates the account.
 * =LIQ.BOOK(4000, {"long",1,50000,50000,0.01,0,"linear","BTCUSDT";"short",20,2400,2400,0.02,0,"linear","ETHUSDT"}, , "coins") → {"Account","Asset","Price","Net exposure","Down price","Down distance","Up price","Up distance","Rank";"","BTC",50000,50000,47434.3434343434,-0.0513131313131313,#N/A,#N/A,1;"","ETH",2400,-48000,#N/A,#N/A,2524.50980392157,0.0518790849673203,2}
 * @example A BTC short behind 1 BTC and 10,000 USDT.
 * =LIQ.BOOK({"asset","quantity","price","haircut";"USDT",10000,1,0;"BTC",1,50000,0.1}, {"short",1,50000,50000,0.01,0,"linear","BTCUSDT"}) → {"Account","Equity","Adjusted equity","Maintenance margin","Margin ratio","Buffer","Shock down","Shock up","First","First price","First distance","Status";"",60000,55000,500,0.00909090909090909,54500,#N/A,9.90909090909091,"BTC",545454.545454545,9.90909090909091,"open"}
 * @see https://localhost:3000/docs/book.html
 */
export function liqBook(
  collateral: any[][],
  positions?: any[][],
  scenario?: any[][],
  view?: any[][],
  rules?: any[][],
  tiers?: any[][],
  ratios?: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): any[][] {
  return book([collateral, positions, scenario, view, rules, tiers, ratios, invocation]);
}
