import { readHoldings } from "../../../src/workbook/inputs/holdings";
import { planRebalance } from "../../../src/workbook/rebalance/plan";
import { closeTestBook, fill, valuesOf } from "../../excel/book";
import { header, manager, openWithHoldings, plannedNow, rules, source, write } from "./writing";

// A workbook with its calculation engine takes its time, more so on a busy machine.
jest.setTimeout(60_000);

afterEach(closeTestBook);

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
