import { atShownDigits, type Decimal, fromNumber } from "../../core/number/decimal";
import type { CellArgument } from "../cells/declaration";

interface NumberRule {
  readonly wanted: string;
  readonly zeroIsBlank: boolean;
  readonly accepts: (value: Decimal) => boolean;
}

const number = (rule: NumberRule): CellArgument<Decimal> => ({
  kind: "cell",
  wanted: rule.wanted,
  zeroIsBlank: rule.zeroIsBlank,
  read: (value) => {
    if (typeof value !== "number") return undefined;
    const read = fromNumber(value);
    return rule.accepts(read) ? read : undefined;
  },
});

export const anyNumber = number({ wanted: "a number", zeroIsBlank: false, accepts: () => true });

export const positive = number({ wanted: "a positive number", zeroIsBlank: true, accepts: isPositive });

export const atLeastZero = number({
  wanted: "a number of at least 0",
  zeroIsBlank: false,
  accepts: (value) => !value.isNegative(),
});

/** A rate as a fraction of one: a cell that shows 0.5 % holds 0.005. */
export const rate = number({
  wanted: "a fraction from 0 to below 1 (0.005 is 0.5 %)",
  zeroIsBlank: false,
  accepts: (value) => value.isZero() || (isPositive(value) && value.e < 0),
});

/** A part of the whole. */
export const share = number({
  wanted: "a fraction from 0 to 1 (0.1 is 10 %)",
  zeroIsBlank: false,
  accepts: (value) => !value.isNegative() && value.lte(1),
});

/** A probability of at least one half. */
export const confidenceLevel = number({
  wanted: "a fraction from 0.5 to below 1 (0.95 is 95 %)",
  zeroIsBlank: true,
  accepts: (value) => value.gte(0.5) && value.lt(1),
});

/** A rate that can be compounded. At -1 nothing would be left to compound. */
export const growthRate = number({
  wanted: "a fraction above -1 (0.0001 is 0.01 %)",
  zeroIsBlank: false,
  accepts: (value) => value.gt(-1),
});

/** A whole number in this range, rounded to 15 significant digits like every number. */
export function wholeNumber(least: number, most: number): CellArgument<number> {
  return {
    kind: "cell",
    wanted: `a whole number from ${least} to ${most}`,
    zeroIsBlank: least > 0,
    read: (value) => {
      if (typeof value !== "number") return undefined;
      const read = atShownDigits(value);
      return Number.isInteger(read) && read >= least && read <= most ? read : undefined;
    },
  };
}

const double = (
  { wanted, zeroIsBlank }: Pick<CellArgument<unknown>, "wanted" | "zeroIsBlank">,
  accepts: (value: number) => boolean,
): CellArgument<number> => ({
  kind: "cell",
  wanted,
  zeroIsBlank,
  read: (value) => (typeof value === "number" && accepts(value) ? atShownDigits(value) : undefined),
});

/** Doubles, for statistics over long series. */
export const anyDouble = double(anyNumber, () => true);

export const positiveDouble = double(positive, (value) => value > 0);

export const doubleAtLeastZero = double(atLeastZero, (value) => value >= 0);

/** An interval in hours that fits a whole number of times into a day. */
export const hoursOfDay = double(
  { wanted: "a number of hours that divides the 24 of a day", zeroIsBlank: true },
  (value) => value > 0 && Number.isInteger(24 / value),
);

/** A number of bars, at most the rows of a sheet. */
export const barCount = wholeNumber(1, 1_048_576);

function isPositive(value: Decimal): boolean {
  return value.s > 0 && !value.isZero();
}
