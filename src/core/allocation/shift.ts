import { decimal, fromNumber, toNumber, type Decimal } from "../number/decimal";
import { quotientOf, type Fraction } from "../number/fraction";
import { bookOf, wholeOf, type Book, type Position } from "./adjusting/book";
import { changed, type AdjustedProfile } from "./adjusting/changes";
import type { Component } from "./profiles";
import { componentKey, isFutures } from "./targets";

export type { AdjustedProfile } from "./adjusting/changes";

/** A portfolio as it is held when an adjustment is made. */
export interface HeldBook {
  /** What is held, a part each. Absent for the profile's own weights. The sum is above 0. */
  readonly parts?: readonly HeldPart[];
  /** Of the futures position; absent for the profile's lowest. */
  readonly leverage?: Decimal;
  /** Absent for the side of the profile. */
  readonly position?: Position;
}

export interface HeldPart {
  readonly component: string;
  readonly amount: Decimal;
}

/** A portfolio on a signal, and why. */
export interface Shift {
  readonly components: readonly ShiftedComponent[];
  /** False if the signal leaves everything as it is. */
  readonly isChange: boolean;
  readonly reason: string;
}

interface ShiftedComponent {
  readonly component: string;
  /** Exact: a third of a weight has no last digit. */
  readonly weight: Fraction;
  /** Of futures margin, below 0 for a short and 0 where no position uses it; undefined for spot and cash. */
  readonly leverage?: Decimal;
}

/** The signals that ask for less exposure. No adjustment to one of them raises it, whatever is held. */
export const reducingSignals: readonly string[] = [
  "head-and-shoulders",
  "funding-spike",
  "funding-hedge",
  "reversal",
  "exhaustion",
  "overbought",
  "divergence",
  "cooling",
  "funding-negative",
];

/** The signals that at least one profile adjusts to. */
export const shiftSignals: readonly string[] = [
  "crash",
  "head-and-shoulders",
  "momentum",
  "funding-spike",
  "reversal",
  "exhaustion",
  "bullish",
  "overbought",
  "divergence",
  "pullback",
  "cooling",
  "funding-negative",
  "spot-to-futures",
  "funding-hedge",
];

/**
 * The portfolio on a signal: what is held, or the profile's own weights, with the profile's adjustment. Without an adjustment nothing
 * changes.
 */
export function shiftOn(profile: AdjustedProfile, signal: string, held: HeldBook = {}): Shift {
  const { margin, side } = profile.position;
  const leverage = held.leverage ?? decimal(profile.minLeverage);
  const parts = held.parts
    ? withProfileParts(profile.components, held.parts)
    : profile.components.map(({ component, weight }) => ({ component, amount: weight }));
  const position = leverage.isZero() ? "none" : (held.position ?? side);
  const before = bookOf(parts, margin, position, leverage);
  const adjustment = profile.adjustments.find(({ on }) => on.includes(signal));
  if (!adjustment) return { ...shiftTo(before, false), reason: held.parts ? noChange : backToTarget };
  const after = changed(before, adjustment.change, profile);
  return typeof after === "string"
    ? { ...shiftTo(before, false), reason: after }
    : { ...shiftTo(after, adjustment.change.kind !== "none"), reason: adjustment.reason };
}

/** The weights of a shift as a cell holds them. */
export function shiftedWeights({ components }: Pick<Shift, "components">): Component[] {
  return components.map(({ component, weight }) => ({
    component,
    weight: fromNumber(toNumber(quotientOf(weight))),
  }));
}

const noChange = "The profile makes no change on this signal, so what is held stays.";
const backToTarget = "The profile makes no change on this signal, so the portfolio goes back to its weights.";

/** The held parts in the profile's order, with 0 for those that are not held; a held part that the profile lacks comes last. */
function withProfileParts(components: readonly Component[], held: readonly HeldPart[]): HeldPart[] {
  const key = (part: { readonly component: string }) => componentKey(part.component);
  const amounts = new Map(held.map((part) => [key(part), part.amount]));
  const names = new Set(components.map(key));
  const known = components.map((part) => ({
    component: part.component,
    amount: amounts.get(key(part)) ?? decimal(0),
  }));
  return [...known, ...held.filter((part) => !names.has(key(part)))];
}

function shiftTo(book: Book, isChange: boolean): Omit<Shift, "reason"> {
  const whole = wholeOf(book);
  return {
    isChange,
    components: book.map(({ component, amount, leverage }) => ({
      component,
      weight: { numerator: amount, denominator: whole },
      leverage: isFutures(component) ? leverage : undefined,
    })),
  };
}
