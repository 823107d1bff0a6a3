import * as fc from "fast-check";
import { simPortfolio, simRule } from "../../../src/functions/sim";
import { signalCross, signalShift, signalSma } from "../../../src/functions/signal";
import { generatedMarket } from "../../support/generated-prices";
import { expectEqual } from "../../support/expect-equal";
import { rule as published } from "../../vectors/simulation.json";
import { call, cell, column, notAvailable, type Result, valueError } from "../support";

type Row = [
  price: number,
  spot: number,
  cash: number,
  margin: number,
  equity: number,
  exposure: number,
  event: string,
];
const isRow = (row: Result[]): row is Row =>
  row.length === 7 &&
  row.slice(0, 6).every((value) => typeof value === "number") &&
  typeof row[6] === "string";
const rowsOf = (...given: unknown[]): Row[] => {
  const rows = call(simRule, ...given).slice(1);
  if (rows.length === 0 || !rows.every(isRow))
    throw new Error(`No rows of a portfolio: ${JSON.stringify(rows)}`);
  return rows;
};
const eventsOf = (rows: Row[]) =>
  rows.flatMap(([, , , , , , event], bar) => (event === "" ? [] : [[bar + 1, event]]));
const growth = "balanced-growth-manager";

describe("the published path", () => {
  const rows = rowsOf(column(...published.closes), 0.0001, growth, 10_000, 2);

  test("shifts, goes back and ends as computed apart from it", () => {
    expect(call(simRule, column(100))[0]).toEqual([
      "Price",
      "Spot",
      "Cash",
      "Margin",
      "Equity",
      "Exposure",
      "Event",
    ]);
    const [opened, shifted, back] = eventsOf(rows);
    expect([opened, shifted![0], back]).toEqual([
      [1, "opened"],
      57,
      [102, "back to the weights: the close fell below its average"],
    ]);
    const [, amount] = /^shifted ([\d.]+) of spot to futures margin$/.exec(shifted![1] as string)!;
    expect(Math.abs(Number(amount) - published.shifted)).toBeLessThan(0.00001);
    rows[101]!
      .slice(1, 6)
      .forEach((value, index) => expect(value as number).toBeCloseTo(published.back[index]!, 9));
    expect(rows.at(-1)![4]).toBeCloseTo(published.lastEquity, 9);
  });

  test("B at its 2x with 10,000 is what it takes when nothing else is said", () => {
    expect(rowsOf(column(...published.closes), 0.0001)).toEqual(rows);
    expect(rowsOf(column(...published.closes), 0.0001, "", null, null)).toEqual(rows);
  });

  test("shifts where SIGNAL.SHIFT over the closes so far does", () => {
    const closes = column(...published.closes);
    const first = published.closes.findIndex(
      (_, bar) => bar >= 50 && cell(signalShift, closes.slice(0, bar + 1), 0.0001) === 0.1,
    );
    expect(first + 1).toBe(published.events[1]);
    const crosses = call(signalCross, closes, call(signalSma, closes, 50)).map(([cross]) => cross);
    expect(crosses.indexOf(-1, first) + 1).toBe(published.events[2]);
  });

  test("funding above the limit leaves the portfolio as it was opened", () => {
    const dear = rowsOf(column(...published.closes), 0.0003, growth, 10_000, 2);
    expect(eventsOf(dear)).toEqual([[1, "opened"]]);
    const never = call(simPortfolio, column(...published.closes), growth, 10_000, 0.0003, 2, 0);
    expect(dear).toEqual(never.slice(1));
  });

  test("a rate of its bar, or the mean of 24 hours as one of 8", () => {
    const closes = column(...published.closes);
    const shiftsAt = (rate: unknown, intervalHours?: number) =>
      eventsOf(
        rowsOf(closes, rate, null, null, null, null, null, null, null, null, null, intervalHours),
      )[1]?.[0];
    expect(shiftsAt(0.0003)).toBeUndefined();
    expect(shiftsAt(0.0003, 24)).toBe(57); // 0.0001 per 8 hours
    expect(shiftsAt(0.0006, 24)).toBeUndefined(); // 0.0002 is not below it
    expect(shiftsAt(0.0001, 1)).toBeUndefined(); // 0.0008 per 8 hours
    const dearAt57 = published.closes.map((_, bar) => [bar === 56 ? 0.0003 : 0.0001]);
    expect(shiftsAt(dearAt57)).toBe(58);
    expect(shiftsAt(dearAt57, 8)).toBe(57); // (0.0001 + 0.0001 + 0.0003) / 3
  });

  test("fees of a shift: on the spot sold and on what the position changes by", () => {
    const fee = 0.001;
    const costly = rowsOf(column(...published.closes), 0, growth, 10_000, 2, null, null, null, null, fee);
    const move = published.closes[56]! / published.closes[55]!;
    const [, spot, cash, margin, equity] = costly[55]!;
    const position = costly[55]![5] * equity - spot;
    const sold = 0.1 * spot * move;
    const [, spotAfter, cashAfter, marginAfter] = costly[56]!;
    expect(spotAfter).toBeCloseTo(0.9 * spot * move, 8);
    expect(cashAfter).toBe(cash);
    const before = margin + position * (move - 1) + sold;
    expect(before - marginAfter).toBeCloseTo(fee * (sold + Math.abs(2 * marginAfter - position * move)), 8);
  });
});

