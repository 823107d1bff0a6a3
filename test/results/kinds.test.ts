import * as ballastFunctions from "../../src/functions";
import { parseFormula } from "../../src/excel/formulas/parse";
import { evaluateCalls } from "../../src/workbook/formulas/explain/evaluate";
import { formatsOf } from "../../src/results/cell-formats";
import { resultKinds, textResults } from "../../src/results/kinds";
import { loadCustomFunctions } from "../functions/support";
import { docs } from "../workbook/formulas/explain/trials";

const home = { sheet: "Sheet1", row: 0, column: 0, rowCount: 1, columnCount: 1 };

beforeAll(() => {
  globalThis.CustomFunctions = loadCustomFunctions();
  globalThis.BallastFunctions = ballastFunctions;
});
afterAll(() => {
  globalThis.BallastFunctions = undefined;
});

const resultOf = async (formula: string) => {
  const { whole } = await evaluateCalls(parseFormula(formula)!, docs, new Map(), home);
  return whole!;
};

test("every function has a kind, and no other name has one", () => {
  expect([...Object.keys(resultKinds), ...textResults].sort()).toEqual(docs.map(({ id }) => id).sort());
});

const examples = docs.flatMap(({ id, examples }) => examples.map(({ formula }) => ({ id, formula })));
const others = [
  {
    id: "LIQ_BOOK",
    formula: '=LIQ.BOOK(4000,{"long",1,50000,50000,0.01,0,"linear","BTCUSDT"},,"legs")',
  },
  { id: "LIQ_SOURCE", formula: '=LIQ.SOURCE("Binance","BTCUSDT")' },
  { id: "LIQ_SOURCE", formula: '=LIQ.SOURCE("OKX")' },
  { id: "ALLOC_REVIEW", formula: "=ALLOC.REVIEW(46246)" },
];

test.each([...examples, ...others])(
  "$formula: each number of the result has a format",
  async ({ id, formula }) => {
    const values = await resultOf(formula);
    const areas = formatsOf(id, values);
    const bare = values.flatMap((line, row) =>
      line.filter(
        (cell, column) =>
          typeof cell === "number" &&
          !areas.some(
            (area) =>
              area.row <= row &&
              row < area.row + area.rowCount &&
              area.column <= column &&
              column < area.column + area.columnCount,
          ),
      ),
    );
    expect(bare).toEqual([]);
  },
);

test.each([
  ["LIQ_PRICE", '=LIQ.PRICE("long",60000,10)', ["[>=100]#,##0.00;[>=1]#,##0.00##;#,##0.00######"]],
  ["LIQ_DISTANCE", '=LIQ.DISTANCE("long",60000,54000)', ["0.00%"]],
  ["RISK_SIZE", "=RISK.SIZE(10000,0.01,60000,62000)", ["#,##0.00######"]],
  ["HEDGE_SIZE", "=HEDGE.SIZE(12)", ["#,##0"]],
  ["LIQ_MAXLEVERAGE", '=LIQ.MAXLEVERAGE("long",60000,55000)', ['0.0#"x"']],
  [
    "LIQ_LADDER",
    '=LIQ.LADDER("long",60000)',
    ['0.0#"x"', "0.00%", "[>=100]#,##0.00;[>=1]#,##0.00##;#,##0.00######", "0.00%"],
  ],
  ["PERP_PNL", '=PERP.PNL("long",1,60000,61000)', ["+#,##0.00;-#,##0.00;0.00"]],
  // In coin.
  ["PERP_PNL", '=PERP.PNL("long",100,60000,61000,"inverse")', ["+#,##0.00######;-#,##0.00######;0.00"]],
])("%s: %s is formatted as %j", async (id, formula, expected) => {
  expect(formatsOf(id, await resultOf(formula)).map(({ format }) => format)).toEqual(expected);
});
