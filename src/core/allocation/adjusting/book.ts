import { divide, one, sum, zero, type Decimal } from "../../number/decimal";
import type { Fraction } from "../../number/fraction";
import type { Component, Profile } from "../profiles";
import { componentKey, isFutures } from "../targets";

/** A part of a portfolio that is adjusted. Amounts are in a unit of their own, so that no adjustment has to be rounded. */
export interface BookPart {
  readonly component: string;
  readonly amount: Decimal;
  /** Of futures margin: above 0 for a long, below 0 for a short, 0 where no position uses it. */
  readonly leverage: Decimal;
}

export type Book = readonly BookPart[];

/** The side of a futures position; "none" where no position is open. */
export type Position = "long" | "short" | "none";

/** A portfolio of these parts whose position is the profile's, or the one given. */
export function bookOf(
  parts: readonly { readonly component: string; readonly amount: Decimal }[],
  margin: string,
  position: Position,
  leverage: Decimal,
): Book {
  const signedLeverage = position === "short" ? leverage.neg() : position === "none" ? zero : leverage;
  return parts.map(({ component, amount }) => ({
    component,
    amount,
    leverage: isMargin(component, margin) ? signedLeverage : zero,
  }));
}

/** True for the component that is the margin of the profile's position. */
export function isMargin(component: string, margin: string): boolean {
  return componentKey(component) === margin;
}

export function positionOf(book: Book): Position {
  const leverage = sum(book.map((part) => part.leverage));
  return leverage.isZero() ? "none" : leverage.gt(0) ? "long" : "short";
}

export function wholeOf(book: Book): Decimal {
  return sum(book.map(({ amount }) => amount));
}

export function amountOf(book: Book, name: string): Decimal {
  return sum(book.filter((part) => isNamed(part, name)).map(({ amount }) => amount));
}

/** The spot value with a long added or a short taken off, in the book's unit. */
export function exposedAmount(book: Book): Decimal {
  return sum(book.map((part) => (isSpot(part) ? part.amount : part.amount.times(part.leverage))));
}

/**
 * Takes a share of a component, from 0 to 1, and gives it to others in the ratio of the profile's weights, or all of it to the only
 * one. Exact: the book's unit becomes so small that nothing is rounded.
 */
export function transferred(
  book: Book,
  from: string,
  { numerator, denominator }: Fraction,
  into: readonly string[],
  { components }: Pick<Profile, "components">,
): Book {
  const given = amountOf(book, from);
  const shares = into.map((name) => (into.length === 1 ? one : weightIn(components, name)));
  const ratio = sum(shares);
  const missing = into.filter((name) => !book.some((part) => isNamed(part, name)));
  const parts = [...book, ...missing.map((component) => ({ component, amount: zero, leverage: zero }))];
  return parts.map((part) => {
    const { amount } = part;
    if (isNamed(part, from))
      return { ...part, amount: amount.times(denominator.minus(numerator)).times(ratio) };
    const receiving = into.findIndex((name) => isNamed(part, name));
    const gained = receiving < 0 ? zero : given.times(numerator).times(shares[receiving]!);
    return { ...part, amount: amount.times(denominator).times(ratio).plus(gained) };
  });
}

/** The book with another leverage of the parts that `leverageOf` gives one for. */
export function withLeverage(book: Book, leverageOf: (part: BookPart) => Decimal | undefined): Book {
  return book.map((part) => ({ ...part, leverage: leverageOf(part) ?? part.leverage }));
}

/** The leverage of margin after more of it was added at another leverage. */
export function blended({ amount, leverage }: BookPart, added: Decimal, leverageAdded: Decimal): Decimal {
  return divide(amount.times(leverage).plus(added.times(leverageAdded)), amount.plus(added));
}

function isSpot({ component }: BookPart): boolean {
  return componentKey(component) !== "cash" && !isFutures(component);
}

function isNamed({ component }: BookPart, name: string): boolean {
  return componentKey(component) === name;
}

function weightIn(components: readonly Component[], name: string): Decimal {
  return sum(
    components.filter(({ component }) => componentKey(component) === name).map(({ weight }) => weight),
  );
}
