import fc from "fast-check";
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
  ["=F('C:\\My books\\[Book.xlsx]Jan'!A1)", ["F", "cells 'C:\\My books\\[Book.xlsx]Jan'!A1"]],
  ["=#REF!B2+Orders[#REF!]", ["+", "error #REF!B2", "error Orders[#REF!]"]],
  ["=-A1#+@Rates#", ["+", ["-", ["#", "cells A1"]], ["@", ["#", "name Rates"]]]],
  ["=XLOOKUP(1,A:A,B:B)#", ["#", ["XLOOKUP", 1, "cells A:A", "cells B:B"]]],
  ["=-2^2", ["^", -2, 2]],
  ["=2^-A1%", ["^", 2, ["%", ["-", "cells A1"]]]],
  ["=1-2-3=-4", ["=", ["-", ["-", 1, 2], 3], -4]],
  [
    '=F({#N/A,-1.5E-3;"a""b",2})',
    [
      "F",
      [
        ["#N/A", -0.0015],
        ['a"b', 2],
      ],
    ],
  ],
  ["=LET(x,1,r,x*2,r+1)", ["LET", "name x", 1, "name r", ["*", "name x", 2], ["+", "name r", 1]]],
  ["=LAMBDA([x],y,x)", ["LAMBDA", "structured [x]", "name y", "name x"]],
  ["=LAMBDA(x,F(x))(2)", ["()", ["LAMBDA", "name x", ["F", "name x"]], 2]],
  ["=Größe(1)", ["Größe", 1]],
  ["=F( ,1, )", ["F", null, 1, null]],
  ["=F(A1\n,B2 )", ["F", "cells A1", "cells B2"]],
  ["=F((A1,B2,C3))", ["F", [",", [",", "cells A1", "cells B2"], "cells C3"]]],
  ["=Jan:Dec!A1 XFE1", [" ", "cells Jan:Dec!A1", "name XFE1"]],
  ["=[2]!_xldudf_LIQ_PRICE(1)", ["[2]!_xldudf_LIQ_PRICE", 1]],
  [
    "=@'C:\\dir\\FUNCRES.XLAM'!_xldudf_LIQ_PRICE(1)+F(2)",
    ["+", ["@", ["'C:\\dir\\FUNCRES.XLAM'!_xldudf_LIQ_PRICE", 1]], ["F", 2]],
  ],
  ["=F(BloombergUI.xla!F(A1),Sheet1!G())", ["F", ["BloombergUI.xla!F", "cells A1"], ["Sheet1!G"]]],
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

test("the text of a part has the parentheses around it, that of a reference has none", () => {
  const parts = everyPart(parseFormula("=( (A1+B1) )*F((C1))-F(-D1)%&LAMBDA(x,x)(-E1)")!);
  expect(parts.map(({ text }) => text)).toEqual([
    ...["A1", "B1", "( (A1+B1) )", "C1", "F((C1))", "( (A1+B1) )*F((C1))"],
    ...["D1", "-D1", "F(-D1)", "F(-D1)%", "( (A1+B1) )*F((C1))-F(-D1)%"],
    ...["x", "x", "LAMBDA(x,x)", "E1", "-E1", "LAMBDA(x,x)(-E1)"],
    "( (A1+B1) )*F((C1))-F(-D1)%&LAMBDA(x,x)(-E1)",
  ]);
});

/** A formula and what is meant by it, in short. */
interface Meant {
  readonly formula: string;
  readonly short: unknown;
}

const space = fc.constantFrom("", "", " ", "\n");
const leaf = fc.constantFrom<Meant>(
  { formula: "12.5", short: 12.5 },
  { formula: '"a ""(b"', short: 'a "(b' },
  { formula: "TRUE", short: true },
  { formula: "{1,-2;3,4}", short: [[1, -2], [3, 4]] }, // prettier-ignore
  { formula: "A1", short: "cells A1" },
  { formula: "'It''s (1)'!$A$1:B2", short: "cells 'It''s (1)'!$A$1:B2" },
  { formula: "B2#", short: ["#", "cells B2"] },
  { formula: "Orders[[#Headers],[a '[b']]]", short: "structured Orders[[#Headers],[a '[b']]]" },
  { formula: "Rate", short: "name Rate" },
  { formula: "Sheet1!#REF!", short: "error Sheet1!#REF!" },
);

/** Any expression, printed with parentheses around every operand. */
const expressions = fc.letrec<{ any: Meant }>((tie) => {
  const inner = fc
    .tuple(space, tie("any"), space)
    .map(([before, { formula, short: meaning }, after]): Meant => {
      return { formula: `(${before}${formula}${after})`, short: meaning };
    });
  const binary = fc.constantFrom("=", "<>", "<", ">=", "&", "+", "-", "*", "/", "^");
  return {
    any: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      leaf,
      fc.tuple(inner, space, binary, space, inner).map(([left, before, operator, after, right]) => ({
        formula: `${left.formula}${before}${operator}${after}${right.formula}`,
        short: [operator, left.short, right.short],
      })),
      fc.tuple(fc.constantFrom("-", "+", "@"), inner).map(([operator, of]) => ({
        formula: operator + of.formula,
        short: [operator, of.short],
      })),
      inner.map((of) => ({ formula: `${of.formula}%`, short: ["%", of.short] })),
      fc
        .tuple(fc.constantFrom("LIQ.PRICE", "LET", "_xldudf_F"), fc.array(fc.option(tie("any"))))
        .map(([name, given]) => ({
          formula: `${name}(${given.map((one) => one?.formula ?? "").join(",")})`,
          short: [name, ...(given.length === 1 && !given[0] ? [] : given.map((one) => one?.short ?? null))],
        })),
    ),
  };
}).any;

test("a printed expression is read as it was meant, and each of its parts by itself as well", () => {
  fc.assert(
    fc.property(expressions, ({ formula, short: meaning }) => {
      const expression = parseFormula(`=${formula}`)!;
      expect(short(expression)).toEqual(meaning);
      for (const part of everyPart(expression).filter(({ kind }) => kind !== "missing")) {
        expect(short(parseFormula(`=${part.text}`))).toEqual(short(part));
      }
    }),
  );
});
