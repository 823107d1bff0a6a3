import { findMarkets, markets } from "../../../src/core/venues/find";
import { fundingRate } from "../../../src/functions/funding";
import { liqSource } from "../../../src/functions/liq";
import { expectEqual } from "../../support/expect-equal";
import recorded from "../../vectors/venues/funding.json";
import { call, cell } from "../support";

const rows = (...given: unknown[]) => new Map(call(liqSource, ...given) as [string, unknown][]);
const terms = (source: Map<string, unknown>) =>
  ["Funding interval in hours", "Funding cap", "Funding floor"].map((label) => source.get(label));

beforeEach(() => jest.useFakeTimers({ now: new Date(2026, 10, 29) }));
afterEach(() => jest.useRealTimers());

test.each(recorded.answers)("$market: $source", ({ market, date, contracts }) => {
  for (const { symbol, hours, cap, floor } of contracts) {
    const source = rows(market, symbol);
    const expected = [hours, cap, floor].map((figure) => figure ?? "not known");
    expectEqual([symbol, ...terms(source)], [symbol, ...expected]);
    expect(String(source.get("Funding date"))).toContain(date);
    expect(source.get("Funding source")).not.toBe("not known");
  }
});

test("no contract has terms of funding without a recorded source", () => {
  const own = markets.flatMap((market) =>
    market.symbols().filter((symbol) => market.listing(symbol)!.funding !== undefined),
  );
  expect(own).toHaveLength(
    recorded.answers.map(({ contracts }) => contracts.length).reduce((sum, count) => sum + count),
  );
});

test("where intervals are by contract, that of one without a source is not known, nor are its limits", () => {
  const source = rows("Binance", "SOLUSDT");
  expect(terms(source)).toEqual(["not known", "not known", "not known"]);
  expect(source.get("Funding note")).toMatch(/^by contract: on 2026-09-30 469 of 803 every 4 hours/);
  expect(rows("Binance USD-M").get("Funding interval in hours")).toBe(8);
});

test("where they are not, a contract has those of its market", () => {
  expect(terms(rows("Hyperliquid", "SOL"))).toEqual([1, 0.04, -0.04]);
  expect(terms(rows("Kraken", "PF_ETHUSD"))).toEqual([1, "not known", "not known"]);
});

test("terms that are more than a year old say so, and the formula has a source of its own beside them", () => {
  const source = rows("Binance", "LPTUSDT");
  expect(source.get("Funding date")).toBe("2025-08-07 (more than a year ago)");
  expect(source.get("Funding formula")).toBe("(P + clamp(I - P, -0.05 %, 0.05 %)) / (8/N), I = 0.01 %");
  expect(source.get("Funding formula source")).toContain("profiles/binance/fees.md");
  expect(source.get("Funding formula date")).toBe("2026-07-26");
  expect(rows("BitMEX", "XBTUSD").get("Funding formula")).toBe("not known");
});

test("dYdX's caps are 600 % of the initial less the maintenance margin rate, an eighth of it an hour", () => {
  const [market] = findMarkets("dYdX");
  for (const symbol of market!.symbols()) {
    const { table, funding } = market!.listing(symbol)!;
    const [, , maxLeverage, rate] = table!.brackets[0]!;
    expect(funding!.cap).toBeCloseTo((6 * (1 / maxLeverage - Number(rate))) / 8, 12);
  }
});

describe("the venues' formulas, worked by hand, as FUNDING.RATE's page says to call them", () => {
  test("divided by 8/N: Binance's LPTUSDT, every 4 hours and at most 2 %", () => {
    expect(cell(fundingRate, 0.003, null, null, 4, 0.02, -0.02)).toBe(0.00125); // (0.3 % - 0.05 %) / 2
    expect(cell(fundingRate, -0.06, null, null, 4, 0.02, -0.02)).toBe(-0.02); // (-6 % + 0.05 %) / 2 = -2.975 %
  });

  test("not divided: Bybit, every 4 hours", () => {
    expect(cell(fundingRate, 0.003, 0.00005)).toBe(0.0025);
    expect(cell(fundingRate, 0.0005, 0.00005)).toBe(0.00005);
  });

  test("Hyperliquid, every hour and at most 4 %", () => {
    expect(cell(fundingRate, 0.01, null, null, 1, 0.04)).toBe(0.0011875); // an eighth of 0.95 %
    expect(cell(fundingRate, 0.5, null, null, 1, 0.04)).toBe(0.04); // 49.95 % / 8 = 6.24 %
  });

  test("dYdX: the premium over eight", () => {
    expect(cell(fundingRate, 0.0008, 0, 0, 1, 0.006)).toBe(0.0001);
    expect(cell(fundingRate, -0.08, 0, 0, 1, 0.006)).toBe(-0.006);
  });

  test("Deribit: nothing within 0.025 %, and what is beyond it outside", () => {
    expect(cell(fundingRate, 0.0002, 0, 0.00025, 8, 0.005)).toBe(0);
    expect(cell(fundingRate, -0.001, 0, 0.00025, 8, 0.005)).toBe(-0.00075);
    expect(cell(fundingRate, 0.01, 0, 0.00025, 8, 0.005)).toBe(0.005);
  });

  test("MEXC: the interest and what is left of the premium", () => {
    const rate = (premium: number) => cell(fundingRate, 0.0001, 0.0001 + premium);
    expect(rate(0.0003)).toBe(0.0004);
    expect(rate(-0.002)).toBe(-0.0004);
  });
});
