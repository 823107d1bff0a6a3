import { groupedBy } from "../grouped";
import type { Decimal } from "../number/decimal";
import { atOnce, eachSliced, type Sliced, sortedSliced } from "../slices";
import type { Position } from "./run";

/** A funding payment; above 0 it was received. */
export interface Payment {
  readonly time: number;
  readonly account: string;
  readonly symbol: string;
  /** The side that it was paid on, or blank. */
  readonly side: "long" | "short" | "";
  readonly amount: Decimal;
  readonly coin: string;
}

/** A position that was closed this long before a payment may still have been the one that it was on. */
const afterClosing = 60_000;

/** The position that each payment belongs to. */
export function attributeFunding(
  payments: readonly Payment[],
  positions: readonly Position[],
): (Position | undefined)[] {
  return payments.map(atOnce(fundingFinder(positions)));
}

/**
 * Finds the position that a payment belongs to: the one held just before its time; else one opened in that very moment or closed up to a
 * minute before. Undefined if there is none, or if two sides were held and the payment names none.
 */
export function* fundingFinder(
  positions: readonly Position[],
): Sliced<(payment: Payment) => Position | undefined> {
  const known: Known[] = [];
  yield* eachSliced(positions, (position) => {
    if (isKnown(position)) known.push(position);
  });
  const inOrder = yield* sortedSliced(known, (a, b) => a.opened - b.opened);
  const timelines = yield* groupedBy(inOrder, (position) => keyOf(position, position.side));
  return (payment) => {
    const sides = payment.side === "" ? (["long", "short"] as const) : [payment.side];
    const near = sides.flatMap((side) => lastTwo(timelines.get(keyOf(payment, side)) ?? [], payment.time));
    return heldAt(payment.time, near);
  };
}

function keyOf(
  { account, symbol }: { readonly account: string; readonly symbol: string },
  side: string,
): string {
  return `${account}\u0000${symbol}\u0000${side}`;
}

/** A position whose opening is among the fills. */
type Known = Position & { readonly opened: number };

function isKnown(position: Position): position is Known {
  return position.opened !== undefined;
}

function heldAt(time: number, near: readonly Known[]): Known | undefined {
  const held = near.filter(({ opened, closed }) => opened < time && (closed === undefined || time <= closed));
  if (held.length > 0) return held.length === 1 ? held[0] : undefined;
  const next = near.filter(
    ({ opened, closed }) =>
      opened === time || (closed !== undefined && closed < time && time - closed <= afterClosing),
  );
  return next.at(-1);
}

/** The last positions of one side that were opened by this time, the later first: no more than these come close to it. */
function lastTwo(positions: readonly Known[], time: number): readonly Known[] {
  let [low, high] = [0, positions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (positions[middle]!.opened <= time) low = middle + 1;
    else high = middle;
  }
  return positions.slice(Math.max(0, low - 2), low).reverse();
}
