import { findProfile } from "../../../src/core/allocation/profiles";
import "../../../src/functions/alloc";
import { declarations } from "../../../src/functions/cells/declaration";
import { noRuleTexts } from "../../../src/taskpane/portfolio/rules-input";
import { readHoldingsTable } from "../../../src/workbook/inputs/holdings-table";
import { planRebalance } from "../../../src/workbook/rebalance/plan";
import { layOut } from "../../../src/workbook/rebalance/sheet";
import { accepts, cellSuffix, validationOf, type Row } from "../../../src/workbook/settings/row";
import { rows } from "../../../src/workbook/settings/rows";
import {
  fieldRows,
  inputRows,
  limitRows,
  noRules,
  ruleRows,
  settingRows,
} from "../../../src/workbook/settings/rules";
import { writeSettingsSheet } from "../../../src/workbook/settings/sheet";
import { closeTestBook, openTestBook, valuesOf } from "../../excel/book";

jest.setTimeout(60_000);
afterEach(closeTestBook);

/** A live rebalance of holdings that give every column that there can be. */
function written() {
  const header = ["Asset", "Bucket", "Quantity", "Price", "Step", "Min notional", "Leverage", "Core"];
  const values = [
    header,
    ["BTC", "spot", 1, 60000, 0.001, 10, "", 0.5],
    ["BTCUSDT", "futures", 9000, 1, 1, 5, 3, ""],
  ];
  const block = { sheet: "Book", row: 0, column: 0, rowCount: 3, columnCount: header.length };
  const holdings = {
    ...readHoldingsTable(block, values),
    source: { kind: "block", address: "Book!A1:H3" },
  } as const;
  const plan = planRebalance(findProfile("balanced-growth-manager")!, holdings, noRules);
  const { placed } = layOut(
    plan,
    { sheet: "Rebalance", row: 0, column: 0 },
    { form: "live", prefix: "R", decimals: 2, hasCharts: false, time: new Date() },
  );
  return { sheet: placed.sheets[0]!, names: placed.names };
}

/** The arguments of ALLOC.REBALANCE that are columns of the holdings. */
const columns = [
  ...["assets", "quantities", "prices", "targets", "steps", "buckets", "minNotionals", "leverages", "floors"],
  "neverSell", // holdings have no such column
];

test("ALLOC.REBALANCE takes the columns of the holdings and every rule that has an argument, and nothing else", () => {
  const declared = Object.keys(declarations.get("ALLOC.REBALANCE")!);
  const rules = rows.filter((row) => "argument" in row);
  expect(declared.filter((name) => !columns.includes(name)).sort()).toEqual(
    rules.map(({ name }) => name).sort(),
  );
  expect(rules.map(({ argument }) => declared[argument])).toEqual(rules.map(({ name }) => name));
});

test("the written formula passes each argument in its position", () => {
  const { sheet } = written();
  const formula = sheet.cells
    .map(({ content }) => String(content))
    .find((content) => content.startsWith("=ALLOC.REBALANCE("))!;
  const split = "ALLOC.SPLIT(R_Weights,Book!$B$2:$B$3,Book!$C$2:$C$3*Book!$D$2:$D$3*(Book!$C$2:$C$3>0))";
  const isUsed = '(TRIM(Book!$B$2:$B$3)="futures")+(TRIM(Book!$B$2:$B$3)="active")>0';
  const own = "Book!$G$2:$G$3";
  const ofLeg = `IF(${isUsed},IF(${own}>0,${own},R_LeverageAfter),${own})`;
  const given = formula
    .slice("=ALLOC.REBALANCE(".length, -1)
    .replace(split, "split")
    .replace(ofLeg, "leverages")
    .split(",");
  const cells = {
    assets: "Book!$A$2:$A$3",
    quantities: "Book!$C$2:$C$3",
    prices: "Book!$D$2:$D$3",
    targets: "split",
    steps: "Book!$E$2:$E$3",
    buckets: "Book!$B$2:$B$3",
    minNotionals: "Book!$F$2:$F$3",
    leverages: "leverages",
    neverSell: "",
    floors: "Book!$H$2:$H$3",
  };
  const rules = Object.fromEntries(inputRows.map((row) => [row.name, `R_${cellSuffix(row)}`]));
  const declared = Object.keys(declarations.get("ALLOC.REBALANCE")!);
  expect(given).toEqual(declared.map((name) => ({ ...cells, ...rules })[name]));
});

