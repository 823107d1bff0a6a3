import type { IDataValidationRuleBase, IDataValidationRuleOptions } from "@univerjs/core";
import { DataValidationOperator, DataValidationRenderMode, DataValidationType } from "@univerjs/core";
import { ServiceError } from "../../host/errors";

/** What a cell accepts, in Excel's terms. Exactly one member is set. */
export interface ValidationRule {
  wholeNumber?: Comparison;
  decimal?: Comparison;
  textLength?: Comparison;
  list?: { inCellDropDown: boolean; source: string };
  custom?: { formula: string };
}

interface Comparison {
  formula1: string | number;
  formula2?: string | number;
  operator: string;
}

type EngineRule = IDataValidationRuleBase & Pick<IDataValidationRuleOptions, "showDropDown" | "renderMode">;

const comparing = {
  wholeNumber: DataValidationType.WHOLE,
  decimal: DataValidationType.DECIMAL,
  textLength: DataValidationType.TEXT_LENGTH,
} as const;

export function toEngineRule(rule: ValidationRule): EngineRule {
  for (const [kind, type] of Object.entries(comparing)) {
    const comparison = rule[kind as keyof typeof comparing];
    if (!comparison) continue;
    const operator = operators[comparison.operator];
    if (!operator) throw new ServiceError("InvalidArgument");
    return {
      type,
      operator,
      formula1: toEngineFormula(comparison.formula1),
      formula2: toEngineFormula(comparison.formula2),
    };
  }
  if (rule.list) {
    if (typeof rule.list.source !== "string" || rule.list.source === "") {
      throw new ServiceError("InvalidArgument");
    }
    return {
      type: DataValidationType.LIST,
      formula1: rule.list.source,
      showDropDown: rule.list.inCellDropDown,
      renderMode: DataValidationRenderMode.ARROW,
    };
  }
  if (rule.custom) return { type: DataValidationType.CUSTOM, formula1: asFormula(rule.custom.formula) };
  throw new ServiceError("NotImplemented", "The workbench has no such validation.");
}

export function fromEngineRule(rule: EngineRule): ValidationRule {
  const { operator, formula1, formula2, showDropDown } = rule;
  const type = validationType(rule);
  if (type === "List") return { list: { inCellDropDown: showDropDown ?? true, source: formula1 ?? "" } };
  if (type === "Custom") return { custom: { formula: formula1 ?? "" } };
  const kind = comparisonOf[type];
  if (!kind) return {};
  const name = Object.keys(operators).find((known) => operators[known] === operator) ?? "Between";
  const comparison: Comparison = { formula1: asFormula(formula1 ?? ""), operator: name };
  if (formula2 !== undefined) comparison.formula2 = asFormula(formula2);
  return { [kind]: comparison };
}

/** Excel's name for the kind of validation. */
export const validationType = (rule: EngineRule): string => types[rule.type] ?? "None";

const comparisonOf: Partial<Record<string, keyof typeof comparing>> = {
  WholeNumber: "wholeNumber",
  Decimal: "decimal",
  TextLength: "textLength",
};

const types: Record<string, string> = {
  [DataValidationType.WHOLE]: "WholeNumber",
  [DataValidationType.DECIMAL]: "Decimal",
  [DataValidationType.TEXT_LENGTH]: "TextLength",
  [DataValidationType.LIST]: "List",
  [DataValidationType.CUSTOM]: "Custom",
};

const operators: Record<string, DataValidationOperator> = {
  Between: DataValidationOperator.BETWEEN,
  NotBetween: DataValidationOperator.NOT_BETWEEN,
  EqualTo: DataValidationOperator.EQUAL,
  NotEqualTo: DataValidationOperator.NOT_EQUAL,
  GreaterThan: DataValidationOperator.GREATER_THAN,
  LessThan: DataValidationOperator.LESS_THAN,
  GreaterThanOrEqualTo: DataValidationOperator.GREATER_THAN_OR_EQUAL,
  LessThanOrEqualTo: DataValidationOperator.LESS_THAN_OR_EQUAL,
};

/** The engine takes numbers without an equals sign. */
function toEngineFormula(formula: string | number | null | undefined): string | undefined {
  if (formula === undefined || formula === null || formula === "") return undefined;
  const text = String(formula).replace(/^=/, "");
  return Number.isNaN(Number(text)) ? `=${text}` : text;
}

const asFormula = (text: string): string => (text.startsWith("=") ? text : `=${text}`);
