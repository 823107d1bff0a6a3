import type { Decimal } from "../number/decimal";
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
  return payments.map(fundingFinder(positions));
}

/**
 * Finds the position that a payment belongs to: the one held just before its time; else one opened in that very moment or closed up to a
 * minute before. Undefined if there is none, or if two sides were held and the payment names none.
 */
export function fundingFinder(positions: readonly Position[]): (payment: Payment) => Position | undefined {
  const byContract = new Map<string, Position[]>();
  for (const position of positions) {
    const key = keyOf(position);
    const list = byContract.get(key);
    if (list) list.push(position);
    else byContract.set(key, [position]);
  }
  const timelines = new Map([...byContract].map(([key, list]) => [key, new Timeline(list)]));
  return (payment) => timelines.get(keyOf(payment))?.at(payment);
}

function keyOf({ account, symbol }: { readonly account: string; readonly symbol: string }): string {
  return `${account}\u0000${symbol}`;
}

/** A position whose opening is among the fills. */
type Known = Position & { readonly opened: number };

/** The positions of one contract, by the time at which they were opened. */
class Timeline {
  private readonly positions: readonly Known[];

  constructor(positions: readonly Position[]) {
    this.positions = positions
      .filter((position): position is Known => position.opened !== undefined)
      .sort((a, b) => a.opened - b.opened);
  }

  at({ time, side }: Payment): Position | undefined {
    const near = this.near(time).filter((position) => side === "" || position.side === side);
    const held = near.filter(
      ({ opened, closed }) => opened < time && (closed === undefined || time <= closed),
    );
    if (held.length > 0) return held.length === 1 ? held[0] : undefined;
    const next = near.filter(
      ({ opened, closed }) =>
        opened === time || (closed !== undefined && closed < time && time - closed <= afterClosing),
    );
    return next.at(-1);
  }

  /** The last positions of either side that were opened by this time: two of one side do not overlap. */
  private near(time: number): readonly Known[] {
    let [low, high] = [0, this.positions.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.positions[middle]!.opened <= time) low = middle + 1;
      else high = middle;
    }
    const found: Known[] = [];
    for (const side of ["long", "short"] as const) {
      let count = 0;
      for (let at = low - 1; at >= 0 && count < 2; at--)
        if (this.positions[at]!.side === side) {
          found.push(this.positions[at]!);
          count++;
        }
    }
    return found;
  }
}
