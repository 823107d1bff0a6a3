import { tokenTypes } from "@borgar/fx";
import fc from "fast-check";
import { tokenise } from "../../../src/excel/formulas/tokens";

const pieces = fc.constantFrom(
  ...Array.from("\"'[](){}@#!:;,.+-% \n😀é"),
  ...[
    "A1",
    "$B$2:C9",
    "1.5E-3",
    "#REF!",
    "#N/A",
    "TRUE",
    "LET(",
    "_xldudf_HEDGE_PNL",
    "Orders[",
    "C:\\",
    "'It''s'!",
  ],
);

test("the tokens joined are the formula, whatever it is", () => {
  fc.assert(
    fc.property(fc.array(pieces), (parts) => {
      const formula = `=${parts.join("")}`;
      const tokens = tokenise(formula);
      expect(tokens.map(({ value }) => value).join("")).toBe(formula);
      expect(tokens.map(({ loc }) => formula.slice(...loc!))).toEqual(tokens.map(({ value }) => value));
    }),
  );
});

// Each is a single reference to Excel.
test.each([
  ["'It''s (1)'!$A$1:B2", tokenTypes.REF_RANGE],
  ["[Other.xlsx]Sheet1!A:C", tokenTypes.REF_BEAM],
  ["'C:\\My books\\[Book.xlsx]Sheet1'!A1", tokenTypes.REF_RANGE],
  ["'https://host/my books/[Book.xlsx]Sheet1'!A1:B2", tokenTypes.REF_RANGE],
  ["'C:\\Books\\Book.xlsx'!Rate", tokenTypes.REF_NAMED],
  ["'Jan 1:Dec 31'!B2", tokenTypes.REF_RANGE],
  ["Jan:Dec!B2", tokenTypes.REF_RANGE],
  ["Book.xlsx!Orders[[#This Row],[a '] b]]", tokenTypes.REF_STRUCT],
  ["Sheet1!A1#", tokenTypes.REF_RANGE],
  ["Rates#", tokenTypes.REF_NAMED],
  ["Sheet1!#REF!", tokenTypes.ERROR],
  ["'C:\\Books\\[Book.xlsx]It''s'!#REF!", tokenTypes.ERROR],
  ["#REF!$A$1:B2", tokenTypes.ERROR],
  ["Orders[#REF!]", tokenTypes.ERROR],
])("%s is one token", (text, type) => {
  const tokens = tokenise(`=SUM(${text},1)`);
  expect(tokens.map(({ value }) => value)).toEqual(["=", "SUM", "(", text, ",", "1", ")"]);
  expect(tokens[3]!.type).toBe(type);
});

// Each is the name of a function to Excel.
test.each([
  "BloombergUI.xla!_xldudf_HEDGE_PNL",
  "'C:\\Program Files\\FUNCRES.XLAM'!_xldudf_HEDGE_PNL",
  "'C:/Users/<me>/It''s a [VB] ADDIN.xla'!_xldudf_HEDGE_PNL",
  "[2]!_xldudf_HEDGE_PNL",
  "Sheet1!Mine",
])("%s is one token before its arguments", (text) => {
  const tokens = tokenise(`=1+${text}(A1)`);
  expect(tokens.map(({ value }) => value)).toEqual(["=", "1", "+", text, "(", "A1", ")"]);
  expect(tokens[3]!.type).toBe(tokenTypes.FUNCTION);
});

test.each([
  ["=\"'C:\\[a]b'!A1\"&A1", ["=", "\"'C:\\[a]b'!A1\"", "&", "A1"]],
  ["=A1:\\Rate", ["=", "A1", ":", "\\Rate"]],
  ["=F(1)#", ["=", "F", "(", "1", ")", "#"]],
  ["=#REF! A1", ["=", "#REF!", " ", "A1"]],
])("%s is read as it stands", (formula, values) => {
  expect(tokenise(formula).map(({ value }) => value)).toEqual(values);
});
