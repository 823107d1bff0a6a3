import * as fc from "fast-check";
import { allocRebalance, allocSplit } from "../../../src/functions/alloc";
import { expectEqual } from "../../support/expect-equal";
import { call, cell, column, notAvailable, valueError, type Result } from "../support";

describe("ALLOC.REBALANCE", () => {
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
    "Reason",
  ];

  test("holdings of a profile, with stablecoins as its cash", () => {
    const assets = column("BTC", "ETH", "USDT", "BTC-PERP margin");
    const buckets = column("spot", "spot", "Cash", "futures");
    const quantities = column(0.8, 6, 12000, 9000);
    const prices = column(60000, 3000, 1, 1);
    const values = column(48000, 18000, 12000, 9000);
    const targets = call(allocSplit, "balanced-growth-manager", buckets, values);
    const plan = call(
      allocRebalance,
      assets,
      quantities,
      prices,
      targets,
      null,
      null,
      null,
      null,
      null,
      null,
      buckets,
    );
    // 87,000 in all: 52,200 in spot (48 : 18), 8,700 cash, 26,100 margin; the split weights have 15 digits.
    expect(plan[0]).toEqual(header);
    expect(plan.map((row) => row[0])).toEqual(["Asset", "BTC", "ETH", "BTC-PERP margin", "Cash"]);
    const expected = [-110400 / 11, -41400 / 11, 17100, -3300];
    plan.slice(1).forEach((row, index) => expect(row[7]).toBeCloseTo(expected[index]!, 9));
    expect(plan.slice(1).map((row) => row[10])).toEqual([0.436363636363636, 0.163636363636364, 0.3, 0.1]);
    expect(plan[4]!.slice(1, 7)).toEqual([1, 12000, 12000, 0.137931034482759, 0.1, 0.0379310344827586]);
  });

  test("without buckets cash opens at 0 and takes what steps leave", () => {
    const plan = call(
      allocRebalance,
      column("A", "B"),
      column(0, 0),
      column(7, 30),
      column(0.5, 0.5),
      1000,
      null,
      column(1, 0.1),
    );
    expect(plan.slice(1)).toEqual([
      ["A", 7, 0, 0, 0, 0.5, -0.5, 497, 71, 0, 0.497, ""],
      ["B", 30, 0, 0, 0, 0.5, -0.5, 498, 16.6, 0, 0.498, ""],
      ["Cash", 1, 0, 0, 0, 0, 0, 5, 5, 0, 0.005, ""],
    ]);
  });

  test("a withdrawal that cannot be met says what is missing", () => {
    expect(cell(allocRebalance, "A", 10, 100, 1, -1500)).toEqual(
      notAvailable(
        "ALLOC.REBALANCE: the withdrawal of 1500 cannot be met; with all sold that may be sold, 500 is missing.",
      ),
    );
    expect(cell(allocRebalance, "A", 10, 100, 1, -1000, null, null, 0.01)).toEqual(
      notAvailable(
        "ALLOC.REBALANCE: the withdrawal of 1000 cannot be met; with all sold that may be sold, 10 is missing.",
      ),
    );
  });

  test.each([
    [
      "targets above 1",
      [column("A", "B"), column(1, 1), column(1, 1), column(0.7, 0.5)],
      "targets must sum to at most 1, got a sum of 1.2",
    ],
    [
      "a negative target",
      [column("A", "B"), column(1, 1), column(1, 1), column(0.7, -0.5)],
      "targets (row 2) must be a number of at least 0, got -0.5",
    ],
  ])("%s is refused", (_, given, problem) => {
    expect(cell(allocRebalance, ...given)).toEqual(valueError(`ALLOC.REBALANCE: ${problem}.`));
  });

  test("targets that sum to 1 but for the last of 15 digits are taken", () => {
    const targets = column(0.666666666666667, 0.333333333333334);
    const plan = call(allocRebalance, column("A", "B"), column(1, 1), column(100, 100), targets);
    expect(plan[3]!.slice(3)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, ""]);
  });

  test("equal thirds have no drift from targets of a third", () => {
    const rows = call(allocRebalance, column("A", "B", "C"), column(1, 2, 4), column(28, 14, 7), column(1 / 3, 1 / 3, 1 / 3)); // prettier-ignore
    expect(rows.slice(1).map((row) => row[6])).toEqual([0, 0, 0, 0]);
  });

  test("blank rows stay blank between holdings and are dropped after them", () => {
    const plan = call(
      allocRebalance,
      column("A", "", "B", "", ""),
      column(1, "", 1, "", 0),
      column(1, 0, 1, null, 0),
      column(0.5, 0, 0.5, "", ""),
    );
    expect(plan.map((row) => row[0])).toEqual(["Asset", "A", "", "B", "Cash"]);
    expect(plan[2]).toEqual(new Array(12).fill(""));
  });

  test("a book of 1,280 assets gives a promise of its plan, half of it sold to buy the other half", async () => {
    const each = (value: (row: number) => unknown) => Array.from({ length: 1_280 }, (_, row) => [value(row)]);
    const promised: unknown = allocRebalance(
      each((row) => `A${row}`),
      each((row) => (row % 2 === 0 ? 3 : 1)),
      each(() => 100),
      each(() => 1 / 1_280),
    );
    expect(promised).toBeInstanceOf(Promise);
    const plan = (await promised) as Result[][];
    expect(plan).toHaveLength(1_282);
    expect(plan.slice(1, -1).map((row) => row[8])).toEqual(each((row) => (row % 2 === 0 ? -1 : 1)).flat());
    expect(plan.at(-1)!.slice(0, 4)).toEqual(["Cash", 1, 0, 0]);
  });

  test("one step may stand for all", () => {
    const plan = call(
      allocRebalance,
      column("A", "B"),
      column(0, 0),
      column(3, 7),
      column(0.5, 0.5),
      100,
      null,
      10,
    );
    expect(plan.slice(1).map((row) => row[8])).toEqual([10, 0, 70]);
  });

  test("in the sheet's own digits: trades and fees sum to the cash flow, new weights to 1, and the result needs no more trades", () => {
    const book = fc.record({
      rows: fc.array(
        fc.record({
          quantity: fc.nat(10 ** 6).map((n) => n / 1000),
          price: fc.integer({ min: 1, max: 10 ** 7 }).map((n) => n / 100),
          share: fc.integer({ min: 1, max: 9 }),
        }),
        { minLength: 2, maxLength: 6 },
      ),
      flow: fc.integer({ min: 0, max: 10 ** 7 }).map((n) => n / 100),
      feeRate: fc.constantFrom(0, 0.001, 0.0006),
      step: fc.constantFrom(0, 0.001, 0.5),
      band: fc.constantFrom(0, 0.05),
      destination: fc.constantFrom("target", "edge"),
    });
    const numbers = (rows: Result[][], index: number) => rows.map((row) => row[index] as number);
    const total = (values: number[]) => values.reduce((sum, value) => sum + value, 0);
    fc.assert(
      fc.property(book, ({ rows, flow, feeRate, step, band, destination }) => {
        const shares = total(rows.map(({ share }) => share));
        const names = column(...rows.map((_, index) => `A${index}`));
        const prices = column(...rows.map(({ price }) => price));
        const targets = column(...rows.map(({ share }) => Number((share / shares).toPrecision(15))));
        const quantities = rows.map(({ quantity }) => quantity);
        const [, ...plan] = call(
          allocRebalance,
          names,
          column(...quantities),
          prices,
          targets,
          flow,
          null,
          step,
          feeRate,
          band,
          null,
          null,
          destination,
        );
        const size = total(numbers(plan, 3)) + flow + 1;
        expect(Math.abs(total(numbers(plan, 7)) + total(numbers(plan, 9)) - flow)).toBeLessThan(size * 1e-13);
        if (size > 1) expect(total(numbers(plan, 10))).toBeCloseTo(1, 12);
        const after = numbers(plan, 8).map((traded, index) =>
          Number(((quantities[index] ?? 0) + traded).toPrecision(15)),
        );
        const cash = (plan.at(-1)![3] as number) + (plan.at(-1)![7] as number);
        const buckets = column(...rows.map(() => "spot"), "cash");
        const [, ...again] = call(
          allocRebalance,
          [...names, ["USDT"]],
          column(...after.slice(0, -1), cash),
          [...prices, [1]],
          [...targets, [0]],
          null,
          null,
          step,
          feeRate,
          band,
          null,
          buckets,
          destination,
        );
        expectEqual(
          numbers(again, 8),
          again.map(() => 0),
        );
      }),
      { numRuns: 200 },
    );
  });

  /** A call with its arguments by name, in the order of the function. */
  const named = ({ assets, quantities, prices, targets, ...more }: Record<string, unknown>) =>
    call(
      allocRebalance,
      assets, quantities, prices, targets, more.cashFlow, more.minTrade, more.steps, more.feeRate,
      more.absoluteBand, more.relativeBand, more.buckets, more.destination, more.minNotionals,
      more.leverages, more.neverSell, more.floors,
    ).slice(1); // prettier-ignore
  const at = (rows: Result[][], index: number) => rows.map((row) => row[index]);
  const [tradeValue, fee, reason] = [7, 9, 11];

  // https://github.com/wealthfolio/wealthfolio/pull/1612: bought for 14,970 and sold for 30,000 before, fees of 59.94
  test("an asset in two rows is traded once, and the rows say so", () => {
    const rows = named({
      assets: column("BTC", "btc ", "ETH"),
      quantities: column(0.5, 0.5, 10),
      prices: column(60000, 60000, 3000),
      targets: column(0.5, 0, 0.5),
      feeRate: 0.001,
    });
    const fees = (at(rows, fee) as number[]).reduce((a, b) => a + b);
    expect(fees).toBeCloseTo(30, 1);
    expect(rows[0]![tradeValue]).toBe(0);
    expect(rows[1]![tradeValue]).toBeCloseTo(-15015, 9);
    expect(at(rows, reason).slice(0, 2)).toEqual([
      "2 rows of the asset netted, traded in another",
      "2 rows of the asset netted",
    ]);
  });

  test("rows of one name with two prices are not netted", () => {
    const rows = named({
      assets: column("BTC", "BTC"),
      quantities: column(1, 1),
      prices: column(60000, 60100),
      targets: column(0, 1),
    });
    expect(rows[0]![tradeValue]).toBe(-60000);
    expect(rows[0]![reason]).toBe("not netted, the price differs in another row");
  });

  // https://github.com/wealthfolio/wealthfolio/issues/1585: 1 BTC, 10 ETH and 12.50 owed are 89,987.50
  test("cash below 0 is a debt, which the trades pay back", () => {
    const rows = named({
      assets: column("BTC", "ETH", "USDT"),
      quantities: column(1, 10, -12.5),
      prices: column(60000, 3000, 1),
      targets: column(0.5, 0.5, 0),
      buckets: column("spot", "spot", "cash"),
    });
    expect(at(rows, tradeValue)).toEqual([-15006.25, 14993.75, 12.5]);
    const indebted = { assets: "USDT", quantities: -5, prices: 1, targets: 0 };
    expect(named({ ...indebted, buckets: "cash" })).toEqual([]);
    expect(cell(allocRebalance, "USDT", -5, 1, 0)).toEqual(
      valueError(
        'ALLOC.REBALANCE: quantities must be a number of at least 0, as only a row in the bucket "cash" may be below 0, for a debt, got -5.',
      ),
    );
  });

  test("a bucket that sounds like margin is not taken for spot, a name of the user's own is", () => {
    const given = {
      assets: column("BTC", "USDT"),
      quantities: column(1, 9000),
      prices: column(60000, 1),
      targets: column(0.5, 0.5),
      feeRate: 0.001,
    };
    const { assets, quantities, prices, targets, feeRate } = given;
    const misread = column("Layer 1", "Futures margin");
    const more = [null, null, null, feeRate, null, null, misread];
    expect(cell(allocRebalance, assets, quantities, prices, targets, ...more)).toEqual(
      valueError(
        'ALLOC.REBALANCE: buckets (row 2) must be "spot", "cash", "futures", "hedge reserve" or "active", or another name for spot, got "Futures margin"; it sounds like cash or margin; type "cash" or "futures".',
      ),
    );
    const renamed = named({ ...given, buckets: column("Layer 1", "futures") });
    expect(renamed).toEqual(named({ ...given, buckets: column("spot", "futures") }));
  });

  test("a debt that all sales do not pay back says what is missing", () => {
    const given = [column("BTC", "USD"), column(1, -150), column(100, 1), column(1, 0)];
    const rest = [null, null, null, null, null, null, column("spot", "cash")];
    expect(cell(allocRebalance, ...given, ...rest)).toEqual(
      notAvailable(
        "ALLOC.REBALANCE: the debt of 150 cannot be met; with all sold that may be sold, 50 is missing.",
      ),
    );
  });

  // https://github.com/wealthfolio/wealthfolio/issues/1248: a contribution of 8,863.50 to 24,469.50
  test("what is never sold is only bought", () => {
    const portfolio = {
      assets: column("Bonds", "Dividend", "Gold", "CN broad", "Nasdaq"),
      quantities: column(13491.8, 3696, 3435.6, 1919.2, 1926.9),
      prices: column(1, 1, 1, 1, 1),
      targets: column(0.4, 0.2, 0.2, 0.1, 0.1),
      cashFlow: 8863.5,
    };
    const rows = named({ ...portfolio, neverSell: true });
    expect(at(rows, tradeValue)).toEqual([0, 2970.6, 3231, 1414.1, 1247.8, 0]);
    expect(rows[0]![reason]).toBe("never sold");
    expect(rows[4]![reason]).toBe("as far as the cash goes");
    const onlyBonds = named({ ...portfolio, neverSell: column(true, "", "", "", "") });
    expect(onlyBonds).toEqual(rows);
    const floor = named({ ...portfolio, floors: column(13400, 0, 0, 0, 0) });
    expect(floor[0]!.slice(7)).toEqual([-91.8, -91.8, 0, expect.any(Number), "down to what is never sold"]);
  });

  test("a withdrawal does not touch what is never sold", () => {
    const given = { assets: column("A", "B"), quantities: column(1, 1), prices: column(100, 100) };
    const withdrawn = { ...given, targets: column(0.5, 0.5), cashFlow: -120, floors: column(0.5, 0) };
    expect(at(named(withdrawn), tradeValue)).toEqual([-50, -70, 0]);
    expect(
      cell(
        allocRebalance,
        ...Object.values(given),
        column(0.5, 0.5),
        -120,
        ...Array<null>(9).fill(null),
        true,
      ),
    ).toEqual(
      notAvailable(
        "ALLOC.REBALANCE: the withdrawal of 120 cannot be met; with all sold that may be sold, 120 is missing.",
      ),
    );
  });

  test("a reason stands beside every row that is not traded", () => {
    const rows = named({
      assets: column("At target", "Small", "Small order", "Step", "Short of cash", "Sold"),
      quantities: column(10, 9, 9, 9, 0, 63),
      prices: column(1, 1, 1, 1, 1, 1),
      targets: column(0.1, 0.1, 0.1, 0.1, 0.3, 0.3),
      minTrade: column(2),
      steps: column(0, 0, 0, 100, 0, 50),
      minNotionals: column(0, 0, 2.5, 0, 0, 0),
    });
    expect(at(rows, reason)).toEqual([
      "at its target",
      "below the minimum trade",
      "below its minimum order",
      "less than one step",
      "no cash left",
      "less than one step",
      "",
    ]);
    const banded = named({
      assets: column("A", "B"),
      quantities: column(52, 48),
      prices: column(1, 1),
      targets: column(0.5, 0.5),
      absoluteBand: 0.05,
    });
    expect(at(banded, reason)).toEqual(["within its band", "within its band", ""]);
  });

  test("margin at 1x is margin: it is netted with nothing", () => {
    const rows = named({
      assets: column("USDT", "USDT", "BTC"),
      quantities: column(100, 900, 1),
      prices: column(1, 1, 1000),
      targets: column(0.4, 0.1, 0.5),
      buckets: column("futures", "futures", "spot"),
      leverages: column(1, 1, ""),
    });
    expect(at(rows, tradeValue)).toEqual([700, -700, 0, 0]);
  });

  test("each row of a netted sale is in whole steps", () => {
    const rows = named({
      assets: column("BTC", "BTC", "ETH"),
      quantities: column(0.55, 0.33, 0),
      prices: column(1000, 1000, 100),
      targets: column(0.1, 0.1, 0.8),
      steps: column(0.1, 0.1, 0.01),
    });
    expect(at(rows, 8).slice(0, 2)).toEqual([-0.5, -0.2]);
  });

  test("rows whose asset as a whole is at its target are said to be netted", () => {
    const rows = named({
      assets: column("BTC", "BTC", "ETH"),
      quantities: column(1, 0, 1),
      prices: column(1, 1, 1),
      targets: column(0, 0.5, 0.5),
    });
    expect(at(rows, reason)).toEqual([
      "2 rows of the asset netted, at its target",
      "2 rows of the asset netted, at its target",
      "at its target",
      "",
    ]);
  });

  test("a blank quantity or target beside a filled cell is 0, however it arrives", () => {
    const held = { assets: column("BTC", "ETH"), prices: column(60000, 3000) };
    const [zeros, ...blanks] = [0, null, ""].map((blank) => [
      named({ ...held, quantities: column(1, blank), targets: column(0.5, 0.5) }),
      named({ ...held, quantities: column(1, 1), targets: column(1, blank) }),
    ]);
    for (const blank of blanks) expect(blank).toEqual(zeros);
  });

  test("rows that hold less than a step each are not sold, and say so", () => {
    const rows = named({
      assets: column("BTC", "BTC", "ETH"),
      quantities: column(0.05, 0.05, 0),
      prices: column(1000, 1000, 100),
      targets: column(0, 0, 1),
      steps: column(0.1, 0.1, 0.01),
    });
    expect(at(rows, tradeValue)).toEqual([0, 0, 0, 0]);
    expect(at(rows, reason).slice(0, 2)).toEqual([
      "2 rows of the asset netted, less than one step",
      "2 rows of the asset netted, less than one step",
    ]);
  });
});
