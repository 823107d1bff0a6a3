import type { Decimal } from "../number/decimal";

/** The direction of a position. */
export type Side = "long" | "short";
export const sides: readonly Side[] = ["long", "short"];

/**
 * The kind of contract. Linear: quantity in base units, money in quote currency. Inverse: quantity in USD face value, money
 * in the coin.
 */
export type ContractType = "linear" | "inverse";
export const contractTypes: readonly ContractType[] = ["linear", "inverse"];

/** The value for a long, its negative for a short. */
export function signed(side: Side, value: Decimal): Decimal {
  return side === "long" ? value : value.neg();
}

/** `from - s*value` with s = 1 for a long and -1 for a short. */
export function minusSigned(side: Side, from: Decimal, value: Decimal): Decimal {
  return side === "long" ? from.minus(value) : from.plus(value);
}

/** `to + s*value`. */
export function plusSigned(side: Side, to: Decimal, value: Decimal): Decimal {
  return side === "long" ? to.plus(value) : to.minus(value);
}
