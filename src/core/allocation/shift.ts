import { decimal, fromNumber, one, toNumber, zero } from "../number/decimal";
import { quotientOf, type Fraction } from "../number/fraction";
import { findProfile, profiles, type Adjustment, type Component, type Profile } from "./profiles";
import { componentParts, componentWeight } from "./targets";

/** A profile's weights on a signal, and why. */
export interface Shift {
  readonly components: readonly ShiftedComponent[];
  /** The leverage of the futures margin on this signal, if it changes. */
  readonly leverage?: number;
  readonly reason: string;
}

interface ShiftedComponent {
  readonly component: string;
  /** Exact: a third of a weight has no last digit. */
  readonly weight: Fraction;
}

/** The signals that at least one profile adjusts to. */
export const shiftSignals: readonly string[] = [
  ...new Set(profiles.flatMap(({ adjustments }) => adjustments.flatMap(({ on }) => on))),
];

/** The profile's weights on a signal. Without an adjustment for the signal they are the profile's own. */
export function shiftOn(
  { components, adjustments }: Pick<Profile, "components" | "adjustments">,
  signal: string,
): Shift {
  const adjustment = adjustments.find(({ on }) => on.includes(signal));
  if (!adjustment) return { components: components.map(unchanged), reason: backToTarget };
  const { leverage, reason } = adjustment;
  return { components: adjusted(components, adjustment), leverage, reason };
}

/** The weights of a shift as a cell holds them. */
export function shiftedWeights({ components }: Shift): Component[] {
  return components.map(({ component, weight }) => ({
    component,
    weight: fromNumber(toNumber(quotientOf(weight))),
  }));
}

const backToTarget = "The profile makes no change on this signal, so the portfolio goes back to its weights.";

function adjusted(components: readonly Component[], adjustment: Adjustment): ShiftedComponent[] {
  if ("weightsOf" in adjustment) return findProfile(adjustment.weightsOf)!.components.map(unchanged);
  if ("set" in adjustment) {
    const { component, weight, against } = adjustment.set;
    const released = componentWeight(components, component)!.minus(weight);
    return transferred(components, component, against, { numerator: released, denominator: one });
  }
  const { from, to, parts, of } = adjustment.move;
  const numerator = componentWeight(components, from)!.times(parts);
  return transferred(components, from, to, { numerator, denominator: decimal(of) });
}

/** Takes the amount from all parts of one component in proportion, and gives it to another. The first must not be empty. */
function transferred(
  components: readonly Component[],
  from: string,
  to: string,
  { numerator, denominator }: Fraction,
): ShiftedComponent[] {
  const giving = componentParts(components, from);
  const whole = componentWeight(components, from)!;
  const [receiving] = componentParts(components, to);
  return components.map((part) => {
    const { component, weight } = part;
    if (giving.includes(part)) {
      const left = weight.times(whole.times(denominator).minus(numerator));
      return { component, weight: { numerator: left, denominator: whole.times(denominator) } };
    }
    const gained = part === receiving ? numerator : zero;
    return { component, weight: { numerator: weight.times(denominator).plus(gained), denominator } };
  });
}

function unchanged({ component, weight }: Component): ShiftedComponent {
  return { component, weight: { numerator: weight, denominator: one } };
}
