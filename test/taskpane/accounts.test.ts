import {
  missingEnds,
  nearestCoin,
  roundedUp,
  stressNote,
  stressWords,
  topUpWords,
  verdictOf,
} from "../../src/taskpane/accounts/account-words";
import type { Standing } from "../../src/workbook/accounts/views";

const none = { reason: "No price on this side liquidates the account.", isOpen: false };

const standing: Standing = {
  ...{ name: "", equity: 12900, required: 720, ratio: 0.0571, buffer: 11880 },
  ...{ down: -0.2612, up: none, first: "BTC", firstPrice: 39949.367, firstDistance: -0.3342 },
  isLiquidated: false,
};

test.each<[Partial<Standing>, string]>([
  [{}, "Open. A fall by 26.12% of all coins liquidates it."],
  [{ up: 0.4 }, "Open. A fall by 26.12% or a rise by 40.00% of all coins liquidates it."],
  [{ down: none, up: 0.4 }, "Open. A rise by 40.00% of all coins liquidates it."],
  [{ down: none }, "Open."],
  [
    { isLiquidated: true, down: 0.1, up: 0.5 },
    "Liquidated at today’s prices. It would live again after a rise by 10.00% of all coins.",
  ],
  [
    { isLiquidated: true, down: -0.5, up: -0.1 },
    "Liquidated at today’s prices. It would live again after a fall by 10.00% of all coins.",
  ],
  [{ isLiquidated: true, down: none, up: none }, "Liquidated at today’s prices."],
  [{ isLiquidated: undefined, required: { reason: "The brackets end.", isOpen: true } }, "The brackets end."],
])("the verdict on %j", (own, expected) => expect(verdictOf({ ...standing, ...own })).toBe(expected));

test("a side without an end says why, and so does an account that no coin alone liquidates", () => {
  expect(missingEnds(standing)).toEqual(["A rise: no price on this side liquidates the account."]);
  expect(missingEnds({ ...standing, isLiquidated: true })).toEqual([]);
  expect(nearestCoin({ ...standing, first: "", firstPrice: none })).toBe(none.reason);
});

const money = { decimals: 2, text: (value: number) => value.toFixed(2) };
const cash = { item: "USDT", amount: 1764, value: 1764 };
const all = { item: "all", amount: 0.13940256, value: 8991.47 };
const one = { item: "BTCUSDT", amount: 0.0968698600001, value: 5812.19 };

test.each([
  ["cash and a part of all", cash, [all], "Add 1764.00 USDT, or cut 13.95% of every position.", []],
  [
    "and one alone",
    cash,
    [all, one],
    "Add 1764.00 USDT, or cut 13.95% of every position.",
    ["Or cut 0.09686987 of BTCUSDT alone."],
  ],
  ["a single position", cash, [one], "Add 1764.00 USDT, or cut 0.09686987 of BTCUSDT.", []],
  [
    "no cut",
    cash,
    [none],
    "Add 1764.00 USDT.",
    [`Cutting is not enough: ${none.reason.replace("No", "no")}`],
  ],
  [
    "no cash",
    none,
    [one],
    "No cash to add: no price on this side liquidates the account, or cut 0.09686987 of BTCUSDT.",
    [],
  ],
  ["nothing", { ...cash, amount: 0 }, [all], "Nothing to add: it survives that.", []],
])("what to add: %s", (_, add, cuts, first, others) => {
  expect(topUpWords(add, cuts, money)).toEqual({ first, others });
});

test("an amount is rounded up by decimals, not doubles: 1240.07 stays, a hair more does not", () => {
  expect(roundedUp(1240.07, 2)).toBe(1240.07);
  expect(roundedUp(1240.0700000001, 2)).toBe(1240.08);
});

test("a crash says what it liquidates", () => {
  const of = (liquidated: string | undefined) =>
    stressWords({ scenario: "2020-03-12 low", liquidated, equity: 1, change: -1 });
  expect(of("no")).toEqual({ text: "Survives", isHarm: false });
  expect(of("account")).toEqual({ text: "Liquidated", isHarm: true });
  expect(of("account, sol iso")).toEqual({ text: "Liquidated, sol iso", isHarm: true });
  expect(of("sol iso")).toEqual({ text: "Liquidates sol iso", isHarm: true });
  expect(of(undefined)).toEqual({ text: "Not known", isHarm: true });
  const crash = (liquidated: string) => ({ scenario: "", liquidated, equity: 1, change: -1 });
  expect(stressNote([crash("no"), crash("account")])).toBe("1 of 2 would liquidate it");
  expect(stressNote([crash("no"), crash("sol iso")])).toBe("survives all");
});
