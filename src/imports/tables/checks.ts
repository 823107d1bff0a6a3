import { decimal, zero, type Decimal } from "../../core/number/decimal";
import { commonTimes } from "../../core/accounting/common-time";
import { fundingFinder, type Payment } from "../../core/accounting/funding";
import { Statements, type Entry, type Statement } from "../../core/accounting/ledger";
import { followSliced } from "../../core/accounting/positions";
import { Reconciliation, type Reconciled } from "../../core/accounting/reconcile";
import type { Position } from "../../core/accounting/run";
import type { Effect, Trade } from "../../core/accounting/trades";
import { eachSliced, type Sliced } from "../../core/slices";
import type { Notes } from "../notes";
import { RealisedSums } from "./realised";
import type { Fact, Fill, Funding, Ledger, Tables } from "./rows";

/** What the rows that count come to. */
export interface Accounts {
  readonly positions: readonly Position[];
  /** The sum of funding of each position. */
  readonly funding: ReadonlyMap<Position, Decimal>;
  readonly statements: readonly Statement[];
  readonly reconciled: readonly Reconciled[];
}

/**
 * Follows the rows that count to positions and statements, and says where they do not agree. Rows stand in order of time, and their
 * decimals are made one row at a time. Fills and ledger are compared in the wallets and the time that both cover; elsewhere one of them is
 * simply not there. Of accounts with rows of earlier imports nothing is said, since those rows are not at hand.
 */
export function* accountsOf(
  tables: Tables,
  notes: Notes,
  withEarlier: ReadonlySet<string>,
): Sliced<Accounts> {
  const fills = tables.fills.filter(
    ({ counted, market, side }) => counted && market !== "option" && side !== "?",
  );
  yield;
  const funding = tables.funding.filter(({ counted }) => counted);
  const ledger = tables.ledger.filter(({ counted }) => counted);
  const areFillsCovered = yield* commonTimes<Fact>(fills, ledger, walletKey);
  const isFundingCovered = yield* commonTimes<Fact>(funding, ledger, walletKey);
  const reconciliation = new Reconciliation();
  const realised = new RealisedSums();
  const take = (effect: Effect, trade: Trade, index: number): void => {
    const fill = fills[index]!;
    if (!withEarlier.has(trade.account)) {
      sayDoubt(fill, effect, notes);
      realised.add(fill, trade, effect);
    }
    if (areFillsCovered(fill)) reconciliation.addFill(trade, effect);
  };
  const positions = yield* followSliced(fills.length, (index) => tradeOf(fills[index]!), take);
  // An account without fills has nothing that a payment could belong to, and the account's level is where it stands.
  const withFills = new Set(fills.map(({ account }) => account));
  const ofPosition = yield* attribute(funding, fills, positions, (row, payment, position) => {
    if (isFundingCovered(row)) reconciliation.addPayment(payment);
    if (position || row.symbol === "" || withEarlier.has(row.account) || !withFills.has(row.account)) return;
    const { file, line, symbol, amount } = row;
    notes.add("funding-unattributed", { file, line, value: amount }, `${symbol}:`);
  });
  realised.sayDifferences(notes);
  const statements = new Statements();
  yield* eachSliced(ledger, (row) => {
    const entry = entryOf(row);
    statements.add(entry);
    if (row.kind === "funding" ? isFundingCovered(row) : areFillsCovered(row)) reconciliation.addEntry(entry);
  });
  const reconciled = reconciliation.all();
  for (const { account, coin, what, difference } of reconciled.filter(({ agrees }) => !agrees)) {
    if (withEarlier.has(account)) continue;
    const { file } = ledger.find((row) => row.account === account)!;
    const details = `${account}: ${what} in ${coin} by fills is ${difference.toFixed()} more than in the ledger.`;
    notes.add("ledger-differs", { file, column: what, value: difference.toFixed() }, details);
  }
  return { positions, funding: ofPosition, statements: statements.all(), reconciled };
}

export function tradeOf(fill: Fill): Trade {
  const { time, account, symbol, position, realised, fee, feeCoin } = fill;
  return {
    time,
    account,
    symbol,
    side: fill.side === "sell" ? "sell" : "buy",
    position,
    quantity: decimal(fill.quantity),
    price: decimal(fill.price),
    fee: decimal(fee || "0"),
    feeCoin,
    realised: realised === "" || fill.contract === "spot" ? undefined : decimal(realised),
  };
}

function entryOf({ account, wallet, coin, kind, amount, balance }: Ledger): Entry {
  return {
    account,
    wallet,
    coin,
    kind,
    amount: decimal(amount),
    balance: balance === "" ? undefined : decimal(balance),
  };
}

function walletKey({ account, wallet }: Fact): string {
  return `${account}\u0000${wallet}`;
}

function paymentOf({ time, account, symbol, side, amount, coin }: Funding): Payment {
  const named = side === "long" || side === "short" ? side : "";
  return { time, account, symbol, side: named, amount: decimal(amount), coin };
}

function sayDoubt(fill: Fill, { doubt, missing, inferredEntry }: Effect, notes: Notes): void {
  if (!doubt) return;
  const entry = inferredEntry ? ` Entry ${inferredEntry.toSignificantDigits(15).toFixed()} (inferred).` : "";
  const details = `${fill.symbol}: ${missing?.toFixed() ?? ""} of ${fill.quantity}.${entry}`;
  const { file, line } = fill;
  notes.add(doubt, { file, line, value: fill.quantity }, details);
  fill.note = fill.note || `${doubt}.${entry}`;
}

function* attribute(
  funding: readonly Funding[],
  fills: readonly Fill[],
  positions: readonly Position[],
  take: (row: Funding, payment: Payment, position: Position | undefined) => void,
): Sliced<Map<Position, Decimal>> {
  const sums = new Map<Position, Decimal>();
  const find = yield* fundingFinder(positions);
  yield* eachSliced(funding, (row) => {
    const payment = paymentOf(row);
    const position = find(payment);
    take(row, payment, position);
    if (!position) return;
    row.positionKey = fills[position.from]!.key;
    sums.set(position, (sums.get(position) ?? zero).plus(payment.amount));
  });
  return sums;
}
