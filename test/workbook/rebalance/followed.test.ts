import { saveCustomProfiles } from "../../../src/workbook/profiles/store";
import { readHoldings } from "../../../src/workbook/inputs/holdings";
import { asProfile } from "../../../src/workbook/profiles/schema";
import { planRebalance } from "../../../src/workbook/rebalance/plan";
import { writeRebalance } from "../../../src/workbook/rebalance/write";
import { closeTestBook, fill, openTestBook, valuesOf } from "../../excel/book";
import { cells, manager, mine, openWithHoldings, rules, source, usual, write } from "./writing";

// A workbook with its calculation engine takes its time, more so on a busy machine.
jest.setTimeout(180_000);

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
    expect((await valuesOf("Rebalance!A16:B18")).map(([, weight]) => weight)).toEqual([0.5, 0.2, 0.3]);
    expect(await valuesOf("Rebalance!A34:C34")).toEqual([["Rules", "State", "What was found"]]);

    await fill("Settings", "F5", [
      ["spot", 0.9],
      ["futures", 0.1],
      ["", ""],
    ]);
    await book.calculated();
    expect((await valuesOf("Rebalance!A16:B18")).map(([, weight]) => weight)).toEqual([0.9, 0, 0.1]);
    // BTC, ETH and margin leave nothing for cash but what BTC's step of 0.0001 does.
    expect((await valuesOf("Rebalance!V9"))[0]![0]).toBeCloseTo(0, 4);
    // So the margin is not quite 10 %, but reads as it.
    expect((await valuesOf("Rebalance!C36"))[0]![0]).toBe(
      "Futures margin is 10 % of the capital, at 10 %, the profile's weight.",
    );
  });

  test("holds the guard's limits of the settings in cells, and follows them", async () => {
    const book = await openWithHoldings();
    const plan = planRebalance(manager, await readHoldings(source), { ...rules, maxLeverage: 1 });
    await writeRebalance(plan, { ...usual, hasCharts: false });
    await book.calculated();
    expect((await valuesOf("Rebalance!J43:J47")).flat()).toEqual([0.6, 0.8, 0.2, 0.4, 1]);
    const guardNow = async () => (await valuesOf("Rebalance!A35:C40")) as string[][];
    expect((await guardNow()).map(([rule, , message]) => [rule, message])).toEqual(
      plan.risk.rules.map(({ rule, message }) => [rule, message]),
    );
    // The lowest leverage of the profile, as the holdings state none, is 2x.
    expect((await guardNow())[2]).toEqual([
      "leverage tier",
      "Breach",
      "Leverage is 2x; lower it to 1x or less, your limit.",
    ]);
    await fill("Rebalance", "J47", [[0]]);
    await book.calculated();
    expect((await guardNow())[2]).toEqual([
      "leverage tier",
      "Pass",
      "Leverage is 2x, up to 5x is the profile's limit.",
    ]);
  });

  test("follows another profile and a signal that are picked in it", async () => {
    const book = await openWithHoldings();
    await write();
    await fill("Rebalance", "B43", [["Aggressive Capitalizer (C)"], ["overbought"]]);
    await fill("Rebalance", "G43", [[0]]); // no cash flow
    await book.calculated();
    const close = (weights: number[]) => weights.map((weight) => expect.closeTo(weight, 12) as number);
    const weightsNow = async () => (await valuesOf("Rebalance!D16:D18")).flat() as number[];
    const targets = async () => (await valuesOf("Rebalance!B16:B18")).flat();
    // Margin of less than 20 % is not cut, so all stays as it is held.
    expect(await targets()).toEqual(close(await weightsNow()));
    expect(await valuesOf("Rebalance!S6:S8")).toEqual([[0], [0], [0]]);

    // What of the margin is above 20 % goes to spot and cash as 40 to 10, and its 8x to the lowest 5x.
    await fill("My book", "D6", [[78000]]);
    await fill("Rebalance", "B44", [["exhaustion"]]);
    await fill("Rebalance", "C22", [[8]]);
    await book.calculated();
    const [spot, cash, futures] = (await weightsNow()) as [number, number, number];
    const released = futures - 0.2;
    expect(await targets()).toEqual(close([spot + released * 0.8, cash + released * 0.2, 0.2]));
    expect((await valuesOf("Rebalance!D22"))[0]).toEqual([5]);

    // With no position nothing is at leverage.
    await fill("Rebalance", "B45", [["none"]]);
    await book.calculated();
    const [[spotAfter]] = (await valuesOf("Rebalance!H16")) as [[number]];
    expect(await valuesOf("Rebalance!D22")).toEqual([[0]]);
    expect(await valuesOf("Rebalance!D25:D26")).toEqual([[expect.closeTo(spotAfter, 12)], ["none"]]);
    expect(await valuesOf("Rebalance!H5:J5")).toEqual([
      [expect.closeTo(spot, 12), expect.closeTo(spotAfter, 12), "none"],
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
      return [...(await valuesOf("Rebalance!A2")), ...(await valuesOf("Rebalance!A56:A57"))].flat();
    };
    const [origin, leg, note] = await heads();
    expect(origin).toMatch(
      /^Balanced Growth Manager \(B\), adjusted on momentum, book of 87,351\.65, live from 'It''s "x+"'!B3:F6, written \d{4}-/,
    );
    expect(note).toMatch(
      /^The targets are what is held, with the adjustment of Balanced Growth Manager \(B\) to the signal momentum\. Charts and /,
    );
    expect(leg).toContain("the leverage after follows the signal");
    expect(note).not.toContain("5x");

    await fill("Rebalance", "B43", [["Aggressive Capitalizer (C)"], ["overbought"]]);
    const [otherOrigin, , otherNote] = await heads();
    expect(otherOrigin).toMatch(
      /^Aggressive Capitalizer \(C\), adjusted on overbought, book of 87,351\.65, live from /,
    );
    expect(otherNote).toMatch(
      /^The targets are what is held, with the adjustment of Aggressive Capitalizer \(C\) to the signal overbought\. /,
    );

    await fill("Rebalance", "B44", [["none"]]);
    const [plainOrigin, , plainNote] = await heads();
    expect(plainOrigin).toMatch(/^Aggressive Capitalizer \(C\), book of 87,351\.65, live from /);
    expect(plainNote).toMatch(/^Charts and colours cover /);
  });
});