test("every rule has its cell on the written sheet, with its value in it", () => {
  const { sheet, names } = written();
  const at = (suffix: string) => names.find(({ name }) => name === `R_${suffix}`)?.block;
  const contentAt = (row: number, column: number) =>
    sheet.cells.find((cell) => cell.row === row && cell.column === column)?.content;
  /** The words to the left of a cell. */
  const labelOf = (row: number, column: number) =>
    sheet.cells.findLast(
      (cell) =>
        cell.row === row && cell.column < column && typeof cell.content === "string" && cell.content !== "",
    )?.content;
  const inputs = inputRows.map((row) => {
    const { row: line, column } = at(cellSuffix(row))!;
    return [labelOf(line, column), contentAt(line, column)];
  });
  expect(inputs).toEqual(inputRows.map(({ label, name }) => [label, noRules[name]]));

  const limits = at("Limits")!;
  expect(limits.rowCount).toBe(limitRows.length);
  const below = limitRows.map((_, index) => [
    labelOf(limits.row + index, limits.column),
    contentAt(limits.row + index, limits.column),
  ]);
  expect(below).toEqual(limitRows.map(({ title, name }) => [title, noRules[name]]));

  const leg = ruleRows.filter(({ rule }) => rule === "leg");
  expect(leg.filter((row) => !at(cellSuffix(row)))).toEqual([]);
  expect(inputRows.length + limitRows.length + leg.length).toBe(ruleRows.length);
});

test("the inputs of the written sheet take what the fields of the pane take", () => {
  const { sheet, names } = written();
  for (const row of inputRows) {
    const { row: line, column } = names.find(({ name }) => name === `R_${cellSuffix(row)}`)!.block;
    const placed = sheet.validations.find(({ block }) => block.row === line && block.column === column);
    expect([row.name, placed?.validation]).toEqual([row.name, validationOf(row)]);
  }
});

test("the Portfolio view has a field for each rule but the limits, which are settings", () => {
  expect(Object.keys(noRuleTexts)).toEqual(fieldRows.map(({ name }) => name));
  const settings: string[] = settingRows.map(({ name }) => name);
  const nowhere = ruleRows.filter(({ name }) => !(name in noRuleTexts) && !settings.includes(name));
  expect(nowhere).toEqual([]);
});

test("the Settings sheet has a cell for each setting, and the limits stand in the order of ALLOC.GUARD", async () => {
  await openTestBook();
  await writeSettingsSheet();
  const sheet = await valuesOf(`Settings!A5:C${5 + settingRows.length}`);
  const feeRate = ["Fee rate", expect.anything(), "Ballast_FeeRate"];
  const settings = settingRows.map((row) => [row.label, row.default, `Ballast_${cellSuffix(row)}`]);
  expect(sheet.filter(([label]) => label !== "Fee rate")).toEqual(settings);
  expect(sheet).toContainEqual(feeRate);
  const guarded = ["minCore", "maxCore", "minActive", "maxActive", "maxLeverage"];
  expect(limitRows.map(({ name }) => name)).toEqual(guarded);
  const first = settingRows.findIndex(({ name }) => name === "minCore");
  expect(settingRows.slice(first, first + limitRows.length)).toEqual(limitRows);
});

test.each(rows.map((row) => [row.name, row] as const))("%s accepts its default", (_, row) => {
  expect(accepts(row, row.default)).toBe(true);
  expect(accepts(row, undefined)).toBe(false);
});

test("a number is accepted within its bounds, a choice by its name", () => {
  const number = { name: "x", label: "", hint: "", unit: "count", default: 0, wanted: "" } as const;
  const taken = (row: Partial<Row>) =>
    [-1, 0, 0.5, 1, 8, 9, NaN, Infinity, "1"].filter((value) => accepts({ ...number, ...row }, value));
  expect(taken({})).toEqual([-1, 0, 0.5, 1, 8, 9]);
  expect(taken({ least: 0, most: 8 })).toEqual([0, 0.5, 1, 8]);
  expect(taken({ least: 0, below: 1 })).toEqual([0, 0.5]);
  expect(taken({ least: 1, isWhole: true })).toEqual([1, 8, 9]);
  const choice: Row = { ...number, unit: "text", default: "a", choices: { a: "A", b: "B" } };
  expect(["a", "B", "toString", 1].filter((value) => accepts(choice, value))).toEqual(["a"]);
});
