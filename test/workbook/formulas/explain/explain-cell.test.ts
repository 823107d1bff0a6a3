import { explainActiveCell, selectCells } from "../../../../src/workbook/formulas/explain/explain-cell";
import { explainNameError } from "../../../../src/workbook/formulas/explain/name-error";
import { parseFormula } from "../../../../src/excel/formulas/parse";
import { closeTestBook, fill, openTestBook, select } from "../../../excel/book";
import type { Book } from "../../../support/headless";
import { docs } from "./trials";

jest.setTimeout(60_000);

let book: Book;
beforeAll(async () => {
  book = await openTestBook({ functions: true });
  // An error in B2, a blank in B3, prices below; a table, names.
  await fill("Sheet1", "A1", [["Price"], ["=1/0"], [""], [60000], [-5], [61000]]);
  await fill("My book", "A1", [
    ["Side", "Entry", "Leverage", "Price"],
    ["long", 60000, 10, ""],
    ["short", 50000, 0, ""],
  ]);
  await Excel.run(async (context) => {
    const { worksheets, names } = context.workbook;
    worksheets.getItem("My book").tables.add("A1:D3", true).name = "Orders";
    names.add("EntryPrice", worksheets.getItem("Sheet1").getRange("A4"));
    names.add("Leverage", "=10");
    await context.sync();
  });
});
afterAll(() => {
  expect(book.host.missing).toEqual([]);
  closeTestBook();
});

async function explain(formula: unknown, at = "D1", sheet = "Sheet1", look = at) {
  await fill(sheet, at, [[formula]]);
  await book.calculated();
  await select(sheet, look);
  const explanation = await explainActiveCell(docs);
  await fill(sheet, at, [[""]]);
  await book.calculated();
  return explanation;
}

test("a formula is told apart into arguments with their names, texts, values and cells", async () => {
  const { calls, finding, shown, formula } = await explain('=LIQ.PRICE("long",A4,2*5,,"linear")');
  expect(formula).toBe('=LIQ.PRICE("long",A4,2*5,,"linear")');
  expect(finding).toBeUndefined();
  expect(calls).toHaveLength(1);
  expect(
    calls[0]!.arguments.slice(0, 5).map(({ name, text, value, cells }) => [name, text, value, cells]),
  ).toEqual([
    ["side", '"long"', '"long"', undefined],
    ["entryPrice", "A4", "60000", "Sheet1!A4"],
    ["leverage", "2*5", "10", undefined],
    ["maintenanceRate", "", undefined, undefined],
    ["contract", '"linear"', '"linear"', undefined],
  ]);
  // E*(1-1/L)/(1-m) = 60000*0.9/0.995
  expect(calls[0]!.result).toBe("54271.3567839196");
  // The cell shows it in the price's own number format.
  expect(shown).toBe("54,271.36");
});

test("a call that names a venue has the sources of its rule and of the contract's brackets, with their dates", async () => {
  const { calls } = await explain('=LIQ.VENUE("Bybit","BTCUSDT","long",60000,0.1,10)');
  expect(calls[0]!.sources.slice(0, 2)).toEqual([
    {
      term: "Liquidation rule",
      source: expect.stringContaining("https://www.bybit.com/en/help-center/article/"),
      date: "2026-05-27",
    },
    expect.objectContaining({ term: "Brackets of BTCUSDT" }),
  ]);
  const { calls: without } = await explain('=LIQ.PRICE("long",60000,10)');
  expect(without[0]!.sources).toEqual([]);
});

test("names, another sheet's cells, table columns and nested calls are evaluated", async () => {
  const { calls, finding } = await explain(
    "=IF(TRUE,LIQ.DISTANCE('My book'!A2,EntryPrice,LIQ.PRICE(\"long\",SUM(EntryPrice),Leverage)))",
  );
  expect(finding).toBeUndefined();
  expect(calls.map(({ name }) => name)).toEqual(["LIQ.PRICE", "LIQ.DISTANCE"]);
  expect(calls[0]!.arguments.map(({ value }) => value).slice(0, 3)).toEqual(['"long"', undefined, "10"]);
  expect(calls[1]!.arguments.map(({ value, cells }) => [value, cells])).toEqual([
    ['"long"', "'My book'!A2"],
    ["60000", "Sheet1!A4"],
    [undefined, undefined],
  ]);
  const column = await explain('=LIQ.PRICE("long",Orders[Entry],10)');
  expect(column.calls[0]!.arguments[1]).toMatchObject({
    value: "2 rows: 60000, 50000",
    cells: "'My book'!B2:B3",
  });
});

