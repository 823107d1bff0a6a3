import { decimal, zero, type Decimal } from "../../core/number/decimal";
import { attributeFunding, type Payment } from "../../core/accounting/funding";
import { statementsOf, type Entry, type Statement } from "../../core/accounting/ledger";
import { positionsSliced } from "../../core/accounting/positions";
import { reconcile, toleranceOf, type Reconciled } from "../../core/accounting/reconcile";
import type { Position } from "../../core/accounting/run";
import type { Effect, Trade } from "../../core/accounting/trades";
import { rowsSliced, type Sliced } from "../../core/slices";
import { noteOf, type Note } from "../notes";
import type { Fact, Fill, Funding, Ledger, Tables } from "./rows";

/** What the rows that count come to. */
export interface Accounts {
  readonly positions: readonly Position[];
  /** The sum of funding of each position. */
  readonly funding: ReadonlyMap<Position, Decimal>;
  readonly statements: readonly Statement[];
  readonly reconciled: readonly Reconciled[];
  readonly notes: readonly Note[];
}

/** Follows the rows that count to positions and statements, and says where they do not agree. Rows stand in order of time. */
export function* accountsOf(tables: Tables): Sliced<Accounts> {
  const fills = tables.fills.filter(
    ({ counted, market, side }) => counted && market !== "option" && side !== "?",
  );
  const funding = tables.funding.filter(({ counted }) => counted);
  const ledger = tables.ledger.filter(({ counted }) => counted);
  const trades = yield* rowsSliced(fills.length, (index) => tradeOf(fills[index]!));
  const { positions, effects } = yield* positionsSliced(trades);
  const notes: Note[] = [];
  effects.forEach((effect, index) => sayDoubt(fills[index]!, effect, notes));
  const ofPosition = attribute(funding, fills, positions, notes);
  yield;
  notes.push(...realisedDiffers(fills, effects));
  yield;
  const reconciled = reconcileCovered(fills, trades, effects, funding, ledger);
  for (const { account, coin, what, difference } of reconciled.filter(({ agrees }) => !agrees)) {
    const { file } = ledger.find((row) => row.account === account)!;
    const details = `${account}: ${what} in ${coin} by fills is ${difference.toFixed()} more than in the ledger.`;
    notes.push(noteOf("ledger-differs", { file, column: what, value: difference.toFixed() }, details));
  }
  return { positions, funding: ofPosition, statements: statementsOf(ledger.map(entryOf)), reconciled, notes };
}

function tradeOf(fill: Fill): Trade {
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

function paymentOf({ time, account, symbol, side, amount, coin }: Funding): Payment {
  const named = side === "long" || side === "short" ? side : "";
  return { time, account, symbol, side: named, amount: decimal(amount), coin };
}

function sayDoubt(fill: Fill, { doubt, missing, inferredEntry }: Effect, notes: Note[]): void {
  if (!doubt) return;
  const entry = inferredEntry ? ` Entry ${inferredEntry.toSignificantDigits(15).toFixed()} (inferred).` : "";
  const details = `${fill.symbol}: ${missing?.toFixed() ?? ""} of ${fill.quantity}.${entry}`;
  const { file, line } = fill;
  notes.push(noteOf(doubt, { file, line, value: fill.quantity }, details));
  fill.note = fill.note || `${doubt}.${entry}`;
}

function attribute(
  funding: readonly Funding[],
  fills: readonly Fill[],
  positions: readonly Position[],
  notes: Note[],
): Map<Position, Decimal> {
  const sums = new Map<Position, Decimal>();
  const found = attributeFunding(funding.map(paymentOf), positions);
  // An account without fills has nothing that a payment could belong to, and the account's level is where it stands.
  const withFills = new Set(fills.map(({ account }) => account));
  funding.forEach((row, index) => {
    const position = found[index];
    if (position) {
      row.positionKey = fills[position.from]!.key;
      sums.set(position, (sums.get(position) ?? zero).plus(row.amount));
    } else if (row.symbol !== "" && withFills.has(row.account)) {
      const { file, line, symbol, amount } = row;
      notes.push(noteOf("funding-unattributed", { file, line, value: amount }, `${symbol}:`));
    }
  });
  return sums;
}

/** The venue's realised P&L against the one of the fills, for each account, symbol and coin. */
function realisedDiffers(fills: readonly Fill[], effects: readonly Effect[]): Note[] {
  const sums = new Map<string, { first: Fill; own: Decimal; stated: Decimal; rows: number }>();
  fills.forEach((fill, index) => {
    if (fill.realised === "" || fill.contract === "spot") return;
    const key = [fill.account, fill.symbol].join("|");
    const sum = sums.get(key) ?? { first: fill, own: zero, stated: zero, rows: 0 };
    const own = sum.own.plus(effects[index]!.realised);
    sums.set(key, { first: sum.first, own, stated: sum.stated.plus(fill.realised), rows: sum.rows + 1 });
  });
  return [...sums.values()].flatMap(({ first, own, stated, rows }) => {
    const difference = own.minus(stated);
    if (difference.abs().lte(toleranceOf(rows))) return [];
    const details = `${first.account}, ${first.symbol}: ${own.toDecimalPlaces(8).toFixed()} by the fills.`;
    return [
      noteOf("realised-differs", { file: first.file, column: "Realised", value: stated.toFixed() }, details),
    ];
  });
}

/** Compares fills and ledger in the wallets and the time that both cover; elsewhere one of them is simply not there. */
function reconcileCovered(
  fills: readonly Fill[],
  trades: readonly Trade[],
  effects: readonly Effect[],
  funding: readonly Funding[],
  ledger: readonly Ledger[],
): Reconciled[] {
  const [byFills, byFunding] = [commonTimes(fills, ledger), commonTimes(funding, ledger)];
  const isIn = (row: Fact, covered: ReadonlyMap<string, Span>): boolean => {
    const time = covered.get(walletKey(row));
    return time !== undefined && row.time >= time.from && row.time <= time.to;
  };
  const at = fills.flatMap((fill, index) => (isIn(fill, byFills) ? [index] : []));
  return reconcile(
    at.map((index) => trades[index]!),
    at.map((index) => effects[index]!),
    funding.filter((row) => isIn(row, byFunding)).map(paymentOf),
    ledger.filter((row) => isIn(row, row.kind === "funding" ? byFunding : byFills)).map(entryOf),
  );
}

interface Span {
  from: number;
  to: number;
}

function commonTimes(facts: readonly Fact[], ledger: readonly Ledger[]): ReadonlyMap<string, Span> {
  const [mine, theirs] = [spans(facts), spans(ledger)];
  const common = new Map<string, Span>();
  for (const [key, one] of mine) {
    const other = theirs.get(key);
    if (!other) continue;
    // Where one says no seconds, the whole minute counts.
    const minute = 60_000;
    const from = Math.floor(Math.max(one.from, other.from) / minute) * minute;
    common.set(key, { from, to: Math.floor(Math.min(one.to, other.to) / minute) * minute + minute - 1 });
  }
  return common;
}

function spans(facts: readonly Fact[]): Map<string, Span> {
  const found = new Map<string, Span>();
  for (const fact of facts) {
    const key = walletKey(fact);
    const span = found.get(key);
    if (span) {
      span.from = Math.min(span.from, fact.time);
      span.to = Math.max(span.to, fact.time);
    } else found.set(key, { from: fact.time, to: fact.time });
  }
  return found;
}

function walletKey({ account, wallet }: Fact): string {
  return `${account}\u0000${wallet}`;
}
