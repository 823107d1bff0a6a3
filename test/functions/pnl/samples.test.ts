import {
  pnlFees,
  pnlFunding,
  pnlHoldings,
  pnlLedger,
  pnlPositions,
  pnlRealised,
  pnlReconcile,
} from "../../../src/functions/pnl";
import type { Imported } from "../../../src/imports/import";
import { writtenTables } from "../../../src/imports/tables/cells";
import { importInUtc, sample } from "../../support/import-files";
import { call, type Result, type WorksheetFunction } from "../support";

jest.setTimeout(60_000);

/**
 * One story on every venue (README of the samples): 5,000 USDT in, BTC perpetual long 0.200 at 60,000, 0.100 more at 61,500, funding -1.21
 * and +0.927, all closed at 62,000, taker fee 0.05 %: entry 60,500, realised 450, fees 18.375, funding -0.283, wallet 5,431.342.
 */
const cases = [
  { fills: "binance-usdm-trade-history.csv", ledger: "binance-usdm-transaction-history.csv" },
  { fills: "bybit-derivatives-trade-history.csv", ledger: "bybit-uta-account-change.csv" },
  { fills: "bingx-perp-order-history.csv", ledger: "bingx-transaction-log.csv" },
  { fills: "mexc-futures-order-history.csv", ledger: "mexc-futures-capital-flow.csv" },
  { fills: "hyperliquid-trades.csv", ledger: "hyperliquid-funding.csv" },
  { fills: "okx-trading-history.csv", ledger: undefined },
];

/** A table of an import as a range: its header and its rows. */
function rangeOf(imported: Imported, name: string): unknown[][] {
  const { titles, rows } = writtenTables(imported.tables, imported.notes).find(
    (table) => table.name === name,
  )!;
  return [titles, ...rows].map((row) => [...row]);
}

/** The value under a heading in the rows of a result. */
function under(rows: readonly Result[][], title: string): Result[] {
  const column = rows[0]!.indexOf(title);
  return rows.slice(1).map((row) => row[column]!);
}

function value(worksheetFunction: WorksheetFunction, title: string, ...given: unknown[]): Result[] {
  return under(call(worksheetFunction, ...given), title);
}

test.each(cases)(
  "$fills: position, fees and funding of an import, as its tables are written",
  async (files) => {
    const imported = await importInUtc(
      [files.fills, files.ledger].filter((name) => name !== undefined).map(sample),
    );
    const [fills, funding] = [rangeOf(imported, "Fills"), rangeOf(imported, "Funding")];
    const positions = call(pnlPositions, fills, null, funding);
    const isUsdc = files.fills.startsWith("hyperliquid");
    expect(under(positions, "Symbol")).toEqual([isUsdc ? "BTC-USDC-PERP" : "BTC-USDT-PERP"]);
    for (const [title, expected] of Object.entries({
      Side: "long",
      Status: "closed",
      Largest: 0.3,
      Quantity: 0,
      Entry: 60_500,
      Exit: 62_000,
      Realised: 450,
      Fees: 18.375,
      Funding: -0.283,
      Unrealised: 0,
      Net: 431.342,
      Coin: isUsdc ? "USDC" : "USDT",
      "Unpriced fees": "",
    }))
      expect([title, under(positions, title)]).toEqual([title, [expected]]);
    expect(value(pnlRealised, "Realised", fills)).toEqual([450]);
    expect(value(pnlFees, "Value", fills)).toEqual([18.375]);
    expect(value(pnlFunding, "Amount", funding)).toEqual([-0.283]);
    // All on one day of March 2026.
    for (const by of ["day", "month"])
      expect(call(pnlRealised, fills, null, by)[1]).toEqual([
        by === "day" ? 46_083 : 46_082,
        isUsdc ? "USDC" : "USDT",
        450,
      ]);
    const leading = fills.map((row) => row.slice(0, 10));
    expect(call(pnlPositions, leading, "fifo", funding)[1]).toEqual(positions[1]);
  },
);

test.each(cases.slice(0, 4))(
  "$ledger: the wallet holds 5,431.342, and the fills agree with it",
  async (files) => {
    const imported = await importInUtc([files.fills, files.ledger!].map(sample));
    const [fills, funding, ledger] = ["Fills", "Funding", "Ledger"].map((name) => rangeOf(imported, name));
    // BingX lists no deposit, and what it states is not the balance.
    const isWithoutDeposit = files.ledger!.startsWith("bingx");
    const opening = [
      ["Coin", "Amount"],
      ["USDT", 5000],
    ];
    const statement = call(pnlLedger, ledger, isWithoutDeposit ? opening : null);
    expect(under(statement, "Closing")).toEqual([5431.342]);
    expect([under(statement, "Opening"), under(statement, "Transfers")]).toEqual(
      isWithoutDeposit ? [[5000], [0]] : [[0], [5000]],
    );
    expect(under(statement, "Unknown")).toEqual([0]);
    const agreed = call(pnlReconcile, fills, funding, ledger);
    expect(agreed.slice(1).map((row) => row.slice(2))).toEqual([
      ["fees", -18.375, -18.375, 0, "agrees"],
      ["funding", -0.283, -0.283, 0, "agrees"],
      ["realised", 450, 450, 0, "agrees"],
    ]);
    if (!isWithoutDeposit) expect(call(pnlHoldings, ledger)[1]!.slice(0, 2)).toEqual(["USDT", 5431.342]);
  },
);
