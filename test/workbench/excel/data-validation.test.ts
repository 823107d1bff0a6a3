import type { Book } from "../../support/headless";
import { openBook } from "../../support/headless";
import { onSheet } from "./on-sheet";

let book: Book;
beforeEach(async () => {
  book = await openBook();
});
afterEach(() => book.close());

const members = "type,rule,errorAlert,prompt,ignoreBlanks";

test("cells without a validation accept anything", () =>
  onSheet(async (sheet, context) => {
    const { dataValidation } = sheet.getRange("A1:B2");
    dataValidation.load(members);
    await context.sync();
    expect(dataValidation.toJSON()).toEqual({
      type: "None",
      rule: {},
      errorAlert: { title: "", message: "", showAlert: true, style: "Stop" },
      prompt: { title: "", message: "", showPrompt: true },
      ignoreBlanks: true,
    });
  }));

test.each<[string, Excel.DataValidationRule, Excel.DataValidationRule]>([
  [
    "List",
    { list: { inCellDropDown: true, source: "long,short" } },
    { list: { inCellDropDown: true, source: "long,short" } },
  ],
  [
    "List",
    { list: { inCellDropDown: false, source: "=$D$1:$D$3" } },
    { list: { inCellDropDown: false, source: "=$D$1:$D$3" } },
  ],
  [
    "Decimal",
    { decimal: { formula1: 0, formula2: 0.5, operator: "Between" } },
    { decimal: { formula1: "=0", formula2: "=0.5", operator: "Between" } },
  ],
  [
    "WholeNumber",
    { wholeNumber: { formula1: 1, operator: "GreaterThanOrEqualTo" } },
    { wholeNumber: { formula1: "=1", operator: "GreaterThanOrEqualTo" } },
  ],
  [
    "Decimal",
    { decimal: { formula1: "=$B$1", operator: "GreaterThan" } },
    { decimal: { formula1: "=$B$1", operator: "GreaterThan" } },
  ],
  ["Custom", { custom: { formula: "=ISNUMBER(A1)" } }, { custom: { formula: "=ISNUMBER(A1)" } }],
])("%s: %j", (type, rule, readBack) =>
  onSheet(async (sheet, context) => {
    const { dataValidation } = sheet.getRange("A1:A3");
    dataValidation.rule = rule;
    dataValidation.errorAlert = {
      title: "Side",
      message: "Type long or short.",
      showAlert: true,
      style: "Stop",
    };
    dataValidation.prompt = { title: "", message: "long or short", showPrompt: true };
    dataValidation.ignoreBlanks = false;
    const one = sheet.getRange("A2").dataValidation;
    one.load(members);
    await context.sync();
    expect(one.toJSON()).toEqual({
      type,
      rule: readBack,
      errorAlert: { title: "Side", message: "Type long or short.", showAlert: true, style: "Stop" },
      prompt: { title: "", message: "long or short", showPrompt: true },
      ignoreBlanks: false,
    });
  }),
);

test("cells that differ have none in common, and clearing frees only its own cells", () =>
  onSheet(async (sheet, context) => {
    sheet.getRange("A1:A2").dataValidation.rule = { list: { inCellDropDown: true, source: "long,short" } };
    sheet.getRange("A3").dataValidation.rule = { wholeNumber: { formula1: 1, operator: "EqualTo" } };
    sheet.getRange("A1").dataValidation.clear();
    const validations = ["A1", "A2", "A1:A2", "A2:A3"].map((at) => sheet.getRange(at).dataValidation);
    for (const validation of validations) validation.load("type,rule");
    await context.sync();
    expect(validations.map(({ type }) => type)).toEqual(["None", "List", "Inconsistent", "MixedCriteria"]);
    expect(validations[3]!.rule).toBeNull();
  }));

test("a rule of no kind is rejected", () =>
  onSheet(async (sheet, context) => {
    sheet.getRange("A1").dataValidation.rule = { decimal: { formula1: 1, operator: "Near" as never } };
    await expect(context.sync()).rejects.toMatchObject({ code: "InvalidArgument" });
  }));
