import { type Decimal, one, toNumber } from "../../core/number/decimal";
import { unitName } from "../../core/venues/brackets";
import { findMarkets } from "../../core/venues/find";
import type { PrintedTable } from "../brackets/answer";
import { requestsFor } from "../brackets/ask";
import { joined } from "../brackets/joined";
import { contractName } from "../brackets/symbols";
import { bitget } from "../brackets/venues/bitget";
import { bybit } from "../brackets/venues/bybit";
import { hyperliquid } from "../brackets/venues/hyperliquid";
import { okx } from "../brackets/venues/okx";
import { unreadable } from "./history";
import { type BracketRow, isNoValue, type NoValue } from "./interface";
import type { Located } from "./located";
import type { Request } from "./venues/adapter";
import type { Requests } from "./wire/requests";

/** The venues that a page may ask for brackets. */
const readable = [bybit, okx, hyperliquid, bitget];
/** Those that have an endpoint which no page may read. */
const closed = ["MEXC", "Gate"];
/** More pages than a contract's brackets have. */
const mostPages = 5;

/** The present brackets of a contract, by the readers that Update brackets uses. */
export async function bracketsOf(
  { venue: { venue }, contract }: Located,
  requests: Requests | undefined,
): Promise<readonly BracketRow[] | NoValue> {
  const source = readable.find((candidate) => candidate.venue === venue);
  if (!source || !requests)
    return closed.includes(venue)
      ? unreadable(venue)
      : { reason: `${venue} publishes no brackets without a key; LIQ.TIERS has those that ship` };
  const answers: unknown[] = [];
  for (const first of requestsFor(source, contract.typed)) {
    let request: Request | undefined = first;
    for (let page = 0; request && page < mostPages; page++) {
      const given = await requests.ask(request);
      if (isNoValue(given)) return given;
      answers.push(given.answer);
      request = source.nextPage?.(request, given.answer);
    }
  }
  const tables = source.read(answers) ?? [];
  const wanted = contractName(contract.typed);
  const table =
    tables.find(({ symbol }) => symbol === wanted || symbol === contract.base) ??
    (tables.length === 1 ? tables[0] : undefined);
  return table ? rowsOf(table) : { reason: `${venue} has no brackets of ${contract.symbol}` };
}

function rowsOf(table: PrintedTable): readonly BracketRow[] | NoValue {
  const { venue, symbol, contract, contractSize, brackets, fault } = table;
  if (table.unit === "contracts" && !contractSize)
    return { reason: `${venue} counts contracts, and does not say what one of ${symbol} holds` };
  const { brackets: rows, faults } = joined(brackets, table.unit);
  const wrong = fault ?? faults[0];
  if (wrong !== undefined) return { reason: wrong.replace(/\.$/, "") };
  const size = contractSize ?? one;
  // Where no rate can be a fraction, as each is above the initial margin at the maximum leverage, all are in percent.
  const isPercent = rows.every(({ rate, maxLeverage }) => maxLeverage && rate.times(maxLeverage).gt(1));
  const market = findMarkets(venue).find((candidate) => candidate.contract === contract);
  const none = market?.rule.rateOn === "whole" ? "none" : undefined;
  const unit = unitName({ contract }, table.unit === "notional" ? "notional" : "quantity");
  return rows.map(({ floor, cap, maxLeverage, rate, amount }) => ({
    floor: toNumber(floor.times(size)),
    cap: asNumber(cap?.times(size)),
    maxLeverage: asNumber(maxLeverage),
    rate: toNumber(isPercent ? rate.times("0.01") : rate),
    amount: asNumber(amount?.times(size)) ?? none,
    unit,
  }));
}

function asNumber(figure: Decimal | undefined): number | undefined {
  return figure && toNumber(figure);
}
