import { saveCustomProfiles } from "../../../src/workbook/profiles/store";
import { readHoldings } from "../../../src/workbook/inputs/holdings";
import { asProfile } from "../../../src/workbook/profiles/schema";
import { planRebalance } from "../../../src/workbook/rebalance/plan";
import { writeRebalance } from "../../../src/workbook/rebalance/write";
import { closeTestBook, fill, openTestBook, valuesOf } from "../../excel/book";
import { cells, manager, mine, openWithHoldings, rules, source, usual, write } from "./writing";

// A workbook with its calculation engine takes its time, more so on a busy machine.
jest.setTimeout(60_000);

afterEach(() => saveCustomProfiles([]));
afterEach(closeTestBook);

describe("the written sheet", () => {
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
});
