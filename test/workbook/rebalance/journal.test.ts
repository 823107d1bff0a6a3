import { findProfile } from "../../../src/core/allocation/profiles";
import { readHoldings } from "../../../src/workbook/inputs/holdings";
import { rebalanceAsChosen } from "../../../src/workbook/rebalance/as-chosen";
import { planRebalance } from "../../../src/workbook/rebalance/plan";
import { writeRebalance } from "../../../src/workbook/rebalance/write";
import { saveChoices } from "../../../src/workbook/settings/choices";
import { undoLastWrite } from "../../../src/excel/writes/undo";
import { closeTestBook, fill, stateOfBook, valuesOf } from "../../excel/book";
import { manager, openWithHoldings, plannedNow, rules, source, usual, write } from "./writing";

// A workbook with its calculation engine takes its time, more so on a busy machine.
jest.setTimeout(300_000);

afterEach(closeTestBook);

const update = async (changed: Partial<typeof rules> = {}, profile = manager) =>
  writeRebalance(planRebalance(profile, await readHoldings(source), { ...rules, ...changed }), {
    ...usual,
    target: "update",
  });

const sheets = () =>
  Excel.run(async (context) => {
    const worksheets = context.workbook.worksheets.load("items/name");
    await context.sync();
    return worksheets.items.map(({ name }) => name);
  });

describe("the journal", () => {
  test("keeps a line a rebalance, whatever its form, and changes none", async () => {
    await openWithHoldings();
    await write();
    const [header, first] = await valuesOf("Journal!A4:N5");
    expect(header).toEqual([
      ...["Time", "Profile", "Signal", "Total before", "Total after", "Trades", "Buys", "Sells"],
      ...["Into margin", "Fees", "Rules", "Written to", "Ballast", "Layout"],
    ]);
    const { totals } = planRebalance(manager, await readHoldings(source), rules);
    const before = 48_000 + 6.05 * 3033.33 + 12_000 + 9000;
    expect(first!.slice(1)).toEqual([
      "Balanced Growth Manager (B)",
      "none",
      expect.closeTo(before, 8),
      // With the deposit of 2,500, and without the fees.
      expect.closeTo(before + 2500 - totals.fees, 8),
      3,
      totals.buys,
      totals.sells,
      totals.intoMargin,
      totals.fees,
      "In breach: core never funds margin",
      "Rebalance!A1:AB58",
      "0.1.0",
      3,
    ]);
    await write({ form: "values" });
    const lines = await valuesOf("Journal!A5:N6");
    expect(lines[0]).toEqual(first);
    expect(lines[1]!.slice(1, 11)).toEqual(first!.slice(1, 11));
    expect(lines[1]![11]).toBe("'Rebalance 2'!A1:AB57");
  });

  test("finds its columns by their titles: one that people have made their own stays blank", async () => {
    await openWithHoldings();
    await write();
    await fill("Journal", "B4", [["Signal", "Remark"]]);
    await write({ form: "values" });
    const lines = await valuesOf("Journal!B5:D6");
    expect(lines.map(([first]) => first)).toEqual(["Balanced Growth Manager (B)", "none"]);
    expect(lines.map(([, second]) => second)).toEqual(["none", ""]);
    expect(lines[1]![2]).toEqual(lines[0]![2]);
  });

  test("loses the line of a rebalance that is undone, and no other", async () => {
    const book = await openWithHoldings();
    await write();
    await book.calculated();
    const before = await stateOfBook();
    await write({ form: "values" });
    await undoLastWrite();
    await book.calculated();
    expect(await stateOfBook()).toEqual(before);
    expect(await valuesOf("Journal!A6:B6")).toEqual([["", ""]]);
  });
});

describe("an update", () => {
  test("writes into the sheet that is there: inputs and numbers are those of now, what is between them stays", async () => {
    const book = await openWithHoldings();
    await write();
    await fill("Rebalance", "H50", [["a remark"]]);
    await fill("My book", "E3", [[54321.1]]);
    expect(await update({ cashFlow: 0 })).toMatchObject({
      kind: "written",
      isUpdate: true,
      write: { address: "Rebalance!A1:AB58" },
    });
    await book.calculated();
    expect(await sheets()).toEqual(["Sheet1", "My book", "Rebalance", "Journal"]);
    expect(await valuesOf("Rebalance!G43")).toEqual([[0]]);
    const plan = planRebalance(manager, await readHoldings(source), { ...rules, cashFlow: 0 });
    expect((await valuesOf("Rebalance!S6:S9")).flat()).toEqual(plan.rows.map(({ tradeValue }) => tradeValue));
    expect(await valuesOf("Rebalance!H50")).toEqual([["a remark"]]);
    expect((await valuesOf("Journal!F5:F6")).flat()).toEqual([3, 3]);
    expect(book.host.missing).toEqual([]);
  });

  test("is taken back by Undo", async () => {
    const book = await openWithHoldings();
    await write();
    await book.calculated();
    const before = await stateOfBook();
    await update({ cashFlow: 0 }, findProfile("aggressive-capitalizer"));
    await book.calculated();
    expect(await stateOfBook()).not.toEqual(before);
    await undoLastWrite();
    await book.calculated();
    expect(await stateOfBook()).toEqual(before);
  });

  test.each<[string, () => Promise<unknown>]>([
    ["there is none", () => Promise.resolve()],
    ["the last one is values", () => write({ form: "values" })],
    [
      "its sheet was deleted",
      async () => {
        await write();
        await Excel.run(async (context) => {
          context.workbook.worksheets.getItem("Rebalance").delete();
          await context.sync();
        });
      },
    ],
    [
      "its cells were moved",
      async () => {
        await write();
        await Excel.run(async (context) => {
          context.workbook.worksheets.getItem("Rebalance").getRange("10:10").insert("Down");
          await context.sync();
        });
      },
    ],
  ])("writes a new sheet where %s", async (_, prepare) => {
    const book = await openWithHoldings();
    await prepare();
    const before = await sheets();
    expect(await update()).toMatchObject({ kind: "written", isUpdate: false });
    await book.calculated();
    const added = (await sheets()).filter((name) => !before.includes(name) && name !== "Journal");
    expect(added).toHaveLength(1);
    expect(await valuesOf(`'${added[0]!}'!L6:V9`)).toEqual(await plannedNow());
  });

  test("writes a new sheet where the holdings have grown, as the page has no room for them", async () => {
    await openWithHoldings();
    await write();
    await fill("My book", "B7", [["SOL", "spot", 10, 150, ""]]);
    const grown = await readHoldings({ kind: "block", address: "'My book'!B2:F7" });
    const outcome = await writeRebalance(planRebalance(manager, grown, rules), {
      ...usual,
      target: "update",
    });
    expect(outcome).toMatchObject({ isUpdate: false, write: { address: "'Rebalance 2'!A1:AB59" } });
  });

  test("is what Rebalance now does from the second time on", async () => {
    const book = await openWithHoldings();
    await saveChoices({ profile: manager.id, holdings: source, rules });
    await rebalanceAsChosen();
    await rebalanceAsChosen();
    await book.calculated();
    expect(await sheets()).toEqual(["Sheet1", "My book", "Rebalance", "Journal"]);
    expect(await valuesOf("Journal!B5:B6")).toEqual([[manager.name], [manager.name]]);
  });
});
