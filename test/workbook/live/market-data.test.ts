import { undoLastWrite } from "../../../src/excel/writes/undo";
import type { Market } from "../../../src/market/live/interface";
import { market as real } from "../../../src/market/live/live";
import { readFunding, readMarket } from "../../../src/workbook/inputs/prices";
import { writeMarketData } from "../../../src/workbook/live/market-data";
import { closeTestBook, openTestBook, stateOfBook } from "../../excel/book";

// A workbook with its calculation engine takes its time, more so on a busy machine.
jest.setTimeout(120_000);
afterEach(closeTestBook);

const days = [46352, 46353, 46354];
const market: Market = {
  ...real,
  bars: () =>
    Promise.resolve(
      days.map((time, at) => ({ time, open: 1, high: 3, low: 1, close: 60000 + at, volume: 10 + at })),
    ),
  fundingHistory: () => Promise.resolve(days.map((time) => ({ time, rate: 0.0001 }))),
};
const functions = {
  MARKET_BARS: () => [
    ["Time", "Open", "High", "Low", "Close", "Volume"],
    ...days.map((time, at) => [time, 1, 3, 1, 60000 + at, 10 + at]),
  ],
  MARKET_FUNDINGHISTORY: () => [["Time", "Rate"], ...days.map((time) => [time, 0.0001])],
};
const metadata = {
  allowCustomDataForDataTypeAny: true,
  functions: Object.keys(functions).map((id) => ({
    id,
    name: id.replace("_", "."),
    parameters: ["venue", "symbol", "interval", "count"].map((name) => ({
      name,
      type: "any" as const,
      dimensionality: "matrix" as const,
      optional: true,
    })),
    result: { type: "any" as const, dimensionality: "matrix" as const },
  })),
};

test("bars and funding spill on a sheet from which the signals read them, and Undo takes it away", async () => {
  const { host, calculated } = await openTestBook({ functions: { metadata, associate: functions } });
  const before = await stateOfBook();
  const data = await writeMarketData(market, { venue: "Bybit", contract: "BTCUSDT" });
  expect(data.sheet).toBe("Market data");
  await calculated();
  expect(await readMarket(data.prices)).toMatchObject({
    closes: [60000, 60001, 60002],
    volumes: [10, 11, 12],
    where: "'Market data'!E4:E7",
  });
  expect(await readFunding(data.funding)).toMatchObject({
    fundingRates: [0.0001, 0.0001, 0.0001],
    intervalHours: 24,
  });
  await undoLastWrite();
  expect(await stateOfBook()).toEqual(before);
  expect(host.missing).toEqual([]);
});

test("what the venue refuses is said, and nothing is written", async () => {
  await openTestBook();
  const before = await stateOfBook();
  const refusing: Market = { ...market, bars: () => Promise.resolve({ reason: "no such contract" }) };
  await expect(writeMarketData(refusing, { venue: "Bybit", contract: "FOOUSDT" })).rejects.toMatchObject({
    reasons: ["FOOUSDT of Bybit: no such contract."],
  });
  expect(await stateOfBook()).toEqual(before);
});
