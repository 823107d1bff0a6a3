import fc from "fast-check";
import { formulaRepair, tokenise } from "../../../../src/workbook/formulas/repair/formula";

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

test("tokens joined are the formula, whatever it is", () => {
  const pieces = fc.constantFrom(
    '"',
    "'",
    "[",
    "]",
    "(",
    ")",
    "@",
    "#",
    "_xldudf_HEDGE_PNL",
    "A1",
    " ",
    "😀",
    "é",
  );
  fc.assert(
    fc.property(fc.array(pieces), (parts) => {
      const formula = `=${parts.join("")}`;
      expect(tokenise(formula).join("")).toBe(formula);
      repair(formula, usual);
    }),
  );
});
