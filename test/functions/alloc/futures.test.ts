import { allocContracts, allocExposure, allocRebalance } from "../../../src/functions/alloc";
import { call, cell, column, valueError } from "../support";

const rebalanced = (...given: unknown[]) => call(allocRebalance, ...given).slice(1);

describe("futures margin in ALLOC.REBALANCE", () => {
  const assets = column("BTC", "BTC margin", "Reserve", "USDT");
  const buckets = column("spot", "active", "hedge reserve", "cash");
  const book = [assets, column(1, 10000, 5000, 25000), column(60000, 1, 1, 1), column(0.6, 0.2, 0.2, 0)];
  const given = (feeRate: number, leverages: unknown) => [
    ...book, null, null, null, feeRate, null, null, buckets, null, null, leverages,
  ]; // prettier-ignore

  test("contracts cost the fee at their leverage, margin without contracts moves free of charge", () => {
    const [btc, active, reserve, cash] = rebalanced(...given(0.001, column("", 3, "", "")));
    const [, , , , , , , , , fee] = active!;
    expect(fee).toBeCloseTo((active![7] as number) * 0.003, 10);
    expect(reserve![9]).toBe(0);
    const moved = [btc, active, reserve, cash].map((row) => (row![7] as number) + (row![9] as number));
    expect(moved.reduce((a, b) => a + b)).toBeCloseTo(0, 8);
  });

  test("blank cells count as the 0 that Excel may hand over for them", () => {
    expect(rebalanced(...given(0.001, column(0, 3, 0, 0)))).toEqual(
      rebalanced(...given(0.001, column("", 3, "", ""))),
    );
  });

  test("a fee that takes the whole margin is refused", () => {
    expect(cell(allocRebalance, ...given(0.1, column(0, 10, 0, 0)))).toEqual(
      valueError(
        "ALLOC.REBALANCE: feeRate times leverage must be below 1, got 0.1 and 10; opening would take the whole margin.",
      ),
    );
  });
});

test("minimum notionals stand for each asset, or one for all", () => {
  const book = [column("A", "B", "C"), column(40, 25, 35), column(1, 1, 1), column(0.3, 0.3, 0.4)];
  const traded = (minNotionals: unknown) =>
    rebalanced(...book, null, null, null, null, null, null, null, null, minNotionals).map((row) => row[7]);
  expect(traded(column(0, 6, 0))).toEqual([-10, 0, 5, 5]);
  expect(traded(6)).toEqual([-10, 0, 0, 10]);
});

describe("ALLOC.CONTRACTS", () => {
  const rows = (...given: unknown[]) => call(allocContracts, ...given).slice(1);

  test("margin and notional are columns of their own; a short that grows sells", () => {
    expect(call(allocContracts, column(900, -900), column(60000, 60000), 3, "short", 0.001)).toEqual([
      [
        "Side",
        "Price",
        "Leverage",
        "Margin change",
        "Notional change",
        "Trade quantity",
        "Fee",
        "Free margin",
      ],
      ["short", 60000, 3, 900, 2700, -0.045, 0, 0],
      ["short", 60000, 3, -900, -2700, 0.045, 0, 0],
    ]);
  });

  test("a position grows by steps rounded down and shrinks by steps rounded up", () => {
    expect(rows(column(1000, -1000), column(70000, 70000), 3, null, 0.01)).toEqual([
      ["long", 70000, 3, 1000, 2800, 0.04, 0, 66.6666666666667],
      ["long", 70000, 3, -1000, -3500, -0.05, 0, 166.666666666667],
    ]);
  });

  test("an inverse contract's quantity is its face value", () => {
    expect(rows(1055, 60000, 2, "long", 100, "inverse", 0.0005)).toEqual([
      ["long", 60000, 2, 1055, 2100, 2100, 1.05, 5],
    ]);
  });

  test("no more is closed than is held; blank rows stay blank", () => {
    const closed = rows(column(-100, "", -100), column(10, "", 10), column(2, "", 2), null, null, null, null, column(5, "", 50)); // prettier-ignore
    expect(closed.map((row) => row[5])).toEqual([-5, "", -20]);
    expect(closed[0]![7]).toBe(-75);
  });
});

describe("the sides of futures in the words of exchanges", () => {
  // (55 - 45 * 3) / 100 and (55 + 45 * 3) / 100.
  test.each([
    ["sell", -0.8],
    ["Short", -0.8],
    ["Buy", 1.9],
    ["long", 1.9],
  ])("ALLOC.EXPOSURE: %s", (side, exposure) => {
    expect(call(allocExposure, 55, 0, 45, "3x", side)).toEqual([[exposure]]);
  });

  test("ALLOC.CONTRACTS", () => {
    const rows = (sides: unknown) => call(allocContracts, column(900, -900), column(60000, 60000), 3, sides);
    expect(rows("SELL")).toEqual(rows("short"));
    expect(rows(column("Buy", "s"))).toEqual(rows(column("long", "short")));
    expect(rows("BOTH")).toMatchObject([[{ message: expect.stringContaining("one-way mode") }]]);
  });
});
