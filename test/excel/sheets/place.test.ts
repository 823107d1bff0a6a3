import { formatAddress } from "../../../src/excel/addresses";
import type { Part, SheetSet, Template } from "../../../src/excel/sheets/description";
import type { PlacedCell, PlacedSheet } from "../../../src/excel/sheets/placed";
import { nothingTaken } from "../../../src/excel/sheets/free-name";
import { placeSheets, type UsedSheet } from "../../../src/excel/sheets/place";
import { model } from "./model";

const contentAt = ({ cells }: PlacedSheet, row: number, column: number): PlacedCell["content"] =>
  cells.find((cell) => cell.row === row && cell.column === column)?.content;

describe("keys in formulas", () => {
  const [sheet, method] = placeSheets(model, nothingTaken).sheets as [PlacedSheet, PlacedSheet];

  test("become names and tables of the workbook", () => {
    expect(contentAt(sheet, 6, 1)).toBe("=SUM(ModelTrades[Fee])");
    expect(contentAt(sheet, 15, 0)).toBe("=ModelTrades[Trade value]/SUM(ModelTrades[Trade value])");
  });

  test("become this row's cell in each row of a table's column, and a total below", () => {
    const formula = "=ModelTrades[[#This Row],[Trade value]]*ModelFeeRate";
    expect([10, 11, 12].map((row) => contentAt(sheet, row, 2))).toEqual([formula, formula, formula]);
    expect(contentAt(sheet, 13, 2)).toBe("=SUBTOTAL(109,ModelTrades[Fee])");
    expect(contentAt(sheet, 13, 0)).toBe("Total");
  });

  test("stay in a text in quotes", () => {
    expect(contentAt(method, 2, 0)).toBe('="A quoted {Side} stays: "&ModelSide');
  });

  test("become names in conditional rules, which always begin with an equals sign", () => {
    expect(sheet.rules.map(({ block, rule }) => [formatAddress(block), rule.formula])).toEqual([
      ["Model!B7", "=ModelFeeRate*1000"],
      ["Model!C11:C13", "=1"],
    ]);
  });
});

test("areas lie where their parts are: names on values, charts on a table's rows, the print area around all", () => {
  const { names, sheets } = placeSheets(model, nothingTaken);
  expect(names.map(({ name, block }) => `${name} ${formatAddress(block)}`)).toEqual([
    "ModelSide Model!B4",
    "ModelFeeRate Model!B5",
    "ModelVerdict Model!B6",
    "ModelFees Model!B7",
    "ModelWeights Model!A16:A18",
    "ModelShares Model!A16:A18",
  ]);
  const [sheet] = sheets as [PlacedSheet];
  expect(sheet.tables.map(({ block }) => formatAddress(block))).toEqual(["Model!A10:C14"]);
  const [chart] = sheet.charts;
  expect(formatAddress(chart!.categories)).toBe("Model!A11:A13");
  expect(chart!.series.map(({ block }) => formatAddress(block))).toEqual(["Model!B11:B13", "Model!C11:C13"]);
  expect(formatAddress(sheet.printArea)).toBe("Model!A1:D30");
  expect(sheet.merges.map(formatAddress)).toEqual(["Model!A2:D2"]);
});

test("a spilled result takes its cells without contents of their own", () => {
  const [sheet] = placeSheets(model, nothingTaken).sheets as [PlacedSheet];
  const spilled = sheet.cells.filter(({ row, column }) => row >= 15 && row <= 17 && column === 0);
  expect(spilled.map(({ content, spill }) => [typeof content, spill])).toEqual([
    ["string", { rowCount: 3, columnCount: 1 }],
    ["undefined", undefined],
    ["undefined", undefined],
  ]);
  expect(spilled.map(({ format }) => format)).toEqual(["0.00%", "0.0%", "0%"]);
});

test("no formula has the text format, which Excel would not calculate", () => {
  const cells = placeSheets(model, nothingTaken).sheets.flatMap((sheet) => sheet.cells);
  const texts = cells.filter(({ format }) => format === "@");
  expect(texts.map(({ content }) => content)).toEqual(["long", "BTC", "1/2", "3-4"]);
});

test.each<[{ sheets: string[]; names: string[] }]>([
  [{ sheets: ["MODEL"], names: [] }],
  [{ sheets: ["model method"], names: [] }],
  [{ sheets: [], names: ["modeltrades"] }],
])("where %j is taken, sheets and names get a number that is free for all of them", (taken) => {
  const { prefix, sheets } = placeSheets(model, taken);
  expect(prefix).toBe("Model2");
  expect(sheets.map(({ name }) => name)).toEqual(["Model 2", "Model method 2"]);
  expect(contentAt(sheets[0]!, 6, 1)).toBe("=SUM(Model2Trades[Fee])");
  expect(placeSheets(model, { ...taken, names: [...taken.names, "Model2Side"] }).sheets[1]!.name).toBe(
    "Model method 3",
  );
});

