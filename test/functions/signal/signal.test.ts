import { drawnSeries } from "../../../scripts/site/drawn-series";
import {
  signalBreakout,
  signalCross,
  signalDivergence,
  signalEma,
  signalFunding,
  signalHeadShoulders,
  signalMacd,
  signalPhase,
  signalRegime,
  signalRsi,
  signalShift,
  signalSma,
} from "../../../src/functions/signal";
import { generatedMarket } from "../../support/generated-prices";
import { phases } from "../../vectors/market-phase.json";
import drawn from "../../vectors/patterns-drawn.json";
import { call, cell, column, inputError, notAvailable, valueError } from "../support";

const warmingUp = (name: string, needed: number) =>
  notAvailable(`${name}: ${needed} values are needed, up to this bar there are fewer.`);
const { prices, volumes, fundingRates } = generatedMarket(120, 17);

describe("bars that hold no number", () => {
  test("a blank bar stays blank and is left out", () => {
    const warm = warmingUp("SIGNAL.SMA", 2);
    for (const blank of ["", null])
      expect(call(signalSma, column(1, blank, 3, 5, blank), 2)).toEqual(column(warm, "", 2, 4));
  });

  test("an error stands in its own cell and is left out; so does a text", () => {
    const warm = warmingUp("SIGNAL.SMA", 2);
    expect(call(signalSma, column(1, "#DIV/0!", 3, 5), 2)).toEqual(column(warm, inputError("#DIV/0!"), 2, 4));
    expect(call(signalSma, column(1, "x", 3, 5), 2)).toEqual(
      column(warm, valueError('SIGNAL.SMA: values (row 2) must be a number, got "x".'), 2, 4),
    );
  });

  test("a bar that one of two series lacks is left out of both", () => {
    expect(call(signalCross, column(1, 3, 1, 3), column("#N/A", "#N/A", 2, 2))).toEqual(
      column(inputError("#N/A"), inputError("#N/A"), 0, 1),
    );
    expect(call(signalBreakout, column(1, 2, 3), column(5, "?", 9), 1)).toEqual(
      column(0, valueError('SIGNAL.BREAKOUT: volumes (row 2) must be a number of at least 0, got "?".'), 1),
    );
  });

  test("an indicator can be read from one that is warming up", () => {
    const average = call(signalSma, column(...prices), 50);
    const shown = average.map(([value]) => [typeof value === "object" ? value.error : value]);
    const crosses = call(signalCross, column(...prices), shown);
    expect(crosses.slice(0, 49)).toEqual(new Array(49).fill([inputError("#N/A")]));
    const above = prices.map((price, bar) => price > (shown[bar]![0] as number));
    expect(crosses.slice(50)).toEqual(
      prices.slice(50).map((_, bar) => [Number(above[bar + 50]) - Number(above[bar + 49])]),
    );
  });

  test("a price of 0 is refused in its own cell and left out", () => {
    expect(call(signalHeadShoulders, column(8, 10, 9, 12, 0, 9, 10, 9, 8, 0, ""), 1)).toEqual(
      column(
        ...[0, 0, 0, 0],
        valueError(
          "SIGNAL.HEADSHOULDERS: closes (row 5) must be a positive number, got 0 (an empty cell counts as 0).",
        ),
        ...[0, 0, 0, -1],
      ),
    );
  });
});

describe("shapes", () => {
  test("a row gives rows", () => {
    expect(call(signalSma, [[1, 3, 5]], 2)).toEqual([[warmingUp("SIGNAL.SMA", 2), 2, 4]]);
    expect(call(signalMacd, [[1, 2, 4, 8]], 1, 2, 2)).toHaveLength(3);
    expect(call(signalMacd, column(1, 2, 4, 8), 1, 2, 2)[0]).toHaveLength(3);
  });

  test("one value to cross meets every bar, another length does not", () => {
    expect(call(signalCross, column(1, 3), 2)).toEqual(column(0, 1));
  });

  test("too little data is #N/A at every bar, with the reason", () => {
    expect(call(signalEma, column(1, 2), 20)).toEqual(
      column(warmingUp("SIGNAL.EMA", 20), warmingUp("SIGNAL.EMA", 20)),
    );
    expect(cell(signalRsi, 5)).toEqual(warmingUp("SIGNAL.RSI", 15));
  });
});

describe("arguments", () => {
  test.each([
    [
      "fast",
      () => cell(signalMacd, column(1, 2), 26, 12),
      "SIGNAL.MACD: fast must be below slow, got 26 and 12.",
    ],
    [
      "intervalHours",
      () => cell(signalFunding, column(0, 0, 0), null, null, 7),
      "SIGNAL.FUNDING: intervalHours must be a number of hours that divides the 24 of a day, got 7.",
    ],
    [
      "high",
      () => cell(signalFunding, column(0, 0, 0), 5),
      "SIGNAL.FUNDING: high must be a fraction between -1 and 1 (0.0001 is 0.01 %), got 5; for 5 % type 0.05.",
    ],
    [
      "low",
      () => cell(signalFunding, column(0, 0, 0), 0, 0.1),
      "SIGNAL.FUNDING: low must be at most high, got 0.1 and 0.",
    ],
    [
      "shift",
      () => cell(signalShift, column(...prices), 0, 50, 0.1, 5, 2),
      "SIGNAL.SHIFT: shift must be a fraction from 0 to 1 (0.1 is 10 %), got 2; for 2 % type 0.02.",
    ],
  ])("%s", (_, given, message) => expect(given()).toEqual(valueError(message)));
});

