import type { ISheetDataValidationRule } from "@univerjs/core";
import {
  DataValidationErrorStyle,
  DataValidationOperator,
  DataValidationRenderMode,
  DataValidationType,
} from "@univerjs/core";
import { CFRuleType } from "@univerjs/sheets-conditional-formatting";
import type { ConditionalRule, DataValidation, ValidationOperator } from "hucre";
import type { Area } from "../addresses";
import { formatArea, parseReference } from "../addresses";
import type { Bar, Condition, StoredRule } from "../conditional/rules";
import { fromFileStyle, toFileMark } from "./styles";

/** A conditional format in the file's terms. */
export function toFileRule(rule: StoredRule, areas: readonly Area[], priority: number): ConditionalRule {
  const { condition, stopIfTrue } = rule;
  const range = areas.map(formatArea).join(" ");
  const base = { priority, range, style: toFileMark(rule.style), stopIfTrue: stopIfTrue || undefined };
  switch (condition.type) {
    case "DataBar": {
      const { lower, upper, positiveColor } = condition.bar;
      const color = `FF${positiveColor.replace("#", "").toUpperCase()}`;
      return {
        priority,
        range,
        type: "dataBar",
        dataBar: { cfvo: [toBound(lower, "min"), toBound(upper, "max")], color },
      };
    }
    case "Custom":
      return { ...base, type: "expression", formula: plain(condition.formula) };
    case "ContainsText":
      return {
        ...base,
        type: textRules[condition.rule.operator] ?? "containsText",
        text: condition.rule.text,
        formula: plain(
          rule.rule.type === CFRuleType.highlightCell && "value" in rule.rule ? String(rule.rule.value) : "",
        ),
      };
    case "CellValue": {
      const { operator, formula1, formula2 } = condition.rule;
      return {
        ...base,
        type: "cellIs",
        operator: operators[operator] ?? "equal",
        formula: [formula1, ...(formula2 === undefined ? [] : [formula2])].map(plain),
      };
    }
  }
}

export interface FoundRule {
  areas: Area[];
  condition: Condition;
  style: ReturnType<typeof fromFileStyle>;
  stopIfTrue: boolean;
}

/** A rule of the file, or undefined for kinds that the grid cannot show. */
export function fromFileRule(rule: ConditionalRule): FoundRule | undefined {
  const condition = conditionOf(rule);
  const areas = areasOf(rule.range);
  if (!condition || areas.length === 0) return undefined;
  return { areas, condition, style: fromFileStyle(rule.style ?? {}), stopIfTrue: rule.stopIfTrue ?? false };
}

function conditionOf({
  type,
  operator,
  formula,
  text = "",
  dataBar,
}: ConditionalRule): Condition | undefined {
  const [formula1, formula2] = formula === undefined ? [] : [formula].flat();
  const textOperator = Object.keys(textRules).find((name) => textRules[name] === type);
  if (textOperator) return { type: "ContainsText", rule: { operator: textOperator, text } };
  if (type === "expression") return { type: "Custom", formula: `=${formula1 ?? "FALSE"}` };
  if (type === "cellIs") {
    const name = Object.keys(operators).find((known) => operators[known] === operator) ?? "EqualTo";
    const rule = { operator: name, formula1: `=${formula1 ?? ""}` };
    return { type: "CellValue", rule: formula2 === undefined ? rule : { ...rule, formula2: `=${formula2}` } };
  }
  if (type !== "dataBar" || !dataBar) return undefined;
  const bar: Bar = {
    positiveColor: `#${dataBar.color.slice(-6)}`,
    negativeColor: "#FF0000",
    gradient: true,
    barOnly: false,
    lower: fromBound(dataBar.cfvo[0]),
    upper: fromBound(dataBar.cfvo[1]),
  };
  return { type: "DataBar", bar };
}

const operators: Record<string, ValidationOperator> = {
  Between: "between",
  NotBetween: "notBetween",
  EqualTo: "equal",
  NotEqualTo: "notEqual",
  GreaterThan: "greaterThan",
  LessThan: "lessThan",
  GreaterThanOrEqual: "greaterThanOrEqual",
  LessThanOrEqual: "lessThanOrEqual",
};

const textRules: Record<string, ConditionalRule["type"]> = {
  Contains: "containsText",
  NotContains: "notContainsText",
  BeginsWith: "beginsWith",
  EndsWith: "endsWith",
};

type FileBound = NonNullable<ConditionalRule["dataBar"]>["cfvo"][number];

const bounds: Record<string, FileBound["type"]> = {
  LowestValue: "min",
  HighestValue: "max",
  Number: "num",
  Percent: "percent",
  Percentile: "percentile",
};

function toBound({ type, formula }: Bar["lower"], automatic: "min" | "max"): FileBound {
  const kind = bounds[type] ?? automatic;
  return formula === undefined ? { type: kind } : { type: kind, value: plain(formula) };
}

