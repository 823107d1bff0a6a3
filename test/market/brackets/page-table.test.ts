import fc from "fast-check";
import { checkTable } from "../../../src/market/brackets/check";
import { readPasted } from "../../../src/market/brackets/read";
import { figuresOf, readOn } from "./recorded";

const read = (text: string, symbol = "NEWUSDT", venue = "Binance") =>
  checkTable(readPasted(text, { venue, symbol }), readOn);

const expected = [
  ["0", "50000", "125", "0.004", "0"],
  ["50000", "600000", "100", "0.005", "50"],
  ["600000", "3000000", "75", "0.0065", "950"],
];

const headings = [
  "Tier",
  "Position bracket (notional value in USDT)",
  "Max leverage",
  "Maintenance margin rate",
  "Maintenance amount (USDT)",
];
// Binance's brackets of BTCUSDT of 2024-10-24, as its page writes them.
const lines = [
  ["1", "0 ~ 50,000", "125x", "0.40%", "0"],
  ["2", "50,000 ~ 600,000", "100x", "0.50%", "50"],
  ["3", "600,000 ~ 3,000,000", "75x", "0.65%", "950"],
];
const table = (separator: string, quoted: (cell: string) => string = (cell) => cell) =>
  [headings, ...lines].map((line) => line.map(quoted).join(separator)).join("\r\n");

test.each([
  ["tabs", table("\t")],
  ["bars", table(" | ")],
  ["several spaces", table("   ")],
  ["semicolons", table(";")],
  ["commas and quotes", table(",", (cell) => `"${cell}"`)],
])("a table with %s between its cells", (_, text) => {
  const result = read(text);
  expect(figuresOf(result)).toEqual(expected);
  expect([result.faults, result.remarks, result.table.unitName]).toEqual([
    [],
    [],
    "notional in quote currency",
  ]);
});

test.each([
  ["≤ 50,000", "≤ 600,000", "≤ 3,000,000"],
  ["0-50,000", "50,001-600,000", "600,001-3,000,000"],
  ["(0, 50,000]", "(50,000, 600,000]", "(600,000, 3,000,000]"],
  ["0 USDT to 50K USDT", "50K to 600K", "600K to 3M"],
  ["0 < notional ≤ 50,000", "50,000 < notional ≤ 600,000", "600,000 < notional ≤ 3,000,000"],
])("ranges as %s", (...ranges) => {
  const text = [headings, ...lines.map(([tier, , ...rest], at) => [tier, ranges[at], ...rest])];
  expect(figuresOf(read(text.map((line) => line.join("\t")).join("\n")))).toEqual(expected);
});

test("floor and cap in columns of their own, rates in percent by the heading, a last bracket without end", () => {
  const text = "Floor\tCap\tMax leverage\tMMR (%)\n0\t150,000,000\t40x\t1.25\n150,000,000\t-\t20x\t2.5";
  expect(figuresOf(read(text, "BTC", "Hyperliquid"))).toEqual([
    ["0", "150000000", "40", "0.0125", "0"],
    ["150000000", undefined, "20", "0.025", "1875000"],
  ]);
  const open = "Position,Maintenance margin rate\n≤ 1000,1%\n> 1000,2%";
  expect(figuresOf(read(open)).map((row) => row.slice(0, 2))).toEqual([
    ["0", "1000"],
    ["1000", undefined],
  ]);
});

test("contracts and coins in the heading are the unit", () => {
  const contracts = "Max size (contracts)\tMax leverage\tMMR\n1,000\t100\t0.40%\n5,000\t66.66\t0.50%";
  expect(figuresOf(read(contracts, "BTC-USDT-SWAP", "OKX")).map((row) => row[1])).toEqual(["10", "50"]);
  const coins = "Position (BTC)\tMax leverage\tMaintenance margin rate\n0-5\t125x\t0.4%";
  expect(read(coins, "BTCUSD").table.unitName).toBe("notional in coin");
  expect(read(coins, "BTCUSDT").table.unitName).toBe("base units");
});

test("what is missing or may mean two numbers is refused where it stands", () => {
  expect(() => read("Tier\tMax leverage\n1\t20")).toThrow(
    'The first line has "Tier", "Max leverage", and no heading of them is for the maintenance margin rate and the position bracket.',
  );
  expect(() => read(headings.join("\t"))).toThrow("no line with numbers below it");
  const line = (range: string, rate: string) => `${headings.join("\t")}\n1\t${range}\t125x\t${rate}\t0`;
  expect(() => read(line("0 ~ 50.000", "0.4%"))).toThrow(
    '"0 ~ 50.000" may be a whole number or one with decimals. Write it as 50000 or 50,000.',
  );
  expect(() => read(line("0 ~ 50,00", "0.4%"))).toThrow("is no number");
  expect(() => read(line("0 ~ 50,000", "low"))).toThrow('Line 1: "low" is no number');
  expect(() => read(line("0 ~ 50,000", ""))).toThrow("Line 1 has no maintenance margin rate");
  expect(() => read(line("0 ~ 50,000", "0.4%"), "")).toThrow("Type the symbol");
});

test("any brackets that are written as a page writes them are read as they were", () => {
  const step = fc.record({ size: fc.integer({ min: 1, max: 1e9 }), rate: fc.integer({ min: 1, max: 200 }) });
  fc.assert(
    fc.property(
      fc.array(step, { minLength: 1, maxLength: 10 }),
      fc.constantFrom("\t", ";", "  "),
      (steps, separator) => {
        let [end, rate] = [0, 0];
        const rows = steps.map((one) => {
          const floor = end;
          [end, rate] = [end + one.size, rate + one.rate];
          return { floor, cap: end, rate };
        });
        const grouped = (value: number) => value.toLocaleString("en-US");
        const text = [
          ["Tier", "Position bracket", "Maintenance margin rate"],
          ...rows.map((row, at) => [
            String(at + 1),
            `${grouped(row.floor)} ~ ${grouped(row.cap)}`,
            `${(row.rate / 100).toFixed(2)}%`,
          ]),
        ];
        const result = read(text.map((line) => line.join(separator)).join("\n"));
        expect(result.table.brackets.map(({ floor, cap, rate }) => [floor, cap!, rate].map(Number))).toEqual(
          rows.map((row) => [row.floor, row.cap, row.rate / 10000]),
        );
      },
    ),
  );
});
