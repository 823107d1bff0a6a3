import { calledName } from "../../base/function-names";
import { cellsOf, nameOf, type RebalancePlace } from "./place";
import { now, panelColumn, partsRow } from "./rows";

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
export function shiftedLeverage(place: RebalancePlace, fromLast: number): string {
  const row = fromLast === 0 ? `ROWS(${heldNow(place)})` : `ROWS(${heldNow(place)})-${fromLast}`;
  return `INDEX(${shiftCall(place)},${row},4)`;
}

function heldNow(place: RebalancePlace): string {
  return cellsOf(place, partsRow + 1, panelColumn + now, place.plan.risk.parts.length);
}
