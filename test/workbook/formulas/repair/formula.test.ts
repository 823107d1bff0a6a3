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

/** What Excel was seen to put before the function of an add-in that was missing. */
const files = [
  "BloombergUI.xla!", // https://github.com/OfficeDev/office-js/issues/3872
  "'C:\\Program Files\\Microsoft Office\\Root\\Office16\\LIBRARY\\Analysis\\FUNCRES.XLAM'!", // #4811
  "[2]!", // #2568
  "@'C:/Users/<username>/AppData/Roaming/Microsoft/AddIns/VB ADDIN.xla'!", // #2568
];

/** The same kind with other names of files. */
const otherFiles = [
  "@BloombergUI.xla!",
  "[12]!",
  "[Tools.xlam]!",
  "'[2]'!",
  "'\\\\server\\share\\Bob''s [old] tools.xlam'!",
  "'Macintosh HD:Users:me:Tools.xlam'!",
  "'https://host/my tools/Tools.xlam'!",
  "'C:\\Books\\[Book.xlsx]Sheet1'!",
  "Sheet1!",
];

test.each([...files, ...otherFiles])("%s before one of the functions goes", (file) => {
  expect(repair(`=${file}_xldudf_HEDGE_PNL(1,A1)`, usual)).toEqual({
    formula: "=HEDGE.PNL(1,A1)",
    causes: file.startsWith("@") ? ["stored name", "cut to one cell"] : ["stored name"],
  });
  expect(repair(`=1+SUM(${file}_xldudf_HEDGE_PNL(${file}_xldudf_LIQ_PRICE(2),"x"),3)`, usual)?.formula).toBe(
    '=1+SUM(HEDGE.PNL(LIQ.PRICE(2),"x"),3)',
  );
  expect(repair(`=${file}_xldudf_HEDGE_PNL([@Price])`, { ...usual, inTable: true })?.formula).toBe(
    `=${file.startsWith("@") ? "@" : ""}HEDGE.PNL([@Price])`,
  );
});

test("what other add-ins and other workbooks have is left alone", () => {
  for (const file of [...files, ...otherFiles]) {
    for (const formula of [
      `=${file}_xldudf_SAP_GETDATA(A1)`,
      `=${file}_xldudf_X_HEDGE_PNL(1)`,
      `=${file}HEDGE_PNL(1)`,
      `=${file}HEDGE.PNL(1)`,
      `="${file}_xldudf_HEDGE_PNL(1)"`,
      `=${file}_xldudf_HEDGE_PNL`,
    ]) {
      expect(repair(formula, usual)).toBeUndefined();
      expect(repair(formula, { ...usual, showsName: true })).toBeUndefined();
    }
    expect(repair(`=${file}_xldudf_SAP_GETDATA(${file}_xldudf_LIQ_PRICE(1))`, usual)?.formula).toBe(
      `=${file}_xldudf_SAP_GETDATA(LIQ.PRICE(1))`,
    );
  }
});

/** Formulas as people write them; the calls of our functions are marked so that any text can be put before them. */
const marked: fc.Arbitrary<string> = fc
  .letrec<{ formula: string }>((tie) => ({
    formula: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc.constantFrom(
        ...[
          "A1",
          "$B$2:C9",
          "1.5E-3",
          '"it\'s [2]!_xldudf_HEDGE_PNL(1)"',
          "'It''s'!A1",
          "Orders[[#This Row],[a '] b]]",
        ],
        ...[
          "#REF!",
          "[@Price]",
          "A1#",
          "{1,2;3,4}",
          "'C:\\My books\\[Book.xlsx]Jan'!A1:B2",
          "[1]Sheet1!A1",
          "rate",
        ],
      ),
      fc
        .tuple(fc.constantFrom("+", "&", ">=", ","), tie("formula"), tie("formula"))
        .map(([operator, left, right]) => `(${left}${operator}${right})`),
      fc
        .tuple(
          fc.constantFrom(
            "SUM",
            "IFERROR",
            "_xlfn.XLOOKUP",
            "_xldudf_SAP_GETDATA",
            "[2]!_xldudf_KNOEMA_VERSION",
            "PERSONAL.XLSB!Mine",
          ),
          tie("formula"),
        )
        .map(([name, argument]) => `${name}(${argument})`),
      fc
        .tuple(fc.constantFrom("HEDGE.PNL", "LIQ.PRICE"), tie("formula"))
        .map(([name, argument]) => `‹${name}›(${argument})`),
    ),
  }))
  .formula.map((formula) => `=${formula}`);

