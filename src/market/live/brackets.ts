import { Problem } from "../../base/problem";
import { type Decimal, toNumber } from "../../core/number/decimal";
import { requestsFor } from "../brackets/ask";
import { checkTable } from "../brackets/check";
import { readAnswers } from "../brackets/read";
import { bracketVenues } from "../brackets/venues";
import { unreadable } from "./history";
import { type BracketRow, isNoValue, type NoValue } from "./interface";
import type { Located } from "./located";
import type { Requests } from "./requests";
import type { Request } from "./venues/adapter";

/** More pages than a contract's brackets have. */
const mostPages = 5;

/** The present brackets of a contract, by the readers that Update brackets uses. */
export async function bracketsOf(
  { venue: { venue }, contract }: Located,
  requests: Requests | undefined,
): Promise<readonly BracketRow[] | NoValue> {
  const source = bracketVenues.find((one) => one.venue === venue);
  const firsts = source ? requestsFor(source, contract.typed) : [];
  if (!source || firsts.length === 0)
    return { reason: `${venue} publishes no brackets without a key; LIQ.TIERS has those that ship` };
  if (!requests) return unreadable(venue);
  const answers: unknown[] = [];
  for (const first of firsts) {
    let request: Request | undefined = first;
    for (let page = 0; request && page < mostPages; page++) {
      const given = await requests.ask(request);
      if (isNoValue(given)) return given;
      answers.push(given.answer);
      request = source.nextPage?.(request, given.answer);
    }
  }
  try {
    const printed = readAnswers(answers, { venue, symbol: contract.typed });
    const { table, faults } = checkTable(printed, { source: source.endpoint, date: "" });
    if (faults.length > 0) return { reason: `the answer of ${venue} is no table of brackets: ${faults[0]!}` };
    return table.brackets.map(({ floor, cap, maxLeverage, rate, amount }) => ({
      floor: toNumber(floor),
      cap: asNumber(cap),
      maxLeverage: asNumber(maxLeverage),
      rate: toNumber(rate),
      amount: amount === "none" ? amount : asNumber(amount),
      unit: table.unitName,
    }));
  } catch (error) {
    if (error instanceof Problem) return { reason: error.reasons.join(" ").replace(/\.$/, "") };
    throw error;
  }
}

function asNumber(figure: Decimal | undefined): number | undefined {
  return figure && toNumber(figure);
}
