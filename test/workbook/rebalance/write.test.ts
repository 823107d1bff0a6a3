import { findProfile, type Profile } from "../../../src/core/allocation/profiles";
import { saveCustomProfiles } from "../../../src/workbook/profiles/store";
import type { CellsSource } from "../../../src/excel/cells/source";
import { readHoldings, type Holdings } from "../../../src/workbook/inputs/holdings";
import { asProfile, type CustomProfile } from "../../../src/workbook/profiles/schema";
import type { RebalanceForm } from "../../../src/workbook/rebalance/place";
import { noRules, type Rules } from "../../../src/workbook/settings/rules";
import { planRebalance } from "../../../src/workbook/rebalance/plan";
import { type PlanRow } from "../../../src/core/allocation/parts";
import { writeRebalance, type WriteOptions, type WriteOutcome } from "../../../src/workbook/rebalance/write";
import { writeSettingsSheet } from "../../../src/workbook/settings/sheet";
import { lastWrite, undoLastWrite } from "../../../src/excel/writes/undo";
import { closeTestBook, fill, openTestBook, select, stateOfBook, valuesOf } from "../../excel/book";

// A workbook with its calculation engine takes its time, more so on a busy machine.
jest.setTimeout(60_000);

const manager = findProfile("balanced-growth-manager")!;
const rules: Rules = { ...noRules, feeRate: 0.001, cashFlow: 2500 };
const source: CellsSource = { kind: "block", address: "'My book'!B2:F6" };
const cells = [
  ["Asset", "Bucket", "Quantity", "Price", "Step"],
  ["BTC", "spot", 0.8, 60000, 0.0001],
  ["ETH", "spot", 6.05, 3033.33, ""],
  ["USDT", "cash", 12000, 1, ""],
  ["Margin", "futures", 9000, 1, ""],
];
const header = [
  "Asset",
  "Price",
  "Quantity",
  "Value",
  "Weight",
  "Target",
  "Drift",
  "Trade value",
  "Trade quantity",
  "Fee",
  "New weight",
];

afterEach(closeTestBook);

async function openWithHoldings(content: unknown[][] = cells) {
  const book = await openTestBook({ functions: true });
  await fill("My book", "B2", content);
  return book;
}

const usual: WriteOptions = { form: "live", target: "new-sheet", hasCharts: true, decimals: 2 };

async function write(options: Partial<WriteOptions> = {}, holdings?: Holdings): Promise<WriteOutcome> {
  const plan = planRebalance(manager, holdings ?? (await readHoldings(source)), rules);
  return writeRebalance(plan, { ...usual, ...options });
}

const asCells = (rows: readonly PlanRow[]): unknown[][] =>
  rows.map((row) => [
    row.asset,
    row.price,
    row.quantity,
    row.value,
    row.weight,
    row.target,
    row.drift,
    row.tradeValue,
    row.tradeQuantity,
    row.fee,
    row.newWeight,
  ]);

/** The plan of the holdings as they are now. */
async function plannedNow(): Promise<unknown[][]> {
  return asCells(planRebalance(manager, await readHoldings(source), rules).rows);
}

