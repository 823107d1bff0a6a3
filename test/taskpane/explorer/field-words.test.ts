import * as ballastFunctions from "../../../src/functions";
import type { DeclaredArgument } from "../../../src/workbook/formulas/functions";
import { fieldWords } from "../../../src/taskpane/explorer/fields/words";
import { labelOf } from "../../../src/workbook/formulas/function-doc";
import { knownDefaults } from "../../../src/workbook/formulas/insert/known-defaults";
import { loadCustomFunctions } from "../../functions/support";
import { docs } from "../../workbook/formulas/explain/trials";

const wordsOf = (name: string, filled: readonly string[] = []) => {
  const doc = docs.find((one) => one.name === name)!;
  const declared: readonly DeclaredArgument[] = ballastFunctions.declarations.get(name) ?? [];
  const words = fieldWords(doc, declared, filled);
  return Object.fromEntries(doc.parameters.map(({ name: key }, at) => [key, words[at]!]));
};

test.each([
  ["entryPrice", "Entry price"],
  ["roe", "ROE"],
  ["stakingApr", "Staking APR"],
  ["fundingRate24h", "Funding rate 24h"],
  ["asOf", "As of"],
  ["a", "A"],
])("%s is called %s", (name, label) => expect(labelOf(name)).toBe(label));

test("a default is shown with its value, a rate as a percentage", () => {
  const { maintenanceRate, contract, feeRate, entryPrice, side } = wordsOf("LIQ.PRICE");
  expect(maintenanceRate!.placeholder).toBe("0.5 % (default)");
  expect(maintenanceRate!.hint).toBe("Maintenance margin rate as a fraction.");
  expect(contract!.placeholder).toBe("linear (default)");
  expect(feeRate!.placeholder).toBe("0 (default)");
  expect(entryPrice!.placeholder).toBe("Such as 60000");
  expect(side!.choices).toEqual(["long", "short"]);
});

test("a default that is another argument has that one's value", () => {
  expect(wordsOf("HEDGE.PNL").futuresEntry!.placeholder).toBe("as spot entry (default)");
  expect(wordsOf("HEDGE.PNL", ["1", "60000"]).futuresEntry!.placeholder).toBe(
    "60000, as spot entry (default)",
  );
});

test("a default that is too long for the field stands below it", () => {
  const { leverages } = wordsOf("LIQ.LADDER");
  expect(leverages!.placeholder).toBe("Default");
  expect(leverages!.hint).toContain("Default 1, 2, 3, 5, 10, 20, 50, 100.");
});

test("of every optional argument the field or the line below it tells the default that its doc comment has", () => {
  for (const doc of docs) {
    const words = wordsOf(doc.name);
    for (const { name, optional, description } of doc.parameters) {
      if (!optional || !/\bDefault /.test(description)) continue;
      const { placeholder, hint } = words[name]!;
      expect({
        at: `${doc.name} ${name}`,
        isTold: placeholder.endsWith("(default)") || /\bDefault /.test(hint),
      }).toEqual({
        at: `${doc.name} ${name}`,
        isTold: true,
      });
    }
  }
});

test("an argument that is true or false, and only such a one, offers both", () => {
  for (const doc of docs) {
    const words = wordsOf(doc.name);
    for (const { name, description } of doc.parameters) {
      const offers = words[name]!.choices.includes("TRUE");
      expect({ at: `${doc.name} ${name}`, offers }).toEqual({
        at: `${doc.name} ${name}`,
        offers: /^TRUE (when|for)/.test(description),
      });
    }
  }
});

test("a default of the venue or the profile is told with its value once the fields say which", async () => {
  globalThis.CustomFunctions = loadCustomFunctions();
  globalThis.BallastFunctions = ballastFunctions;
  const doc = (name: string) => docs.find((one) => one.name === name)!;
  // OKX's price allows for its taker fee of 0.05 %, Binance's for none.
  const venue = async (name: string) =>
    (await knownDefaults(doc("LIQ.VENUE"), [name, "BTCUSDT"])).get("feeRate");
  expect(await venue("Binance")).toBe("0.00 %, the venue's");
  expect(await venue("OKX")).toBe("0.05 %, the venue's");
  expect(await venue("")).toBeUndefined();
  expect(await venue("nobody")).toBeUndefined();
  const profile = await knownDefaults(doc("SIM.PORTFOLIO"), ["A1:A9", "Balanced Growth Manager (B)"]);
  expect(profile.get("leverage")).toBe("2x, the profile's");
  const known = fieldWords(doc("SIM.PORTFOLIO"), [], [], profile).find(({ label }) => label === "Leverage");
  expect(known?.placeholder).toBe("2x, the profile's (default)");
  globalThis.BallastFunctions = undefined;
});
