import { type Held, holdingsSliced } from "../../core/accounting/holdings";
import { Statements } from "../../core/accounting/ledger";
import { zero, type Decimal } from "../../core/number/decimal";
import { eachSliced, filterSliced, type Sliced } from "../../core/slices";
import { time } from "../arguments/facts/cells";
import { type FillRow, fills } from "../arguments/facts/fills";
import { method } from "../arguments/facts/method";
import { compare } from "../arguments/facts/grouping";
import { ledger, ledgerInTime, type LedgerRow } from "../arguments/facts/ledger";
import { type HeadedTable, inTime } from "../arguments/facts/table";
import { headedColumn } from "../arguments/column-names";
import { optional, type WholeArgument } from "../cells/declaration";
import { texts, unsolved } from "../cells/errors";
import { once } from "../cells/once";
import { isStopped } from "../cells/reading";
import type { Output } from "../cells/spill";

type Source = { readonly fills: HeadedTable<FillRow> } | { readonly ledger: HeadedTable<LedgerRow> };

/** A table with a price is one of fills. */
const source: WholeArgument<Source> = {
  kind: "whole",
  wanted: "a table of a ledger, or of fills",
  read: function* (argument, cells) {
    if (headedColumn(cells, "price") >= 0) {
      const table = yield* fills.read(argument, cells);
      return isStopped(table) ? table : { fills: table };
    }
    const table = yield* ledger.read(argument, cells);
    return isStopped(table) ? table : { ledger: table };
  },
};

const holdings = once(
  "PNL.HOLDINGS",
  { source, asOf: optional<number | undefined>(time, undefined), method },
  function* ({ source, asOf, method }) {
    const isIn = ({ time }: { readonly time: number }) => asOf === undefined || time <= endOf(asOf);
    const all = yield* "fills" in source ? source.fills.rows() : source.ledger.rows();
    if (isStopped(all)) return all;
    const rows: { readonly time: number }[] = yield* filterSliced<FillRow | LedgerRow>(all, isIn);
    if (rows.length === 0) return unsolved(texts.nothingCounts("source"));
    const held =
      "fills" in source
        ? heldRows(yield* holdingsSliced(yield* inTime(rows as FillRow[]), method))
        : yield* balancesOf(rows as LedgerRow[]);
    return [header, ...held];
  },
);

const header = ["Asset", "Quantity", "Average cost"];
const noCost = unsolved(texts.noCost());
const ledgerWithoutCost = unsolved(texts.ledgerWithoutCost());
const soldMore = unsolved(texts.soldMore());

function heldRows(held: readonly Held[]): Output[][] {
  return [...held]
    .sort((a, b) => compare(a.asset, b.asset))
    .map(({ asset, quantity, cost }) =>
      quantity ? [asset, quantity, cost ?? noCost] : [asset, soldMore, soldMore],
    );
}

/** The balances that the venue states, with what moved after them; without any what moved. */
function* balancesOf(rows: readonly LedgerRow[]): Sliced<Output[][]> {
  const balances = new Map<string, Decimal>();
  const statements = new Statements();
  yield* eachSliced(yield* ledgerInTime(rows), (entry) => statements.add(entry));
  for (const { coin, closing, difference = zero } of statements.all())
    balances.set(coin, (balances.get(coin) ?? zero).plus(closing).minus(difference));
  const inOrder = [...balances].sort(([a], [b]) => compare(a, b));
  return inOrder.flatMap(([coin, quantity]): Output[][] =>
    quantity.isZero() ? [] : [[coin, quantity, ledgerWithoutCost]],
  );
}

/** A day counts to its end. */
function endOf(time: number): number {
  const day = 86_400_000;
  return time % day === 0 ? time + day - 1 : time;
}

/**
 * What is held, from a ledger or from spot fills, as ALLOC.REBALANCE takes it.
 *
 * @customfunction PNL_HOLDINGS PNL.HOLDINGS
 * @helpurl https://localhost:3000/docs/functions/PNL.HOLDINGS.html
 * @param {any[][]} source Ledger as in PNL.LEDGER, or fills as in PNL.POSITIONS, with header. A table with a column Price is fills.
 * @param {any[][]} [asOf] Time in UTC up to which rows count; a date counts to its end. Default all.
 * @param {any[][]} [method] "average" or "fifo", for the cost of fills. Default "average".
 * @param {CustomFunctions.CancelableInvocation} invocation What Excel adds to cancel the call.
 * @returns {any[][]} Header and a row per asset that is held: Asset, Quantity, Average cost.
 * @remarks
 * Of a ledger the quantity is the last balance that each wallet states and what moved after it, over all wallets and accounts; where a wallet
 * states none, all that moved. A ledger tells no cost.
 *
 * Of fills those on spot count. Coins bought with dollars of any kind have one average cost; a coin that was paid with, such as BTC for ETH,
 * gets less, and fees take what they are paid in where the fills bought it. Dollars themselves are not listed, as fills do not tell their balance.
 * @throws #VALUE! when source is neither table, or a value in it is not as described.
 * @throws #N/A when no row counts; in Average cost where none is known; in a row of which more was sold than the fills bought.
 * @throws #NUM! when a result is too large for Excel.
 * @example What three spot fills leave, and at what cost.
 * =PNL.HOLDINGS({"Time","Symbol","Side","Quantity","Price","Fee","Fee coin";"2026-03-01","BTC-USDT","buy",1,60000,0.001,"BTC";"2026-03-02","BTC-USDC","buy",1,64000,64,"USDC";"2026-03-03","BTC-USDT","sell",0.5,65000,32.5,"USDT"}) → {"Asset","Quantity","Average cost";"BTC",1.499,62001.0005002501}
 * @example What was held at the end of 1 March, of a ledger, which has no cost.
 * =PNL.HOLDINGS({"Time","Wallet","Coin","Kind","Amount","Balance";"2026-03-01","spot","USDT","deposit",5000,5000;"2026-03-02","spot","USDT","trade",-600,4400;"2026-03-02","spot","BTC","trade",0.01,0.01}, "2026-03-01") → {"Asset","Quantity","Average cost";"USDT",5000,#N/A}
 * @see https://localhost:3000/docs/import.html
 */
export function pnlHoldings(
  source: any[][],
  asOf?: any[][],
  method?: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): any[][] {
  return holdings([source, asOf, method, invocation]);
}
