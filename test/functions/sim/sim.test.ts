import { profiles } from "../../../src/core/allocation/profiles";
import { liqIsolated, liqPrice } from "../../../src/functions/liq";
import { simPortfolio, simPosition, simStats } from "../../../src/functions/sim";
import { perpPnl } from "../../../src/functions/perp";
import { riskDrawdown } from "../../../src/functions/risk";
import { allocExposure } from "../../../src/functions/alloc";
import { portfolio as published } from "../../vectors/simulation.json";
import { generatedMarket } from "../../support/generated-prices";
import { call, cell, column, inputError, notAvailable, valueError, type Result } from "../support";

const table = (rows: Result[][]) =>
  rows
    .slice(1)
    .map((row) => Object.fromEntries(rows[0]!.map((name, index) => [name as string, row[index]!])));

describe("SIM.POSITION", () => {
  test("is liquidated at LIQ.PRICE, and not a digit before", () => {
    for (const side of ["long", "short"]) {
      const border = cell(liqPrice, side, 60_000, 10) as number;
      const before = border * (side === "long" ? 1 + 2e-15 : 1 - 2e-15);
      const rows = table(call(simPosition, side, 60_000, 1, 10, column(before, border, 60_000)));
      expect(rows.map(({ Status }) => Status)).toEqual(["margin call", "liquidated", "liquidated"]);
      expect(rows[1]!["Margin ratio"]).toEqual(
        notAvailable(`SIM.POSITION: the position was liquidated at ${border}, so there is no ratio.`),
      );
    }
  });

  test("an inverse position is liquidated at LIQ.PRICE and gains what PERP.PNL says", () => {
    for (const side of ["long", "short"]) {
      const border = cell(liqPrice, side, 60_000, 10, 0.005, "inverse") as number;
      const before = Number((border * (side === "long" ? 1 + 2e-14 : 1 - 2e-14)).toPrecision(15));
      const path = column(61_000, before, border, 60_000);
      const rows = table(call(simPosition, side, 60_000, 90_000, 10, path, null, 0.005, 0, "inverse"));
      expect(rows.map(({ Status }) => Status)).toEqual(["open", "margin call", "liquidated", "liquidated"]);
      const gain = cell(perpPnl, side, 90_000, 60_000, 61_000, "inverse") as number;
      expect(rows[0]!.Equity).toBeCloseTo(0.15 + gain, 13);
    }
  });

  test("an inverse position after funding and fee at LIQ.ISOLATED for the margin that is left, in coin", () => {
    const margin = 0.15 - 1.5 * 0.0006 - (90_000 / 61_000) * 0.0003;
    const figures = ["long", 60_000, 90_000, margin, 0.005, null, 0.0006, "inverse"];
    const border = cell(liqIsolated, ...figures) as number;
    const path = column(61_000, border * (1 + 1e-9), border * (1 - 1e-9));
    const rates = column(0.0003, "", "");
    const rows = table(call(simPosition, "long", 60_000, 90_000, 10, path, rates, 0.005, 0.0006, "inverse"));
    expect(rows.map(({ Status }) => Status)).toEqual(["open", "margin call", "liquidated"]);
    expect(rows[0]!.Funding).toBeCloseTo((-90_000 / 61_000) * 0.0003, 14);
  });

  test("after funding and fee at LIQ.ISOLATED for the margin that is left", () => {
    const [rate, fee] = [0.0003, 0.0006];
    const margin = 6000 - 60_000 * fee - 61_000 * rate;
    const border = cell(liqIsolated, "long", 60_000, 1, margin, 0.005, null, fee) as number;
    const path = column(61_000, border + 1e-9, border);
    const rows = table(call(simPosition, "long", 60_000, 1, 10, path, column(rate, "", ""), 0.005, fee));
    expect(rows.map(({ Funding, Status }) => [Funding, Status])).toEqual([
      [-18.3, "open"],
      [0, "margin call"],
      [0, "liquidated"],
    ]);
    expect(rows[0]!.Equity).toBe(6000 - 36 + 1000 - 18.3);
  });

  test("one funding rate for all bars; rows beside the prices under their heading", () => {
    const rows = call(simPosition, "short", 100, 1, 2, column("Price", 100, 100, ""), 0.01);
    expect(rows.slice(1)).toEqual([
      [100, 1, 51, expect.any(Number), "open"],
      [100, 1, 52, expect.any(Number), "open"],
    ]);
  });

  test("figures beyond a double are #NUM!, whatever comes after", () => {
    const rows = call(simPosition, "long", 100, 2, 4, column(110, Number.MAX_VALUE, 1, 90), null, 0.05);
    expect(rows[2]).toContainEqual(inputError("#NUM!"));
  });

  test("says what is wrong", () => {
    expect(cell(simPosition, "long", 100, 1, 50, column(100), null, null, 0.02)).toEqual(
      valueError(
        "SIM.POSITION: feeRate times leverage must be below 1, got 0.02 and 50; opening would take the whole margin.",
      ),
    );
    expect(cell(simPosition, "long", 100, 1, 2, column(100, 90), column(0.1, 0.1, 0.1))).toEqual(
      valueError("SIM.POSITION: prices has 2 values and fundingRates has 3; they must have the same number."),
    );
    expect(cell(simPosition, "long", 100, 1, 2, column(100, "#NUM!"))).toEqual(inputError("#NUM!"));
    expect(cell(simPosition, "long", 1e300, 1e300, 2, column(100))).toEqual(inputError("#NUM!"));
  });
});

