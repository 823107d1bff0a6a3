import fc from "fast-check";
import { formulaRepair } from "../../../../src/workbook/formulas/repair/formula";

const repair = formulaRepair([
  { id: "HEDGE_PNL", name: "HEDGE.PNL" },
  { id: "LIQ_PRICE", name: "LIQ.PRICE" },
]);
const usual = { showsName: false, inTable: false };

test.each([
  ["=_xldudf_HEDGE_PNL(1,2,3)", "=HEDGE.PNL(1,2,3)"],
  ["=_XLDUDF_hedge.pnl(1)+_xldudf_LIQ_PRICE(A1)", "=HEDGE.PNL(1)+LIQ.PRICE(A1)"],
  ["=_xlfn._xldudf_HEDGE_PNL(1)", "=HEDGE.PNL(1)"],
  ["=_xlfn.HEDGE.PNL(1)", "=HEDGE.PNL(1)"],
  ["=_xludf.HEDGE.PNL(_xldudf_LIQ_PRICE(2))", "=HEDGE.PNL(LIQ.PRICE(2))"],
  ["=@HEDGE.PNL(1)", "=HEDGE.PNL(1)"],
  ["=SUM(@_xldudf_HEDGE_PNL(A1:A3,@B1:B3))", "=SUM(HEDGE.PNL(A1:A3,@B1:B3))"],
  ["=_xlfn.SINGLE(_xldudf_HEDGE_PNL((1),2))*2", "=HEDGE.PNL((1),2)*2"],
  ["=_xlfn.SINGLE(A1:A3*_xldudf_HEDGE_PNL(1))", "=_xlfn.SINGLE(A1:A3*HEDGE.PNL(1))"],
  ['=IF(A1="_xldudf_HEDGE_PNL(",_xldudf_HEDGE_PNL(1),"")', '=IF(A1="_xldudf_HEDGE_PNL(",HEDGE.PNL(1),"")'],
  ["='it''s _xldudf_HEDGE_PNL('!A1+_xldudf_HEDGE_PNL(1)", "='it''s _xldudf_HEDGE_PNL('!A1+HEDGE.PNL(1)"],
  [
    "=T[[#This Row],[_xldudf_HEDGE_PNL('](]]+_xldudf_HEDGE_PNL(1)",
    "=T[[#This Row],[_xldudf_HEDGE_PNL('](]]+HEDGE.PNL(1)",
  ],
])("%s becomes %s", (before, after) => {
  expect(repair(before, usual)?.formula).toBe(after);
  expect(repair(after, usual)).toBeUndefined();
});

test.each([
  "=HEDGE.PNL(1,2)",
  "=hedge.pnl(1)",
  '="_xldudf_HEDGE_PNL("&A1',
  '="a ""_xldudf_HEDGE_PNL("" b"',
  "=_xldudf_OTHER_PNL(1)",
  "=_xlfn.XLOOKUP(1,A:A,B:B)",
  "=HEDGE_PNL(1)",
  "=_xldudf_HEDGE_PNL",
  "=T[@[_xldudf_HEDGE_PNL(]]",
  "=book.xlam!HEDGE_PNL(1)",
  "=@A1:A3",
])("%s is left alone", (formula) => expect(repair(formula, usual)).toBeUndefined());

test("what shows #NAME? is entered again, also with its name's dots as underscores", () => {
  const shown = { ...usual, showsName: true };
  expect(repair("=1+HEDGE.PNL(1)", shown)).toEqual({
    formula: "=1+HEDGE.PNL(1)",
    causes: ["not recognised"],
  });
  expect(repair("=hedge_pnl(1)", shown)).toEqual({ formula: "=HEDGE.PNL(1)", causes: ["stored name"] });
  expect(repair('=foo("HEDGE.PNL(")', shown)).toBeUndefined();
});

test("in a table, where nothing can spill, the cut to one cell stays", () => {
  const inTable = { ...usual, inTable: true };
  expect(repair("=@HEDGE.PNL([Price])", inTable)).toBeUndefined();
  expect(repair("=@_xldudf_HEDGE_PNL([@Price])", inTable)?.formula).toBe("=@HEDGE.PNL([@Price])");
});

test("a function that another add-in or another workbook holds is left alone", () => {
  const shown = { ...usual, showsName: true };
  for (const formula of [
    "=[2]!_xldudf_HEDGE_PNL(1)",
    "='C:\\AddIns\\FUNCRES.XLAM'!_xldudf_HEDGE_PNL(1)",
    "='C:\\Books\\[Book.xlsx]Sheet1'!HEDGE.PNL(1)",
  ]) {
    expect(repair(formula, usual)).toBeUndefined();
    expect(repair(formula, shown)).toBeUndefined();
  }
});

test("what surrounds the calls stays as it is, whatever the formula", () => {
  const pieces = fc.constantFrom(
    ...Array.from("\"'[](){}@#!: ,😀é"),
    "A1",
    "1",
    "#REF!",
    "LET",
    "Orders[a]",
    "'C:\\b'!",
  );
  fc.assert(
    fc.property(fc.array(pieces), fc.array(pieces), (before, after) => {
      const formula = (call: string) => `=${before.join("")} ${call}(1)${after.join("")}`;
      const repaired = repair(formula("_xldudf_HEDGE_PNL"), { ...usual, inTable: true });
      if (repaired) expect(repaired.formula).toBe(formula("HEDGE.PNL"));
    }),
  );
});
