import { decimal, divide, larger, one, smaller, zero, type Decimal } from "../../number/decimal";
import { quotientOf, type Fraction } from "../../number/fraction";
import type { Profile } from "../profiles";
import type { Change } from "./adjustment";
import {
  amountOf,
  blended,
  exposedAmount,
  isMargin,
  positionOf,
  transferred,
  wholeOf,
  withLeverage,
  type Book,
  type BookPart,
} from "./book";

export type AdjustedProfile = Pick<Profile, "components" | "adjustments" | "position" | "minLeverage">;

/** The book after a change, or why there is nothing to change in it. */
export type Changed = Book | string;

/** Makes a change. One that takes risk off never leaves more exposure than there was, whatever is held. */
export function changed(book: Book, change: Change, profile: AdjustedProfile): Changed {
  switch (change.kind) {
    case "buy spot":
      return cashToSpot(book, profile);
    case "add margin":
      return marginAdded(book, change, profile);
    case "cut margin":
      return marginCut(book, change, profile);
    case "raise hedge":
      return hedgeRaised(book, change.leverage, profile);
    case "hedge from reserve":
      return hedgedFromReserve(book, change.leverage, profile);
    case "offset":
      return offset(book);
    case "unwind pair":
      return pairUnwound(book, profile);
    case "none":
      return book;
  }
}

type Of<Kind extends Change["kind"]> = Extract<Change, { readonly kind: Kind }>;

const all: Fraction = { numerator: one, denominator: one };

function cashToSpot(book: Book, profile: AdjustedProfile): Changed {
  return amountOf(book, "cash").gt(0)
    ? transferred(book, "cash", all, ["spot"], profile)
    : "There is no cash that could buy spot.";
}

function marginAdded(book: Book, change: Of<"add margin">, profile: AdjustedProfile): Changed {
  const { side, from, leverage } = change;
  if (positionOf(book) !== side) return `${thePosition(book)}, so no margin of a ${side} is added.`;
  const { margin } = profile.position;
  const part = marginOf(book, margin);
  const given = amountOf(book, from);
  if (given.lte(0)) return `There is no ${from} that could become margin.`;
  const added = leverage === undefined ? part.leverage : decimal(side === "long" ? leverage : -leverage);
  const share = smallerShare(shareAdded(book, change.amount, given, part), all);
  // A short that hedges is no larger than what is exposed: more of it would be a bet on lower prices.
  const moved =
    side === "long"
      ? share
      : smallerShare(share, { numerator: exposedAmount(book), denominator: given.times(added.neg()) });
  if (moved.numerator.lte(0))
    return side === "long" ? "That much is already futures margin." : "The spot is already fully hedged.";
  const leverageAfter = blended(part, quotientOf(moved).times(given), added);
  return withLeverage(transferred(book, from, moved, [margin], profile), ({ component }) =>
    isMargin(component, margin) ? leverageAfter : undefined,
  );
}

/** What is added, as a share of what gives it. */
function shareAdded(
  book: Book,
  amount: Of<"add margin">["amount"],
  given: Decimal,
  margin: BookPart,
): Fraction {
  return "upTo" in amount
    ? { numerator: wholeOf(book).times(amount.upTo).minus(margin.amount), denominator: given }
    : { numerator: decimal(amount.parts), denominator: decimal(amount.of) };
}

function smallerShare(a: Fraction, b: Fraction): Fraction {
  return a.numerator.times(b.denominator).lte(b.numerator.times(a.denominator)) ? a : b;
}

function marginOf(book: Book, margin: string): BookPart {
  return book.find(({ component }) => isMargin(component, margin))!;
}

function marginCut(book: Book, change: Of<"cut margin">, profile: AdjustedProfile): Changed {
  const position = positionOf(book);
  if (position === "short") return "The futures position is a short, which hedges, so it stays as it is.";
  const { margin } = profile.position;
  const part = marginOf(book, margin);
  const released = part.amount.minus(wholeOf(book).times(change.to));
  const least = decimal(profile.minLeverage);
  const isLowered = change.lowestLeverage && part.leverage.gt(least);
  if (released.lte(0) && !isLowered)
    return `No more than ${percent(change.to)} is futures margin already, so nothing is cut.`;
  // Less than 1x behind the margin: in spot the money would be exposed more than it was.
  const into = part.leverage.lt(1) ? ["cash"] : change.into;
  const cut = released.gt(0)
    ? transferred(book, margin, { numerator: released, denominator: part.amount }, into, profile)
    : book;
  return isLowered
    ? withLeverage(cut, ({ component }) => (isMargin(component, margin) ? least : undefined))
    : cut;
}

function hedgeRaised(book: Book, leverage: number, { position: { margin } }: AdjustedProfile): Changed {
  if (positionOf(book) !== "short") return `${thePosition(book)}, so there is no hedge to raise.`;
  const part = marginOf(book, margin);
  if (part.amount.isZero()) return "There is no futures margin that could carry a hedge.";
  const rest = exposedAmount(book).minus(part.amount.times(part.leverage));
  const wanted = smaller(decimal(leverage), divide(rest, part.amount));
  if (wanted.lte(part.leverage.neg())) return "The hedge is already as large as it may be.";
  return withLeverage(book, ({ component }) => (isMargin(component, margin) ? wanted.neg() : undefined));
}

function hedgedFromReserve(book: Book, leverage: number, { position: { margin } }: AdjustedProfile): Changed {
  const position = positionOf(book);
  if (position === "none") return `${thePosition(book)}, so none is closed and none is opened.`;
  const closed =
    position === "short"
      ? book
      : withLeverage(book, ({ component }) => (isMargin(component, margin) ? zero : undefined));
  const [reserve, exposed] = [amountOf(book, reserveName), larger(zero, exposedAmount(closed))];
  if (reserve.lte(0)) return closed;
  const hedge = smaller(decimal(leverage), divide(exposed, reserve)).neg();
  return withLeverage(closed, ({ component }) => (isMargin(component, reserveName) ? hedge : undefined));
}

const reserveName = "hedge reserve";

function offset(book: Book): Changed {
  if (positionOf(book) !== "long") return `${thePosition(book)}, so there is no long to hedge.`;
  return withLeverage(book, () => zero);
}

function pairUnwound(book: Book, profile: AdjustedProfile): Changed {
  if (positionOf(book) !== "short") return `${thePosition(book)}, so there is no pair to unwind.`;
  const { margin } = profile.position;
  const part = marginOf(book, margin);
  const [spot, leverage] = [amountOf(book, "spot"), part.leverage.neg()];
  const short = part.amount.times(leverage);
  const hedged = smaller(spot, short);
  if (hedged.lte(0)) return "No spot has a short against it.";
  const sold = transferred(book, "spot", { numerator: hedged, denominator: spot }, ["cash"], profile);
  return transferred(sold, margin, { numerator: hedged, denominator: short }, ["cash"], profile);
}

function thePosition(book: Book): string {
  const position = positionOf(book);
  return position === "none" ? "No futures position is open" : `The futures position is a ${position}`;
}

function percent(share: Decimal): string {
  return `${share.times(100).toString()} %`;
}
