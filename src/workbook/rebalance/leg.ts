import { calledName } from "../../base/function-names";
import { cellsOf, nameOf, placeCell, placeTitles, type CellFormat, type RebalancePlace } from "./place";
import { after, distanceRow, label, legRow, now, panelColumn, partsRow, target } from "./rows";
import { isOwn } from "../profiles/store";
import { toNumber } from "../../core/number/decimal";
import { shiftedLeverage } from "./shifted";
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
  const isDivided = risk.parts.length === 4;
  const reserveLeverage = cellsOf(place, reserveRow, panelColumn + after);
  const value = (row: number, at: number): string => cellsOf(place, row, panelColumn + at);
  const isReserveUsed = `AND(${leverageCell(after)}=0,${reserveLeverage}>0)`;
  const exposure = (at: number): string => {
    const whole = `SUM(${cellsOf(place, partsRow + 1, panelColumn + at, risk.parts.length)})`;
    const spot = value(partsRow + 1, at);
    const cash = `${value(partsRow + 2, at)}${isDivided ? `+${value(partsRow + 3, at)}` : ""}`;
    const given = [spot, cash, margin(at), leverageCell(at), side].join(",");
    const isOpen = `AND(${side}<>"none",${leverageCell(at)}>0)`;
    const short = isDivided && at === after ? `-${value(partsRow + 3, at)}*${reserveLeverage}/${whole}` : "";
    return `=IF(${isOpen},${calledName("ALLOC.EXPOSURE")}(${given}),${spot}/${whole})${short}`;
  };
  const distance = (of: { side: string; leverage: string }, margins: readonly string[]): string => {
    const isNone = [...margins.map((one) => `${one}=0`), `${of.side}="none"`, `${of.leverage}=0`];
    const price = `${calledName("LIQ.PRICE")}(${of.side},1,${of.leverage},${rate})`;
    return `=IF(OR(${isNone.join(",")}),"none",IFNA(${calledName("LIQ.DISTANCE")}(${of.side},1,${price}),"none"))`;
  };
  /** The leg at a time: after an adjustment it may stand on the hedge reserve. */
  const distanceOf = (at: number): string => {
    const onMargin = distance({ side, leverage: leverageCell(at) }, [margin(at)]);
    if (!isDivided || at === now) return onMargin;
    const onReserve = distance({ side: '"short"', leverage: reserveLeverage }, [value(partsRow + 3, at)]);
    return `=IF(${isReserveUsed},${onReserve.slice(1)},${onMargin.slice(1)})`;
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
  const { positions } = risk;
  const [usedBefore, usedAfter] = [positions.before, positions.after].map(({ used }) =>
    toNumber(used.abs()),
  ) as [number, number];
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
    cell(legRow + 1, now, usedBefore, "leverage", input),
    isLive && !isOwn(plan.profile)
      ? cell(legRow + 1, after, leverageFormula(place), "leverage")
      : cell(legRow + 1, after, usedAfter, "leverage", input),
    words(legRow + 2, "Net exposure"),
    ...both(legRow + 2, (leg) => leg.exposure ?? "none", exposure, "percent"),
    words(distanceRow, "Distance to liquidation"),
    cell(distanceRow, target, rules.minDistance, "percent", input),
    ...both(distanceRow, (leg) => leg.distance ?? "none", distanceOf, "percent"),
    words(untradedRow, "Leverage if no contract is traded"),
    cell(
      untradedRow,
      after,
      isLive
        ? `=IF(OR(${[margin(now), margin(after), leverageCell(now), leverageCell(after)].map((one) => `${one}=0`).join(",")}),"none",${margin(now)}*${leverageCell(now)}/${margin(after)})`
        : (risk.untraded?.leverage ?? "none"),
      "leverage",
    ),
    words(untradedRow + 1, "Distance to liquidation then"),
    cell(
      untradedRow + 1,
      after,
      isLive
        ? `=IF(ISNUMBER(${untradedLeverage}),${distance({ side, leverage: untradedLeverage }, []).slice(1)},${untradedLeverage})`
        : (risk.untraded?.distance ?? "none"),
      "percent",
    ),
    ...(isDivided
      ? [
          words(reserveRow, "Short on the hedge reserve"),
          cell(
            reserveRow,
            after,
            isLive && !isOwn(plan.profile) ? reserveFormula(place) : toNumber(positions.after.reserve.abs()),
            "leverage",
          ),
        ]
      : []),
  ];
}

/** The leverage held, or that of the adjustment to the signal that is picked. */
function leverageFormula(place: RebalancePlace): string {
  const [signal, side, leverage] = ["Signal", "Side", "Leverage"].map((name) => nameOf(place, name));
  return `=IF(${side}="none",0,IF(${signal}="none",${leverage},${shiftedLeverage(place, 0)}))`;
}

function reserveFormula(place: RebalancePlace): string {
  return `=IF(${nameOf(place, "Signal")}="none",0,${shiftedLeverage(place, 1)})`;
}

/** The leverage of the leg after the trades, and TRUE where it is a short: for the guard. */
export function legAfter(place: RebalancePlace): { readonly leverage: string; readonly isShort: string } {
  const [leverage, side] = [nameOf(place, "LeverageAfter"), nameOf(place, "Side")];
  if (place.plan.risk.parts.length < 4) return { leverage, isShort: `${side}="short"` };
  const reserve = cellsOf(place, reserveRow, panelColumn + after);
  return {
    leverage: `IF(${leverage}=0,${reserve},${leverage})`,
    isShort: `IF(AND(${leverage}=0,${reserve}>0),TRUE,${side}="short")`,
  };
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
const reserveRow = distanceRow + 3;
