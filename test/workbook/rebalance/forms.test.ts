import { findProfile, type Profile } from "../../../src/core/allocation/profiles";
import { saveCustomProfiles } from "../../../src/workbook/profiles/store";
import { readHoldings } from "../../../src/workbook/inputs/holdings";
import type { RebalanceForm } from "../../../src/workbook/rebalance/place";
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
jest.setTimeout(60_000);

afterEach(() => saveCustomProfiles([]));
afterEach(closeTestBook);

describe("values", () => {
  test("are the preview's, in a table with a name, and stay when a price changes", async () => {
    const book = await openWithHoldings();
    await write({ form: "values" });
    const planned = await plannedNow();
    await fill("My book", "E3", [[1]]);
    await book.calculated();
    expect(await valuesOf("Rebalance!A9:K13")).toEqual([header, ...planned]);
    await Excel.run(async (context) => {
      const table = context.workbook.tables.getItem("Rebalance").getRange().load("address");
      const formats = table.getRow(1).load("numberFormat");
      await context.sync();
      expect(table.address).toBe("Rebalance!A9:M13");
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
    expect(await valuesOf("Rebalance!A10:A11")).toEqual([["=1+1"], ["1-2"]]);
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
    const table = `A9:K${9 + plan.rows.length}`;
    expect(await valuesOf(`Rebalance!${table}`)).toEqual(await valuesOf(`'Rebalance 2'!${table}`));
    for (const area of ["A5:L7", "O4:T9", "O11:T17", "O19:Q23"]) {
      const [live, values] = [await valuesOf(`Rebalance!${area}`), await valuesOf(`'Rebalance 2'!${area}`)];
      const close = (value: unknown) =>
        (typeof value === "number" ? expect.closeTo(value, 9) : value) as unknown;
      expect([area, ...live]).toEqual([area, ...values.map((row) => row.map(close))]);
    }
    // What is said of the liquidation has the same state in both; the live words follow the cells.
    expect((await valuesOf("Rebalance!O24:P24"))[0]).toEqual((await valuesOf("'Rebalance 2'!O24:P24"))[0]);
    expect(book.host.missing).toEqual([]);
  });

  test.each<RebalanceForm>(["live", "values"])("has native charts and marks as %s", async (form) => {
    const book = await openWithHoldings();
    await write({ form });
    await book.calculated();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Rebalance");
      const charts = sheet.charts.load(
        "items/name, items/chartType, items/title/text, items/left, items/top",
      );
      const drift = sheet.getRange("G10:G12").conditionalFormats.load("items/type");
      const state = sheet.getRange("P19").conditionalFormats.load("items/type");
      const frozen = sheet.freezePanes.getLocationOrNullObject().load("address");
      await context.sync();
      expect(charts.items.map(({ title, chartType }) => [title.text, chartType])).toEqual([
        ["Weights: target inside, now outside", "Doughnut"],
        ["Trades by asset", "BarClustered"],
      ]);
      // Below a table of few rows, whose last is the fourteenth of 15 points or more.
      expect(charts.items[0]!.left).toBe(0);
      expect(charts.items.map(({ top }) => top > 14 * 15)).toEqual([true, true]);
      expect([drift.items.length, state.items.length]).toEqual([1, 2]);
      expect(frozen.address).toMatch(/A9$/);
      const trades = charts.items[1]!.series.getItemAt(0);
      const sources = [trades.getDimensionValues("Categories"), trades.getDimensionValues("Values")];
      const shown = sheet.getRange("H10:H12").load("values");
      await context.sync();
      expect(sources[0]!.value).toEqual(["BTC", "ETH", "Margin"]);
      expect(sources[1]!.value).toEqual(shown.values.flat());
    });
    expect(book.host.missing).toEqual([]);
  });
});