describe("live formulas", () => {
  test("show the preview's numbers to the last digit, and follow a price and an input", async () => {
    const book = await openWithHoldings();
    const outcome = await write();
    expect(outcome).toMatchObject({ kind: "written", write: { address: "Rebalance!A1:T45" } });
    await book.calculated();
    expect(await valuesOf("Rebalance!A9:K13")).toEqual([header, ...(await plannedNow())]);

    await fill("My book", "E3", [[54321.1]]);
    await book.calculated();
    const followed = await plannedNow();
    expect(followed[0]![1]).toBe(54321.1);
    expect(await valuesOf("Rebalance!A10:K13")).toEqual(followed);

    // Without a cash flow nothing is gained: the values after the trades and the fees sum to the holdings' worth.
    await fill("Rebalance", "E5", [[0]]);
    await book.calculated();
    const trades = (await valuesOf("Rebalance!H10:J13")) as number[][];
    expect(trades.reduce((sum, [value, , fee]) => sum + value! + fee!, 0)).toBeCloseTo(0, 8);
    expect(book.host.missing).toEqual([]);
  });

  test.each([
    [0, "#,##0", "+#,##0;-#,##0;0"],
    [3, "#,##0.000", "+#,##0.000;-#,##0.000;0.000"],
  ])("show amounts with %i decimals where the settings say so", async (decimals, amount, change) => {
    await openWithHoldings();
    await write({ decimals });
    const formats = await Excel.run(async (context) => {
      const rows = context.workbook.worksheets.getItem("Rebalance").getRange("A10:K13").load("numberFormat");
      await context.sync();
      return rows.numberFormat as string[][];
    });
    const [row] = formats;
    expect([row![3], row![7], row![9]]).toEqual([amount, change, amount]);
    expect(formats).toEqual(formats.map(() => row));
  });

  test("show an error of the holdings everywhere, and no total of what is left without them", async () => {
    const book = await openWithHoldings();
    await write();
    await fill("My book", "E3", [["=NA()"]]);
    await book.calculated();
    const texts = async (address: string) => (await valuesOf(address)).flat().map(String);
    const [failed] = await texts("Rebalance!A9");
    expect(failed).toMatch(/^#/);
    expect(await texts("Rebalance!H7:K7")).toEqual([failed, failed, failed, failed]);
    expect(await texts("Rebalance!S5:S7")).toEqual([failed, failed, failed]);
    expect(await texts("Rebalance!A7")).toEqual([expect.stringMatching(/^#/)]);
    expect((await valuesOf("Rebalance!O19:Q24")).map(([, state]) => state)).not.toContain("ok");
    await fill("My book", "E3", [[60000]]);
    await book.calculated();
    // Spot is sold for margin, which is the one rule that these trades break.
    expect((await valuesOf("Rebalance!A7"))[0]![0]).toBe(1);
  });

  test("count rows that are added to the holdings", async () => {
    const book = await openWithHoldings();
    await write();
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("My book").getRange("4:6").insert("Down");
      await context.sync();
    });
    await fill("My book", "B4", [
      ["SOL", "spot", 100, 150],
      ["XRP", "spot", 5000, 2],
      ["ADA", "spot", 8000, 0.5],
    ]);
    await book.calculated();
    expect((await valuesOf("Rebalance!A10:A16")).flat().at(-1)).toBe("Cash");
    expect((await valuesOf("Rebalance!K7"))[0]![0]).toBeCloseTo(1, 12);
    // All that is there goes to the weights of the profile: 60 % spot, 10 % cash, 30 % margin.
    const after = (await valuesOf("Rebalance!T5:T7")).flat() as number[];
    [0.6, 0.1, 0.3].forEach((weight, part) => expect(after[part]).toBeCloseTo(weight, 4));
  });

  test("sum up buys, sells, fees and new weights", async () => {
    const book = await openWithHoldings();
    await write();
    await book.calculated();
    const [[buys, sells, fees, weights]] = (await valuesOf("Rebalance!H7:K7")) as [number[]];
    const { totals } = planRebalance(manager, await readHoldings(source), rules);
    expect(buys).toBeCloseTo(totals.buys, 8);
    expect(sells).toBeCloseTo(totals.sells, 8);
    expect(fees).toBeCloseTo(totals.fees, 8);
    expect(weights).toBeCloseTo(1, 12);
  });

  test("have room for a holding that stops being cash", async () => {
    const book = await openWithHoldings();
    await write();
    await fill("My book", "C5", [["spot"]]);
    await book.calculated();
    expect(await valuesOf("Rebalance!A10:K14")).toEqual(await plannedNow());
  });

  test("read inputs that are named cells, with names of their own for each write", async () => {
    await openWithHoldings();
    await write();
    await write();
    await Excel.run(async (context) => {
      const names = context.workbook.names.load("items/name");
      const cell = names.getItem("Rebalance2_CashFlow").getRange().load("address, values");
      const sheets = context.workbook.worksheets.load("items/name");
      await context.sync();
      expect(cell.address).toBe("'Rebalance 2'!E5");
      expect(cell.values).toEqual([[2500]]);
      const ofWrite = (prefix: string) =>
        names.items.filter(({ name }) => name.startsWith(`${prefix}_`)).map(({ name }) => name.split("_")[1]);
      expect(ofWrite("Rebalance2")).toEqual(ofWrite("Rebalance"));
      expect(ofWrite("Rebalance")).toEqual(
        expect.arrayContaining([
          "Profile",
          "Signal",
          "AbsoluteBand",
          "Destination",
          "Leverage",
          "MinDistance",
        ]),
      );
      expect(sheets.items.map(({ name }) => name)).toEqual(["Sheet1", "My book", "Rebalance", "Rebalance 2"]);
    });
  });
});

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
  const mine: CustomProfile = {
    name: "Mine",
    components: [
      { component: "spot", weight: 0.5 },
      { component: "cash", weight: 0.2 },
      { component: "futures", weight: 0.3 },
    ],
    stance: "short",
    minLeverage: 2,
    maxLeverage: 4,
    notes: "",
    id: "mine",
    rangeName: "Ballast_Profile_Mine",
  };
  const own = asProfile(mine);
  afterEach(() => saveCustomProfiles([]));
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

  test("follows the cells of a profile of one's own, its guard too", async () => {
    const book = await openWithHoldings();
    const balanced = { ...mine, maxLeverage: 3 };
    await saveCustomProfiles([balanced]);
    const plan = planRebalance(asProfile(balanced), await readHoldings(source), rules);
    await writeRebalance(plan, { ...usual, hasCharts: false });
    await book.calculated();
    expect((await valuesOf("Rebalance!O5:P7")).map(([, weight]) => weight)).toEqual([0.5, 0.2, 0.3]);
    expect((await valuesOf("Rebalance!O18:Q19"))[0]).toEqual(["Guard", "State", "What was found"]);

    await fill("Settings", "F5", [
      ["spot", 0.9],
      ["futures", 0.1],
      ["", ""],
    ]);
    await book.calculated();
    expect((await valuesOf("Rebalance!O5:P7")).map(([, weight]) => weight)).toEqual([0.9, 0, 0.1]);
    // BTC, ETH and margin leave nothing for cash but what BTC's step of 0.0001 does.
    expect((await valuesOf("Rebalance!K13"))[0]![0]).toBeCloseTo(0, 4);
    // So the margin is not quite 10 %, but reads as it.
    expect((await valuesOf("Rebalance!Q20"))[0]![0]).toBe(
      "Futures margin is 10 % of the capital, at 10 %, the profile's weight.",
    );
  });

  test("undo takes back the cells that a profile of one's own was given, and the Settings sheet that came with them", async () => {
    const book = await openWithHoldings();
    await saveCustomProfiles([mine]);
    const plan = planRebalance(own, await readHoldings(source), rules);
    const options = { ...usual, hasCharts: false };
    const untouched = await stateOfBook();
    await writeRebalance(plan, options);
    await undoLastWrite();
    expect(await stateOfBook()).toEqual(untouched);

    await writeSettingsSheet();
    const second = { ...mine, id: "second", name: "Second", rangeName: "Ballast_Profile_Second" };
    await saveCustomProfiles([mine, second]);
    await fill("Settings", "J4", [["my own"]]);
    await book.calculated();
    const withSettings = await stateOfBook();
    await writeRebalance({ ...plan, profile: asProfile(second) }, options);
    expect(await valuesOf("Settings!I3:J4")).toEqual([
      ["Second", ""],
      ["Component", "Weight"],
    ]);
    await undoLastWrite();
    await book.calculated();
    expect(await stateOfBook()).toEqual(withSettings);
  });

  test("holds the guard's limits of the settings in cells, and follows them", async () => {
    const book = await openWithHoldings();
    const plan = planRebalance(manager, await readHoldings(source), { ...rules, maxLeverage: 1 });
    await writeRebalance(plan, { ...usual, hasCharts: false });
    await book.calculated();
    expect(await valuesOf("Rebalance!P27:T27")).toEqual([[0.6, 0.8, 0.2, 0.4, 1]]);
    const guardNow = async () => (await valuesOf("Rebalance!O19:Q24")) as string[][];
    expect((await guardNow()).map(([rule, , message]) => [rule, message])).toEqual(
      plan.risk.rules.map(({ rule, message }) => [rule, message.replace(/(?<=\d),(?=\d)/g, "")]),
    );
    // The lowest leverage of the profile, as the holdings state none, is 2x.
    expect((await guardNow())[2]).toEqual([
      "leverage tier",
      "breach",
      "Leverage is 2x; lower it to 1x or less, your limit.",
    ]);
    await fill("Rebalance", "T27", [[0]]);
    await book.calculated();
    expect((await guardNow())[2]).toEqual([
      "leverage tier",
      "ok",
      "Leverage is 2x, up to 5x is the profile's limit.",
    ]);
  });

  test("follows another profile and a signal that are picked in it", async () => {
    const book = await openWithHoldings();
    await write();
    await fill("Rebalance", "A5", [["Aggressive Capitalizer (C)", "overbought"]]);
    await fill("Rebalance", "E5", [[0]]); // no cash flow
    await book.calculated();
    const close = (weights: number[]) => weights.map((weight) => expect.closeTo(weight, 12) as number);
    const weightsNow = async () => (await valuesOf("Rebalance!R5:R7")).flat() as number[];
    const targets = async () => (await valuesOf("Rebalance!P5:P7")).flat();
    // Margin of less than 20 % is not cut, so all stays as it is held.
    expect(await targets()).toEqual(close(await weightsNow()));
    expect(await valuesOf("Rebalance!H10:H12")).toEqual([[0], [0], [0]]);

    // What of the margin is above 20 % goes to spot and cash as 40 to 10, and its 8x to the lowest 5x.
    await fill("My book", "D6", [[78000]]);
    await fill("Rebalance", "B5", [["exhaustion"]]);
    await fill("Rebalance", "Q12", [[8]]);
    await book.calculated();
    const [spot, cash, futures] = (await weightsNow()) as [number, number, number];
    const released = futures - 0.2;
    expect(await targets()).toEqual(close([spot + released * 0.8, cash + released * 0.2, 0.2]));
    expect((await valuesOf("Rebalance!S12"))[0]).toEqual([5]);

    // With no position nothing is at leverage.
    await fill("Rebalance", "D5", [["none"]]);
    await book.calculated();
    expect(await valuesOf("Rebalance!S12:S14")).toEqual([
      [0],
      [expect.closeTo((await valuesOf("Rebalance!T5"))[0]![0] as number, 12)],
      ["none"],
    ]);
  });

  test("names the profile and the signal that are picked in it, not those that it was written with", async () => {
    // A long name in quotes: no text in a formula may have more than 255 characters.
    const name = `It's "${"x".repeat(24)}"`;
    const book = await openTestBook({ functions: true });
    await fill(name, "B2", cells);
    const address = `'${name.replaceAll("'", "''")}'!B2:F6`;
    const plan = planRebalance(manager, await readHoldings({ kind: "block", address }), rules, "momentum");
    await writeRebalance(plan, usual);
    const heads = async (): Promise<unknown[]> => {
      await book.calculated();
      return (await valuesOf("Rebalance!A2:A3")).flat();
    };
    const [origin, note] = await heads();
    expect(origin).toMatch(/^Balanced Growth Manager \(B\), live from 'It''s "x+"'!B3:F6, written \d{4}-/);
    expect(note).toMatch(
      /^The targets are what is held, with the adjustment of Balanced Growth Manager \(B\) to the signal momentum\. Charts and /,
    );
    expect(note).not.toContain("5x");

    await fill("Rebalance", "A5", [["Aggressive Capitalizer (C)", "overbought"]]);
    const [otherOrigin, otherNote] = await heads();
    expect(otherOrigin).toMatch(/^Aggressive Capitalizer \(C\), live from /);
    expect(otherNote).toMatch(
      /^The targets are what is held, with the adjustment of Aggressive Capitalizer \(C\) to the signal overbought\. /,
    );

    await fill("Rebalance", "B5", [["none"]]);
    expect((await heads())[1]).toMatch(/^Charts and colours cover /);
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

  test("a write that is cancelled between two steps leaves the workbook as it was", async () => {
    const book = await openWithHoldings();
    await select("Sheet1", "B2");
    const before = await stateOfBook();
    for (const target of ["new-sheet", "selection"] as const) {
      const cancellation = new AbortController();
      const onProgress = (step: string) => step === "Entering formulas" && cancellation.abort();
      const outcome = await write({ target, signal: cancellation.signal, onProgress });
      expect(outcome).toEqual({ kind: "cancelled" });
      await book.calculated();
      expect(await stateOfBook()).toEqual(before);
    }
  });
});

describe("at the selection", () => {
  const notes = [
    ["Notes", 5],
    ["'007", "=B3*2"],
    ["'=A1", ""],
  ];

  async function openWithNotes() {
    const book = await openWithHoldings();
    await fill("Sheet1", "C4", notes);
    await fill("Sheet1", "D9", [["'007"]], "@");
    await fill("Sheet1", "E10", [[0.5]], "0.0%");
    await select("Sheet1", "B2");
    return book;
  }

  test("empty cells are written from the selected one on", async () => {
    const book = await openWithHoldings();
    await select("Sheet1", "C3:D5");
    expect(await write({ target: "selection" })).toMatchObject({ write: { address: "Sheet1!C3:V47" } });
    await book.calculated();
    expect(await valuesOf("Sheet1!C11:M15")).toEqual([header, ...(await plannedNow())]);
  });

  test("filled cells are asked about first, and nothing changes until the answer", async () => {
    await openWithNotes();
    const before = await stateOfBook();
    const asked = { kind: "occupied", address: "Sheet1!B2:U46", filled: 7 };
    expect(await write({ target: "selection" })).toEqual(asked);
    expect(await write({ target: "selection", overwrite: "Sheet1!A1:K12" })).toEqual(asked);
    expect(await stateOfBook()).toEqual(before);
    expect(await write({ target: "selection", overwrite: asked.address })).toMatchObject({ kind: "written" });
    expect(await valuesOf("Sheet1!C4:C5")).toEqual([[""], ["Signal"]]);
  });

  test.each([
    ["the holdings themselves", "My book", "C2", "where the holdings 'My book'!B3:F6 are"],
    ["a table", "Sheet1", "A1", "where the table Coins is"],
  ])("%s are not written over", async (_, sheet, address, reason) => {
    await openWithHoldings();
    await fill("Sheet1", "C3", [["Coin"], ["BTC"]]);
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Sheet1").tables.add("C3:C4", true).name = "Coins";
      await context.sync();
    });
    await select(sheet, address);
    const before = await stateOfBook();
    await expect(write({ target: "selection", overwrite: "Sheet1!A1:K12" })).rejects.toThrow(reason);
    expect(await stateOfBook()).toEqual(before);
  });

  test("merged cells are not written over, and looked for only after the user has agreed to the write", async () => {
    await openWithNotes();
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Sheet1").getRange("B20:C21").merge();
      await context.sync();
    });
    const before = await stateOfBook();
    // The workbench has this of ExcelApi 1.13, and not all of it.
    const support = jest.spyOn(Office.context.requirements, "isSetSupported").mockReturnValue(true);
    // On the desktop, looking for them empties what the user can undo.
    const look = jest.spyOn(Excel.Range.prototype, "getMergedAreasOrNullObject");
    const asked = await write({ target: "selection" });
    expect(asked).toMatchObject({ kind: "occupied" });
    expect(look).not.toHaveBeenCalled();
    const { address } = asked as { address: string };
    await expect(write({ target: "selection", overwrite: address })).rejects.toThrow(
      "where cells are merged: Sheet1!B20:C21",
    );
    expect(look).toHaveBeenCalledTimes(1);
    expect(await stateOfBook()).toEqual(before);
    look.mockRestore();
    support.mockRestore();
  });

  test("cells that are formatted as Text calculate all the same, and Undo gives them their format back", async () => {
    const book = await openWithHoldings();
    await fill("Sheet1", "B2", Array<string[]>(40).fill(Array<string>(12).fill("")), "@");
    await select("Sheet1", "B2");
    const before = await stateOfBook();
    await write({ target: "selection" });
    await book.calculated();
    expect(await valuesOf("Sheet1!B10:L14")).toEqual([header, ...(await plannedNow())]);
    await undoLastWrite();
    await book.calculated();
    expect(await stateOfBook()).toEqual(before);
  });

  test.each<RebalanceForm>(["live", "values"])("undo of %s puts back all that was there", async (form) => {
    const book = await openWithNotes();
    const before = await stateOfBook();
    const written = lastWrite();
    const asked = (await write({ target: "selection", form })) as { address: string };
    expect(await write({ target: "selection", form, overwrite: asked.address })).toMatchObject({
      kind: "written",
    });
    await book.calculated();
    expect(await stateOfBook()).not.toEqual(before);
    await undoLastWrite();
    await book.calculated();
    expect(await stateOfBook()).toEqual(before);
    expect(lastWrite()).toBe(written);
    expect(book.host.missing).toEqual([]);
  });

  test("undo leaves a spilled result to its formula", async () => {
    const book = await openWithHoldings();
    await fill("Sheet1", "C4", [['=ALLOC.TARGET("balanced-growth-manager",100000)']]);
    await book.calculated();
    await select("Sheet1", "B2");
    const before = await stateOfBook();
    expect(await write({ target: "selection" })).toMatchObject({ kind: "occupied", filled: 9 });
    await write({ target: "selection", overwrite: "Sheet1!B2:U46" });
    await undoLastWrite();
    await book.calculated();
    expect(await stateOfBook()).toEqual(before);
    expect(await valuesOf("Sheet1!C4:E6")).toContainEqual(["futures", 0.3, 30000]);
    expect(book.host.missing).toEqual([]);
  });
});

