import type { IStyleBase } from "@univerjs/core";
import { LexerTreeBuilder } from "@univerjs/engine-formula";
import type {
  IConditionalFormattingRuleConfig,
  IConditionFormattingRule,
  IDataBar,
  IValueConfig,
} from "@univerjs/sheets-conditional-formatting";
import {
  AddCfCommand,
  CFRuleType,
  CFSubRuleType,
  CFValueType,
  ConditionalFormattingRuleModel,
  DeleteCfCommand,
  SetCfCommand,
} from "@univerjs/sheets-conditional-formatting";
import { notFound, ServiceError } from "../../host/errors";
import type { Area } from "../addresses";
import { formatArea, fromGridRange, toGridRange } from "../addresses";
import type { Grid } from "../grid";
import { held, meant } from "../ranges/reach";
import { refuseIfProtected } from "../sheets/protection";

/** A conditional format in Excel's terms. `toEngineRule` translates it for the engine. */
export type Condition =
  | { type: "CellValue"; rule: CellValueRule }
  | { type: "Custom"; formula: string }
  | { type: "ContainsText"; rule: TextRule }
  | { type: "DataBar"; bar: Bar };

export interface CellValueRule {
  formula1: string;
  formula2?: string;
  operator: string;
}

export interface TextRule {
  operator: string;
  text: string;
}

export interface Bar {
  positiveColor: string;
  negativeColor: string;
  gradient: boolean;
  barOnly: boolean;
  lower: Bound;
  upper: Bound;
}

export interface Bound {
  type: string;
  formula?: string;
}

/** The engine's rule, together with the condition and the style that it was made from. */
export interface StoredRule extends IConditionFormattingRule {
  condition: Condition;
  style: IStyleBase;
}

/** The conditional formats of a sheet, the one with the highest priority first. */
export function conditionalRules(grid: Grid, sheetId: string): StoredRule[] {
  const rules = grid.injector.get(ConditionalFormattingRuleModel).getSubunitRules(grid.unitId, sheetId) ?? [];
  return rules.filter((rule): rule is StoredRule => "condition" in rule);
}

/** A rule to add. */
export interface NewRule {
  areas: readonly Area[];
  condition: Condition;
  style?: IStyleBase;
  stopIfTrue?: boolean;
}

export const ruleAreas = (grid: Grid, sheetId: string, { ranges }: StoredRule): Area[] =>
  ranges.map((range) => meant(grid, sheetId, fromGridRange(range)));

/** One rule of a sheet. It is looked up for each use, because it may have changed since. */
export class RuleHandle {
  constructor(
    private readonly grid: Grid,
    readonly sheetId: string,
    readonly id: string,
  ) {}

  static add(
    grid: Grid,
    sheetId: string,
    { areas, condition, style = {}, stopIfTrue = false }: NewRule,
  ): RuleHandle {
    refuseIfProtected(grid, sheetId);
    const cfId = `format-${crypto.randomUUID()}`;
    const ranges = areas.map((area) => toGridRange(held(grid, sheetId, area)));
    const rule = complete({ cfId, ranges, stopIfTrue, condition, style });
    grid.run(AddCfCommand.id, { unitId: grid.unitId, subUnitId: sheetId, rule });
    return new RuleHandle(grid, sheetId, cfId);
  }

  get rule(): StoredRule {
    return conditionalRules(this.grid, this.sheetId).find(({ cfId }) => cfId === this.id) ?? notFound();
  }
  get areas(): Area[] {
    return ruleAreas(this.grid, this.sheetId, this.rule);
  }
  set areas(areas: readonly Area[]) {
    this.change({ ranges: areas.map((area) => toGridRange(held(this.grid, this.sheetId, area))) });
  }

  /** A formula that is meant from a cell, as the rule has it: meant from its upper left cell. */
  fromCell(formula: string, { row, column }: Area): string {
    const corner = upperLeft(this.areas);
    const [right, down] = [corner.column - column, corner.row - row];
    if (right === 0 && down === 0) return formula;
    return this.grid.injector.get(LexerTreeBuilder).moveFormulaRefOffset(formula, right, down);
  }

  /** The rule's condition; an error when it is of another type. */
  condition<T extends Condition["type"]>(type: T): Extract<Condition, { type: T }> {
    const { condition } = this.rule;
    if (condition.type !== type) throw new ServiceError("InvalidOperation");
    return condition as Extract<Condition, { type: T }>;
  }
  change(change: Partial<Incomplete>): void {
    refuseIfProtected(this.grid, this.sheetId);
    this.grid.run(SetCfCommand.id, {
      unitId: this.grid.unitId,
      subUnitId: this.sheetId,
      cfId: this.id,
      rule: complete({ ...this.rule, ...change }),
    });
  }
  delete(): void {
    refuseIfProtected(this.grid, this.sheetId);
    this.grid.run(DeleteCfCommand.id, {
      unitId: this.grid.unitId,
      subUnitId: this.sheetId,
      cfId: this.id,
    });
  }
}

