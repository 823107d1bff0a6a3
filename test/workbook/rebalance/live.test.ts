import { readHoldings } from "../../../src/workbook/inputs/holdings";
import { planRebalance } from "../../../src/workbook/rebalance/plan";
import { closeTestBook, fill, valuesOf } from "../../excel/book";
import { header, manager, openWithHoldings, plannedNow, rules, source, write } from "./writing";

// A workbook with its calculation engine takes its time, more so on a busy machine.
jest.setTimeout(180_000);

afterEach(closeTestBook);

describe("live formulas", () => {
  test("show the preview's numbers to the last digit, and follow a price and an input", async () => {
    const book = await openWithHoldings();
    const outcome = await write();
    expect(outcome).toMatchObject({ kind: "written", write: { address: "Rebalance!A1:AB58" } });
    await book.calculated();
    expect(await valuesOf("Rebalance!L5:V9")).toEqual([header, ...(await plannedNow())]);

    await fill("My book", "E3", [[54321.1]]);
    await book.calculated();
    const followed = await plannedNow();
    expect(followed[0]![1]).toBe(54321.1);
    expect(await valuesOf("Rebalance!L6:V9")).toEqual(followed);

    // Without a cash flow nothing is gained: the values after the trades and the fees sum to the holdings' worth.
    await fill("Rebalance", "G43", [[0]]);
    await book.calculated();
    const trades = (await valuesOf("Rebalance!S6:U9")) as number[][];
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
      const rows = context.workbook.worksheets.getItem("Rebalance").getRange("L6:V9").load("numberFormat");
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
    const [failed] = await texts("Rebalance!L5");
    expect(failed).toMatch(/^#/);
    expect(await texts("Rebalance!A2:A3")).toEqual([failed, failed]);
    expect(await texts("Rebalance!B5:G5")).toEqual([failed, failed, failed, failed, failed, failed]);
    expect(await texts("Rebalance!A8:A13")).toEqual([failed, "", "", "", failed, failed]);
    expect(await texts("Rebalance!G16:G18")).toEqual([failed, failed, failed]);
    expect(await texts("Rebalance!A5")).toEqual([expect.stringMatching(/^#/)]);
    expect((await valuesOf("Rebalance!B35:B40")).flat()).not.toContain("Pass");
    await fill("My book", "E3", [[60000]]);
    await book.calculated();
    // Spot is sold for margin, which is the one rule that these trades break.
    expect((await valuesOf("Rebalance!A5"))[0]![0]).toBe(1);
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
    expect((await valuesOf("Rebalance!L6:L12")).flat().at(-1)).toBe("Cash");
    const weights = (await valuesOf("Rebalance!V6:V12")).flat() as number[];
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
    // Six rows that may be traded, and room for four: those with the smallest trades are in the table only.
    const listed = (await valuesOf("Rebalance!B8:B11")).flat();
    const rows = (await valuesOf("Rebalance!L6:S11")) as [string, ...number[]][];
    const bySize = rows
      .map((row) => ({ asset: row[0], size: Math.abs(row[7]!) }))
      .sort((a, b) => b.size - a.size);
    expect(listed).toEqual(bySize.slice(0, 4).map(({ asset }) => asset));
    expect(await valuesOf("Rebalance!A14")).toEqual([
      ["2 more rows are in the table to the right, with no larger trade."],
    ]);
    // All that is there goes to the weights of the profile: 60 % spot, 10 % cash, 30 % margin.
    const after = (await valuesOf("Rebalance!H16:H18")).flat() as number[];
    [0.6, 0.1, 0.3].forEach((weight, part) => expect(after[part]).toBeCloseTo(weight, 4));
  });

  test("sum up trades, buys, sells, what goes into margin, fees and turnover", async () => {
    const book = await openWithHoldings();
    await write();
    await book.calculated();
    const [[, trades, buys, sells, intoMargin, fees, turnover]] = (await valuesOf("Rebalance!A5:G5")) as [
      number[],
    ];
    const { totals } = planRebalance(manager, await readHoldings(source), rules);
    expect(trades).toBe(3);
    expect(buys).toBeCloseTo(totals.buys, 8);
    expect(sells).toBeCloseTo(totals.sells, 8);
    expect(fees).toBeCloseTo(totals.fees, 8);
    expect(intoMargin).toBeCloseTo(totals.intoMargin, 8);
    // 0.8 at 60,000, 6.05 at 3,033.33, 12,000 and 9,000.
    expect(turnover).toBeCloseTo((totals.buys + totals.sells) / (48_000 + 6.05 * 3033.33 + 21_000), 12);
  });

  test("have room for a holding that stops being cash", async () => {
    const book = await openWithHoldings();
    await write();
    await fill("My book", "C5", [["spot"]]);
    await book.calculated();
    expect(await valuesOf("Rebalance!L6:V10")).toEqual(await plannedNow());
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
      expect(cell.address).toBe("'Rebalance 2'!G43");
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
      expect(sheets.items.map(({ name }) => name)).toEqual([
        "Sheet1",
        "My book",
        "Rebalance",
        "Journal",
        "Rebalance 2",
      ]);
    });
  });
});
