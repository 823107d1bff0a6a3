import { type Statement, Statements } from "../../core/accounting/ledger";
import type { Decimal } from "../../core/number/decimal";
import { eachSliced } from "../../core/slices";
import { compare } from "../arguments/facts/grouping";
import { ledger, ledgerInTime, openings, walletKey } from "../arguments/facts/ledger";
import { optionalTable } from "../cells/declaration";
import { texts, unsolved } from "../cells/errors";
import { once } from "../cells/once";
import { isStopped } from "../cells/reading";
import type { Output } from "../cells/spill";

const statements = once(
  "PNL.LEDGER",
  { ledger, opening: optionalTable(openings) },
  function* ({ ledger, opening }) {
    const rows = yield* ledger.rows();
    if (isStopped(rows)) return rows;
    if (rows.length === 0) return unsolved(texts.nothingCounts("ledger"));
    const entries = yield* ledgerInTime(rows);
    const statements = new Statements();
    yield* eachSliced(entries, (entry) => statements.add(entry));
    const moved = statements.all().sort(inOrder);
    const openings = opening?.(moved) ?? new Map<string, Decimal>();
    if (isStopped(openings)) return openings;
    const opened = statements.all((account, wallet, coin) =>
      openings.get(walletKey({ account, wallet, coin })),
    );
    return [header, ...opened.sort(inOrder).map(rowOf)];
  },
);

const header = [
  ...["Account", "Wallet", "Coin", "Opening", "Transfers", "Trades", "Realised", "Funding", "Fees", "Other"],
  ...["Unknown", "Closing", "Stated", "Difference"],
];

const noBalance = unsolved(texts.noBalance());

function rowOf(statement: Statement): Output[] {
  const { account, wallet, coin, opening, transfers, trades, realised, funding, fees } = statement;
  const { other, unknown, closing, stated = noBalance, difference = noBalance } = statement;
  return [
    ...[account, wallet, coin, opening, transfers, trades, realised, funding, fees, other, unknown, closing],
    ...[stated, difference],
  ];
}

function inOrder(a: Statement, b: Statement): number {
  return compare(walletKey(a), walletKey(b));
}

/**
 * Statement of each wallet and coin: opening, what moved by kind, closing, and the venue's balance.
 *
 * @customfunction PNL_LEDGER PNL.LEDGER
 * @helpurl https://localhost:3000/docs/functions/PNL.LEDGER.html
 * @param {any[][]} ledger Table with header: Time, Coin, Amount (signed), and Account, Wallet, Kind, Counted, Balance.
 * @param {any[][]} [opening] Table: Coin, Amount, and Account, Wallet. Default none.
 * @param {CustomFunctions.CancelableInvocation} invocation What Excel adds to cancel the call.
 * @returns {any[][]} Header and a row per account, wallet and coin.
 * @remarks
 * Columns: Account, Wallet, Coin, Opening, Transfers (deposits, withdrawals, transfers), Trades (and conversions), Realised, Funding,
 * Fees, Other (rebates, interest, rewards, liquidations, loans and other), Unknown, Closing, Stated, Difference.
 *
 * Opening and all that moved is Closing. Opening is that of the table (whose rows name account and wallet where several have the coin),
 * else the first balance of the ledger less what moved up to it, else 0, which holds for a ledger that begins with the account.
 *
 * Stated is the last balance that the ledger states; Difference is what opening and movements come to at that row, less Stated: a row is
 * missing where it is not 0.
 *
 * Kinds: deposit, withdrawal, transfer, trade, conversion, realised, funding, fee, rebate, interest, reward, liquidation, loan, other,
 * unknown; blank is unknown. Rows in which Counted is FALSE are left out. Rows may stand in any order; of one moment they count as they stand, or from below
 * where the table is newest first. A balance of 0 may be a blank cell: it counts where the balance before and the amount lead to it.
 * @throws #VALUE! when a table has no such columns, or a value in it is not as described.
 * @throws #N/A when no row counts, and in Stated and Difference where the ledger states no balance.
 * @throws #NUM! when a result is too large for Excel.
 * @example =PNL.LEDGER({"Time","Account","Wallet","Coin","Kind","Amount","Balance";"2026-03-02","A","perp","USDT","transfer",5000,5000;"2026-03-02 08:00","A","perp","USDT","funding",-1.21,4998.79;"2026-03-02 18:05","A","perp","USDT","realised",450,5448.79;"2026-03-02 18:05","A","perp","USDT","fee",-18.6,5430.19}) → {"Account","Wallet","Coin","Opening","Transfers","Trades","Realised","Funding","Fees","Other","Unknown","Closing","Stated","Difference";"A","perp","USDT",0,5000,0,450,-1.21,-18.6,0,0,5430.19,5430.19,0}
 * @see https://github.com/bybit-exchange/docs, on what an account log's columns add up to
 */
export function pnlLedger(
  ledger: any[][],
  opening?: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): any[][] {
  return statements([ledger, opening, invocation]);
}