const call = /‹([A-Z.]+)›/g;

test("whatever file stands before the functions: the formula is mended to the one without, any other stays", () => {
  fc.assert(
    fc.property(
      marked,
      fc.array(fc.constantFrom("", ...files, ...otherFiles), { minLength: 1 }),
      (formula, put) => {
        let calls = 0;
        const broken = formula.replace(
          call,
          (_, name: string) => `${put[calls++ % put.length]!}_xldudf_${name.replace(".", "_")}`,
        );
        const whole = formula.replace(call, "$1");
        expect(repair(broken, usual)?.formula).toBe(calls > 0 ? whole : undefined);
        expect(repair(whole, usual)).toBeUndefined();
      },
    ),
  );
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

describe("in a build with the namespace ACME.X", () => {
  const named = formulaRepair([
    { id: "HEDGE_PNL", name: "ACME.X.HEDGE.PNL" },
    { id: "LIQ_PRICE", name: "ACME.X.LIQ.PRICE" },
  ]);
  const shown = { ...usual, showsName: true };

  test.each([
    ["=_xldudf_ACME_X_HEDGE_PNL(1)", usual, ["stored name"]],
    ["=[2]!_xldudf_ACME_X_HEDGE_PNL(1)", usual, ["stored name"]],
    ["=acme_x_hedge_pnl(1)", shown, ["stored name"]],
    ["=_xldudf_HEDGE_PNL(1)", usual, ["no namespace"]],
    ["=BloombergUI.xla!_xldudf_HEDGE_PNL(1)", usual, ["no namespace"]],
    ["=HEDGE.PNL(1)", shown, ["no namespace"]],
    ["=HEDGE_PNL(1)", shown, ["no namespace"]],
    ["=_xldudf_OTHER_HEDGE_PNL(1)", usual, ["other namespace"]],
    ["=OTHER.HEDGE.PNL(1)", shown, ["other namespace"]],
    ["=ACME.X.HEDGE.PNL(1)", shown, ["not recognised"]],
    ["=@ACME.X.HEDGE.PNL(1)", usual, ["cut to one cell"]],
  ])("%s gets the name that it has here", (before, state, causes) => {
    expect(named(before, state)).toEqual({ formula: "=ACME.X.HEDGE.PNL(1)", causes });
  });

  test.each([
    "=ACME.X.HEDGE.PNL(1)",
    "=HEDGE.PNL(1)",
    "=OTHER.HEDGE.PNL(1)",
    "=[2]!_xldudf_OTHER_HEDGE_PNL(1)",
  ])("%s is left alone where it calculates", (formula) => expect(named(formula, usual)).toBeUndefined());

  test("a formula goes from one build to the other and back", () => {
    const bare = "=1+HEDGE.PNL(LIQ.PRICE(A1),\"HEDGE.PNL(\",'HEDGE.PNL'!B2)";
    const there = named(bare, shown)!;
    expect(there.formula).toBe("=1+ACME.X.HEDGE.PNL(ACME.X.LIQ.PRICE(A1),\"HEDGE.PNL(\",'HEDGE.PNL'!B2)");
    expect(repair(there.formula, shown)).toEqual({ formula: bare, causes: ["other namespace"] });
  });
});

test("without a namespace, what one of another build or add-in stores is mended, and said to have one", () => {
  expect(repair("=_xldudf_ACME_X_HEDGE_PNL(1)", usual)).toEqual({
    formula: "=HEDGE.PNL(1)",
    causes: ["other namespace"],
  });
  expect(repair("=ACME.X.HEDGE.PNL(1)", usual)).toBeUndefined();
});
