import { readFunctionDocs } from "../../../scripts/site/function-docs";
import { groupFunctions } from "../../../src/taskpane/explorer/groups";
import { searchFunctions, searchTemplates, searchTerms } from "../../../src/taskpane/explorer/search";
import { synonyms } from "../../../src/taskpane/glossary/synonyms";
import { templates } from "../../../src/templates";

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
  // The field's words for what a function answers.
  ["kelly", "RISK.SIZE"],
  ["payoff", "HEDGE.CURVE"],
  ["funding yearly", "FUNDING.APR"],
  ["annualized funding", "FUNDING.APR"],
  ["ROI", "PERP.ROE"],
  ["contango", "BASIS.RATE"],
  ["buying power", "PERP.MAXOPEN"],
  ["position size", "RISK.SIZE"],
  ["stop loss", "RISK.SIZE"],
  ["margin call", "LIQ.MARGINCALL"],
  ["P&L", "PERP.PNL"],
  ["p & l", "PERP.PNL"],
  ["cross margin", "LIQ.BOOK"],
  ["add margin", "LIQ.TOPUP"],
  ["stress test", "SIM.STRESS"],
  ["cash and carry", "BASIS.CARRY"],
  ["dca", "ALLOC.DCA"],
  ["rsi", "SIGNAL.RSI"],
  ["golden cross", "SIGNAL.CROSS"],
  ["beta", "HEDGE.BETA"],
  ["apy", "YIELD.APY"],
  ["max leverage", "LIQ.MAXLEVERAGE"],
  ["bankruptcy", "LIQ.BANKRUPTCY"],
  ["maintenance margin", "LIQ.MAINTENANCE"],
  ["sortino", "SIM.STATS"],
  // As a trader says it at the desk.
  ["how many contracts to short", "HEDGE.SIZE"],
  ["how big should my position be", "RISK.SIZE"],
  ["how far is liquidation", "LIQ.DISTANCE"],
  ["liq price", "LIQ.PRICE"],
  ["max drawdown", "RISK.DRAWDOWN"],
  ["breakeven after fees", "PERP.BREAKEVEN"],
  ["avg entry", "PERP.OPENPRICE"],
  ["perp premium", "BASIS.RATE"],
  ["annualized basis", "BASIS.ANNUAL"],
  ["fair value of the future", "BASIS.FAIR"],
  ["net delta", "HEDGE.DELTA"],
  ["uPnL", "PERP.PNL"],
  ["realised pnl", "PNL.REALISED"],
  ["trading fees", "PNL.FEES"],
  ["do I need to rebalance", "ALLOC.NEEDED"],
  ["convert apr to apy", "YIELD.APY"],
  ["live mark price", "MARKET.MARK"],
  ["next funding", "MARKET.NEXTFUNDING"],
  ["OI", "MARKET.OPENINTEREST"],
  ["ohlc", "MARKET.BARS"],
  ["account liquidation", "LIQ.BOOK"],
  ["liquidation cascade", "LIQ.CASCADE"],
  ["whole lots", "ALLOC.LOTS"],
  ["hedge my spot bag", "HEDGE.SIZE"],
  // Typed badly, cut off, or as a question.
  ["liquidaton", "LIQ.PRICE"],
  ["liqudation price", "LIQ.PRICE"],
  ["leverge", "RISK.LEVERAGE"],
  ["drawdwn", "RISK.DRAWDOWN"],
  ["rebalan", "ALLOC.REBALANCE"],
  ["hedgee ratio", "HEDGE.RATIO"],
  ["when am I liquidated", "LIQ.PRICE"],
  ["how much to risk", "RISK.SIZE"],
  ["what is the funding rate", "FUNDING.RATE"],
])("%s finds %s first", (query, first) => {
  expect(found(query)[0]).toBe(first);
});

test.each([
  ["backtest", "SIM.PORTFOLIO", "backtest"],
  ["simulate", "SIM.PORTFOLIO", "backtest"],
  ["paper trading", "SIM.PORTFOLIO", "backtest"],
  ["contango", "BASIS.CARRY", "carry-and-funding"],
  ["delta neutral", "HEDGE.DELTA", "carry-and-funding"],
  ["yield", "FUNDING.CARRY", "carry-and-funding"],
  ["quarterly", "ALLOC.REVIEW", undefined],
  ["review", "ALLOC.REVIEW", undefined],
  ["margin call", "LIQ.MARGINCALL", undefined],
  ["average cost", "ALLOC.DCA", "backtest"],
  ["dca", "SIM.DCA", "backtest"],
  ["dollar cost averaging", "ALLOC.DCA", "backtest"],
  ["staking", "YIELD.STAKING", undefined],
  ["counterparty", "ALLOC.QUALITY", undefined],
  ["cold storage", "ALLOC.QUALITY", undefined],
  ["elliott", "SIGNAL.ELLIOTT", undefined],
  ["wave", "SIGNAL.ELLIOTT", undefined],
  ["volatility", "SIGNAL.VOLATILITY", undefined],
  ["target volatility", "RISK.TARGETVOL", undefined],
  ["sweep", "ALLOC.SWEEP", undefined],
  ["profit", "ALLOC.SWEEP", undefined],
  ["core", "ALLOC.QUALITY", undefined],
])("%s finds %s and the template %s", (query, name, template) => {
  expect(found(query)).toContain(name);
  expect(searchTemplates(templates, query)[0]?.id).toBe(template);
});

test.each([
  ["contango", "Contango"],
  ["dca", "Dollar-cost averaging"],
  ["dollar cost averaging", "Dollar-cost averaging"],
  ["delta neutral", "Delta-neutral"],
  ["staking", "Staking"],
  ["cold storage", "Counterparty risk"],
  ["lot", "Step"],
  ["isolated", "Isolated margin"],
  ["xyzzy", undefined],
])("%s finds the term %s first", (query, term) => {
  expect(searchTerms(query)[0]?.term).toBe(term);
});

test("what a synonym finds is there", () => {
  const there = [...docs.map(({ name }) => name), ...templates.map(({ id }) => id)];
  expect(synonyms.flatMap(({ finds }) => finds.filter((name) => !there.includes(name)))).toEqual([]);
});

test("every phrase of a synonym finds what it stands for", () => {
  for (const { words, finds } of synonyms) {
    for (const phrase of words.split(", ")) {
      const all = [...found(phrase), ...searchTemplates(templates, phrase).map(({ id }) => id)];
      expect([phrase, finds.filter((name) => !all.includes(name))]).toEqual([phrase, []]);
    }
  }
});

test("every word counts, in any order and case; one that stands nowhere is passed over", () => {
  expect(found("RATE funding")).toEqual(expect.arrayContaining(["FUNDING.RATE", "SIM.POSITION"]));
  expect(found("funding xyzzy")).toEqual(expect.arrayContaining(["FUNDING.RATE"]));
  expect(searchTerms("funding xyzzy")).toEqual([]);
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
