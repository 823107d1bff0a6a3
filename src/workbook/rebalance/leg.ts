import { calledName } from "../../base/function-names";
import { cellsOf, nameOf, placeCell, placeTitles, type CellFormat, type RebalancePlace } from "./place";
import { after, label, legLater, legLimit, legNow, now } from "./rows";
import { isOwn } from "../profiles/store";
import { toNumber } from "../../core/number/decimal";
import type { Leg } from "../../core/allocation/risk";
import type { Content } from "../../excel/sheets/description";
import type { PlacedCell, PlacedName, PlacedRule } from "../../excel/sheets/placed";
import type { StyleRole } from "../../excel/sheets/styles";

/** The futures leg, before and after the trades. */
export function legCells(place: RebalancePlace): PlacedCell[] {
  const { plan, form } = place;
  const { risk, rules } = plan;
  const isLive = form === "live";
  const [side, rate] = [nameOf(place, "Side"), nameOf(place, "MaintenanceRate")];
  const { leverageRow, marginRow, notionalRow, exposureRow, distanceRow, untradedRow, reserveRow } =
    legRowsOf(place);
  const firstPart = place.rows.parts + 1;
  const margin = (at: number): string => cellsOf(place, firstPart + risk.parts.length - 1, at);
  const leverageCell = (at: number): string => nameOf(place, at === now ? "Leverage" : "LeverageAfter");
  const isDivided = risk.parts.length === 4;
  const reserveLeverage = cellsOf(place, reserveRow, legLater);
  const value = (part: number, at: number): string => cellsOf(place, firstPart + part, at);
  const isReserveUsed = `AND(${leverageCell(after)}=0,${reserveLeverage}>0)`;
  const exposure = (at: number): string => {
    const whole = `SUM(${cellsOf(place, firstPart, at, risk.parts.length)})`;
    const spot = value(0, at);
    const cash = `${value(1, at)}${isDivided ? `+${value(2, at)}` : ""}`;
    const given = [spot, cash, margin(at), leverageCell(at), side].join(",");
    const isOpen = `AND(${side}<>"none",${leverageCell(at)}>0)`;
    const short = isDivided && at === after ? `-${value(2, at)}*${reserveLeverage}/${whole}` : "";
    // ALLOC.EXPOSURE takes no debt in cash.
    const inDebt = `(${spot}+IF(${side}="short",-1,1)*${margin(at)}*${leverageCell(at)})/${whole}`;
    const open = `IF(${cash}<0,${inDebt},${calledName("ALLOC.EXPOSURE")}(${given}))`;
    return `=IF(${isOpen},${open},${spot}/${whole})${short}`;
  };
  const distance = (of: { side: string; leverage: string }, margins: readonly string[]): string => {
    const isNone = [...margins.map((one) => `${one}=0`), `${of.side}="none"`, `${of.leverage}=0`];
    const price = `${calledName("LIQ.PRICE")}(${of.side},1,${of.leverage},${rate})`;
    const found = `IF(OR(${isNone.join(",")}),"none",IFNA(${calledName("LIQ.DISTANCE")}(${of.side},1,${price}),"none"))`;
    return `=${margins.reduce((formula, one) => `IF(ISERROR(${one}),${one},${formula})`, found)}`;
  };
  /** The leg at a time: after an adjustment it may stand on the hedge reserve. */
  const distanceOf = (at: number): string => {
    const onMargin = distance({ side, leverage: leverageCell(at) }, [margin(at)]);
    if (!isDivided || at === now) return onMargin;
    const onReserve = distance({ side: '"short"', leverage: reserveLeverage }, [value(2, at)]);
    return `=IF(${isReserveUsed},${onReserve.slice(1)},${onMargin.slice(1)})`;
  };
  const cell = (
    row: number,
    at: number,
    content: Content,
    format: CellFormat,
    style: StyleRole = "result",
  ): PlacedCell => ({
    ...placeCell(place, row, at, content, format, style),
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
    of: (leg: Leg, margin: number) => Content,
    formula: (at: number) => string,
    format: CellFormat,
  ) =>
    (
      [
        [now, legNow, risk.before, "valueBefore"],
        [after, legLater, risk.after, "valueAfter"],
      ] as const
    ).map(([at, column, leg, when]) =>
      cell(row, column, isLive ? formula(at) : of(leg, risk.parts.at(-1)![when]), format),
    );
  const untradedLeverage = cellsOf(place, untradedRow, legLater);
  return [
    ...placeTitles(place, place.rows.leg, ["Futures", "Limit", "Now", "After"]),
    words(leverageRow, "Leverage"),
    cell(leverageRow, legNow, usedBefore, "leverage", input),
    isLive && !isOwn(plan.profile)
      ? cell(leverageRow, legLater, leverageFormula(place), "leverage")
      : cell(leverageRow, legLater, usedAfter, "leverage", input),
    words(marginRow, "Margin"),
    ...both(
      marginRow,
      (_, amount) => amount,
      (at) => `=${margin(at)}`,
      "money",
    ),
    words(notionalRow, "Value of the contracts"),
    ...both(
      notionalRow,
      (leg, amount) => (leg === risk.before ? usedBefore : usedAfter) * amount,
      (at) => `=${margin(at)}*${leverageCell(at)}`,
      "money",
    ),
    words(exposureRow, "Net exposure"),
    ...both(exposureRow, (leg) => leg.exposure ?? "none", exposure, "percent"),
    words(distanceRow, "Distance to liquidation"),
    cell(distanceRow, legLimit, rules.minDistance, "percent", input),
    ...both(distanceRow, (leg) => leg.distance ?? "none", distanceOf, "percent"),
    words(untradedRow, "Leverage if no contract is traded"),
    cell(
      untradedRow,
      legLater,
      isLive
        ? `=IF(OR(${[margin(now), margin(after), leverageCell(now), leverageCell(after)].map((one) => `${one}=0`).join(",")}),"none",${margin(now)}*${leverageCell(now)}/${margin(after)})`
        : (risk.untraded?.leverage ?? "none"),
      "leverage",
    ),
    words(untradedRow + 1, "Distance to liquidation then"),
    cell(
      untradedRow + 1,
      legLater,
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
            legLater,
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
  const reserve = cellsOf(place, legRowsOf(place).reserveRow, legLater);
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
    block: place.block(row, at),
  });
  const { leverageRow, distanceRow } = legRowsOf(place);
  return [
    named("Leverage", leverageRow, legNow),
    named("LeverageAfter", leverageRow, legLater),
    named("MinDistance", distanceRow, legLimit),
  ];
}

/** Marks a liquidation that is too near. */
export function legRules(place: RebalancePlace): PlacedRule[] {
  const { distanceRow } = legRowsOf(place);
  return [
    {
      block: place.block(distanceRow, legLater),
      rule: {
        operator: "lessThan",
        formula: `=${cellsOf(place, distanceRow, legLimit)}`,
        mark: "bad",
      },
    },
  ];
}

/** The rows of the leg, of which the page's head shows some. */
export function legRowsOf({ rows: { leg } }: RebalancePlace) {
  return {
    leverageRow: leg + 1,
    marginRow: leg + 2,
    notionalRow: leg + 3,
    exposureRow: leg + 4,
    distanceRow: leg + 5,
    untradedRow: leg + 6,
    reserveRow: leg + 8,
    accountRow: leg + 9,
  };
}

/** The profile's adjustment to what is held, on the signal that is picked. */
export function shiftCall(place: RebalancePlace): string {
  const [profile, signal, side] = ["Profile", "Signal", "Side"].map((name) => nameOf(place, name));
  const leverage = nameOf(place, "Leverage");
  const isOpen = `${side}<>"none"`;
  const given = [
    profile,
    signal,
    "1",
    heldNow(place),
    `IF(${isOpen},${leverage},0)`,
    `IF(${isOpen},${side},"")`,
  ];
  return `${calledName("ALLOC.SHIFT")}(${given.join(",")})`;
}

/** The leverage that the adjustment leaves in a part of the margin, counted from the last one. */
function shiftedLeverage(place: RebalancePlace, fromLast: number): string {
  const row = fromLast === 0 ? `ROWS(${heldNow(place)})` : `ROWS(${heldNow(place)})-${fromLast}`;
  return `INDEX(${shiftCall(place)},${row},4)`;
}

function heldNow(place: RebalancePlace): string {
  return cellsOf(place, place.rows.parts + 1, now, place.plan.risk.parts.length);
}
