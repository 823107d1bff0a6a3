import { rowsOf, withBrackets } from "../../scripts/venues/figures";
import { checkTable } from "../../src/market/brackets/check";
import { readPasted } from "../../src/market/brackets/read";

interface Figures {
  readonly own: unknown;
  readonly tables: readonly { readonly symbols: readonly string[]; readonly brackets: readonly number[][] }[];
}

const table = (symbol: string, text: string) =>
  checkTable(readPasted(text, { venue: "Bybit", symbol }), { source: "a page", date: "2026-11-29" }).table;

const brackets = [
  [0, 1000, 50, 0.01, 0],
  [1000, 2000, 25, 0.02, 10],
];
const text = "Cap\tMax leverage\tMMR\tDeduction\n1000\t50\t1%\t0\n2000\t25\t2%\t10";
const figures = {
  venue: "Bybit",
  columns: ["floor", "cap", "maxLeverage", "maintenanceRate", "maintenanceAmount"],
  own: { OLDUSDT: { date: "2026-01-01", source: "elsewhere" } },
  tables: [
    { symbols: ["ABCUSDT", "XYZUSDT"], brackets },
    { symbols: ["NEWUSDT"], brackets: [[0, 500, 20, 0.025, 0]] },
  ],
};

test("a contract whose brackets are those of others joins them; its old table goes", () => {
  expect(JSON.parse(withBrackets(figures, table("NEWUSDT", text))) as Figures).toEqual({
    ...figures,
    own: { ...figures.own, NEWUSDT: { date: "2026-11-29", source: "a page" } },
    tables: [{ symbols: ["ABCUSDT", "NEWUSDT", "XYZUSDT"], brackets }],
  });
});

test("a contract that changes leaves those that it shared a table with", () => {
  const changed = table("ABCUSDT", text.replace("1000\t50", "1500\t50"));
  const { tables } = JSON.parse(withBrackets(figures, changed)) as Figures;
  expect(tables.map(({ symbols }) => symbols)).toEqual([["XYZUSDT"], ["NEWUSDT"], ["ABCUSDT"]]);
  expect(tables[2]!.brackets).toEqual([
    [0, 1500, 50, 0.01, 0],
    [1500, 2000, 25, 0.02, 10],
  ]);
});

test("what is read back is what was written", () => {
  const written = table("ABCUSDT", text);
  expect(rowsOf(written, 5)).toEqual(brackets);
  const again = JSON.parse(withBrackets(figures, written)) as Figures;
  expect(again.tables).toEqual(figures.tables.map((one) => ({ ...one })));
});
