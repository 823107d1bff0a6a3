import { decimal, zero, type Decimal } from "../../core/number/decimal";
import { noteOf, type Note } from "../notes";
import type { Fill, Tables } from "./rows";

/** Gives a side to fills whose venue names none: a forced close is of what is open then. Rows stand in order of time. */
export function nameSides({ fills }: Tables): Note[] {
  const notes: Note[] = [];
  if (!fills.some(({ side }) => side === "?")) return notes;
  const net = new Map<string, Decimal>();
  for (const fill of fills) {
    const key = `${fill.account}|${fill.symbol}`;
    const held = net.get(key) ?? zero;
    if (fill.side === "?") nameSide(fill, held, notes);
    if (fill.side === "?" || !fill.counted || fill.quantity === "") continue;
    const moved = decimal(fill.quantity);
    net.set(key, fill.side === "buy" ? held.plus(moved) : held.minus(moved));
  }
  const known = fills.filter(({ side }) => side !== "?");
  fills.splice(0, fills.length, ...known);
  return notes;
}

function nameSide(fill: Fill, held: Decimal, notes: Note[]): void {
  const { file, line, symbol } = fill;
  if (held.isZero()) notes.push(noteOf("side-unknown", { file, line, value: symbol }));
  else fill.side = held.gt(0) ? "sell" : "buy";
}
