import { fitsNumber, toNumber, type Decimal } from "../../src/core/number/decimal";
import type { Imported } from "../../src/imports/import";
import { writtenTables, type Cell } from "../../src/imports/tables/cells";

/** The import as JSON can hold it: each table a list of rows by column, and what the rows that count come to. */
export function printed(imported: Imported): Readonly<Record<string, unknown>> {
  const { files, doubles, known, isComplete, tables, notes, accounts } = imported;
  return {
    Files: files,
    Complete: isComplete,
    Doubles: doubles,
    "Already there": known,
    ...Object.fromEntries(
      writtenTables(tables, notes).map(({ name, titles, rows }) => [name, byTitle(titles, rows)]),
    ),
    Accounting: {
      Positions: accounts.positions.map((position) => {
        const funding = accounts.funding.get(position);
        return {
          Account: position.account,
          Symbol: position.symbol,
          Side: position.side,
          Status: position.isOpen ? "open" : "closed",
          Opened: timeOf(position.opened),
          Closed: timeOf(position.closed),
          Largest: number(position.largest),
          Quantity: number(position.quantity),
          Entry: number(position.entry),
          Exit: number(position.exit),
          Average: number(position.average),
          Realised: number(position.realised),
          Fees: Object.fromEntries([...position.fees].map(([coin, fee]) => [coin, number(fee)])),
          Funding: funding ? number(funding) : 0,
          Coin: position.coin,
        };
      }),
      Ledger: accounts.statements.map((statement) => ({
        Account: statement.account,
        Wallet: statement.wallet,
        Coin: statement.coin,
        Opening: number(statement.opening),
        Transfers: number(statement.transfers),
        Trades: number(statement.trades),
        Realised: number(statement.realised),
        Funding: number(statement.funding),
        Fees: number(statement.fees),
        Other: number(statement.other),
        Unknown: number(statement.unknown),
        Closing: number(statement.closing),
        Stated: number(statement.stated),
        Difference: number(statement.difference),
      })),
      Reconciled: accounts.reconciled.map(
        ({ account, coin, what, fromFills, inLedger, difference, agrees }) => ({
          Account: account,
          Coin: coin,
          What: what,
          "From fills": number(fromFills),
          "In ledger": number(inLedger),
          Difference: number(difference),
          Status: agrees ? "agrees" : "differs",
        }),
      ),
    },
  };
}

function byTitle(titles: readonly string[], rows: readonly (readonly Cell[])[]): Record<string, Cell>[] {
  return rows.map((cells) => Object.fromEntries(titles.map((title, index) => [title, cells[index] ?? ""])));
}

function number(value: Decimal | undefined): number | string | null {
  if (value === undefined) return null;
  return fitsNumber(value) ? toNumber(value) : value.toString();
}

function timeOf(time: number | undefined): string | null {
  return time === undefined ? null : new Date(time).toISOString().replace(".000Z", "Z");
}