describe("what a hand-laid sheet needs", () => {
  const rate = { label: "Rate", key: "Rate", input: "anything", content: 0.1, format: "0%" } as const;
  const fields = { kind: "fields", corner: { row: 0, column: 0 }, fields: [rate] } as const;
  const weights = {
    kind: "cells",
    corner: { row: 4, column: 1 },
    key: "Weights",
    style: "input",
    columns: [
      { title: "Part", format: "General" },
      { title: "Weight", format: "0%" },
    ],
    rows: [["spot", 1], ["cash"]],
  } as const;
  const setOf = (parts: readonly Part[], more: Partial<SheetSet> = {}): SheetSet => ({
    title: "Set",
    prefix: "Own_",
    sheets: [{ name: "Set", columnWidths: [10], orientation: "portrait", parts }],
    ...more,
  });
  const only = (set: SheetSet, taken = nothingTaken, on?: UsedSheet) => {
    const { sheets, names } = placeSheets(set, taken, on);
    const [sheet] = sheets as [PlacedSheet];
    return { sheet, names: names.map(({ name, block }) => `${name} ${formatAddress(block)}`) };
  };

  test("fields side by side have their labels above", () => {
    const second = { ...rate, label: "Limit", key: "Limit", content: "={Rate}*2" };
    const { sheet, names } = only(setOf([{ ...fields, direction: "across", fields: [rate, second] }]));
    expect(sheet.cells.map(({ row, column, content }) => [row, column, content])).toEqual([
      [0, 0, "Rate"],
      [0, 1, "Limit"],
      [1, 0, 0.1],
      [1, 1, "=Own_Rate*2"],
    ]);
    expect(names).toEqual(["Own_Rate Set!A2", "Own_Limit Set!B2"]);
  });

  test("fields show titles and the names of their cells", () => {
    const titled = { ...fields, titles: ["What", "Value", "Name"], showsNames: true } as const;
    const { sheet, names } = only(setOf([titled]));
    expect(sheet.cells.map(({ content }) => content)).toEqual([
      "What",
      "Value",
      "Name",
      "Rate",
      0.1,
      "Own_Rate",
    ]);
    expect(names).toEqual(["Own_Rate Set!B2"]);
  });

  test("a block of cells has one name, and blank cells where a row has no contents", () => {
    const { sheet, names } = only(setOf([weights]));
    expect(names).toEqual(["Own_Weights Set!B6:C7"]);
    expect(sheet.cells.map(({ content }) => content)).toEqual(["Part", "Weight", "spot", 1, "cash", ""]);
    expect(sheet.cells.map(({ style }) => style)).toEqual([
      ...Array<string>(2).fill("columnTitle"),
      ...Array<string>(4).fill("input"),
    ]);
  });

  test("a key without a name stands for its address, on a sheet that is used already too", () => {
    const parts: Part[] = [
      { ...fields, fields: [{ ...rate, isNamed: false }] },
      { ...weights, isNamed: false },
      { kind: "text", corner: { row: 8, column: 0 }, style: "note", text: "={Rate}*SUM({Weights})" },
    ];
    expect(only(setOf(parts)).names).toEqual([]);
    expect(contentAt(only(setOf(parts)).sheet, 8, 0)).toBe("=Set!$B$1*SUM(Set!$B$6:$C$7)");

    const on = { sheet: "My book", row: 2, column: 3 };
    const { sheet } = only(setOf(parts), { sheets: ["My book", "Set"], names: [] }, on);
    expect(sheet.name).toBe("My book");
    expect(contentAt(sheet, 10, 3)).toBe("='My book'!$E$3*SUM('My book'!$E$8:$F$9)");
    expect(formatAddress(sheet.printArea)).toBe("'My book'!D3:F11");
  });

  test("fixed names stay what they are where they are taken; the sheet gets another name of its own", () => {
    const sheets = [{ ...setOf([fields]).sheets[0]!, otherName: "My set" }];
    const fixed = setOf([fields], { hasFixedNames: true, sheets });
    const placed = (taken: string[]) => {
      const { sheet, names } = only(fixed, { sheets: taken, names: ["Own_Rate"] });
      return [sheet.name, ...names];
    };
    expect(placed([])).toEqual(["Set", "Own_Rate Set!B1"]);
    expect(placed(["set"])).toEqual(["My set", "Own_Rate 'My set'!B1"]);
    expect(placed(["set", "My set"])).toEqual(["My set 2", "Own_Rate 'My set 2'!B1"]);
  });
});

describe("a description that contradicts itself is refused", () => {
  const withPart = (part: Part): Template => {
    const [first, ...more] = model.sheets;
    return { ...model, sheets: [{ ...first!, parts: [...first!.parts, part] }, ...more] };
  };
  const text = (content: string, row = 40): Part => ({
    kind: "text",
    corner: { row, column: 0 },
    style: "note",
    text: content,
  });
  const field = (key: string, formula: string): Part => ({
    kind: "fields",
    corner: { row: 40, column: 0 },
    fields: [
      { label: "x", key, content: 1, format: "0", rules: [{ operator: "equalTo", formula, mark: "bad" }] },
    ],
  });

  test.each<[string, Part]>([
    ["No field, table or spilled area has the key Nobody", text("={Nobody}")],
    ["The table Trades has no column Value", text("=SUM({Trades}[Value])")],
    ["FeeRate is no table", text("=SUM({FeeRate}[Value])")],
    ["[@Fee] stands outside a table", text("=[@Fee]")],
    ["A key stands for two things: Fees", field("Fees", "1")],
    ["Two parts share cells: Model!A10:C14 and Model!A10", text("x", 9)],
    ["Excel takes no table in a conditional rule", field("More", "=SUM({Trades}[Fee])")],
  ])("%s", (message, part) => {
    expect(() => placeSheets(withPart(part), nothingTaken)).toThrow(message);
  });
});
