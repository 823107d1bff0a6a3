import { namedRules } from "../../core/account/rules";
import type {
  CellsPart,
  ConditionalRule,
  Corner,
  FieldsPart,
  SpillColumn,
  SpillPart,
  TablePart,
} from "../../excel/sheets/description";
import { type AccountPlan, cascadePath } from "./plan";

const general = "General";
const money = "#,##0.00";
const signedMoney = "+#,##0.00;-#,##0.00;0.00";
const price = "#,##0.00######";
const percent = "0.00%";
const signedPercent = "+0.00%;-0.00%;0.00%";

/** What is typed into the sheet, beside the tables that it reads. */
export function inputs({ target, goal, rules }: AccountPlan, corner: Corner): FieldsPart {
  return {
    kind: "fields",
    corner,
    fields: [
      {
        label: "Shock to survive",
        key: "Target",
        content: target,
        format: percent,
        input: { kind: "decimal", minimum: 0, maximum: 10, message: "Enter a shock above 0, such as 20%." },
        note: "of all coins",
      },
      {
        label: "Direction",
        key: "Goal",
        content: goal,
        format: general,
        input: {
          kind: "list",
          choices: ["distance", "down", "up"],
          message: "Pick distance for both, or down or up.",
        },
        note: "distance is both",
      },
      {
        label: "Rules",
        key: "Rules",
        content: rules,
        format: general,
        input: {
          kind: "list",
          choices: namedRules.map(({ name }) => name),
          message: "Pick which rule applies.",
        },
      },
    ],
  };
}

export function path(corner: Corner): CellsPart {
  return {
    kind: "cells",
    corner,
    key: "Path",
    style: "input",
    columns: [
      {
        title: "Shock of all coins",
        format: signedPercent,
        validation: { kind: "decimal", minimum: -1, message: "Enter a shock such as -50%." },
      },
    ],
    rows: cascadePath.map((shock) => [shock]),
  };
}

export function ratioSpill(plan: AccountPlan, corner: Corner): SpillPart {
  const { collateral, positions } = plan.formulas;
  const values = [money, money, money, money, percent, '0.00"x"', money, '0.00"x"', atRight];
  return {
    kind: "spill",
    corner,
    formula: `=LIQ.RATIO(${withRules(plan, collateral, positions, "")})`,
    rowCount: values.length,
    hasHeader: false,
    columns: [{ format: general }, { format: values, rules: [liquidated('"liquidated"')] }],
  };
}

export function accountSpill(plan: AccountPlan, corner: Corner): SpillPart {
  return spill(corner, bookFormula(plan, "account"), plan.rows.account, [
    ...columnsOf(general, money, money, money, percent, money),
    { format: signedPercent, key: "ShockDown" },
    { format: signedPercent, key: "ShockUp" },
    ...columnsOf(atRight, price, signedPercent),
    { format: atRight, key: "Status", rules: [liquidated('"liquidated"')] },
  ]);
}

export function coinsSpill(plan: AccountPlan, corner: Corner): SpillPart {
  const ends = [price, signedPercent, price, signedPercent];
  const formats = [general, general, price, signedMoney, ...ends, "0"];
  return spill(corner, bookFormula(plan, "coins"), plan.rows.coins, columnsOf(...formats));
}

export function legsSpill(plan: AccountPlan, corner: Corner): SpillPart {
  const formats = [general, general, general, price, price, signedMoney, money, percent, price, price];
  return spill(corner, bookFormula(plan, "legs"), plan.rows.legs, columnsOf(...formats));
}

/** What to add as cash with its header, and below it what to cut of all positions. */
export function topUpSpills(plan: AccountPlan, corner: Corner): SpillPart[] {
  const { collateral, positions } = plan.formulas;
  const formula = (means: string): string =>
    `LIQ.TOPUP(${withRules(plan, collateral, positions, "{Target}", "{Goal}", `"${means}"`, "")})`;
  const columns = columnsOf(general, general, price, money, percent, percent, signedPercent, signedPercent);
  const below = { ...corner, row: corner.row + 2 };
  return [
    spill(corner, `=${formula("cash")}`, 2, columns),
    { ...spill(below, `=INDEX(${formula("cut")},2,0)`, 1, columns), hasHeader: false },
  ];
}

export function stressSpill(plan: AccountPlan, corner: Corner): SpillPart {
  const { collateral, positions } = plan.formulas;
  return spill(corner, `=SIM.STRESS(${withRules(plan, positions, collateral, '"standard"')})`, 11, [
    { format: general },
    { format: general, rules: [liquidated('"account"')] },
    ...columnsOf(money, money, money, percent, signedMoney),
    ...columnsOf(...Array<string>(plan.legs).fill(signedMoney)),
  ]);
}

/** What is left above the maintenance margin at each shock. */
export function shockTable(plan: AccountPlan, corner: Corner): TablePart {
  const { collateral, positions } = plan.formulas;
  return {
    kind: "table",
    corner,
    key: "Shocks",
    rowCount: plan.shocks.length,
    columns: [
      {
        title: "Shock",
        format: signedPercent,
        values: plan.shocks,
        validation: { kind: "decimal", minimum: -1, message: "Enter a shock such as -20%." },
      },
      {
        title: "Buffer",
        format: money,
        formula: `=INDEX(LIQ.RATIO(${withRules(plan, collateral, positions, "[@Shock]")}),7,2)`,
        rules: [{ operator: "lessThan", formula: "0", mark: "bad" }],
      },
    ],
  };
}

export function cascadeSpill(plan: AccountPlan, corner: Corner): SpillPart {
  const { collateral, positions } = plan.formulas;
  const formula = `=LIQ.CASCADE(${withRules(plan, collateral, positions, "{Path}", "")})`;
  const amounts = [price, price, signedMoney, money, money, money, percent, "0"];
  return spill(
    corner,
    formula,
    plan.rows.cascade,
    columnsOf("0", "0.00##", general, general, general, ...amounts),
  );
}

/** For a text among numbers. */
const atRight = "General;General;General;@";

function liquidated(formula: string): ConditionalRule {
  return { operator: "equalTo", formula, mark: "bad" };
}

function bookFormula(plan: AccountPlan, view: string): string {
  const { collateral, positions } = plan.formulas;
  return `=LIQ.BOOK(${withRules(plan, collateral, positions, "", `"${view}"`)})`;
}

/** The arguments with those that end all of these functions; what is not given at the end is left out. */
function withRules({ formulas: { tiers, ratios } }: AccountPlan, ...first: readonly string[]): string {
  const all = [...first, "{Rules}", tiers, ratios];
  return all.slice(0, all.findLastIndex((argument) => argument !== "") + 1).join(",");
}

function spill(
  corner: Corner,
  formula: string,
  rowCount: number,
  columns: readonly SpillColumn[],
): SpillPart {
  return { kind: "spill", corner, formula, rowCount, hasHeader: true, columns };
}

function columnsOf(...formats: readonly string[]): SpillColumn[] {
  return formats.map((format) => ({ format }));
}
