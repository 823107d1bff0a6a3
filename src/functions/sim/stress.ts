import type { Account, BookLeg } from "../../core/account/book/account";
import { type After, type Before, beforeStress, gainOf, stressed } from "../../core/account/book/stress";
import type { Line } from "../../core/account/lines";
import { eachSliced, orderSliced } from "../../core/slices";
import { bookTables, type Caps, markedIfHeld, oneCross } from "../arguments/account/book";
import { collateral } from "../arguments/account/coins";
import { type NamedScenario, scenarios, standardScenarios } from "../arguments/account/crashes";
import { amountOf, shownOf } from "../arguments/account/outputs";
import { bookPositions } from "../arguments/account/positions";
import { optionalTable } from "../cells/declaration";
import { Failure } from "../cells/errors";
import { once } from "../cells/once";
import { type Output, shown } from "../cells/spill";

const stress = once(
  "SIM.STRESS",
  { positions: bookPositions, collateral, scenarios: optionalTable(scenarios), ...bookTables },
  function* ({ scenarios = standardScenarios(), ...given }) {
    const book = yield* oneCross({ ...given, rules: markedIfHeld(given.rules) });
    if (book instanceof Failure) return book;
    const before: Before[] = [];
    for (const account of [book.cross, ...book.isolated]) before.push(yield* beforeStress(account));
    const legs: BookLeg[] = [];
    for (const { standing } of before) yield* eachSliced(standing.legs, (leg) => legs.push(leg));
    const inOrder = yield* orderSliced(legs.length, (a, b) => legs[a]!.row < legs[b]!.row);
    const names: Output[] = [...header];
    yield* eachSliced(inOrder, (at) => names.push(legs[at]!.label));
    const rows = [names];
    for (const scenario of scenarios) {
      const after: After[] = [];
      const gains: Line[] = [];
      for (const account of before) {
        const found = yield* stressed(account, scenario);
        after.push(found);
        yield* eachSliced(found.gains, (gain) => gains.push(gain));
      }
      const cells = accountCells(scenario, before, after, book).map(shown);
      yield* eachSliced(inOrder, (at) => cells.push(shown(amountOf(gains[at]!))));
      rows.push(cells);
    }
    return rows;
  },
  ["positions", "scenarios"],
);

const header = [
  ...["Scenario", "Liquidated", "Equity", "Adjusted equity", "Maintenance margin", "Margin ratio", "P&L"],
];

function accountCells(
  { name }: NamedScenario,
  before: readonly Before[],
  after: readonly After[],
  book: Caps,
): Output[] {
  const { equity, adjusted, required, ratio } = shownOf(after[0]!.figures, book);
  return [
    name,
    liquidated(
      before.map(({ standing }) => standing.account),
      after,
      book,
    ),
    ...[equity, adjusted, required, ratio],
    amountOf(gainOf(before[0]!, after[0]!)),
  ];
}

/** Which accounts are liquidated; unknown if that of one of them is. */
function liquidated(accounts: readonly Account[], after: readonly After[], book: Caps): Output {
  for (const { isLiquidated, figures } of after)
    if (isLiquidated === undefined && "beyond" in figures.margin)
      return book.pastLastCap(figures.margin.beyond);
  const names = accounts
    .filter((_, index) => after[index]!.isLiquidated)
    .map(({ isIsolated, name }) => (isIsolated ? name : "account"));
  return names.join(", ") || "no";
}

/**
 * What scenarios, such as past crashes, do to a whole account and each of its positions.
 *
 * @customfunction SIM_STRESS SIM.STRESS
 * @helpurl https://localhost:3000/docs/functions/SIM.STRESS.html
 * @param {any[][]} positions Table: side, quantity, entryPrice, markPrice, maintenanceRate and others that LIQ.CROSS lists.
 * @param {any[][]} collateral Balance in USD, or a table: asset, quantity, price, haircut and others in the guide.
 * @param {any[][]} [scenarios] Table: scenario, asset, shock, basis, funding; or a name's beginning. Default those of SIM.SCENARIOS.
 * @param {any[][]} [rules] Which rule applies, such as "okx", or a table of settings and values. Default mark, with nothing else set.
 * @param {any[][]} [tiers] Table of brackets as LIQ.TIERS shows it, with a column symbol where they are of one. Default none.
 * @param {any[][]} [ratios] Table of collateral ratios: asset, floor, cap, ratio, unit. Default none.
 * @param {CustomFunctions.CancelableInvocation} invocation What Excel adds to cancel the call.
 * @returns {any[][]} Header and a row per scenario, with a column per position.
 * @remarks
 * Columns: Scenario, Liquidated ("no", "account", the labels of isolated positions), Equity, Adjusted equity, Maintenance margin (with the
 * fee), Margin ratio, P&L (what equity changes by), then what each position gains in value. The figures are those at the end of the
 * scenario as if nobody had closed the account; liquidated means a buffer of 0 or less there or today. What is left of it then is
 * LIQ.CASCADE's. An isolated position that is liquidated loses its margin and no more.
 *
 * Rows of one scenario name belong together; asset * is all moving coins that are not listed. A contract's price becomes
 * `P*(1 + shock)*(1 + basis)`, and it pays funding times its notional there if it is long, or receives it. Dollars may move too; contract
 * prices in them stay as they are. "standard" or nothing is every scenario of SIM.SCENARIOS, in which a coin without a figure falls by the mean of the
 * others but BTC.
 *
 * One account whose coins back all positions, and isolated ones. The rule held is read as mark, since the liquidation itself takes the mark
 * price. Tables, rules and whose they are, assumptions and what cannot be known are in the guide Whole accounts (docs/book.html): the
 * lows of a day were not at one moment, and venues lower ratios and brackets in a crash.
 * @throws #VALUE! when a table has no such columns, a value in it is not as described, or a coin that is needed has no row or price.
 * @throws #VALUE! when no shipped scenario's name begins so, or the tables hold several accounts.
 * @throws #N/A in a margin ratio when adjusted equity is not above 0.
 * @throws #N/A in every cell that needs the maintenance margin when a position or debt is past the last cap of its brackets.
 * @throws #NUM! when a result is too large for Excel.
 * @example =SIM.STRESS({"long",1,10000,10000,0.01,0,"linear","AUSDT"}, 2080, {"scenario","asset","shock";"edge","A",-0.2;"inside","A",-0.19}) → {"Scenario","Liquidated","Equity","Adjusted equity","Maintenance margin","Margin ratio","P&L","AUSDT";"edge","account",80,80,80,1,-2000,-2000;"inside","no",180,180,81,0.45,-1900,-1900}
 * @see https://localhost:3000/docs/book.html
 */
export function simStress(
  positions: any[][],
  collateral: any[][],
  scenarios?: any[][],
  rules?: any[][],
  tiers?: any[][],
  ratios?: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): any[][] {
  return stress([positions, collateral, scenarios, rules, tiers, ratios, invocation]);
}
