import { callsIn, everyPart, parseFormula, type Expression } from "../../../src/excel/formulas/parse";

/** An expression in short: calls and operations with their parts, everything else as it stands. */
function short(expression: Expression | undefined): unknown {
  if (!expression) return undefined;
  switch (expression.kind) {
    case "call":
      return [expression.name, ...expression.arguments.map(short)];
    case "operation":
      return [expression.operator, ...expression.operands.map(short)];
    case "one":
      return ["@", short(expression.of)];
    case "spilled":
      return ["#", short(expression.anchor)];
    case "constant":
      return expression.value;
    case "array":
      return expression.rows;
    case "missing":
      return null;
    default:
      return `${expression.kind} ${expression.text}`;
  }
}

test.each<[string, unknown]>([
  ['=LIQ.PRICE("long", A1, 10)', ["LIQ.PRICE", "long", "cells A1", 10]],
  ['=HEDGE.PNL(1,,"a ""b"", (c",)', ["HEDGE.PNL", 1, null, 'a "b", (c', null]],
  ["=ALLOC.PROFILES()", ["ALLOC.PROFILES"]],
  [
    '=F({1,-2;"x",TRUE})',
    [
      "F",
      [
        [1, -2],
        ["x", true],
      ],
    ],
  ],
  ["=F('My (book), it''s'!$A$1:B2)", ["F", "cells 'My (book), it''s'!$A$1:B2"]],
  [
    "=F(Sheet1!A:C,2:3,[Other.xlsx]Sheet1!A1)",
    ["F", "cells Sheet1!A:C", "cells 2:3", "cells [Other.xlsx]Sheet1!A1"],
  ],
  [
    "=F(Orders[Price],[@Price],Orders[[#This Row],[a '] b]])",
    ["F", "structured Orders[Price]", "structured [@Price]", "structured Orders[[#This Row],[a '] b]]"],
  ],
  ["=F(A1#,Sheet1!B2#)", ["F", ["#", "cells A1"], ["#", "cells Sheet1!B2"]]],
  ["=@LIQ.PRICE(@A1:A3)", ["@", ["LIQ.PRICE", ["@", "cells A1:A3"]]]],
  [
    '=IF(A1>0,-LIQ.PRICE(a_1,B2)^2*3%,"")',
    ["IF", [">", "cells A1", 0], ["*", ["^", ["-", ["LIQ.PRICE", "name a_1", "cells B2"]], 2], ["%", 3]], ""],
  ],
  ['=1+2*3-4&"x"', ["&", ["-", ["+", 1, ["*", 2, 3]], 4], "x"]],
  ["=F((A1,B2),A1:B2 B1:B9)", ["F", [",", "cells A1", "cells B2"], [" ", "cells A1:B2", "cells B1:B9"]]],
  ["= F ( 1 )", undefined],
  ["=F( 1 , 2 )", ["F", 1, 2]],
  ["=F(#REF!,Sheet1!#REF!,#N/A)", ["F", "error #REF!", "error Sheet1!#REF!", "error #N/A"]],
  ["=F(A1:INDEX(B:B,3))", ["F", [":", "cells A1", ["INDEX", "cells B:B", 3]]]],
  ["=F(1.5E-3,.5,long,LOGS1,Q1.price)", ["F", 0.0015, 0.5, "name long", "name LOGS1", "name Q1.price"]],
  ['=_xldudf_LIQ_PRICE("long",1,2)', ["_xldudf_LIQ_PRICE", "long", 1, 2]],
  ["=F(TRUE,TRUENESS,Tage!A1)", ["F", true, "name TRUENESS", "cells Tage!A1"]],
  ["=LIQ.PRICE(1", undefined],
  ["=F(1))", undefined],
  ["just text", undefined],
])("%s", (formula, expected) => {
  expect(short(parseFormula(formula))).toEqual(expected);
});

test("every part carries its text, and inner calls come before outer ones", () => {
  const formula = '=IF(A1>0, LIQ.DISTANCE("long", B1, LIQ.PRICE("long", B1 * 2, 10)), "a, b")';
  const expression = parseFormula(formula)!;
  expect(callsIn(expression).map(({ text }) => text)).toEqual([
    'LIQ.PRICE("long", B1 * 2, 10)',
    'LIQ.DISTANCE("long", B1, LIQ.PRICE("long", B1 * 2, 10))',
    formula.slice(1),
  ]);
  for (const { text } of everyPart(expression)) expect(formula).toContain(text);
  expect(everyPart(expression).map(({ text }) => text)).toEqual(
    expect.arrayContaining(["A1>0", "B1 * 2", '"a, b"']),
  );
});
