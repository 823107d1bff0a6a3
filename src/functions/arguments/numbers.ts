import { atShownDigits, type Decimal, fromNumber, toNumber } from "../../core/number/decimal";
import type { CellArgument } from "../cells/declaration";
import { type NumberForm, typeInstead, writtenNumber } from "./written-numbers";

interface NumberRule {
  readonly wanted: string;
  readonly zeroIsBlank: boolean;
  /** Asked of the double at the digits that Excel shows. */
  readonly accepts: (value: number) => boolean;
  /** What a text may hold besides a plain number. Default "amount". */
  readonly form?: NumberForm;
}

interface NumberArgument<T> extends CellArgument<T> {
  readonly rule: NumberRule;
}

function numeric<T>(rule: NumberRule, of: (figure: number) => T): NumberArgument<T> {
  const { wanted, zeroIsBlank, accepts, form = "amount" } = rule;
  return {
    kind: "cell",
    wanted,
    zeroIsBlank,
    rule,
    read: (value) => {
      const figure = numberIn(value, form);
      return figure !== undefined && accepts(atShownDigits(figure)) ? of(figure) : undefined;
    },
    instead: (value) => insteadOf(value, form, accepts),
  };
}

export const number = (rule: NumberRule): NumberArgument<Decimal> => numeric(rule, fromNumber);

/** The same number as a double, for statistics over long series. */
const double = ({ rule }: NumberArgument<Decimal>): CellArgument<number> => numeric(rule, atShownDigits);

/** A number, or a text that can only mean one. */
function numberIn(value: number | string | boolean, form: NumberForm): number | undefined {
  if (typeof value === "number") return value; // the usual case, kept fast
  return typeof value === "string" ? writtenNumber(value, form) : undefined;
}

/**
 * What to type for a refused value: the fraction for a percentage, the hours for a time, a number for a text that looks like one.
 * Nothing that would be refused again.
 */
function insteadOf(
  value: number | string | boolean,
  form: NumberForm,
  accepts: (figure: number) => boolean,
): string | undefined {
  const figure = numberIn(value, form);
  if (figure === undefined) return typeof value === "string" ? typeInstead(value, form) : undefined;
  if (typeof value !== "number") return undefined;
  if (form === "hours") return hoursOf(figure);
  const isPercent = form === "fraction" && Math.abs(figure) >= 1 && accepts(atShownDigits(figure / 100));
  return isPercent ? fractionOf(figure) : undefined;
}

/** The hours of a time of day, which a cell holds as a part of the day. */
function hoursOf(time: number): string | undefined {
  const hours = Math.round(time * 24);
  const isTime = time < 1 && hours > 0 && Math.abs(time * 24 - hours) < 0.01;
  const shown = `${String(hours).padStart(2, "0")}:00`;
  return isTime ? `a cell that shows ${shown} holds ${Number(time.toFixed(3))}; type ${hours}` : undefined;
}

/** How a percentage is written as a fraction. */
export function fractionOf(percent: number): string | undefined {
  const fraction = toNumber(fromNumber(percent).times("0.01"));
  return Math.abs(fraction) > 0 && Math.abs(fraction) <= 1 ? `for ${percent} % type ${fraction}` : undefined;
}

export const anyNumber = number({ wanted: "a number", zeroIsBlank: false, accepts: () => true });

export const positive = number({
  wanted: "a positive number",
  zeroIsBlank: true,
  accepts: (value) => value > 0,
});

export const atLeastZero = number({
  wanted: "a number of at least 0",
  zeroIsBlank: false,
  accepts: (value) => value >= 0,
});

/** A rate as a fraction of one: a cell that shows 0.5 % holds 0.005. */
export const rate = number({
  wanted: "a fraction from 0 to below 1 (0.005 is 0.5 %)",
  zeroIsBlank: false,
  accepts: (value) => value >= 0 && value < 1,
  form: "fraction",
});

/** A part of the whole. */
export const share = number({
  wanted: "a fraction from 0 to 1 (0.1 is 10 %)",
  zeroIsBlank: false,
  accepts: (value) => value >= 0 && value <= 1,
  form: "fraction",
});

/** A rate of interest of a year. A loan costs less than its amount. */
export const financingRate = number({
  wanted: "a fraction between -1 and 1 (0.05 is 5 %)",
  zeroIsBlank: false,
  accepts: (value) => Math.abs(value) < 1,
  form: "fraction",
});

