import { commonTimes } from "../../core/accounting/common-time";
import { contractOfSymbol } from "../../core/accounting/contract";
import { followSliced } from "../../core/accounting/positions";
import { type Reconciled, Reconciliation } from "../../core/accounting/reconcile";
import type { Effect, Trade } from "../../core/accounting/trades";
import { eachSliced } from "../../core/slices";
import { fills } from "../arguments/facts/fills";
import { funding } from "../arguments/facts/funding";
import { compare } from "../arguments/facts/grouping";
import { ledger } from "../arguments/facts/ledger";
import { openedBefore, realisedBy } from "../arguments/facts/realised";
import { inTime } from "../arguments/facts/table";
import { texts, unsolved } from "../cells/errors";
import { once } from "../cells/once";
import { isStopped } from "../cells/reading";
import type { Output } from "../cells/spill";

const reconcile = once("PNL.RECONCILE", { fills, funding, ledger }, function* ({ fills, funding, ledger }) {
  const rows = yield* fills.rows();
  if (isStopped(rows)) return rows;
  const payments = yield* funding.rows();
  if (isStopped(payments)) return payments;
  const entries = yield* ledger.rows();
  if (isStopped(entries)) return entries;
  const trades = yield* inTime(rows);
  const accountOf = ({ account }: Fact) => account;
  const areFillsCovered = yield* commonTimes<Fact>(trades, entries, accountOf);
  const isFundingCovered = yield* commonTimes<Fact>(payments, entries, accountOf);
  const reconciliation = new Reconciliation();
  const unknown = new Set<string>();
  const take = (effect: Effect, trade: Trade, index: number): void => {
    if (!areFillsCovered(trades[index]!)) return;
    reconciliation.addFill(trade, effect);
    if (!isStopped(realisedBy(effect))) return;
    const { account, symbol } = trade;
    unknown.add(keyOf({ account, coin: contractOfSymbol(symbol).settle, what: "realised" }));
  };
  yield* followSliced(trades.length, (index) => trades[index]!, take);
  yield* eachSliced(payments, (payment) => {
    if (isFundingCovered(payment)) reconciliation.addPayment(payment);
  });
  yield* eachSliced(entries, (entry) => {
    if (entry.kind === "funding" ? isFundingCovered(entry) : areFillsCovered(entry))
      reconciliation.addEntry(entry);
  });
  const found = reconciliation.all();
  if (found.length === 0) return unsolved(texts.nothingInCommon());
  return [
    ["Account", "Coin", "What", "From fills", "In ledger", "Difference", "Status"],
    ...found.sort(inOrder).map((one) => rowOf(one, unknown.has(keyOf(one)))),
  ];
});

interface Fact {
  readonly time: number;
  readonly account: string;
}

function rowOf(one: Reconciled, isUnknown: boolean): Output[] {
  const { account, coin, what, fromFills, inLedger, difference, agrees } = one;
  const known: Output[] = [account, coin, what];
  return isUnknown
    ? [...known, openedBefore, inLedger, openedBefore, "unknown"]
    : [...known, fromFills, inLedger, difference, agrees ? "agrees" : "differs"];
}

function keyOf({ account, coin, what }: Pick<Reconciled, "account" | "coin" | "what">): string {
  return [account, coin, what].join("\u0000");
}

function inOrder(a: Reconciled, b: Reconciled): number {
  return compare(keyOf(a), keyOf(b));
}

/**
 * Whether fills and funding agree with the ledger: realised P&L, fees and funding by coin.
 *
 * @customfunction PNL_RECONCILE PNL.RECONCILE
 * @helpurl https://localhost:3000/docs/functions/PNL.RECONCILE.html
 * @param {any[][]} fills Table with header: Time, Symbol, Side, Quantity, Price, and what stands in PNL.POSITIONS.
 * @param {any[][]} funding Table with header: Time, Symbol, Amount (plus received), Coin. It may have no rows.
 * @param {any[][]} ledger Table with header: Time, Account, Coin, Kind, Amount (signed).
 * @param {CustomFunctions.CancelableInvocation} invocation What Excel adds to cancel the call.
 * @returns {any[][]} Header and a row per account, coin and what is compared: Account, Coin, What, From fills, In ledger, Difference, Status.
 * @remarks
 * What is realised (the P&L of prices off spot, average cost), fees (paid ones below 0) or funding. Difference is From fills less In
 * ledger. Status is "agrees" where it is at most 0.005 or 0.00000001 a row, since venues round each row; else "differs", or "unknown"
 * where a fill closes what no fill has opened.
 *
 * Only the time counts that both sources of an account cover, in whole minutes: fills and ledger for realised and fees, payments and
 * ledger for funding. The tables are read as in PNL.POSITIONS and PNL.LEDGER.
 * @throws #VALUE! when a table has no such columns, or a value in it is not as described.
 * @throws #N/A when the sources have no account and time in common, and in a row whose status is "unknown".
 * @throws #NUM! when a result is too large for Excel.
 * @example =PNL.RECONCILE({"Time","Account","Symbol","Side","Quantity","Price","Fee";46083.25,"A","BTC-USDT-PERP","buy",0.2,60000,6;46083.5,"A","BTC-USDT-PERP","sell",0.2,62000,6.2}, {"Time","Account","Symbol","Amount","Coin";46083.375,"A","BTC-USDT-PERP",-1.21,"USDT"}, {"Time","Account","Coin","Kind","Amount";46083.25,"A","USDT","fee",-6;46083.375,"A","USDT","funding",-1.21;46083.5,"A","USDT","realised",400;46083.5,"A","USDT","fee",-6}) → {"Account","Coin","What","From fills","In ledger","Difference","Status";"A","USDT","fees",-12.2,-12,-0.2,"differs";"A","USDT","funding",-1.21,-1.21,0,"agrees";"A","USDT","realised",400,400,0,"agrees"}
 * @see https://github.com/rotki/rotki/issues/9779, on equal fills that importers lose
 */
export function pnlReconcile(
  fills: any[][],
  funding: any[][],
  ledger: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): any[][] {
  return reconcile([fills, funding, ledger, invocation]);
}