describe("SIM.PORTFOLIO", () => {
  test.each(profiles.map((profile) => [profile.id, profile] as const))(
    "%s opens at its weights and its minimum leverage",
    (id, profile) => {
      const [opened] = table(call(simPortfolio, column(50), id, 1000));
      const share = (weight: { toNumber(): number }) => weight.toNumber() * 1000;
      expect(opened).toMatchObject({
        Price: 50,
        Spot: share(profile.spot),
        Cash: share(profile.cash),
        Margin: share(profile.futures),
        Equity: 1000,
        Event: "opened",
      });
      const margin = profile.components.find(
        ({ component }) => component === profile.position.margin,
      )!.weight;
      const idle = share(profile.futures) - share(margin);
      expect(opened!.Exposure).toBeCloseTo(
        cell(
          allocExposure,
          share(profile.spot),
          share(profile.cash) + idle,
          share(margin),
          profile.minLeverage,
          profile.position.side,
        ) as number,
        12,
      );
    },
  );

  test("the delta-neutral profile keeps its worth and earns the funding", () => {
    const { prices } = generatedMarket(60, 2);
    const calm = prices.map((price) => 60_000 + (price - 60_000) / 10);
    const rows = table(call(simPortfolio, column(...calm), "active-yield-seeker", 10_000, 0.0001));
    const earned = calm.slice(1).reduce((sum, price) => sum + (5000 / calm[0]!) * price * 0.0001, 0);
    expect(rows.at(-1)!.Equity).toBeCloseTo(10_000 + earned, 6);
    expect(rows[0]!.Exposure).toBe(0);
  });

  test("a table of one's own: the position is long at leverage 1", () => {
    const own = [
      ["component", "weight"],
      ["Spot", 0.5],
      ["futures", 0.2],
      ["cash", 0.3],
    ];
    expect(table(call(simPortfolio, column(10), own, 100))[0]).toEqual({
      Price: 10,
      Spot: 50,
      Cash: 30,
      Margin: 20,
      Equity: 100,
      Exposure: 0.7,
      Event: "opened",
    });
    expect(
      cell(simPortfolio, column(10), [
        ["spot", 0.5],
        ["gold", 0.5],
      ]),
    ).toEqual(valueError('SIM.PORTFOLIO: profile must be a table of spot, cash, futures, got "gold".'));
  });

  test("a protected core pays for no margin, and a liquidated position stays closed", () => {
    const { prices, lastEquity, unprotected } = published.protected;
    const rows = (protectCore: boolean) =>
      table(
        call(
          simPortfolio,
          column(...prices),
          "balanced-growth-manager",
          10_000,
          null,
          3,
          3,
          null,
          null,
          null,
          protectCore,
        ),
      );
    expect(rows(true).at(-1)!.Equity).toBe(lastEquity);
    expect(rows(false).at(-1)!.Equity).toBeCloseTo(unprotected, 9);
    expect(rows(true).map(({ Event }) => Event)).toEqual([
      "opened",
      "",
      "futures liquidated at 67.001675, margin of 3000 lost",
      ...Array<string>(6).fill(""),
    ]);
  });

  test("leverage 0 opens no position, and keeps the margin as money", () => {
    const { prices, lastEquity } = published.neutral;
    const rows = table(call(simPortfolio, column(...prices), "conservative-accumulator", 10_000, null, 0));
    expect(rows.map(({ Margin, Equity, Exposure }) => [Margin, Equity, Exposure])).toEqual([
      [1000, 10_000, 0.75],
      [1000, lastEquity, expect.closeTo(6750 / lastEquity, 14)],
    ]);
  });

  test("staking compounds once a bar as YIELD.STAKING does 365 times a year", () => {
    // 32 coins at 3 % a year, 365 times compounded, are 32 * (1 + 0.03 / 365)^365.
    const spot = [
      ["component", "weight"],
      ["spot", 1],
    ];
    const days = column(...Array.from({ length: 366 }, () => 100));
    const staked = table(call(simPortfolio, days, spot, 3200, null, null, 0, null, null, null, null, 0.03));
    expect(staked[0]!.Spot).toBe(3200);
    expect(staked.at(-1)!.Equity).toBeCloseTo(3200 * 1.030453263600551, 8);
    const months = column(...Array.from({ length: 13 }, () => 100));
    const monthly = call(simPortfolio, months, spot, 100, null, null, 0, null, null, null, null, 0.12, 12);
    expect(monthly.at(-1)![4]).toBeCloseTo(100 * 1.01 ** 12, 10);
  });

  test("figures beyond a double are #NUM!, whatever comes after", () => {
    const rows = call(
      simPortfolio,
      column(1e-200, 1e200, 1, 1e-200),
      "aggressive-capitalizer",
      1e200,
      0.5,
      1e9,
      1,
      null,
      null,
      0,
    );
    expect(rows.flat()).toContainEqual(inputError("#NUM!"));
  });
});

