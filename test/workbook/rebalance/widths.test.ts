import { readHoldingsTable } from "../../../src/workbook/inputs/holdings-table";
import type { RebalanceForm } from "../../../src/workbook/rebalance/place";
import { planRebalance } from "../../../src/workbook/rebalance/plan";
import { layOut } from "../../../src/workbook/rebalance/sheet";
import { manager, rules } from "./writing";

const source = { kind: "block", address: "Book!A1:D3" } as const;

/** The sheet of a rebalance whose cash and margin are what is given; its corner is B3. */
function placedOf(form: RebalanceForm, cash: number, margin: number, decimals = 2) {
  const rows = [
    ["BTC", "spot", 1, 60_000],
    ["USDT", "cash", cash, 1],
    ["Margin", "futures", margin, 1],
  ];
  const block = { sheet: "Book", row: 0, column: 0, rowCount: rows.length, columnCount: 4 };
  const plan = planRebalance(manager, { ...readHoldingsTable(block, rows), source }, rules);
  const options = { form, prefix: "Rebalance", decimals, hasCharts: false, time: new Date(2026, 10, 29) };
  return layOut(plan, { sheet: "Rebalance", row: 2, column: 1 }, options).placed.sheets[0]!;
}

describe.each<RebalanceForm>(["values", "live"])("%s", (form) => {
  test("amounts of six digits leave the columns as they are", () => {
    const { columnWidths } = placedOf(form, 12_000, 9_000);
    expect(columnWidths.slice(0, 7)).toEqual([39, 28, 14, 13, 15, 12, 20]);
    expect(columnWidths.slice(11, 15)).toEqual([24, 15, 15, 14]);
  });

  test.each([2, 8])("amounts of 12 digits and %i decimals have room in every column", (decimals) => {
    const { columnWidths } = placedOf(form, 12_000, 900_000_000_000, decimals);
    const values = placedOf("values", 12_000, 900_000_000_000, decimals);
    const shown = (amount: number, digits: number) =>
      amount.toLocaleString("en-US", { minimumFractionDigits: digits });
    const long = values.cells.filter(
      ({ content }) => typeof content === "number" && Math.abs(content) >= 1e11,
    );
    // C and D of the page have the quantity of the transfer and the margin; the others are of the table and beside it.
    expect([...new Set(long.map(({ column }) => column - 1))].sort((a, b) => a - b)).toEqual([
      ...[2, 3, 4, 6, 13, 14, 18, 19, 26, 27],
    ]);
    for (const { column, content, format } of long) {
      const digits = format.includes("######") ? 2 : decimals;
      expect(columnWidths[column - 1]).toBeGreaterThan(shown(Math.abs(Number(content)), digits).length);
    }
  });
});