test("the argument and the cell at fault are named, in a range too, with what to do", async () => {
  const one = await explain('=LIQ.PRICE("long",A5,10)');
  expect(one.finding).toMatchObject({
    cells: "Sheet1!A5",
    argument: { call: 0, index: 1 },
    problem: {
      what: "LIQ.PRICE cannot use this entryPrice.",
      reasons: ["LIQ.PRICE: entryPrice must be a positive number, got -5."],
      remedy: "Change Sheet1!A5: average entry price, quote currency per base unit.",
    },
  });
  const spilled = await explain('=LIQ.PRICE("long",A4:A6,10)', "D1", "Sheet1", "D2");
  expect(spilled).toMatchObject({ address: "Sheet1!D2", spilledFrom: "Sheet1!D1", shown: "#VALUE!" });
  expect(spilled.finding!.cells).toBe("Sheet1!A5");
});

test.each([
  ["an error of an input cell", '=LIQ.PRICE("long",A2,10)', "#DIV/0!", "The error comes from Sheet1!A2."],
  ["an error in an expression", '=LIQ.PRICE("long",A2*2,10)', "#DIV/0!", "LIQ.PRICE"],
  ["a blank cell", '=LIQ.PRICE("long",A3,10)', "#VALUE!", "entryPrice is empty"],
  ["a text without quotes", "=LIQ.PRICE(long,60000,10)", "#NAME?", 'Write "long" in quotes.'],
  ["a venue without quotes", '=LIQ.TIERS(Binance,"BTCUSDT")', "#NAME?", 'Write "Binance" in quotes.'],
  [
    "a name that is not there",
    '=LIQ.PRICE("long",Entri,10)',
    "#NAME?",
    "Entri is not a name in this workbook.",
  ],
  ["a misspelt function", '=LIQ.PRCE("long",60000,10)', "#NAME?", "write LIQ.PRICE in its place"],
  ["a function without its dot", '=LIQPRICE("long",60000,10)', "#NAME?", "write LIQ.PRICE in its place"],
  ["half a function's name", "=DRAWDOWN(A4:A6)", "#NAME?", "write RISK.DRAWDOWN in its place"],
  ["a function that Excel has lost", '=_xldudf_LIQ_PRICE("long",60000,10)', "#NAME?", "Repair formulas"],
  [
    "a function lost to another add-in",
    '=1+BloombergUI.xla!_xldudf_LIQ_PRICE("long",60000,10)',
    "#NAME?",
    "looks for LIQ.PRICE in BloombergUI.xla, another add-in or workbook",
  ],
  [
    "a function lost to a file with a path",
    "=@'C:\\Add-ins\\FUNCRES.XLAM'!_xldudf_LIQ_PRICE(\"long\",60000,10)",
    "#NAME?",
    "looks for LIQ.PRICE in C:\\Add-ins\\FUNCRES.XLAM, another",
  ],
  [
    "a function lost to a link of the workbook",
    '=[2]!_xldudf_LIQ_PRICE("long",60000,10)',
    "#NAME?",
    "looks for LIQ.PRICE in [2], another",
  ],
  [
    "a lost function whose error is caught",
    '=IFERROR(_xldudf_LIQ_PRICE("long",60000,10),7)',
    "7",
    "Repair formulas",
  ],
  [
    "deleted cells",
    '=LIQ.PRICE("long",#REF!,10)',
    "#REF!",
    "The entryPrice of LIQ.PRICE has been #REF! since then.",
  ],
  ["no answer", '=LIQ.PRICE("long",60000,1)', "#N/A", "no positive price liquidates this position"],
  ["an argument that only Excel knows", '=LIQ.PRICE("long",ABS(A5)-5,10)', "#VALUE!", "press F9"],
  [
    "a fault beside such an argument",
    '=LIQ.PRICE("long",-5,ABS(10))',
    "#VALUE!",
    "must be a positive number, got -5",
  ],
  [
    "a fault that depends on such an argument",
    '=LIQ.SOURCE(TRIM("Gate"),"NONE")',
    "#N/A",
    'Only Excel calculates venue (TRIM("Gate"))',
  ],
  [
    "a fault of an inner function",
    '=LIQ.DISTANCE("long",60000,LIQ.PRICE("long",-5,10))',
    "#VALUE!",
    "LIQ.PRICE: entryPrice",
  ],
  [
    "an error around the functions",
    '=SQRT(-LIQ.PRICE("long",60000,10))',
    "#NUM!",
    "outside Ballast's functions",
  ],
  ["zeros alone", "=PERP.OPENPRICE({0;0},{1;1})", "#DIV/0!", "PERP.OPENPRICE gives #DIV/0! when"],
])("%s: %s", async (_, formula, shown, words) => {
  const explanation = await explain(formula);
  expect(explanation.shown).toBe(shown);
  expect(String(explanation.finding?.problem.message)).toContain(words);
});

