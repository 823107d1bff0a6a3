import { fitsNumber, toNumber, type Decimal } from "../../src/core/number/decimal";
import type { Imported } from "../../src/imports/import";
import type { Cover } from "../../src/imports/tables/coverage";
import { writableTables, type Writable } from "../../src/imports/tables/cells";

/**
 * The import as JSON in pieces: each table a list of rows by column, one a line, and what the rows that count come to. As one text a
 * million rows would be longer than a text can be.
 */
export function* printed(imported: Imported, earlierCovers: readonly Cover[]): Generator<string> {
  const { files, doubles, known, covers, recounted, isComplete, tables, notes } = imported;
  yield `{\n "Files": ${JSON.stringify(files)},\n "Complete": ${isComplete},\n`;
  yield ` "Doubles": ${doubles},\n "Already there": ${known},\n`;
  for (const table of writableTables(tables, notes)) yield* list(table.name, rowsOf(table));
  yield* list("Covers", [...earlierCovers, ...covers]);
  yield* list("Recounted", recounted);
  yield ` "Accounting": ${JSON.stringify(accounting(imported))}\n}\n`;
}

/** A list of which every entry has a line of its own. */
function* list(name: string, entries: Iterable<unknown>): Generator<string> {
  yield ` ${JSON.stringify(name)}: [`;
  let between = "\n";
  for (const entry of entries) {
    yield `${between}  ${JSON.stringify(entry)}`;
    between = ",\n";
  }
  yield "\n ],\n";
}

function* rowsOf({ titles, count, cellsAt }: Writable): Generator {
  for (let row = 0; row < count; row++) {
    const cells = cellsAt(row);
    yield Object.fromEntries(titles.map((title, index) => [title, cells[index]]));
  }
}

function accounting({ accounts }: Imported): unknown {
  return {
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
  };
}

function number(value: Decimal | undefined): number | string | null {
  if (value === undefined) return null;
  return fitsNumber(value) ? toNumber(value) : value.toString();
}

function timeOf(time: number | undefined): string | null {
  return time === undefined ? null : new Date(time).toISOString().replace(".000Z", "Z");
}