/** What a futures price is above spot, a year. A premium of 1 % a day before expiry is 365 % a year, 5 is 5 %. */
export const annualPremium = number({
  wanted: "a fraction between -5 and 5 (0.05 is 5 %)",
  zeroIsBlank: false,
  accepts: (value) => Math.abs(value) < 5,
  form: "fraction",
});

/** A fraction of any size and sign: a weight, a return, a funding rate as a threshold. */
export const signedFraction = number({ ...anyNumber.rule, form: "fraction" });

export const positiveFraction = number({ ...positive.rule, form: "fraction" });

/** A fraction from 0 on, such as a weight of what is held. */
export const fractionAtLeastZero = number({ ...atLeastZero.rule, form: "fraction" });

/** How far a weight may drift: of the whole or of its target. 5 for 5 % would never be left. */
export const band = number({
  wanted: "a fraction from 0 to 1 (0.05 is 5 %)",
  zeroIsBlank: false,
  accepts: (value) => value >= 0 && value <= 1,
  form: "fraction",
});

/** The part of a holding that is sold short. A hedge with another asset may be several times the holding; 50 is 50 %. */
export const ratioOfHolding = number({
  wanted: "a fraction from 0 to below 10 (0.5 is 50 %)",
  zeroIsBlank: false,
  accepts: (value) => value >= 0 && value < 10,
  form: "fraction",
});

/** A funding rate or the like, of either sign. Venues cap it far below 1. */
export const signedRate = number({
  wanted: "a fraction between -1 and 1 (0.0001 is 0.01 %)",
  zeroIsBlank: false,
  accepts: (value) => Math.abs(value) < 1,
  form: "fraction",
});

export const leverage = number({ ...positive.rule, form: "leverage" });

/** A leverage where 0 or a blank cell is none. */
export const leverageAtLeastZero = number({ ...atLeastZero.rule, form: "leverage" });

/** The hours between two fundings. No venue has funding more often than hourly; what is below 1 is a time of day. */
export const hours = number({
  wanted: "a number of hours of at least 1",
  zeroIsBlank: true,
  accepts: (value) => value >= 1,
  form: "hours",
});

/** A probability of at least one half. */
export const confidenceLevel = number({
  wanted: "a fraction from 0.5 to below 1 (0.95 is 95 %)",
  zeroIsBlank: true,
  accepts: (value) => value >= 0.5 && value < 1,
  form: "fraction",
});

/** A rate that can be compounded. At -1 nothing would be left to compound. */
export const growthRate = number({
  wanted: "a fraction above -1 (0.0001 is 0.01 %)",
  zeroIsBlank: false,
  accepts: (value) => value > -1,
  form: "fraction",
});

/** A whole number in this range, rounded to 15 significant digits like every number. */
export function wholeNumber(least: number, most: number): CellArgument<number> {
  return {
    kind: "cell",
    wanted: `a whole number from ${least} to ${most}`,
    zeroIsBlank: least > 0,
    instead: (value) => insteadOf(value, "amount", () => true),
    read: (value) => {
      const figure = numberIn(value, "amount");
      if (figure === undefined) return undefined;
      const read = atShownDigits(figure);
      return Number.isInteger(read) && read >= least && read <= most ? read : undefined;
    },
  };
}

export const anyDouble = double(anyNumber);

export const positiveDouble = double(positive);

export const shareDouble = double(share);

/** How far a price is above its average. Five times it is a percentage that was typed as a number. */
export const distanceDouble = double(
  number({
    wanted: "a fraction from 0 to below 5 (0.25 is 25 %)",
    zeroIsBlank: false,
    accepts: (value) => value >= 0 && value < 5,
    form: "fraction",
  }),
);

export const doubleAtLeastZero = double(atLeastZero);

/** An interval in hours that fits a whole number of times into a day. */
export const hoursOfDay = double(
  number({
    wanted: "a number of hours that divides the 24 of a day",
    zeroIsBlank: true,
    accepts: (value) => value >= 1 && Number.isInteger(24 / value),
    form: "hours",
  }),
);

/** A funding rate, as a double for long series. */
export const signedRateDouble = double(signedRate);

/** A number of bars, at most the rows of a sheet. */
export const barCount = wholeNumber(1, 1_048_576);

/** The bars of a deviation, which takes two at least. */
export const severalBars = wholeNumber(2, 1_048_576);

/** How many times as much makes a spike. */
export const multipleFromOne = double(
  number({ wanted: "a number of at least 1", zeroIsBlank: true, accepts: (value) => value >= 1 }),
);
