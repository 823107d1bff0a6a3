import { type Decimal, decimal, divide, one } from "../../core/number/decimal";
import { inPercent, shown } from "./figures";

interface Row {
  readonly floor: Decimal;
  readonly cap?: Decimal;
  readonly maxLeverage?: Decimal;
  readonly rate: Decimal;
}

/** What no venue's brackets have, bracket by bracket. */
export function findFaults(rows: readonly Row[]): string[] {
  if (rows.length === 0) return ["There are no brackets."];
  return rows.flatMap((row, at) => [
    ...ofCap(row, at, rows.length),
    ...ofRate(row, at),
    ...(at > 0 ? againstBefore(row, rows[at - 1]!, at) : []),
  ]);
}

function ofCap({ floor, cap }: Row, at: number, count: number): string[] {
  if (!cap) return at < count - 1 ? [`Bracket ${at + 1} has no cap, though another follows.`] : [];
  return cap.gt(floor)
    ? []
    : [`Bracket ${at + 1} ends at ${shown(cap)}, which is not above its floor of ${shown(floor)}.`];
}

/** The worksheet functions take no more in a first bracket. */
const mostInFirst = decimal("0.25");
/** Leverages are printed with few decimals: 33.33 where the initial margin is 3%. */
const rounding = decimal("1.001");

function ofRate({ rate, maxLeverage }: Row, at: number): string[] {
  const bracket = `Bracket ${at + 1} has a maintenance rate of ${inPercent(rate)}`;
  if (rate.lte(0) || rate.gte(one)) return [`${bracket}, and a rate lies between 0 and 100%.`];
  if (maxLeverage?.lte(0)) return [`Bracket ${at + 1} has a maximum leverage of ${shown(maxLeverage)}.`];
  if (maxLeverage && rate.times(maxLeverage).gt(rounding)) {
    const initial = inPercent(decimal(divide(one, maxLeverage).toSignificantDigits(4).toFixed()));
    return [
      `${bracket}, more than the initial margin of ${initial} at ${shown(maxLeverage)}x: are these percent?`,
    ];
  }
  return at === 0 && rate.gt(mostInFirst) ? [`${bracket}, more than any venue's first: 0.4% is 0.004.`] : [];
}

function againstBefore({ rate, maxLeverage }: Row, before: Row, at: number): string[] {
  const name = `Bracket ${at + 1}`;
  return [
    ...(rate.lt(before.rate)
      ? [
          `${name} has a lower rate than the bracket before it: ${inPercent(rate)} after ${inPercent(before.rate)}.`,
        ]
      : []),
    ...(maxLeverage && before.maxLeverage && maxLeverage.gt(before.maxLeverage)
      ? [
          `${name} allows more leverage than the bracket before it: ${shown(maxLeverage)}x after ${shown(before.maxLeverage)}x.`,
        ]
      : []),
  ];
}