test("what stands in the way of a result is found", async () => {
  await fill("Sheet1", "E3", [["in the way"]]);
  const { finding } = await explain('=LIQ.LADDER("long",60000)', "D1");
  expect(finding!.problem.reasons[0]).toMatch(/needs Sheet1!D1:G9. Something stands in E3\./);
  expect(finding!.cells).toBe("Sheet1!E3");
  await selectCells(finding!.cells!);
  expect((await explainActiveCell(docs)).address).toBe("Sheet1!E3");
  await fill("Sheet1", "E3", [[""]]);
});

test.each([
  ...["", 5, "text", "=1+1", "=SUM(A4:A6)", "=FOO(1)"],
  ...["=_xldudf_SAP_GETDATA(1)", "=[2]!_xldudf_LIQ_PRCE(1)", "=Book.xlam!LIQ_PRICE(1)"],
])("%p has nothing of ours", async (content) => {
  const { calls, finding } = await explain(content);
  expect({ calls, finding }).toEqual({ calls: [], finding: undefined });
});

test("where Excel does not know a function, a click on the add-in comes first, and calculating anew is not advised", () => {
  const { message } = explainNameError(parseFormula('=LIQ.PRICE("long",1,2)')!, docs, new Map())!.problem;
  expect(message).toContain("Choose Home > Add-ins and click Ballast there. If #NAME? stays, choose Repair");
  expect(message).not.toContain("F9");
});

test("an @ before a function is pointed out", async () => {
  const { notes } = await explain('=@LIQ.PRICE("long",A4:A6,10)');
  expect(notes).toEqual([expect.stringContaining("The @ before LIQ.PRICE keeps one value")]);
});

describe("a formula of a build with another namespace", () => {
  test.each(["=ACME.LIQ.PRICE(1)", "=_xldudf_ACME_LIQ_PRICE(1)"])(
    "%s is explained as one",
    async (formula) => {
      const { finding } = await explain(formula);
      expect(finding!.isRepairable).toBe(true);
      expect(finding!.problem.message).toMatch(/^Excel has no function \w*ACME.LIQ.PRICE here/);
      expect(finding!.problem.reasons.join(" ")).toContain("In this Ballast the function is LIQ.PRICE.");
    },
  );

  test("and so is one without a namespace where this build has one", () => {
    const named = docs.map((doc) => ({ ...doc, name: `ACME.${doc.name}` }));
    const found = (formula: string) => explainNameError(parseFormula(formula)!, named, new Map());
    expect(found("=LIQ.PRICE(1)")!.problem.reasons.join(" ")).toContain(
      "In this Ballast the function is ACME.LIQ.PRICE.",
    );
    expect(found("=ACME.LIQPRICE(1)")!.problem.remedy).toContain("write ACME.LIQ.PRICE in its place");
    expect(found("=LIQPRISE(1)")!.problem.remedy).toContain("write ACME.LIQ.PRICE in its place");
  });
});
