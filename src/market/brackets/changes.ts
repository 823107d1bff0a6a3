import type { Decimal } from "../../core/number/decimal";
import type { Unknown } from "../../core/venues/market";
import type { Bracket, CheckedTable } from "./check";
import { inPercent, shown } from "./figures";

/** What a table changes against the shipped one. */
export interface Changes {
  /** In one sentence. */
  readonly summary: string;
  /** A line for each bracket that differs. */
  readonly lines: readonly string[];
}

export function changesOf({ table, shipped }: Pick<CheckedTable, "table" | "shipped">): Changes {
  const { venue, symbol, brackets } = table;
  if (!shipped) return { summary: `Ballast ships nothing for ${venue}: ${news(brackets)}.`, lines: [] };
  const { tiers, unit, isPartial, date } = shipped;
  if (tiers.length === 0)
    return {
      summary: `Ballast ships no ${venue} brackets for ${symbol}: ${news(brackets)}.`,
      lines: [],
    };
  if (unit !== table.unit) {
    return { summary: `The shipped brackets are in another unit, so they are not compared.`, lines: [] };
  }
  // A table that ends early says nothing of the brackets behind it.
  const common = Math.min(tiers.length, brackets.length);
  const changed = brackets.slice(0, common).flatMap((bracket, at) => lineOf(bracket, tiers[at]!, at));
  const added = brackets.slice(tiers.length);
  const gone = tiers.slice(brackets.length);
  const parts = [
    ...(changed.length > 0
      ? [`${changed.length} of ${common} ${common === 1 ? "bracket" : "brackets"} changed`]
      : []),
    ...(added.length > 0
      ? [isPartial ? `${added.length} beyond those shipped` : `${added.length} added`]
      : []),
    ...(gone.length > 0 ? [`${gone.length} gone`] : []),
  ];
  const since = `the shipped table (${date})`;
  return {
    summary: parts.length === 0 ? `No change against ${since}.` : `Against ${since}: ${parts.join(", ")}.`,
    lines: [
      ...changed,
      ...added.map((bracket, at) => `Bracket ${tiers.length + at + 1} is new: ${rangeOf(bracket)}.`),
      ...gone.map((tier, at) => `Bracket ${brackets.length + at + 1} is gone: ${rangeOf(tier)}.`),
    ],
  };
}

type Figure = Decimal | Unknown | undefined;

interface Compared {
  readonly floor: Decimal;
  readonly cap?: Figure;
  readonly maxLeverage?: Decimal;
  readonly rate: Figure;
}

function lineOf(now: Bracket, before: Compared, at: number): string[] {
  const parts = [
    ...difference("cap", before.cap, now.cap, shownOrNone),
    ...(now.maxLeverage ? difference("max leverage", before.maxLeverage, now.maxLeverage, timesOrNone) : []),
    ...difference("rate", before.rate, now.rate, percentOrNone),
  ];
  return parts.length > 0 ? [`Bracket ${at + 1}: ${parts.join(", ")}.`] : [];
}

type Spelled = (value: Figure) => string;

const spelling =
  (spelled: (value: Decimal) => string, none: string): Spelled =>
  (value) =>
    value === "unknown" ? value : value ? spelled(value) : none;
const shownOrNone = spelling(shown, "no end");
const timesOrNone = spelling((value) => `${shown(value)}x`, "none");
const percentOrNone = spelling(inPercent, "none");

function difference(name: string, before: Figure, now: Figure, spelled: Spelled): string[] {
  const isSame = typeof before === "object" && typeof now === "object" ? before.eq(now) : before === now;
  return isSame ? [] : [`${name} ${spelled(before)} → ${spelled(now)}`];
}

function rangeOf({ floor, cap, rate }: Compared): string {
  return `${shown(floor)} to ${shownOrNone(cap)} at ${percentOrNone(rate)}`;
}

function news({ length }: readonly unknown[]): string {
  return length === 1 ? "the bracket is new" : `all ${length} brackets are new`;
}
