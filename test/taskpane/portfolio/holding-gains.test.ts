import { gainsOf, sweepOf, warningsOf } from "../../../src/taskpane/portfolio/gains/holding-gains";
import { toNumber } from "../../../src/core/number/decimal";

const holding = (asset: string, bucket: string, quantity: number, price = 1) => ({
  asset,
  bucket,
  quantity,
  price,
  step: 0,
  minNotional: 0,
  leverage: 0,
  core: 0,
});

/** The worked case: spot of 78,000 that cost 60,000, cash of 10,000, 16,000 of margin of which 10,000 were paid in. */
const worked = {
  rows: [
    holding("BTC", "spot", 1, 60000),
    holding("ETH", "spot", 6, 3000),
    holding("USDT", "cash", 10000),
    holding("BTC-PERP margin", "active", 16000),
  ],
  notes: { costs: [45000, 15000, undefined, 10000] },
};

test("the gain of each row with a cost", () => {
  expect(gainsOf(worked)).toEqual([
    { asset: "BTC", bucket: "spot", cost: 45000, gain: 15000, ofCost: 0.333333333333333 },
    { asset: "ETH", bucket: "spot", cost: 15000, gain: 3000, ofCost: 0.2 },
    { asset: "BTC-PERP margin", bucket: "active", cost: 10000, gain: 6000, ofCost: 0.6 },
  ]);
  expect(gainsOf({ rows: worked.rows })).toEqual([]);
  const gift = { rows: [holding("BTC", "spot", 0.5, 60000)], notes: { costs: [0] } };
  expect(gainsOf(gift)).toEqual([{ asset: "BTC", bucket: "spot", cost: 0, gain: 30000, ofCost: undefined }]);
});

test("half of each gain is swept; a row without a cost has none", () => {
  const moves = (holdings: Parameters<typeof sweepOf>[0]) =>
    sweepOf(holdings).map(({ bucket, before, move, after }) => [
      bucket,
      ...[before, move, after].map(toNumber),
    ]);
  expect(moves(worked)).toEqual([
    ["spot", 78000, -6000, 72000],
    ["cash", 10000, 9000, 19000],
    ["futures", 16000, -3000, 13000],
  ]);
  expect(moves({ ...worked, notes: { costs: [undefined, 15000, undefined, undefined] } })).toEqual([
    ["spot", 78000, -1500, 76500],
    ["cash", 10000, 1500, 11500],
    ["futures", 16000, 0, 16000],
  ]);
});

test("warns of what is not core, of margin in unsure assets and of one venue with too much", () => {
  const messages = (profile: string, notes?: (typeof worked)["notes"] | object) =>
    warningsOf({ rows: [...worked.rows, holding("DOGE", "spot", 100000, 0.22)], notes }, { id: profile }).map(
      ({ rule, message }) => `${rule}: ${message}`,
    );
  const core = "core quality: 22,000 of 100,000 spot (22 %) is not BTC, ETH or marked core.";
  expect(messages("conservative-accumulator")).toEqual([core]);
  const notes = {
    qualities: [undefined, undefined, undefined, "unsure", "conviction"],
    venues: ["OKX", "OKX", undefined, "OKX", undefined],
  };
  expect(messages("conservative-accumulator", notes)).toEqual([
    core,
    "margin quality: 16,000 of futures margin is in assets marked unsure.",
    "share on one venue: 94,000 of 126,000 (74.6 %) is on OKX; hold at most 50 % on one venue.",
  ]);
  expect(messages("conservative-core", { qualities: notes.qualities.with(3, undefined) })).toEqual([]);
});
