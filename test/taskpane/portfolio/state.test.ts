import { initialState, reduce, type PortfolioAction } from "../../../src/taskpane/portfolio/state";
import type { Holdings } from "../../../src/workbook/inputs/holdings";
import { readHoldingsTable } from "../../../src/workbook/inputs/holdings-table";
import { Problem } from "../../../src/base/problem";

const source = { kind: "block", address: "Book!A1:D1" } as const;
const block = { sheet: "Book", row: 0, column: 0, rowCount: 1, columnCount: 4 };
const holdings: Holdings = { ...readHoldingsTable(block, [["BTC", "spot", 1, 60000]]), source };
const problem = new Problem("It failed.", ["Because."], "Try again.");

const after = (...actions: PortfolioAction[]) => actions.reduce(reduce, initialState);

test("choices of the workbook are taken over", () => {
  const rules = { feeRate: 0.001, cashFlow: -50 };
  const state = after({
    type: "restored",
    choices: { profile: "conservative-core", holdings: source, rules },
  });
  expect(state).toMatchObject({ profileId: "conservative-core", source });
  expect(state.rules).toMatchObject({ feeRate: "0.1", cashFlow: "-50", minTrade: "" });
});

test("a profile that is picked while the choices are being read stays", () => {
  const picked: PortfolioAction = { type: "profilePicked", profileId: "conservative-core" };
  expect(after(picked, { type: "restored", choices: { rules: {} } }).profileId).toBe("conservative-core");
  const choices = { profile: "balanced-growth-manager", rules: {}, signal: "momentum" };
  const state = after(picked, { type: "restored", choices });
  expect([state.profileId, state.signal]).toEqual(["conservative-core", undefined]);
});

test("a failed reading keeps the last holdings and where they came from; a good one clears the problem", () => {
  const failed = after({ type: "read", holdings }, { type: "notRead", problem });
  expect(failed).toMatchObject({ holdings, source, holdingsProblem: problem });
  expect(reduce(failed, { type: "read", holdings }).holdingsProblem).toBeUndefined();
});

test("where prices and funding come from outlives a failed reading, until it is forgotten", () => {
  const prices = { kind: "table", name: "Prices" } as const;
  const rates = { kind: "region", address: "Rates!B2" } as const;
  const sources = { pricesSource: prices, fundingSource: rates };
  const restored = after({ type: "restored", choices: { rules: {}, prices, funding: rates } });
  expect(restored).toMatchObject(sources);
  const read = after(
    { type: "marketRead", market: { source: prices, where: "Prices!C1:C3", closes: [1, 2] } },
    { type: "fundingRead", funding: { source: rates, where: "Rates!B2:B3", fundingRates: [0.0001] } },
    { type: "marketNotRead", problem },
  );
  expect(read).toMatchObject({ ...sources, market: { closes: [1, 2] }, marketProblem: problem });
  expect(reduce(read, { type: "marketForgotten" })).toEqual(initialState);
});

test("a chosen interval holds as long as the rates come from the same cells", () => {
  const prices = { kind: "table", name: "Prices" } as const;
  const rates = { kind: "region", address: "Rates!B2" } as const;
  const market = { source: prices, where: "Prices!C1:C3", closes: [1, 2], fundingRates: [0.0001] };
  const funding = { source: rates, where: "Rates!B2:B3", fundingRates: [0.0001] };
  const picked = after({ type: "marketRead", market }, { type: "intervalPicked", intervalHours: 1 });
  expect(picked.intervalHours).toBe(1);
  expect(reduce(picked, { type: "marketRead", market, again: prices }).intervalHours).toBe(1);
  const moved = { ...market, source: { kind: "table", name: "Others" } as const };
  expect(reduce(picked, { type: "marketRead", market: moved }).intervalHours).toBeUndefined();
  expect(reduce(picked, { type: "fundingRead", funding }).intervalHours).toBeUndefined();

  const own = [
    { type: "fundingRead", funding },
    { type: "intervalPicked", intervalHours: 4 },
  ] satisfies PortfolioAction[];
  const apart = own.reduce(reduce, picked);
  expect(reduce(apart, { type: "marketRead", market: moved }).intervalHours).toBe(4);
  expect(reduce(apart, { type: "fundingRead", funding, again: rates }).intervalHours).toBe(4);
  expect(reduce(apart, { type: "marketForgotten" })).toEqual(initialState);
  const restored = after({ type: "restored", choices: { rules: {}, prices, intervalHours: 2 } });
  expect(restored.intervalHours).toBe(2);
});

test("an answer from where nothing is read any more is left out", () => {
  const other = { kind: "table", name: "Coins" } as const;
  const late = after({ type: "read", holdings: { ...holdings, source: other } });
  expect(reduce(late, { type: "read", holdings, again: source })).toBe(late);
  expect(reduce(late, { type: "notRead", problem, again: source })).toBe(late);
  expect(reduce(late, { type: "read", holdings, again: { ...other } }).holdings).toBe(holdings);
  const market = { source: other, where: "Prices!C1:C3", closes: [1, 2] };
  const stopped = after({ type: "marketRead", market }, { type: "marketForgotten" });
  expect(reduce(stopped, { type: "marketRead", market, again: other })).toBe(stopped);
  expect(reduce(stopped, { type: "marketNotRead", problem, again: other })).toBe(stopped);
});

test("a write starts clean, asks, and ends without losing what was typed", () => {
  const typed: PortfolioAction = { type: "ruleTyped", name: "minTrade", text: "10" };
  const occupied = { address: "Book!A1:K12", filled: 3 };
  const asked = after(
    typed,
    { type: "failed", problem },
    { type: "started", activity: "write" },
    { type: "asked", occupied },
  );
  expect(asked).toMatchObject({ occupied, activity: "write", writeProblem: undefined });
  const written = [
    { type: "started", activity: "write" },
    { type: "progressed", progress: "Writing" },
    { type: "finished", result: "Written." },
    { type: "ended" },
  ] satisfies PortfolioAction[];
  const state = written.reduce(reduce, asked);
  expect(state).toMatchObject({
    occupied: undefined,
    activity: undefined,
    progress: undefined,
    result: "Written.",
  });
  expect(state.rules.minTrade).toBe("10");
});

test("reading holdings leaves the last write's result in place", () => {
  const state = after({ type: "finished", result: "Written." }, { type: "started", activity: "again" });
  expect(state.result).toBe("Written.");
});
