import { profiles } from "../../core/allocation/profiles";
import { shiftSignals } from "../../core/allocation/shift";
import { sides } from "../../core/position/contract";
import { isOwn } from "../profiles/store";
import { cellSuffix, validationOf } from "../settings/row";
import { inputRows, type InputRow } from "../settings/rules";
import { rulesBroken } from "./guard";
import { notes, origin } from "./notes";
import { cellsOf, labelCell, nameOf, placeCell, type CellFormat, type RebalancePlace } from "./place";
import type { RebalancePlan } from "./plan";
import { bandRow, noteRow, originRow, resultRow, titleRow } from "./rows";
import { totalCells } from "./totals";
import type { Content, Validation } from "../../excel/sheets/description";
import type { PlacedCell, PlacedName, PlacedRule, PlacedValidation } from "../../excel/sheets/placed";

/** What the signal's cell holds where no signal is picked. */
const noSignal = "none";

interface Input {
  readonly label: string;
  /** What follows the write's own prefix in the cell's name: Rebalance_CashFlow. */
  readonly name: string;
  readonly format: CellFormat;
  readonly value: (plan: RebalancePlan) => Content;
  readonly accepts?: (plan: RebalancePlan) => Validation | undefined;
  /** True where another value would change nothing: the weights of a profile of the user's own are read from its cells. */
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
    accepts: () => ({ kind: "list", choices: [...sides, "none"], message: "Pick long, short or none." }),
  },
  ...inputRows.filter(({ unit }) => unit !== "text").map(ruleInput),
];

/** Title, origin, inputs and results above the table. */
export function headCells(place: RebalancePlace, time: Date, hasCharts: boolean): PlacedCell[] {
  const { plan, form } = place;
  const isLive = form === "live";
  const text = (row: number, content: string, style: PlacedCell["style"]): PlacedCell =>
    placeCell(place, row, 0, content, "text", style);
  return [
    text(titleRow, "Rebalance", "title"),
    text(originRow, origin(place, time), "subtitle"),
    text(noteRow, notes(place, hasCharts), "note"),
    ...inputs.map(({ label: words, format }, column) => labelCell(place, bandRow - 1, column, words, format)),
    ...inputs.map(({ format, value, isFixed }, column) =>
      placeCell(place, bandRow, column, value(plan), format, isLive && !isFixed?.(plan) ? "input" : "result"),
    ),
    labelCell(place, resultRow - 1, 0, "Rules in breach", "text"),
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
    ...totalCells(place),
  ];
}

/** The names by which formulas read the inputs. */
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

/** The address of an input's cell, as a formula on the sheet has it. */
export function inputCell(place: RebalancePlace, name: string): string {
  return cellsOf(
    place,
    bandRow,
    inputs.findIndex((input) => input.name === name),
  );
}

/** Names of the profiles with as many parts: the sheet's panel fits only these. */
function likeProfiles(parts: number): string[] {
  return profiles.filter(({ components }) => components.length === parts).map(({ name }) => name);
}
