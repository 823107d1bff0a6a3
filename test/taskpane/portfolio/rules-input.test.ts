import fc from "fast-check";
import {
  noRuleTexts,
  readRules,
  writeRules,
  type OwnRules,
  type RuleName,
} from "../../../src/taskpane/portfolio/rules-input";
import { noRules } from "../../../src/workbook/settings/rules";

const read = (name: RuleName, text: string) => readRules({ ...noRuleTexts, [name]: text }, noRules);

test.each<[RuleName, string, number]>([
  ["cashFlow", "5000", 5000],
  ["cashFlow", " +1,250,000.5 ", 1250000.5],
  ["cashFlow", "-2500", -2500],
  ["cashFlow", "−2500", -2500],
  ["minTrade", ".5", 0.5],
  ["minTrade", "1,500", 1500],
  ["minTrade", "1,250,000", 1250000],
  ["minTrade", "1.250.000", 1250000],
  ["minTrade", "1.250,5", 1250.5],
  ["minTrade", "1,250.5", 1250.5],
  ["minTrade", "1 250,5", 1250.5],
  ["minTrade", "12'500", 12500],
  ["feeRate", "0,075", 0.00075],
  ["feeRate", "0,1", 0.001],
  ["feeRate", "0.07", 0.0007],
  ["feeRate", "0.1 %", 0.001],
  ["absoluteBand", "5%", 0.05],
  ["relativeBand", "250", 2.5],
  ["relativeBand", "", 0],
  ["leverage", "2.5", 2.5],
  ["maintenanceRate", "0.4%", 0.004],
])("%s typed as %j is %d", (name, text, expected) => {
  const own = text === "" ? {} : { [name]: expected };
  expect(read(name, text)).toEqual({ rules: { ...noRules, [name]: expected }, own, faults: {} });
});

test.each<[RuleName, string, string]>([
  ["cashFlow", "1.2.3", "Enter an amount such as 5000 or -2500."],
  ["cashFlow", "5%", "Enter an amount such as 5000 or -2500."],
  ["cashFlow", "-", "Enter an amount such as 5000 or -2500."],
  ["minTrade", "1,2,3", "Enter an amount of 0 or more, such as 10."],
  ["feeRate", "100", "Enter a percentage from 0 to below 100, such as 0.1."],
  ["minTrade", "-1", "Enter an amount of 0 or more, such as 10."],
  ["absoluteBand", "101", "Enter a percentage from 0 to 100, such as 5."],
  ["relativeBand", "a", "Enter a percentage of 0 or more, such as 25."],
])("%s typed as %j is refused", (name, text, fault) => {
  expect(read(name, text)).toEqual({ own: {}, faults: { [name]: fault } });
});

test("an empty rule is what the settings say, and a typed 0 is 0", () => {
  const defaults = { ...noRules, feeRate: 0.001, minTrade: 10 };
  expect(readRules({ ...noRuleTexts, minTrade: "0" }, defaults)).toEqual({
    rules: { ...defaults, minTrade: 0 },
    own: { minTrade: 0 },
    faults: {},
  });
});

test("rules that are shown are read as the same rules", () => {
  const amount = fc.integer({ min: 0, max: 10 ** 9 }).map((cents) => cents / 100);
  const share = fc.integer({ min: 0, max: 9999 }).map((basisPoints) => basisPoints / 10_000);
  const rules: fc.Arbitrary<OwnRules> = fc.record({
    cashFlow: fc.tuple(amount, fc.constantFrom(1, -1)).map(([size, sign]) => size * sign + 0),
    feeRate: share,
    minTrade: amount,
    absoluteBand: share,
    relativeBand: share,
    leverage: fc.integer({ min: 0, max: 500 }).map((tenths) => tenths / 10),
    maintenanceRate: share,
    minDistance: share,
  });
  fc.assert(fc.property(rules, (any) => expect(readRules(writeRules(any), noRules).own).toEqual(any)));
});
