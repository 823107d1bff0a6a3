import { profiles } from "../../core/allocation/profiles";
import { shiftSignals } from "../../core/allocation/shift";
import { sides } from "../../core/position/contract";
import { isOwn } from "../profiles/store";
import { cellSuffix, validationOf } from "../settings/row";
import { inputRows, type InputRow } from "../settings/rules";
import { describeSource } from "../inputs/holdings";
import { rulesBroken } from "./guard";
import { cellsOf, nameOf, placeCell, type CellFormat, type RebalancePlace } from "./place";
import type { RebalancePlan } from "./plan";
import { bandRow, noteRow, originRow, resultRow, titleRow } from "./rows";
import { columnOf, tableColumn, unlessTableFails } from "./table";
import type { Content, Validation } from "../../excel/sheets/description";
import type { PlacedCell, PlacedName, PlacedRule, PlacedValidation } from "../../excel/sheets/placed";

/** What stands in the cell for a profile's own weights. */
export const noSignal = "none";

interface Input {
  readonly label: string;
  /** What follows the write's own prefix in the cell's name: Rebalance_CashFlow. */
  readonly name: string;
  readonly format: CellFormat;
  readonly value: (plan: RebalancePlan) => Content;
  readonly accepts?: (plan: RebalancePlan) => Validation | undefined;
  /** Whether another value leaves the sheet as it is: a profile of one's own is followed in its cells. */
  readonly isFixed?: (plan: RebalancePlan) => boolean;
}

/** A rule in its cell. */
function ruleInput(row: InputRow): Input {
  const { name, label, unit } = row;
  const validation = validationOf(row);
  return {
    label,
    name: cellSuffix(row),
    format: unit,
    value: ({ rules }) => rules[name],
    accepts: () => validation,
  };
}

/** The inputs above the table; in the live form the formulas read them by name. Texts come first. */
const inputs: readonly Input[] = [
  {
    label: "Profile",
    name: "Profile",
    format: "text",
    value: ({ profile }) => profile.name,
    accepts: ({ profile }) =>
      isOwn(profile)
        ? undefined
        : {
            kind: "list",
            choices: likeProfiles(profile.components.length),
            message: "Pick one of the profiles.",
          },
    isFixed: ({ profile }) => isOwn(profile),
  },
  {
    label: "Signal",
    name: "Signal",
    format: "text",
    value: ({ shift }) => shift?.signal ?? noSignal,
    accepts: ({ profile }) =>
      isOwn(profile)
        ? undefined
        : {
            kind: "list",
            choices: [noSignal, ...shiftSignals],
            message: "Pick a signal, or none for the profile's own weights.",
          },
    isFixed: ({ profile }) => isOwn(profile),
  },
  ...inputRows.filter(({ unit }) => unit === "text").map(ruleInput),
  {
    label: "Futures side",
    name: "Side",
    format: "text",
    value: ({ risk }) => risk.side,
    accepts: () => ({ kind: "list", choices: sides, message: "Pick long or short." }),
  },
  ...inputRows.filter(({ unit }) => unit !== "text").map(ruleInput),
];

interface Total {
  readonly title: string;
  readonly label: string;
  readonly format: CellFormat;
  readonly value: (plan: RebalancePlan) => number;
  readonly formula: (place: RebalancePlace) => string;
}

const trades = (place: RebalancePlace): string =>
  `SUMIFS(${tableColumn(place, "Trade value")},${tableColumn(place, "Trade value")}`;

/** Each stands above the column that it sums up. Cash is what the trades leave, so it is no buy and no sell. */
const totals: readonly Total[] = [
  {
    title: "Trade value",
    label: "Buys",
    format: "money",
    value: ({ totals: { buys } }) => buys,
    formula: (place) => `${trades(place)},">0",${tableColumn(place, "Asset")},"<>Cash")`,
  },
  {
    title: "Trade quantity",
    label: "Sells",
    format: "money",
    value: ({ totals: { sells } }) => sells,
    formula: (place) => `-${trades(place)},"<0",${tableColumn(place, "Asset")},"<>Cash")`,
  },
  {
    title: "Fee",
    label: "Fees",
    format: "money",
    value: ({ totals: { fees } }) => fees,
    formula: (place) => `SUM(${tableColumn(place, "Fee")})`,
  },
  {
    title: "New weight",
    label: "New weights",
    format: "percent",
    value: ({ totals: { newWeights } }) => newWeights,
    formula: (place) => `SUM(${tableColumn(place, "New weight")})`,
  },
];