describe("laws", () => {
  const seeds = fc.integer({ min: 1, max: 1_000_000 });

  test("the rows up to a bar stay the same whatever closes follow", () => {
    fc.assert(
      fc.property(
        seeds,
        seeds,
        fc.integer({ min: 40, max: 160 }),
        fc.integer({ min: 3, max: 40 }),
        (a, b, n, period) => {
          const now = generatedMarket(n, a);
          const later = generatedMarket(60, b);
          const run = (prices: number[], rates: number[]) =>
            rowsOf(column(...prices), column(...rates), growth, 10_000, 3, period, 0.0002, 8, 0.2, 0.0005);
          const before = run(now.prices, now.fundingRates);
          const after = run([...now.prices, ...later.prices], [...now.fundingRates, ...later.fundingRates]);
          expectEqual(after.slice(0, n), before);
        },
      ),
      { numRuns: 60 },
    );
  });

  test("shift and back take turns; the position is its leverage after each", () => {
    let shifts = 0;
    fc.assert(
      fc.property(seeds, (seed) => {
        const { prices } = generatedMarket(200, seed);
        const rows = rowsOf(column(...prices), 0, growth, 10_000, 2, 20);
        const trades = rows.filter(([, , , , , , event]) => /opened|shifted|back/.test(event));
        const kinds = trades.map(([, , , , , , event]) => /opened|shifted|back/.exec(event)![0]);
        kinds.forEach((kind, index) =>
          expectEqual(kind, index === 0 ? "opened" : index % 2 === 1 ? "shifted" : "back"),
        );
        for (const [, spot, , margin, equity, exposure] of trades) {
          shifts++;
          expect((exposure * equity - spot) / margin).toBeCloseTo(2, 9);
        }
      }),
      { numRuns: 60 },
    );
    expect(shifts).toBeGreaterThan(100);
  });
});

test("after a liquidation a shift opens the position on what it shifts", () => {
  // The margin of 3,000 at 10x is lost in the fall of the first bars; the path then is the published one.
  const closes = [2 * published.closes[0]!, ...published.closes];
  const rows = rowsOf(column(...closes), 0, growth, 10_000, 10);
  const [, lost, shifted] = eventsOf(rows);
  expect([lost![0], lost![1]]).toEqual([2, expect.stringMatching(/^futures liquidated at .* lost$/)]);
  const bar = (shifted![0] as number) - 1;
  const [, spot, , margin, equity, exposure] = rows[bar]!;
  expect(margin).toBeCloseTo(spot / 9, 8);
  expect(exposure * equity).toBeCloseTo(spot + 10 * margin, 8);
});

test("says what is wrong", () => {
  expect(cell(simRule, column(100), 0, growth, 1, 300)).toEqual(
    notAvailable(
      "SIM.RULE: the margin does not cover the maintenance margin at entry, so the position is liquidated as it is opened.",
    ),
  );
  expect(cell(simRule, column(100, 90), column(0.1, 0.1, 0.1))).toEqual(
    valueError("SIM.RULE: closes has 2 values and fundingRates has 3; they must have the same number."),
  );
});

test("a leverage of 0 moves spot to margin and opens nothing", () => {
  const rows: Result[][] = rowsOf(column(...published.closes), 0, growth, 10_000, 0);
  for (const [, spot, , , equity, exposure] of rows)
    expect(exposure).toBeCloseTo((spot as number) / (equity as number), 12);
  expect(rows[56]![3]).toBeCloseTo(3000 + published.shifted, 9);
});