describe("SIM.STATS", () => {
  test("the maximum drawdown is RISK.DRAWDOWN", () => {
    const { prices } = generatedMarket(300, 4);
    const stats = call(simStats, column(...prices));
    expect(stats.map(([label]) => label)).toEqual([
      "Total return",
      "CAGR",
      "Volatility",
      "Sharpe",
      "Sortino",
      "Max drawdown",
      "Calmar",
    ]);
    expect(stats[5]![1]).toBe(cell(riskDrawdown, column(...prices)));
  });

  test("a ratio over nothing is #DIV/0! in its own cell, too few values #N/A", () => {
    const nothing = inputError("#DIV/0!");
    const figures = (...given: unknown[]) => call(simStats, ...given).map(([, value]) => value);
    expect(figures(column(100, 100, 100), 2)).toEqual([0, 0, 0, nothing, nothing, 0, nothing]);
    const tooFew = notAvailable("SIM.STATS: at least 3 values of equity are needed, got 2.");
    expect(figures(column(100, 110), 1)).toEqual([
      0.1,
      expect.closeTo(0.1, 14),
      tooFew,
      tooFew,
      nothing,
      0,
      nothing,
    ]);
    expect(cell(simStats, 100)).toEqual(
      notAvailable("SIM.STATS: at least 2 values of equity are needed, got 1."),
    );
  });

  test("less than a year makes no growth a year", () => {
    const days = (count: number) => column(...Array.from({ length: count }, (_, day) => 100 + day));
    const short = notAvailable(
      "SIM.STATS: annual growth takes a year of equity, at least 365 periods, got 364.",
    );
    const growth = (count: number) => call(simStats, days(count))[1]![1];
    expect(growth(365)).toEqual(short);
    expect(call(simStats, days(365))[6]![1]).toEqual(short);
    expect(growth(366)).toBeCloseTo(3.65, 12); // 100 to 465 in a year
    expect(call(simStats, days(366))[6]![1]).toEqual(inputError("#DIV/0!"));
  });

  test("below 0 more than all is lost, and nothing is earned on it", () => {
    const rows = call(simStats, column(100, 50, -20), 2).map(([, value]) => value);
    const noReturn = notAvailable(
      "SIM.STATS: equity falls below 0, and nothing is earned on less than nothing.",
    );
    const noGrowth = notAvailable("SIM.STATS: equity ends below 0, and no rate of growth leads there.");
    expect(rows).toEqual([-1.2, noGrowth, noReturn, noReturn, noReturn, 1.2, noGrowth]);
    expect(call(simStats, column(100, -20, 110), 2)[1]![1]).toBeCloseTo(0.1, 14);
    expect(cell(simStats, column(-1, 2, 3))).toEqual(inputError("#DIV/0!"));
  });

  test("equity that begins at 0 or comes back from it has no return", () => {
    expect(cell(simStats, column(0, 1, 2))).toEqual(inputError("#DIV/0!"));
    expect(cell(simStats, column(1, 0, 2))).toEqual(inputError("#DIV/0!"));
  });
});
