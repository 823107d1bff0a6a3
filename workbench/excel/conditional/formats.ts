import { notFound, ServiceError } from "../../host/errors";
import { identity, items, RemoteObject, typeName } from "../../host/remote";
import type { Area } from "../addresses";
import { intersect, subtract } from "../addresses";
import { DataBarConditionalFormat } from "./bars";
import type { CellValueRule, Condition, TextRule } from "./rules";
import { conditionalRules, RuleHandle } from "./rules";
import { ConditionalRangeFormat } from "./style";
import type { Grid } from "../grid";
import { Range } from "../ranges/range";
import { RangeAreas } from "../ranges/range-areas";

/** The conditional formats that touch an area. */
export class ConditionalFormatCollection extends RemoteObject {
  readonly [typeName] = "ConditionalFormatCollection";

  constructor(
    private readonly grid: Grid,
    private readonly sheetId: string,
    private readonly area: Area,
  ) {
    super();
  }

  override [items](): ConditionalFormat[] {
    return this.rules.map((rule) => new ConditionalFormat(this.grid, rule, this.area));
  }

  /** A new format takes precedence over the existing ones. */
  add(type: string): ConditionalFormat {
    const condition = fresh[type];
    if (!condition) throw new ServiceError("NotImplemented", `The workbench has no formats of type ${type}.`);
    const rule = RuleHandle.add(this.grid, this.sheetId, { areas: [this.area], condition });
    return new ConditionalFormat(this.grid, rule, this.area);
  }
  /** A format that reaches beyond the area stays on the cells outside it. */
  clearAll(): void {
    for (const rule of this.rules) {
      const left = rule.areas.flatMap((area) => subtract(area, this.area));
      if (left.length === 0) rule.delete();
      else rule.areas = left;
    }
  }
  getCount(): number {
    return this.rules.length;
  }
  getItem(id: string): ConditionalFormat {
    return this[items]().find((format) => format.id === id) ?? notFound();
  }
  getItemAt(index: number): ConditionalFormat {
    return this[items]()[index] ?? notFound();
  }

  private get rules(): RuleHandle[] {
    return conditionalRules(this.grid, this.sheetId)
      .map(({ cfId }) => new RuleHandle(this.grid, this.sheetId, cfId))
      .filter(({ areas }) => areas.some((area) => intersect(area, this.area)));
  }
}

export class ConditionalFormat extends RemoteObject {
  readonly [typeName] = "ConditionalFormat";

  constructor(
    private readonly grid: Grid,
    private readonly handle: RuleHandle,
    /** The range that the format was asked of. */
    private readonly asked: Area,
  ) {
    super();
  }

  override get [identity](): string {
    return this.handle.id;
  }

  get id(): string {
    return this.handle.id;
  }
  get type(): string {
    return this.handle.rule.condition.type;
  }
  get priority(): number {
    return conditionalRules(this.grid, this.handle.sheetId).findIndex(({ cfId }) => cfId === this.id);
  }
  get stopIfTrue(): boolean | null {
    return this.type === "DataBar" ? null : this.handle.rule.stopIfTrue;
  }
  set stopIfTrue(stopIfTrue: boolean) {
    this.handle.change({ stopIfTrue });
  }

  get cellValue(): CellValueConditionalFormat {
    return new CellValueConditionalFormat(this.handle, this.asked);
  }
  get cellValueOrNullObject(): CellValueConditionalFormat | null {
    return this.type === "CellValue" ? this.cellValue : null;
  }
  get custom(): CustomConditionalFormat {
    return new CustomConditionalFormat(this.handle, this.asked);
  }
  get customOrNullObject(): CustomConditionalFormat | null {
    return this.type === "Custom" ? this.custom : null;
  }
  get textComparison(): TextConditionalFormat {
    return new TextConditionalFormat(this.handle);
  }
  get textComparisonOrNullObject(): TextConditionalFormat | null {
    return this.type === "ContainsText" ? this.textComparison : null;
  }
  get dataBar(): DataBarConditionalFormat {
    return new DataBarConditionalFormat(this.handle);
  }
  get dataBarOrNullObject(): DataBarConditionalFormat | null {
    return this.type === "DataBar" ? this.dataBar : null;
  }

