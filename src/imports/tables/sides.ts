import { decimal, zero, type Decimal } from "../../core/number/decimal";
import { eachSliced, type Sliced } from "../../core/slices";
import type { Notes } from "../notes";
import type { Fill, Tables } from "./rows";

/** Gives a side to fills whose venue names none: a forced close is of what is open then. Rows stand in order of time. */
export function* nameSides({ fills }: Tables, notes: Notes): Sliced<void> {
  if (!fills.some(({ side }) => side === "?")) return;
  yield;
  const net = new Map<string, Decimal>();
  yield* eachSliced(fills, (fill) => {
    const key = `${fill.account}|${fill.symbol}`;
    const held = net.get(key) ?? zero;
    if (fill.side === "?") nameSide(fill, held, notes);
    if (fill.side === "?" || !fill.counted || fill.quantity === "") return;
    const moved = decimal(fill.quantity);
    net.set(key, fill.side === "buy" ? held.plus(moved) : held.minus(moved));
  });
  let kept = 0;
  for (const fill of fills) if (fill.side !== "?") fills[kept++] = fill;
  fills.length = kept;
}

function nameSide(fill: Fill, held: Decimal, notes: Notes): void {
  const { file, line, symbol } = fill;
  if (held.isZero()) notes.add("side-unknown", { file, line, value: symbol });
  else fill.side = held.gt(0) ? "sell" : "buy";
}
