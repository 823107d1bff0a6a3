import { divide, type Decimal } from "../number/decimal";

export interface WaveRule {
  readonly rule: string;
  readonly isKept: boolean;
  readonly figure: Decimal;
}

/**
 * The three rules of an impulse of five waves, held against its six turning points: where it begins and where each wave ends. The
 * points rise and fall in turn; the first wave says which way the impulse runs.
 *
 * @see https://en.wikipedia.org/wiki/Elliott_wave_principle
 */
export function impulseRules(points: readonly Decimal[]): WaveRule[] {
  const lengths = points.slice(1).map((point, index) => point.minus(points[index]!).abs());
  const [first, second, third, , fifth] = lengths as [Decimal, Decimal, Decimal, Decimal, Decimal];
  const isRising = points[1]!.gt(points[0]!);
  const gap = points[4]!.minus(points[1]!);
  const clearance = isRising ? gap : gap.neg();
  return [
    { rule: "wave 2 < 100 % of wave 1", isKept: second.lt(first), figure: divide(second, first) },
    { rule: "wave 3 not the shortest", isKept: third.gte(first) || third.gte(fifth), figure: third },
    { rule: "wave 4 clear of wave 1", isKept: clearance.gt(0), figure: clearance },
  ];
}

/** The index of the first point that does not turn: it goes on the way that led to the point before it, or stays there. */
export function firstWithoutTurn(points: readonly Decimal[]): number | undefined {
  const found = points.findIndex((point, index) => {
    if (index === 0) return false;
    const step = point.cmp(points[index - 1]!);
    return step === 0 || (index > 1 && step === points[index - 1]!.cmp(points[index - 2]!));
  });
  return found < 0 ? undefined : found;
}
