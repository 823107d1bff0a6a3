import { changesOf } from "../../../src/market/brackets/changes";
import { checkTable } from "../../../src/market/brackets/check";
import { readPasted } from "../../../src/market/brackets/read";
import { binanceUsdM } from "../../../src/core/venues/markets/binance";
import { checked, figuresOf, readOn } from "./recorded";

type Row = readonly [floor: number, cap: number, leverage: number, rate: number, amount?: number];

/** Rows as Binance's leverageBracket has them. */
const binance = (symbol: string, ...rows: readonly Row[]) =>
  checked("Binance", symbol, [
    {
      symbol,
      brackets: rows.map(([notionalFloor, notionalCap, initialLeverage, maintMarginRatio, cum]) => ({
        ...{ notionalFloor, notionalCap, initialLeverage, maintMarginRatio, cum },
      })),
    },
  ]);

test.each<[string, readonly Row[], string]>([
  [
    "a first floor above 0",
    [[100, 200, 50, 0.01]],
    "The first bracket starts at 100, not at 0: the brackets before it are missing.",
  ],
  [
    "a gap",
    [
      [0, 100, 50, 0.01],
      [300, 400, 20, 0.02],
    ],
    "Bracket 2 starts at 300, where bracket 1 ends at 100: a bracket is missing or there twice.",
  ],
  [
    "a cap below its floor",
    [
      [0, 100, 50, 0.01],
      [200, 150, 20, 0.02],
    ],
    "Bracket 2 starts at 200, where bracket 1 ends at 100: a bracket is missing or there twice.",
  ],
  ["a cap of 0", [[0, 0, 50, 0.01]], "Bracket 1 ends at 0, which is not above its floor of 0."],
  [
    "a falling rate",
    [
      [0, 100, 50, 0.01],
      [100, 200, 20, 0.005],
    ],
    "Bracket 2 has a lower rate than the bracket before it: 0.5% after 1%.",
  ],
  [
    "a rising leverage",
    [
      [0, 100, 20, 0.01],
      [100, 200, 25, 0.02],
    ],
    "Bracket 2 allows more leverage than the bracket before it: 25x after 20x.",
  ],
  [
    "a rate above the initial margin",
    [
      [0, 100, 50, 0.01],
      [100, 200, 40, 0.03],
    ],
    "Bracket 2 has a maintenance rate of 3%, more than the initial margin of 2.5% at 40x: are these percent?",
  ],
  [
    "a rate of 0",
    [[0, 100, 50, 0]],
    "Bracket 1 has a maintenance rate of 0%, and a rate lies between 0 and 100%.",
  ],
  [
    "a first rate that no venue has",
    [[0, 100, 1, 0.4]],
    "Bracket 1 has a maintenance rate of 40%, more than any venue's first: 0.4% is 0.004.",
  ],
])("%s", (_, rows, fault) => expect(binance("NEWUSDT", ...rows).faults).toEqual([fault]));

test("amounts that do not chain are said with the difference", () => {
  const result = binance(
    "NEWUSDT",
    [0, 50000, 125, 0.004, 0],
    [50000, 250000, 100, 0.005, 50],
    [250000, 1000000, 50, 0.01, 1250],
  );
  expect(result.faults).toEqual([]);
  // 50 + 250,000*(0.01 - 0.005) = 1,300.
  expect(result.remarks).toEqual([
    "Bracket 3: the venue prints 1,250 as the amount, floors and rates give 1,300 (50 less is printed).",
  ]);
  expect(figuresOf(result)[2]![4]).toBe("1250");
});

test("another unit is suspected where the first cap is far from the shipped one", () => {
  // 300,000 is shipped.
  expect(binance("BTCUSDT", [0, 5, 125, 0.004]).remarks).toContain(
    "The first bracket ends at 5, the shipped one at 300,000: is it in notional in quote currency?",
  );
  expect(binance("NEWUSDT", [0, 5, 125, 0.004]).remarks).toEqual([
    "The first bracket ends at 5, which is little for a notional in quote currency: is it in coin?",
  ]);
});

test("what changed against the shipped table", () => {
  const shipped = binanceUsdM.listing("BTCUSDT")!.table!;
  const rows = shipped.brackets.map(([floor, cap, leverage, rate]): Row => [
    floor,
    Number(cap),
    leverage,
    Number(rate),
  ]);
  expect(changesOf(binance("BTCUSDT", ...rows))).toEqual({
    summary: `No change against the shipped table (${shipped.date}).`,
    lines: [],
  });
  const [first, second, ...rest] = rows as [Row, Row, ...Row[]];
  const changed = binance(
    "BTCUSDT",
    [0, 400000, 150, 0.004],
    [400000, second[1], 90, 0.0055],
    ...rest.slice(0, -1),
  );
  expect(changed.remarks).toEqual([
    "The table ends at 1,200,000,000, the shipped one at 1,800,000,000: if it goes on, read all of it.",
  ]);
  expect(first).toEqual([0, 300000, 150, 0.004]);
  expect(changesOf(changed)).toEqual({
    summary: `Against the shipped table (${shipped.date}): 2 of 11 brackets changed, 1 gone.`,
    lines: [
      "Bracket 1: cap 300,000 → 400,000.",
      "Bracket 2: max leverage 100x → 90x, rate 0.5% → 0.55%.",
      "Bracket 12 is gone: 1,200,000,000 to 1,800,000,000 at 50%.",
    ],
  });
  expect(changesOf(binance("NEWUSDT", first)).summary).toBe(
    "Ballast ships no Binance brackets for NEWUSDT: the bracket is new.",
  );
  const elsewhere = checkTable(
    readPasted("Cap\tMMR\n1000\t1%", { venue: "Elsewhere", symbol: "BTCUSDT" }),
    readOn,
  );
  expect(changesOf(elsewhere).summary).toBe("Ballast ships nothing for Elsewhere: the bracket is new.");
});