type Incomplete = Omit<StoredRule, "rule">;

function complete(rule: Incomplete): StoredRule {
  return { ...rule, rule: toEngineRule(rule) };
}

/**
 * Every comparison becomes a formula about the upper left cell. This way it may refer to other cells, and it compares blanks and
 * texts as formulas do.
 */
function toEngineRule(rule: Incomplete): IConditionalFormattingRuleConfig {
  const { condition, style } = rule;
  if (condition.type === "DataBar") return toEngineBar(condition.bar);
  return {
    type: CFRuleType.highlightCell,
    subType: CFSubRuleType.formula,
    style,
    value: toFormula(condition, formatArea(upperLeft(rule.ranges.map(fromGridRange)))),
  };
}

function toFormula(condition: Exclude<Condition, { type: "DataBar" }>, cell: string): string {
  switch (condition.type) {
    case "Custom":
      return condition.formula.startsWith("=") ? condition.formula : `=${condition.formula}`;
    case "CellValue": {
      const comparison = comparisons[condition.rule.operator];
      if (!comparison) throw new ServiceError("InvalidArgument");
      return `=${comparison(cell, operand(condition.rule.formula1), operand(condition.rule.formula2))}`;
    }
    case "ContainsText": {
      const text = `"${condition.rule.text.replaceAll('"', '""')}"`;
      const comparison = textComparisons[condition.rule.operator];
      if (!comparison) throw new ServiceError("InvalidArgument");
      return `=${comparison(cell, text)}`;
    }
  }
}

const comparisons: Record<string, (cell: string, a: string, b: string) => string> = {
  Between: (cell, a, b) => `AND(${cell}>=${a},${cell}<=${b})`,
  NotBetween: (cell, a, b) => `OR(${cell}<${a},${cell}>${b})`,
  EqualTo: (cell, a) => `${cell}=${a}`,
  NotEqualTo: (cell, a) => `${cell}<>${a}`,
  GreaterThan: (cell, a) => `${cell}>${a}`,
  GreaterThanOrEqual: (cell, a) => `${cell}>=${a}`,
  LessThan: (cell, a) => `${cell}<${a}`,
  LessThanOrEqual: (cell, a) => `${cell}<=${a}`,
};

const textComparisons: Record<string, (cell: string, text: string) => string> = {
  Contains: (cell, text) => `ISNUMBER(SEARCH(${text},${cell}))`,
  NotContains: (cell, text) => `ISERROR(SEARCH(${text},${cell}))`,
  BeginsWith: (cell, text) => `LEFT(${cell},LEN(${text}))=${text}`,
  EndsWith: (cell, text) => `RIGHT(${cell},LEN(${text}))=${text}`,
};

function operand(formula: string | number | undefined): string {
  const text = String(formula ?? "").replace(/^=/, "");
  return /^[-+]?[\d.]+(e[-+]?\d+)?$|^"|^[\w.]+$/i.test(text) ? text : `(${text})`;
}

/** The cell that relative references in a rule count from. */
function upperLeft(areas: readonly Area[]): Area {
  const [first] = [...areas].sort((a, b) => a.row - b.row || a.column - b.column);
  return { ...first!, rows: 1, columns: 1 };
}

function toEngineBar({ positiveColor, negativeColor, gradient, barOnly, lower, upper }: Bar): IDataBar {
  return {
    type: CFRuleType.dataBar,
    isShowValue: !barOnly,
    config: {
      min: toBound(lower, CFValueType.min),
      max: toBound(upper, CFValueType.max),
      isGradient: gradient,
      positiveColor,
      nativeColor: negativeColor,
    },
  };
}

function toBound({ type, formula }: Bound, automatic: CFValueType): IValueConfig {
  const value = Number((formula ?? "").replace(/^=/, ""));
  switch (type) {
    case "Automatic":
      return { type: automatic };
    case "LowestValue":
      return { type: CFValueType.min };
    case "HighestValue":
      return { type: CFValueType.max };
    case "Number":
      return { type: CFValueType.num, value };
    case "Percent":
      return { type: CFValueType.percent, value };
    case "Percentile":
      return { type: CFValueType.percentile, value };
    case "Formula":
      return { type: CFValueType.formula, value: formula ?? "" };
    default:
      throw new ServiceError("InvalidArgument");
  }
}
