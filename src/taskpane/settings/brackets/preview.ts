import { toNumber } from "../../../core/number/decimal";
import { type Ask, askVenue, requestsFor } from "../../../market/brackets/ask";
import { changesOf, type Changes } from "../../../market/brackets/changes";
import { type CheckedTable, checkTable } from "../../../market/brackets/check";
import { readAnswers, readPasted, type Wanted } from "../../../market/brackets/read";
import { quantity, share } from "../../parts/format";
import type { TwoLines } from "../../parts/NumberTable";
import { bracketVenueOf } from "./choices";

/** Brackets that were read, before they are written. */
export interface Preview {
  readonly checked: CheckedTable;
  readonly changes: Changes;
}

export async function fetchPreview(wanted: Wanted, ask: Ask, date = today()): Promise<Preview> {
  const venue = bracketVenueOf(wanted.venue)!;
  const answers = await askVenue(venue, wanted.symbol, ask);
  const [request] = requestsFor(venue, wanted.symbol);
  return previewOf(checkTable(readAnswers(answers, wanted), { source: request!.url, date }));
}

export function pastePreview(text: string, wanted: Wanted, date = today()): Preview {
  const isAnswer = /^\s*[[{]/.test(text);
  const from = isAnswer
    ? `an answer of ${bracketVenueOf(wanted.venue)?.endpoint ?? wanted.venue}`
    : `${wanted.venue}'s page`;
  return previewOf(checkTable(readPasted(text, wanted), { source: `pasted from ${from}`, date }));
}

function previewOf(checked: CheckedTable): Preview {
  return { checked, changes: changesOf(checked) };
}

/** The user's own day. */
function today(): string {
  const now = new Date();
  const twoDigits = (value: number) => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${twoDigits(now.getMonth() + 1)}-${twoDigits(now.getDate())}`;
}

export function headerOf({ table }: CheckedTable): readonly TwoLines[] {
  return [
    { first: "Up to", second: table.unitName },
    { first: "Max leverage" },
    { first: "Rate" },
    { first: "Amount" },
  ];
}

export function rowsOf({ table }: CheckedTable): readonly (readonly TwoLines[])[] {
  return table.brackets.map(({ cap, maxLeverage, rate, amount }) => [
    { first: cap ? quantity(toNumber(cap)) : "no end" },
    { first: maxLeverage ? `${quantity(toNumber(maxLeverage))}×` : "–" },
    { first: share(toNumber(rate)) },
    { first: typeof amount === "string" ? "whole" : amount ? quantity(toNumber(amount)) : "–" },
  ]);
}
