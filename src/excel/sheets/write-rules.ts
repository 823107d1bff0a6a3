import { localAddress } from "../addresses";
import type { ConditionalRule, Validation } from "./description";
import type { PlacedSheet } from "./placed";
import { marks } from "./styles";

/** Queues what cells accept and what marks them. */
export function insertRules(sheet: Excel.Worksheet, { validations, rules }: PlacedSheet): void {
  for (const { block, validation } of validations) {
    const { dataValidation } = sheet.getRange(localAddress(block));
    dataValidation.rule = accepted(validation);
    dataValidation.errorAlert = {
      title: "Not accepted",
      message: validation.kind === "offer" ? "" : validation.message,
      showAlert: validation.kind !== "offer",
      style: "Stop",
    };
  }
  for (const { block, rule } of rules) mark(sheet.getRange(localAddress(block)), rule);
}

function accepted(validation: Validation): Excel.DataValidationRule {
  if (validation.kind === "list" || validation.kind === "offer") {
    const { choices } = validation;
    return {
      list: { inCellDropDown: true, source: typeof choices === "string" ? choices : choices.join(",") },
    };
  }
  const { kind, minimum, maximum } = validation;
  return { [kind]: comparison(minimum, maximum) };
}

function comparison(minimum: number | undefined, maximum: number | undefined): Excel.BasicDataValidation {
  if (minimum !== undefined && maximum !== undefined) {
    return { operator: "Between", formula1: minimum, formula2: maximum };
  }
  if (minimum !== undefined) return { operator: "GreaterThanOrEqualTo", formula1: minimum };
  return { operator: "LessThanOrEqualTo", formula1: maximum ?? largestNumber };
}

/** Excel's largest number, for a rule without bounds. */
const largestNumber = 9.99e307;

const operators = {
  greaterThan: "GreaterThan",
  lessThan: "LessThan",
  equalTo: "EqualTo",
  notBetween: "NotBetween",
} as const;

function mark(range: Excel.Range, { operator, formula, formula2, mark }: ConditionalRule): void {
  const { cellValue } = range.conditionalFormats.add("CellValue");
  const { color, fill } = marks[mark];
  cellValue.format.font.color = color;
  cellValue.format.fill.color = fill;
  cellValue.rule = {
    formula1: formula,
    operator: operators[operator],
    formula2,
  };
}
