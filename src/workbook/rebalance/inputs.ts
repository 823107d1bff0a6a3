import { profiles } from "../../core/allocation/profiles";
import { shiftSignals } from "../../core/allocation/shift";
import { sides } from "../../core/position/contract";
import { contractNumbers, contractTexts } from "./contracts/inputs";
import { tradedLot } from "./contracts/trade";
import type { Input } from "./input";
import { linkFormula } from "../../excel/formulas/link";
import { isOwn } from "../profiles/store";
import { cellSuffix, validationOf } from "../settings/row";
import { holdRows, inputRows, limitRows, type LimitRow } from "../settings/rules";
import { cellsOf, nameOf, placeCell, placeTitles, type RebalancePlace } from "./place";
import type { RebalancePlan } from "./plan";
import { pageWidth } from "./rows";
import type { PlacedCell, PlacedName, PlacedValidation } from "../../excel/sheets/placed";

/** What the signal's cell holds where no signal is picked. */
const noSignal = "none";

/** A rule in its cell. */
function ruleInput(row: (typeof inputRows | typeof holdRows)[number]): Input {
  const validation = validationOf(row);
  return {
    label: row.label,
    name: cellSuffix(row),
    format: row.unit,
    value: ({ rules }) => rules[row.name],
    accepts: () => validation,
  };
}

function limitInput(row: LimitRow): Input {
  const validation = validationOf(row);
  return {
    label: row.title,
    format: row.unit,
    value: (plan) => limitOf(plan, row.name),
    accepts: () => validation,
  };
}

const texts: readonly Input[] = [
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
  {
    label: "Futures side",
    name: "Side",
    format: "text",
    value: ({ risk }) => risk.side,
    accepts: () => ({ kind: "list", choices: [...sides, "none"], message: "Pick long, short or none." }),
  },
  ...inputRows.filter(({ unit }) => unit === "text").map(ruleInput),
  ...holdRows.map(ruleInput),
  ...contractTexts,
];

/** The inputs in three lists side by side, each with the columns of its labels and its values. Formulas read them by name. */
const lists: readonly { readonly at: number; readonly value: number; readonly inputs: readonly Input[] }[] = [
  { at: 0, value: 1, inputs: texts },
  {
    at: 4,
    value: 6,
    inputs: [...inputRows.filter(({ unit }) => unit !== "text").map(ruleInput), ...contractNumbers],
  },
  { at: 7, value: 9, inputs: limitRows.map(limitInput) },
];

interface PlacedInput extends Input {
  readonly row: number;
  readonly labelColumn: number;
  readonly column: number;
}

function placedInputs({ rows }: RebalancePlace): PlacedInput[] {
  return lists.flatMap(({ at, value, inputs }) =>
    inputs.map((input, row) => ({ ...input, row: rows.inputs + 1 + row, labelColumn: at, column: value })),
  );
}

export function inputCells(place: RebalancePlace): PlacedCell[] {
  const { plan, form } = place;
  const titles = Array<string>(pageWidth)
    .fill("")
    .with(0, "Inputs")
    .with(4, "Amounts and bands")
    .with(7, "Limits of the rules");
  return [
    ...placeTitles(place, place.rows.inputs, titles, () => true),
    ...placedInputs(place).flatMap(({ label, format, value, isFixed, row, labelColumn, column }) => [
      placeCell(place, row, labelColumn, label, "text", labelColumn === 0 ? "label" : "indentedLabel"),
      placeCell(
        place,
        row,
        column,
        value(plan, place),
        format,
        form === "live" && !isFixed?.(plan, place) ? "input" : "result",
      ),
    ]),
    ...sourceCells(place),
  ];
}

/** Beside a venue's figures the page that they come from, with its date. Blank where there is none: an update writes over the cell. */
function sourceCells(place: RebalancePlace): PlacedCell[] {
  const { lot, rateSource, plan } = place;
  const isKnown = typeof tradedLot(plan, lot) !== "string" && typeof lot !== "string";
  const sources = {
    MaintenanceRate: rateSource ? linkFormula(rateSource.page, rateSource.words) : "",
    ContractSize: isKnown
      ? linkFormula(lot.page, `Contract of ${lot.symbol} at ${lot.venue}, ${lot.date}`)
      : "",
  };
  return placedInputs(place).flatMap(({ name, row }): PlacedCell[] => {
    if (name !== "MaintenanceRate" && name !== "ContractSize") return [];
    return [{ ...placeCell(place, row, 7, sources[name], "text", "link"), align: "left" }];
  });
}

/** The names by which formulas read the inputs. */
export function inputNames(place: RebalancePlace): PlacedName[] {
  if (place.form === "values") return [];
  const { at, value } = { at: place.rows.inputs + 1, value: lists.at(-1)!.value };
  return [
    ...placedInputs(place).flatMap(({ name, row, column }) =>
      name === undefined ? [] : [{ name: nameOf(place, name), block: place.block(row, column) }],
    ),
    { name: nameOf(place, "Limits"), block: place.block(at, value, limitRows.length) },
  ];
}

export function inputValidations(place: RebalancePlace): PlacedValidation[] {
  if (place.form === "values") return [];
  return placedInputs(place).flatMap(({ accepts, row, column }) => {
    const validation = accepts?.(place.plan);
    return validation ? [{ block: place.block(row, column), validation }] : [];
  });
}

/** The address of an input's cell, as a formula on the sheet has it. */
export function inputCell(place: RebalancePlace, name: string): string {
  const { row, column } = placedInputs(place).find((input) => input.name === name)!;
  return cellsOf(place, row, column);
}

/** Names of the profiles with as many parts: the page fits only these. */
function likeProfiles(parts: number): string[] {
  return profiles.filter(({ components }) => components.length === parts).map(({ name }) => name);
}

/** The cells of a profile of the user's own do not hold its highest leverage, so the limit does. */
function limitOf({ profile, rules }: RebalancePlan, name: LimitRow["name"]): number {
  const limit = rules[name];
  if (name !== "maxLeverage" || !isOwn(profile)) return limit;
  return limit > 0 ? Math.min(limit, profile.maxLeverage) : profile.maxLeverage;
}
