import { fileFormula } from "../../scripts/xlsx/file-formula";

const workbook = {
  addInFunctions: new Map([
    ["HEDGE.PNL", "HEDGE_PNL"],
    ["LIQ.PRICE", "LIQ_PRICE"],
  ]),
  cellNames: new Set(["Rate", "Side"]),
};
const inFile = (formula: string) => fileFormula(formula, workbook);

// As Excel for Microsoft 365 saves what is typed.
test.each([
  ["=HEDGE.PNL(1,Rate,55000)", "_xldudf_HEDGE_PNL(1,Rate,55000)"],
  ["=liq.price(Side,Rate,2)+1", "_xldudf_LIQ_PRICE(Side,Rate,2)+1"],
  ['="LIQ.PRICE("&Side&")"', '"LIQ.PRICE("&Side&")"'],
  ['=IF(Side="a ""HEDGE.PNL(1)""",1,2)', 'IF(Side="a ""HEDGE.PNL(1)""",1,2)'],
  ["=SORTBY(T[a],T[b],-1)", "_xlfn.SORTBY(T[a],T[b],-1)"],
  ["=FILTER(T[a],T[b]>0)", "_xlfn._xlws.FILTER(T[a],T[b]>0)"],
  ['=TEXTJOIN(", ",TRUE,T[a])', '_xlfn.TEXTJOIN(", ",TRUE,T[a])'],
  ["=T[[#This Row],[LIQ.PRICE(]]*Rate", "T[[#This Row],[LIQ.PRICE(]]*Rate"],
  ["=SUM(T[a '[b'] '#1])", "SUM(T[a '[b'] '#1])"],
  ["=SUM('O''Neill (SUM)'!$A$1:$B$2)", "SUM('O''Neill (SUM)'!$A$1:$B$2)"],
  ["=IFERROR(1/0,#N/A)", "IFERROR(1/0,#N/A)"],
])("%s", (formula, text) => {
  expect(inFile(formula).text).toBe(text);
});

test("the functions of the add-in that are called are named by their ids", () => {
  expect(inFile("=HEDGE.PNL(1,LIQ.PRICE(Side,Rate,2),SUM(T[a]))").calls).toEqual(["HEDGE_PNL", "LIQ_PRICE"]);
});

describe("dynamic arrays", () => {
  test.each([
    "=LIQ.PRICE(Side,Rate,2)",
    "=T[a]*Rate",
    "=SUM(T[a]*T[b])",
    "=INDEX(T[a],3)",
    "=SEQUENCE(3)",
    "=Area*2",
    "=SUM(IF(A1:A3>0,1))",
    "=Book!A1:A3*2",
  ])("%s", (formula) => {
    expect(inFile(formula).isDynamic).toBe(true);
  });
});

describe("one value", () => {
  test.each([
    "=Rate*2",
    "=SUM(T[a])",
    "=SUBTOTAL(109,T[a])",
    "=SUM(Area,T[a])",
    "=T[[#This Row],[a]]/Rate",
    "=IF(Rate>1,TRUE,A1)",
    "=$A$1*Book!B2",
    "=SUM('My book'!A1:A3,Book!A:A)",
    '=TEXTJOIN(", ",TRUE,T[a])',
  ])("%s", (formula) => {
    expect(inFile(formula).isDynamic).toBe(false);
  });
});

test("a function whose name in files is not known is refused", () => {
  expect(() => inFile("=LAMBDA(x,x)(1)")).toThrow("LAMBDA");
});

test.each([
  ["what spills from a cell", "=Rate#"],
  ["one value of several", "=@Area*2"],
  ["this row in short", "=T[@a]"],
  ["the table around the cell", "=[a]"],
  ["a # in a column's name without an apostrophe", "=SUM(T[a #1])"],
  ["a function of another workbook", "=book.xlam!SUM(1)"],
  ["no formula", "Rate"],
])("%s is refused", (_what, formula) => {
  expect(() => inFile(formula)).toThrow("Not a formula for a file");
});