  getRange(): Range {
    return this.getRangeOrNullObject() ?? notFound();
  }
  /** The range, or null when the format applies to several areas. */
  getRangeOrNullObject(): Range | null {
    const [area, ...others] = this.handle.areas;
    return area && others.length === 0 ? new Range(this.grid, this.handle.sheetId, area) : null;
  }
  getRanges(): RangeAreas {
    return new RangeAreas(this.grid, this.handle.sheetId, this.handle.areas);
  }
  delete(): void {
    this.handle.delete();
  }
}

/*
 * Excel gives the formulas of a format as they are meant from its upper left cell, but takes them as meant from that of the range
 * of which the format was asked. @see https://github.com/OfficeDev/office-js/issues/5194
 */

export class CellValueConditionalFormat extends RemoteObject {
  readonly [typeName] = "CellValueConditionalFormat";
  constructor(
    private readonly handle: RuleHandle,
    private readonly asked: Area,
  ) {
    super();
  }

  get format(): ConditionalRangeFormat {
    return new ConditionalRangeFormat(this.handle);
  }
  get rule(): CellValueRule {
    return this.handle.condition("CellValue").rule;
  }
  set rule(given: CellValueRule) {
    const { formula1, formula2 } = given;
    const rule = { ...given, formula1: this.handle.fromCell(formula1, this.asked) };
    if (formula2 !== undefined) rule.formula2 = this.handle.fromCell(formula2, this.asked);
    this.handle.change({ condition: { ...this.handle.condition("CellValue"), rule } });
  }
}

export class CustomConditionalFormat extends RemoteObject {
  readonly [typeName] = "CustomConditionalFormat";
  constructor(
    private readonly handle: RuleHandle,
    private readonly asked: Area,
  ) {
    super();
  }

  get format(): ConditionalRangeFormat {
    return new ConditionalRangeFormat(this.handle);
  }
  get rule(): ConditionalFormatRule {
    return new ConditionalFormatRule(this.handle, this.asked);
  }
}

export class ConditionalFormatRule extends RemoteObject {
  readonly [typeName] = "ConditionalFormatRule";
  constructor(
    private readonly handle: RuleHandle,
    private readonly asked: Area,
  ) {
    super();
  }

  get formula(): string {
    return this.handle.condition("Custom").formula;
  }
  set formula(given: string) {
    const formula = this.handle.fromCell(given, this.asked);
    this.handle.change({ condition: { ...this.handle.condition("Custom"), formula } });
  }
}

export class TextConditionalFormat extends RemoteObject {
  readonly [typeName] = "TextConditionalFormat";
  constructor(private readonly handle: RuleHandle) {
    super();
  }

  get format(): ConditionalRangeFormat {
    return new ConditionalRangeFormat(this.handle);
  }
  get rule(): TextRule {
    return this.handle.condition("ContainsText").rule;
  }
  set rule(rule: TextRule) {
    this.handle.change({ condition: { ...this.handle.condition("ContainsText"), rule } });
  }
}

/** A new format marks nothing until the add-in sets its rule. */
const fresh: Record<string, Condition> = {
  CellValue: { type: "CellValue", rule: { formula1: "=NA()", operator: "EqualTo" } },
  Custom: { type: "Custom", formula: "=FALSE" },
  ContainsText: { type: "ContainsText", rule: { operator: "Contains", text: "\u0000" } },
  DataBar: {
    type: "DataBar",
    bar: {
      positiveColor: "#638EC6",
      negativeColor: "#FF0000",
      gradient: true,
      barOnly: false,
      lower: { type: "Automatic" },
      upper: { type: "Automatic" },
    },
  },
};
