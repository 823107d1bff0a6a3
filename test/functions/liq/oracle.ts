import * as fc from "fast-check";
import { multiply, rational, shown, subtract, toShownDouble, type Rational } from "../../support/rational";
import { contract, figure, rateFigure, rule, side } from "../../support/generators";
import { asShown, type Result } from "../support";

export const one = rational("1");

export const zero = rational("0");

export const sign = (side: string): Rational => rational(side === "long" ? "1" : "-1");

const none = (name: string): Result => ({
  error: "#N/A",
  message: `${name}: no positive price liquidates this position.`,
});

/** Rates from a tenth on are perhaps meant in percent, and the message says so of the highest. */
export const notCovered = (name: string, ...rates: readonly number[]): Result => {
  const highest = Math.max(...rates.map((rate) => toShownDouble(shown(rate))));
  const fraction = toShownDouble(multiply(shown(highest), rational("0.01")));
  const advice = highest >= 0.1 ? `; for ${highest} % type ${fraction}` : "";
  return {
    error: "#N/A",
    message: `${name}: the margin does not cover the maintenance margin at entry, so the position is liquidated as it is opened${advice}.`,
  };
};

export const price = (name: string, value: Rational | undefined): Result =>
  value && value.numerator > 0n ? asShown(value) : none(name);

/** Margins such that the position is nearly unlevered, usual, or as good as bankrupt. */
export const leverage = fc.oneof(
  fc.integer({ min: 1, max: 200 }),
  fc.double({ min: 0.5, max: 500, noNaN: true }),
  fc.integer({ min: -5, max: 5 }).map((n) => 1 + n * 1e-15),
);

export interface PositionGiven {
  readonly side: string;
  readonly contract: string;
  readonly rule: string;
  readonly entryPrice: number;
  readonly quantity: number;
  readonly margin: number;
  readonly feeRate: number;
}

export const position: fc.Arbitrary<PositionGiven> = fc
  .record({ side, contract, rule, entryPrice: figure, quantity: figure, leverage, feeRate: rateFigure })
  .map(({ leverage, ...rest }) => ({
    ...rest,
    margin:
      (rest.contract === "linear" ? rest.quantity * rest.entryPrice : rest.quantity / rest.entryPrice) /
      leverage,
  }));

export function compare(a: Rational, b: Rational): number {
  const difference = subtract(a, b).numerator;
  return difference > 0n ? 1 : difference < 0n ? -1 : 0;
}
