import { readFunctionDocs } from "../../../scripts/site/function-docs";
import { groupFunctions } from "../../../src/taskpane/explorer/groups";
import { searchFunctions } from "../../../src/taskpane/explorer/search";

const docs = readFunctionDocs();
const found = (query: string) => searchFunctions(docs, query).map(({ name }) => name);

test.each([
  ["liq", "LIQ.PRICE"],
  ["liquidation price", "LIQ.PRICE"],
  ["LIQ.VENUE", "LIQ.VENUE"],
  ["liqprice", undefined],
  ["funding rate", "FUNDING.RATE"],
  ["rebalance", "ALLOC.REBALANCE"],
  ["drawdown", "RISK.DRAWDOWN"],
  ["sharpe", "SIM.STATS"],
  ["value at risk", "RISK.VAR"],
  ["moving average", "SIGNAL.SMA"],
  ["hedge ratio", "HEDGE.RATIO"],
  ["break even price", "PERP.BREAKEVEN"],
  ["bracket", "LIQ.TIERED"],
  ["xyzzy", undefined],
])("%s finds %s first", (query, first) => {
  expect(found(query)[0]).toBe(first);
});

test("every word counts, in any order and case", () => {
  expect(found("RATE funding")).toEqual(expect.arrayContaining(["FUNDING.RATE", "SIM.POSITION"]));
  expect(found("funding xyzzy")).toEqual([]);
});

test("every function is found by its name, first", () => {
  for (const { name } of docs) expect(found(name)[0]).toBe(name);
});

test("groups hold every function once, under the field's names", () => {
  const groups = groupFunctions(docs, false);
  expect(groups.flatMap((group) => group.docs.map(({ name }) => name)).sort()).toEqual(
    docs.map(({ name }) => name).sort(),
  );
  for (const { prefix, title } of groups) expect(title).not.toBe(prefix);
  const ranked = groupFunctions(searchFunctions(docs, "funding rate"), true);
  expect(ranked[0]!.prefix).toBe("FUNDING");
});
