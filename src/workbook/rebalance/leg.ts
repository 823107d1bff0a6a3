import { calledName } from "../../base/function-names";
import { cellsOf, nameOf, placeCell, placeTitles, type CellFormat, type RebalancePlace } from "./place";
import { after, distanceRow, label, legRow, now, panelColumn, partsRow, target } from "./rows";
import type { Leg } from "../../core/allocation/risk";
import type { Content } from "../../excel/sheets/description";
import type { PlacedCell, PlacedName, PlacedRule } from "../../excel/sheets/placed";
import type { StyleRole } from "../../excel/sheets/styles";

/** The futures leg, beside the table. */
export function legCells(place: RebalancePlace): PlacedCell[] {
  const { plan, form } = place;
  const { risk, rules } = plan;
  const isLive = form === "live";
  const [side, rate] = [nameOf(place, "Side"), nameOf(place, "MaintenanceRate")];
  const lastPart = partsRow + risk.parts.length;
  const margin = (at: number): string => cellsOf(place, lastPart, panelColumn + at);
  const leverageCell = (at: number): string => nameOf(place, at === now ? "Leverage" : "LeverageAfter");
  const exposure = (at: number): string => {
    const value = (row: number): string => cellsOf(place, row, panelColumn + at);
    const reserve = risk.parts.length === 4 ? `+${value(partsRow + 3)}` : "";
    const parts = [
      value(partsRow + 1),
      `${value(partsRow + 2)}${reserve}`,
      margin(at),
      leverageCell(at),
      side,
    ];
    return `=${calledName("ALLOC.EXPOSURE")}(${parts.join(",")})`;
  };
  const distance = (margins: readonly string[], leverage: string): string => {
    const isNone = margins.map((one) => `${one}=0`);
    const price = `${calledName("LIQ.PRICE")}(${side},1,${leverage},${rate})`;
    return `=IF(${isNone.length === 1 ? isNone[0]! : `OR(${isNone.join(",")})`},"none",IFNA(${calledName("LIQ.DISTANCE")}(${side},1,${price}),"none"))`;
  };
  const cell = (
    row: number,
    at: number,
    content: Content,
    format: CellFormat,
    style: StyleRole = "result",
  ): PlacedCell => ({
    ...placeCell(place, row, panelColumn + at, content, format, style),
    align: at === label ? "left" : "right",
  });
  const input = isLive ? ("input" as const) : ("result" as const);
  const words = (row: number, text: string): PlacedCell => cell(row, label, text, "text", "label");
  const both = (
    row: number,
    of: (leg: Leg) => Content,
    formula: (at: number) => string,
    format: CellFormat,
  ) =>
    (
      [
        [now, risk.before],
        [after, risk.after],
      ] as const
    ).map(([at, leg]) => cell(row, at, isLive ? formula(at) : of(leg), format));
  const untradedLeverage = cellsOf(place, untradedRow, panelColumn + after);
  return [
    ...placeTitles(place, legRow, ["Futures leg", "Limit", "Now", "", "After", ""]),
    words(legRow + 1, "Leverage"),
    cell(legRow + 1, now, risk.before.leverage, "leverage", input),
    cell(legRow + 1, after, risk.after.leverage, "leverage", input),
    words(legRow + 2, "Net exposure"),
    ...both(legRow + 2, (leg) => leg.exposure ?? "none", exposure, "percent"),
    words(distanceRow, "Distance to liquidation"),
    cell(distanceRow, target, rules.minDistance, "percent", input),
    ...both(
      distanceRow,
      (leg) => leg.distance ?? "none",
      (at) => distance([margin(at)], leverageCell(at)),
      "percent",
    ),
    words(untradedRow, "Leverage if no contract is traded"),
    cell(
      untradedRow,
      after,
      isLive
        ? `=IF(OR(${margin(now)}=0,${margin(after)}=0),"none",${margin(now)}*${leverageCell(now)}/${margin(after)})`
        : (risk.untraded?.leverage ?? "none"),
      "leverage",
    ),
    words(untradedRow + 1, "Distance to liquidation then"),
    cell(
      untradedRow + 1,
      after,
      isLive ? distance([margin(now), margin(after)], untradedLeverage) : (risk.untraded?.distance ?? "none"),
      "percent",
    ),
  ];
}

/** The cells of the leg that formulas read by name. */
export function legNames(place: RebalancePlace): PlacedName[] {
  if (place.form === "values") return [];
  const named = (name: string, row: number, at: number): PlacedName => ({
    name: nameOf(place, name),
    block: place.block(row, panelColumn + at),
  });
  return [
    named("Leverage", legRow + 1, now),
    named("LeverageAfter", legRow + 1, after),
    named("MinDistance", distanceRow, target),
  ];
}

/** Marks a liquidation that is too near. */
export function legRules(place: RebalancePlace): PlacedRule[] {
  return [
    {
      block: place.block(distanceRow, panelColumn + after),
      rule: {
        operator: "lessThan",
        formula: `=${cellsOf(place, distanceRow, panelColumn + target)}`,
        mark: "bad",
      },
    },
  ];
}

const untradedRow = distanceRow + 1;