describe("undo of a new sheet", () => {
  test.each<RebalanceForm>(["live", "values"])(
    "takes away the sheet of %s, its table and its names",
    async (form) => {
      const book = await openWithHoldings();
      await select("My book", "B2");
      const before = await stateOfBook();
      await write({ form });
      await book.calculated();
      await undoLastWrite();
      expect(await stateOfBook()).toEqual(before);
    },
  );

  test("is content when the sheet is gone already", async () => {
    await openWithHoldings();
    const before = await stateOfBook();
    await write();
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Rebalance").delete();
      await context.sync();
    });
    await undoLastWrite();
    expect(await stateOfBook()).toEqual(before);
  });
});

describe("round trips", () => {
  async function roundTrips(rows: number, options: Partial<WriteOptions>) {
    const book = await openTestBook({ functions: true });
    const coins = Array.from({ length: rows }, (_, row) => [`C${row}`, "spot", row + 1, 2, ""]);
    await fill("My book", "B2", [cells[0]!, ...coins]);
    await select("Sheet1", "A1");
    await fill("Sheet1", "A1", [["Note"]]);
    const counts: number[] = [];
    const count = async <T>(work: () => Promise<T>): Promise<T> => {
      const before = book.host.requests;
      const result = await work();
      counts.push(book.host.requests - before);
      return result;
    };
    const region: CellsSource = { kind: "region", address: "'My book'!B2" };
    const holdings = await count(() => readHoldings(region));
    const asked = await count(() => write(options, holdings));
    if (asked.kind === "occupied")
      await count(() => write({ ...options, overwrite: asked.address }, holdings));
    await count(() => undoLastWrite());
    return counts;
  }

  test.each<Partial<WriteOptions>>([
    { form: "live", target: "new-sheet" },
    { form: "values", target: "new-sheet" },
    { form: "live", target: "selection" },
    { form: "values", target: "selection" },
  ])("are as many for 120 holdings as for 5 (%j)", async (options) => {
    expect(await roundTrips(120, options)).toEqual(await roundTrips(5, options));
  });
});
