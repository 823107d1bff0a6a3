import { writeSampleAccount } from "../../../src/workbook/accounts/sample";
import { writePlan } from "../../../src/workbook/accounts/write";
import { tryAll } from "./trials";

jest.setTimeout(600_000);

test("the sample account", async () => {
  const counts = await tryAll({ name: "Sample account", run: () => writeSampleAccount() });
  expect(counts.tried).toBeGreaterThan(0);
  expect(counts.outside).toEqual([]);
});

test("the sheet of an account", async () => {
  const counts = await tryAll({
    name: "Account",
    isLarge: true,
    run: () =>
      writePlan({
        ...{ name: "main", rules: "okx", target: 0.2, goal: "down", hasCross: true, legs: 1 },
        formulas: { collateral: "1000", positions: '""', tiers: "", ratios: "" },
        rows: { account: 2, coins: 1, legs: 1, cascade: 2 },
        shocks: [-0.2, 0, 0.2],
      }),
  });
  expect(counts.tried).toBeGreaterThan(0);
  expect(counts.outside).toEqual([]);
});
