import type { FieldsPart, TablePart, Template } from "../../../src/excel/sheets/description";
import type { Market } from "../../../src/market/live/interface";
import { market as real } from "../../../src/market/live/live";
import { templates } from "../../../src/templates";
import { takesLiveFigures, withLiveFigures } from "../../../src/workbook/live/live-template";

const carry = templates.find(({ id }) => id === "carry-and-funding")!;
const from = { venue: "Bybit", quote: "USDT", contract: "BTCUSDT" };
/** 2026-11-29 00:00, 08:00 and 16:00 in UTC. */
const payments = [0.0001, -0.00005, 0.0002].map((rate, at) => ({ time: 46355 + at / 3, rate }));
const market: Market = {
  ...real,
  read: (quantity, venue, symbol) =>
    Promise.resolve(
      `${quantity} ${venue} ${symbol}` === "spot Bybit BTCUSDT" ? 61000 : { reason: "it is not known" },
    ),
  fundingHistory: () => Promise.resolve(payments),
};

const parts = ({ sheets }: Template) => sheets.flatMap((sheet) => sheet.parts);
const field = (template: Template, wanted: string) =>
  parts(template)
    .filter((part): part is FieldsPart => part.kind === "fields")
    .flatMap(({ fields }) => fields)
    .find(({ key }) => key === wanted)!;
const rates = (template: Template) =>
  parts(template).find((part): part is TablePart => part.kind === "table" && part.key === "Rates")!;
const texts = (template: Template) =>
  parts(template).flatMap((part) => (part.kind === "text" ? part.text : []));

test("the carry template takes the spot price as a stream, and the settled funding with its interval", async () => {
  const filled = await withLiveFigures(carry, market, from);
  expect(field(filled, "SpotPrice").content).toBe('=MARKET.SPOT("Bybit","BTCUSDT")');
  expect(field(filled, "IntervalHours").content).toBe(8);
  expect(rates(filled).rowCount).toBe(3);
  expect(rates(filled).columns.find(({ title }) => title === "Rate")!.values).toEqual([
    0.0001, -0.00005, 0.0002,
  ]);
  expect(texts(filled)).toContain("Settled funding of BTCUSDT at Bybit");
  expect(texts(filled)).not.toContain("Funding rates (made up)");
});

test("all else stays as it is", async () => {
  const filled = await withLiveFigures(carry, market, from);
  expect(field(filled, "FuturesPrice")).toEqual(field(carry, "FuturesPrice"));
  expect(texts(filled)).toContain("Futures to compare (made-up prices)");
  const before = rates(carry).columns.filter(({ live }) => !live);
  expect(rates(filled).columns.filter(({ live }) => !live)).toEqual(before);
});

test("a spot price that the venue does not send stays the template's, and the interval follows the last payments", async () => {
  const times = [46355, 46355 + 8 / 24, 46355 + 12 / 24];
  const hours = {
    ...market,
    fundingHistory: () => Promise.resolve(times.map((time) => ({ time, rate: 0.0001 }))),
  };
  const filled = await withLiveFigures(carry, hours, { ...from, venue: "Binance" });
  expect(field(filled, "SpotPrice").content).toBe(field(carry, "SpotPrice").content);
  expect(field(filled, "IntervalHours").content).toBe(4);
});

test("without settled funding nothing is inserted, and why is said", async () => {
  const refusing = {
    ...market,
    fundingHistory: () => Promise.resolve({ reason: "MEXC may not be read from a page" }),
  };
  await expect(withLiveFigures(carry, refusing, { ...from, venue: "MEXC" })).rejects.toMatchObject({
    reasons: ["BTCUSDT of MEXC: MEXC may not be read from a page."],
  });
});

test("only the carry template has figures of one market", () => {
  expect(templates.filter(takesLiveFigures).map(({ id }) => id)).toEqual(["carry-and-funding"]);
});