test.each(drawn["SIGNAL.DIVERGENCE"].map((pattern) => [pattern.title, pattern] as const))(
  "divergence as drawn, in cells: %s",
  (_, pattern) => {
    const [closes, oscillator] = [pattern.closes, pattern.oscillator].map((corners) =>
      drawnSeries(corners as [number, number][]),
    );
    const expected = closes!.map((_, bar) => (pattern.signals as Record<string, number>)[bar] ?? 0);
    expect(call(signalDivergence, column(...closes!), column(...oscillator!))).toEqual(column(...expected));
  },
);

describe("funding", () => {
  test("a day takes as many rates as its interval gives", () => {
    expect(cell(signalFunding, column(0.0006, 0.0006))).toEqual(
      notAvailable("SIGNAL.FUNDING: the last 24 hours take 3 funding rates, got 2."),
    );
    const spike = [...new Array<number>(21).fill(0.001), 0, 0, 0.0001];
    expect(cell(signalFunding, column(...spike), null, null, 1)).toBe("spike");
    expect(cell(signalFunding, column(...spike))).toBe("healthy");
    expect(cell(signalFunding, 0.001, null, null, 24)).toBe("healthy");
    expect(cell(signalFunding, 0.0016, null, null, 24)).toBe("spike");
  });

  test("thresholds are per 8 hours: the same cost of a day is the same state", () => {
    const hourly = column(...new Array<number>(24).fill(0.0002));
    expect(cell(signalFunding, column(0.0016, 0.0016, 0.0016))).toBe("spike");
    expect(cell(signalFunding, hourly, null, null, 1)).toBe("spike");
    expect(cell(signalFunding, hourly, 0.0016, null, 1)).toBe("healthy");
    expect(cell(signalFunding, hourly, 0.01, 0.0017, 1)).toBe("negative");
  });
});

describe("shift", () => {
  const falling = drawnSeries([
    [0, 120],
    [20, 100],
    [34, 72],
  ]).slice(0, 34);
  const closes = column(...falling, 112);

  test("needs both crosses and funding below the maximum", () => {
    expect(cell(signalShift, closes, 0.0001, 20)).toBe(0.1);
    expect(cell(signalShift, closes, 0.0002, 20)).toBe(0);
    expect(cell(signalShift, closes, 0.0002, 20, 0.00021, 1, 0.25)).toBe(0.25);
    expect(cell(signalShift, column(...falling, 71), 0.0001, 20)).toBe(0);
    // 0.0001 an hour is 0.0008 per 8 hours, above the 0.0002 that a shift waits for.
    expect(cell(signalShift, closes, 0.0001, 20, null, null, null, 1)).toBe(0);
    expect(cell(signalShift, closes, 0.00002, 20, null, null, null, 1)).toBe(0.1);
  });

  test("says how many closes it takes", () =>
    expect(cell(signalShift, closes, 0.0001)).toEqual(
      notAvailable("SIGNAL.SHIFT: at least 51 prices are needed, got 35."),
    ));
});

describe("regime", () => {
  test("eight signals and the profile, with reasons; funding of its own length", () => {
    const rows = call(signalRegime, column(...prices), column(...volumes), [fundingRates.slice(0, 7)]);
    expect(rows.map(([signal]) => signal)).toEqual([
      "phase",
      "cross",
      "momentum",
      "RSI",
      "breakout",
      "divergence",
      "head and shoulders",
      "funding",
      "profile",
    ]);
    expect(rows.every((row) => row.length === 3 && row.every((value) => typeof value === "string"))).toBe(
      true,
    );
  });

  test("says how much it takes", () => {
    expect(cell(signalRegime, column(...prices.slice(0, 50)))).toEqual(
      notAvailable("SIGNAL.REGIME: at least 51 prices are needed, got 50."),
    );
    expect(cell(signalRegime, column(...prices), null, column(0.1))).toEqual(
      notAvailable("SIGNAL.REGIME: the last 24 hours take 3 funding rates, got 1."),
    );
    expect(cell(signalRegime, column(...prices), null, column(0.1), 1)).toEqual(
      notAvailable("SIGNAL.REGIME: the last 24 hours take 24 funding rates, got 1."),
    );
  });

  test("hourly funding counts by what it costs in 8 hours", () => {
    // Published at https://github.com/Senpi-ai/senpi-skills/pull/318: 0.48 % a day, paid by the hour or every 8 hours.
    const closes = column(
      ...Array.from({ length: 80 }, (_, bar) => 100 + 5 * Math.floor(bar / 5) + 2 * (bar % 5)),
    );
    const hourly = column(...new Array<number>(24).fill(0.0002));
    expect(call(signalRegime, closes, null, hourly, 1)[8]![1]).toBe("conservative-core");
    expect(call(signalRegime, closes, null, column(0.0016, 0.0016, 0.0016))[8]![1]).toBe("conservative-core");
    expect(call(signalRegime, closes, null, hourly)[8]![1]).toBe("balanced-growth-manager");
  });

  test("fewer closes than a phase takes give none, with what is known", () => {
    const rows = call(signalRegime, column(...new Array<number>(60).fill(100)));
    expect(rows[0]).toEqual([
      "phase",
      "none",
      "close 100 is at its 50-bar average 100; to see the average move takes 70 closes, there are 60",
    ]);
    expect(rows[2]).toEqual(["momentum", "none", "MACD 0 is at its signal 0"]);
    expect(rows.at(-1)).toEqual(["profile", "none", "there are too few closes to read a phase"]);
  });

  test.each(Object.entries(phases))(
    "the %s series is of that phase, and its profile follows",
    (phase, closes) => {
      const rows = call(signalRegime, column(...closes), null, column(0.0001, 0.0001, 0.0001));
      expect([rows[0]!.slice(0, 2), rows.at(-1)!.slice(0, 2)]).toEqual([
        ["phase", phase],
        ["profile", call(signalPhase, column(...closes))[0]![1]],
      ]);
    },
  );
});
