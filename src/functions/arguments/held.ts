import type { HeldPart } from "../../core/allocation/shift";
import type { Component } from "../../core/allocation/profiles";
import { componentKey, componentParts } from "../../core/allocation/targets";
import { type Decimal, sum, zero } from "../../core/number/decimal";
import { filterSliced, mapSliced, rowsSliced, type Sliced } from "../../core/slices";
import { type Cells, optional, type Stopped, type WholeArgument } from "../cells/declaration";
import { type Failure, refuse, texts } from "../cells/errors";
import { firstStop, isStopped, readCell, shapeOf } from "../cells/reading";
import { columnKey, readTable } from "../cells/table";
import { cellValue } from "../cells/values";
import { choices, quoted } from "../cells/wording";
import { withUsualNames } from "./column-names";
import { atLeastZero } from "./numbers";
import { text } from "./words";

/** What is held, as it was given: amounts in the order of the components, or each beside its component. */
export type Held = { readonly amounts: readonly Decimal[] } | { readonly parts: readonly HeldPart[] };

/** Weights or amounts of what is held. They count by their shares. */
export const held: WholeArgument<Held> = {
  kind: "whole",
  wanted: "a table of component and weight, or what is held in spot, cash and futures",
  read: function* (argument, cells) {
    const { rows, columns } = shapeOf(cells);
    if (rows === 1 || columns === 1) return yield* amountsIn(argument, cells);
    const named = withWeights(argument, cells);
    if (isStopped(named)) return named;
    const parts = yield* readTable(argument, { component: text, weight: amount }, named);
    if (isStopped(parts)) return parts;
    return { parts: yield* mapSliced(parts, ({ component, weight }) => ({ component, amount: weight })) };
  },
};

/** The table with its amounts as weights, if a header names amounts or values and no weights. */
function withWeights(argument: string, cells: Cells): Cells | Failure {
  const header = (cells.find((row) => row.some((raw) => cellValue(raw) !== null)) ?? []).map(
    (raw) => cellValue(raw) ?? "",
  );
  const keys = header.map((value) => (typeof value === "string" ? columnKey(value) : ""));
  if (!keys.includes("component") || keys.includes("weight")) return cells;
  return keys.some((key) => key in otherNames)
    ? withUsualNames(argument, cells, otherNames)
    : refuse(texts.tableWithoutColumn(argument, ["weight"], header.map(String)));
}

const otherNames = { amount: "weight", value: "weight" };

/** A blank cell is 0. */
const amount = optional(atLeastZero, zero);

/** What is held of each of the profile's components. Futures margin as a whole is divided as the profile divides it. */
export function heldParts(
  argument: string,
  given: Held,
  components: readonly Component[],
): readonly HeldPart[] | Failure {
  const isInOrder = "amounts" in given;
  if (isInOrder && ![3, components.length].includes(given.amounts.length)) {
    const counts = components.length === 3 ? "3" : `3 or ${components.length}`;
    return refuse(texts.unwanted({ argument }, `${counts} values`, String(given.amounts.length)));
  }
  const isOfProfile = isInOrder && given.amounts.length === components.length;
  const names = isOfProfile ? components.map(({ component }) => component) : ["spot", "cash", "futures"];
  const parts = isInOrder
    ? given.amounts.map((one, at) => ({ component: names[at]!, amount: one }))
    : given.parts;
  const known = new Set(
    [...components.map(({ component }) => component), "cash", "futures"].map(componentKey),
  );
  const keys = parts.map(({ component }) => componentKey(component));
  const odd = keys.findIndex((key) => !known.has(key));
  if (odd >= 0) {
    const wanted = `a table of ${choices([...known])}`;
    return refuse(texts.unwanted({ argument }, wanted, quoted(parts[odd]!.component)));
  }
  const seen = new Set<string>();
  const again = keys.findIndex((key) => seen.size === seen.add(key).size);
  if (again >= 0) return refuse(texts.twice({ argument }, parts[again]!.component));
  return divided(parts, components);
}

/** Only the shares count, so that the other amounts are multiplied where those of the margin would be divided. */
function divided(parts: readonly HeldPart[], components: readonly Component[]): readonly HeldPart[] {
  const isMargin = ({ component }: HeldPart) => componentKey(component) === "futures";
  const margin = parts.find(isMargin);
  const into = componentParts(components, "futures");
  if (!margin || into.length < 2) return parts;
  const whole = sum(into.map(({ weight }) => weight));
  return into
    .map(({ component, weight }) => ({ component, amount: margin.amount.times(weight) }))
    .concat(parts.map((part) => ({ ...part, amount: isMargin(part) ? zero : part.amount.times(whole) })))
    .filter((part) => !isMargin(part));
}

/** One row or column; a text in the first cell is a heading. */
function* amountsIn(argument: string, cells: Cells): Sliced<Held | Stopped> {
  const { rows, columns } = shapeOf(cells);
  const first = cellValue(cells[0]![0]);
  const from = typeof first === "string" && amount.read(first) === undefined ? 1 : 0;
  const read = yield* rowsSliced(Math.max(rows, columns) - from, (index) => {
    const at = from + index;
    return readCell(amount, argument, cells, rows === 1 ? 0 : at, rows === 1 ? at : 0) ?? zero;
  });
  const stops = yield* filterSliced(read, isStopped);
  return firstStop(stops as Stopped[]) ?? { amounts: read as Decimal[] };
}