function fromBound(bound: FileBound | undefined): Bar["lower"] {
  const type = Object.keys(bounds).find((name) => bounds[name] === bound?.type) ?? "Automatic";
  return bound?.value === undefined ? { type } : { type, formula: `=${bound.value}` };
}

/** A validation in the file's terms; undefined when it accepts anything. */
export function toFileValidation(rule: ISheetDataValidationRule, range: string): DataValidation | undefined {
  const type = fileTypes.get(rule.type);
  if (!type) return undefined;
  const made: DataValidation = {
    type,
    range,
    allowBlank: rule.allowBlank ?? true,
    showErrorMessage: rule.showErrorMessage ?? true,
    showInputMessage: rule.showInputMessage ?? true,
    errorStyle: fileErrorStyles[rule.errorStyle ?? DataValidationErrorStyle.STOP],
  };
  if (rule.error) made.errorMessage = rule.error;
  if (rule.errorTitle) made.errorTitle = rule.errorTitle;
  if (rule.prompt) made.inputMessage = rule.prompt;
  if (rule.promptTitle) made.inputTitle = rule.promptTitle;
  if (rule.operator) made.operator = rule.operator;
  if (type === "list" && !rule.formula1?.startsWith("=")) made.values = (rule.formula1 ?? "").split(",");
  else if (rule.formula1 !== undefined) made.formula1 = plain(rule.formula1);
  if (rule.formula2 !== undefined) made.formula2 = plain(rule.formula2);
  return made;
}

export function fromFileValidation(
  found: DataValidation,
): Omit<ISheetDataValidationRule, "uid" | "ranges"> | undefined {
  const type = validations.get(found.type);
  if (!type) return undefined;
  const given = (formula: string | undefined) =>
    formula === undefined || !Number.isNaN(Number(formula)) ? formula : `=${formula}`;
  const rule: Omit<ISheetDataValidationRule, "uid" | "ranges"> = {
    type,
    allowBlank: found.allowBlank ?? false,
    showErrorMessage: found.showErrorMessage ?? false,
    showInputMessage: found.showInputMessage ?? false,
    error: found.errorMessage ?? "",
    errorTitle: found.errorTitle ?? "",
    prompt: found.inputMessage ?? "",
    promptTitle: found.inputTitle ?? "",
    errorStyle: errorStyles[found.errorStyle ?? "stop"],
  };
  if (type === DataValidationType.LIST) {
    rule.formula1 = found.values ? found.values.join(",") : `=${found.formula1 ?? ""}`;
    return { ...rule, showDropDown: true, renderMode: DataValidationRenderMode.ARROW };
  }
  rule.formula1 = given(found.formula1) ?? "";
  const formula2 = given(found.formula2);
  if (formula2 !== undefined) rule.formula2 = formula2;
  if (type !== DataValidationType.CUSTOM) {
    rule.operator = validationOperators[found.operator ?? "between"];
  }
  return rule;
}

const validationTypes = [
  ["list", DataValidationType.LIST],
  ["whole", DataValidationType.WHOLE],
  ["decimal", DataValidationType.DECIMAL],
  ["textLength", DataValidationType.TEXT_LENGTH],
  ["custom", DataValidationType.CUSTOM],
] as const;

const validations = new Map<string, DataValidationType>(validationTypes);
const fileTypes = new Map<string, DataValidation["type"]>(
  validationTypes.map(([name, type]) => [type, name] as const),
);

const errorStyles = {
  information: DataValidationErrorStyle.INFO,
  stop: DataValidationErrorStyle.STOP,
  warning: DataValidationErrorStyle.WARNING,
} as const;

const fileErrorStyles = {
  [DataValidationErrorStyle.INFO]: "information",
  [DataValidationErrorStyle.STOP]: "stop",
  [DataValidationErrorStyle.WARNING]: "warning",
} as const;

const validationOperators: Record<ValidationOperator, DataValidationOperator> = {
  between: DataValidationOperator.BETWEEN,
  notBetween: DataValidationOperator.NOT_BETWEEN,
  equal: DataValidationOperator.EQUAL,
  notEqual: DataValidationOperator.NOT_EQUAL,
  greaterThan: DataValidationOperator.GREATER_THAN,
  lessThan: DataValidationOperator.LESS_THAN,
  greaterThanOrEqual: DataValidationOperator.GREATER_THAN_OR_EQUAL,
  lessThanOrEqual: DataValidationOperator.LESS_THAN_OR_EQUAL,
};

export const areasOf = (range: string): Area[] =>
  range.split(/\s+/).flatMap((text) => parseReference(text)?.area ?? []);

const plain = (formula: string | number): string => String(formula).replace(/^=/, "");