/** Title, origin, inputs and totals above the table. */
export function headCells(place: RebalancePlace, time: Date, hasCharts: boolean): PlacedCell[] {
  const { plan, form } = place;
  const isLive = form === "live";
  const text = (row: number, content: string, style: PlacedCell["style"]): PlacedCell =>
    placeCell(place, row, 0, content, "text", style);
  const label = (row: number, column: number, content: string, format: CellFormat): PlacedCell => ({
    ...placeCell(place, row, column, content, "text", "note"),
    align: format === "text" ? "left" : "right",
  });
  return [
    text(titleRow, "Rebalance", "title"),
    text(originRow, origin(place, time), "subtitle"),
    text(noteRow, notes(place, hasCharts), "note"),
    ...inputs.map(({ label: words, format }, column) => label(bandRow - 1, column, words, format)),
    ...inputs.map(({ format, value, isFixed }, column) =>
      placeCell(place, bandRow, column, value(plan), format, isLive && !isFixed?.(plan) ? "input" : "result"),
    ),
    label(resultRow - 1, 0, "Rules broken", "text"),
    {
      ...placeCell(
        place,
        resultRow,
        0,
        isLive ? rulesBroken(place) : plan.risk.rules.filter(({ isKept }) => !isKept).length,
        "count",
        "result",
      ),
      align: "left",
    },
    ...totals.flatMap(({ title, label: words, format, value, formula }) => [
      label(resultRow - 1, columnOf(title), words, format),
      placeCell(
        place,
        resultRow,
        columnOf(title),
        isLive ? unlessTableFails(place, formula(place)) : value(plan),
        format,
        "result",
      ),
    ]),
  ];
}

/** Names of the inputs that formulas read. */
export function headNames(place: RebalancePlace): PlacedName[] {
  if (place.form === "values") return [];
  return inputs.map(({ name }, column) => ({
    name: nameOf(place, name),
    block: place.block(bandRow, column),
  }));
}

export function headValidations(place: RebalancePlace): PlacedValidation[] {
  if (place.form === "values") return [];
  return inputs.flatMap(({ accepts }, column) => {
    const validation = accepts?.(place.plan);
    return validation ? [{ block: place.block(bandRow, column), validation }] : [];
  });
}

export function headRules(place: RebalancePlace): PlacedRule[] {
  const block = place.block(resultRow, 0);
  return [
    { block, rule: { operator: "equalTo", formula: "=0", mark: "good" } },
    { block, rule: { operator: "greaterThan", formula: "=0", mark: "bad" } },
  ];
}

/** The input's cell, as a formula on the sheet refers to it. */
export function inputCell(place: RebalancePlace, name: string): string {
  return cellsOf(
    place,
    bandRow,
    inputs.findIndex((input) => input.name === name),
  );
}

/** Profiles with as many parts, to which the sheet's panel fits. */
function likeProfiles(parts: number): string[] {
  return profiles.filter(({ components }) => components.length === parts).map(({ name }) => name);
}

function origin({ plan, form }: RebalancePlace, time: Date): string {
  const when = [
    [time.getFullYear(), time.getMonth() + 1, time.getDate()]
      .map((part) => String(part).padStart(2, "0"))
      .join("-"),
    [time.getHours(), time.getMinutes()].map((part) => String(part).padStart(2, "0")).join(":"),
  ].join(" ");
  const from = describeSource(plan.holdings);
  return form === "live"
    ? `${plan.profile.name}, live from ${from}, written ${when}. Change a price, a quantity or an input and the table follows.`
    : `${plan.profile.name}, values from ${from}, written ${when}.`;
}

function notes({ plan, form }: RebalancePlace, hasCharts: boolean): string {
  return [
    ...(plan.shift ? [`Adjusted on ${plan.shift.signal}: ${plan.shift.reason}`] : []),
    ...(form === "live"
      ? [
          `${hasCharts ? "Charts and colours" : "Colours"} cover the rows that there were when this was written; write again after adding a holding.`,
        ]
      : []),
    ...(form === "live" && isOwn(plan.profile)
      ? [`The weights are read from ${plan.profile.rangeName} on the Settings sheet.`]
      : []),
  ].join(" ");
}
