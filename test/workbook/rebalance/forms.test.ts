import { findProfile, type Profile } from "../../../src/core/allocation/profiles";
import { saveCustomProfiles } from "../../../src/workbook/profiles/store";
import { readHoldings } from "../../../src/workbook/inputs/holdings";
import type { RebalanceForm } from "../../../src/workbook/rebalance/place";
import { pageRows } from "../../../src/workbook/rebalance/rows";
import type { Rules } from "../../../src/workbook/settings/rules";
import { planRebalance } from "../../../src/workbook/rebalance/plan";
import { writeRebalance } from "../../../src/workbook/rebalance/write";
import { closeTestBook, fill, valuesOf } from "../../excel/book";
import {
  cells,
  header,
  manager,
  mine,
  openWithHoldings,
  own,
  plannedNow,
  rules,
  usual,
  write,
} from "./writing";

// A workbook with its calculation engine takes its time, more so on a busy machine.
jest.setTimeout(180_000);

afterEach(() => saveCustomProfiles([]));
afterEach(closeTestBook);

describe("values", () => {
  test("are the preview's, in a table with a name, and stay when a price changes", async () => {
    const book = await openWithHoldings();
    await write({ form: "values" });
    const planned = await plannedNow();
    await fill("My book", "E3", [[1]]);
    await book.calculated();
    expect(await valuesOf("Rebalance!L5:V9")).toEqual([header, ...planned]);
    await Excel.run(async (context) => {
      const table = context.workbook.tables.getItem("Rebalance").getRange().load("address");
      const formats = table.getRow(1).load("numberFormat");
      await context.sync();
      expect(table.address).toBe("Rebalance!L5:X9");
      expect(formats.numberFormat[0]!.slice(3, 6)).toEqual(["#,##0.00", "0.00%", "0.00%"]);
    });
    expect(book.host.missing).toEqual([]);
  });

  test("leave names as they are, also those that look like a formula or a date", async () => {
    await openWithHoldings([
      cells[0]!,
      ["'=1+1", "spot", 1, 2, ""],
      ["'1-2", "spot", 1, 2, ""],
      cells[3]!,
      cells[4]!,
    ]);
    await write({ form: "values" });
    expect(await valuesOf("Rebalance!L6:L7")).toEqual([["=1+1"], ["1-2"]]);
  });
});

describe("the written sheet", () => {
  const futures = [
    ["Asset", "Bucket", "Quantity", "Price", "Min notional", "Leverage"],
    ["BTC", "spot", 0.8, 60000, 10, ""],
    ["ETH", "Spot ", 6.05, 3033.33, 5000, ""],
    ["USDT", "cash", 12000, 1, "", ""],
    ["BTC-PERP", "futures", 9000, 1, 5, 3],
  ];
  const divided = [
    ["Asset", "Bucket", "Quantity", "Price"],
    ["BTC", "spot", 0.8, 60000],
    ["Reserve", "hedge reserve", 9000, 1],
    ["Margin", "futures", 19000, 1],
  ];

  test.each<[string, Profile, unknown[][], Partial<Rules>, string | undefined]>([
    ["an adjustment, minimum notionals and leverages", manager, futures, { destination: "edge" }, "momentum"],
    [
      "a divided futures margin",
      findProfile("balanced-growth-model")!,
      divided,
      { minDistance: 0.99 },
      undefined,
    ],
    [
      "a debt in cash, and a name too long for the chart",
      manager,
      [
        ...futures.slice(0, 3),
        ["USDT", "cash", -4000, 1, "", ""],
        ["Margin at the second exchange", "futures", 9000, 1, 5, 3],
      ],
      {},
      undefined,
    ],
    [
      "a hedge out of the reserve",
      findProfile("balanced-growth-model")!,
      divided.with(3, ["Margin", "active", 19000, 1]),
      { leverage: 3, breakout: "yes", heldFor: "short" },
      "reversal",
    ],
    [
      "a core that is never sold and no position",
      findProfile("aggressive-capitalizer")!,
      futures.map((row, at) => [...row, ["Core", 0.7, "", "", ""][at]]),
      { side: "none" },
      undefined,
    ],
    [
      "a profile of one's own",
      own,
      cells,
      { absoluteBand: 0.05, destination: "edge", leverage: 3 },
      undefined,
    ],
  ])("says live what it says as values: %s", async (_, profile, content, changed, signal) => {
    const book = await openWithHoldings(content);
    const holdings = await readHoldings({ kind: "region", address: "'My book'!B2" });
    const plan = planRebalance(profile, holdings, { ...rules, ...changed }, signal);
    await saveCustomProfiles([mine]);
    await writeRebalance(plan, usual);
    await writeRebalance(plan, { ...usual, form: "values", hasCharts: false });
    await book.calculated();
    const table = `L5:V${5 + plan.rows.length}`;
    expect(await valuesOf(`Rebalance!${table}`)).toEqual(await valuesOf(`'Rebalance 2'!${table}`));
    const [live, values] = [pageRows(plan, "live"), pageRows(plan, "values")];
    const count = plan.rows.length - 1;
    // From the first column of each section to the last, with the rows that both forms have.
    const sections: [number, number, string, number][] = [
      [2, 2, "J", 3],
      [live.trades, values.trades, "G", 1 + count],
      [live.contracts, values.contracts, "G", 2],
      [live.parts, values.parts, "H", plan.risk.parts.length + 2],
      [live.leg, values.leg, "D", 8 + (plan.risk.parts.length === 4 ? 1 : 0)],
      [live.rules, values.rules, "C", 6],
      [live.inputs, values.inputs, "J", 10],
      [5, 5, "AA", count],
    ];
    for (const [row, other, last, rows] of sections) {
      const first = last === "AA" ? "Y" : "A";
      const area = (from: number) => `${first}${from + 1}:${last}${from + rows}`;
      const close = (value: unknown) =>
        (typeof value === "number" ? expect.closeTo(value, 9) : value) as unknown;
      expect([area(row), ...(await valuesOf(`Rebalance!${area(row)}`))]).toEqual([
        area(row),
        ...(await valuesOf(`'Rebalance 2'!${area(other)}`)).map((cells) => cells.map(close)),
      ]);
    }
    // What is said of the liquidation has the same state in both; the live words follow the cells.
    const lastRule = (rows: typeof live) => `A${rows.rules + 7}:B${rows.rules + 7}`;
    expect(await valuesOf(`Rebalance!${lastRule(live)}`)).toEqual(
      await valuesOf(`'Rebalance 2'!${lastRule(values)}`),
    );
    expect(book.host.missing).toEqual([]);
  });

  test.each<RebalanceForm>(["live", "values"])("has native charts and marks as %s", async (form) => {
    const book = await openWithHoldings();
    await write({ form });
    await book.calculated();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Rebalance");
      const charts = sheet.charts.load("items/name, items/chartType, items/title/text");
      const drift = sheet.getRange("R6:R8").conditionalFormats.load("items/type");
      const state = sheet.getRange("B36").conditionalFormats.load("items/type");
      const frozen = sheet.freezePanes.getLocationOrNullObject().load("address");
      await context.sync();
      expect(charts.items.map(({ title, chartType }) => [title.text, chartType])).toEqual([
        ["Weights now and target", "ColumnClustered"],
        ["Trades by asset", "BarClustered"],
      ]);
      // Beside the futures leg, on the page that is printed.
      const columns = Array.from({ length: 10 }, (_, at) => sheet.getCell(0, at).load("format/columnWidth"));
      charts.load("items/left, items/top, items/width, items/height");
      await context.sync();
      const widthTo = (column: number) =>
        columns.slice(0, column).reduce((sum, { format }) => sum + format.columnWidth, 0);
      for (const { left, top, width, height } of charts.items) {
        expect(left).toBeGreaterThanOrEqual(widthTo(4) - 1);
        expect(left + width).toBeLessThanOrEqual(widthTo(10) + 1);
        // Rows of 15 points, and two that are higher.
        const leg = form === "live" ? 20 : 19;
        expect(top).toBeGreaterThanOrEqual(leg * 15);
        expect(top + height).toBeLessThanOrEqual((leg + 12) * 15 + 30);
      }
      expect([drift.items.length, state.items.length]).toEqual([1, 2]);
      expect(frozen.address).toMatch(/A5$/);
      const { series } = charts.items[1]!;
      const [bought, sold] = [series.getItemAt(0), series.getItemAt(1)];
      bought.load("overlap");
      const sources = [
        bought.getDimensionValues("Categories"),
        bought.getDimensionValues("Values"),
        sold.getDimensionValues("Values"),
      ];
      const shown = sheet.getRange("S6:S8").load("values");
      await context.sync();
      // The largest trade stands on top.
      const [btc, eth, margin] = shown.values.flat() as [number, number, number];
      const trades = [margin, btc, eth];
      expect(sources.map(({ value }) => value)).toEqual([
        ["Margin", "BTC", "ETH"],
        trades.map((value) => Math.max(0, value)),
        trades.map((value) => Math.min(0, value)),
      ]);
      expect(bought.overlap).toBe(100);
    });
    expect(book.host.missing).toEqual([]);
  });
});
