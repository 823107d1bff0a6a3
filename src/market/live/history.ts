import { newestRows } from "./wire/rows";
import { type Bar, type FundingRow, type Interval, isNoValue, type NoValue } from "./interface";
import type { Located } from "./located";
import type { Requests } from "./wire/requests";
import { milliseconds } from "./venues/reading";

const minute = 60_000;

const lengths: Readonly<Record<Interval, number>> = {
  "1m": minute,
  "5m": 5 * minute,
  "15m": 15 * minute,
  "30m": 30 * minute,
  "1h": 60 * minute,
  "4h": 240 * minute,
  "1d": 1440 * minute,
  "1w": 10_080 * minute,
};

/** The newest closed bars of a contract. */
export async function barsOf(
  { venue, contract }: Located,
  requests: Requests | undefined,
  interval: Interval,
  count: number,
  now: number,
): Promise<readonly Bar[] | NoValue> {
  if (!requests || !venue.rest) return unreadable(venue.venue);
  // One more, since the newest may be open still.
  const rows = await newestRows(requests, venue.rest.bars(contract, interval, count + 1, now), count + 1);
  if (isNoValue(rows)) return rows;
  const closed = rows.filter(({ time }) => milliseconds(time) + lengths[interval] <= now);
  return closed.length > 0
    ? closed.slice(-count)
    : { reason: `${venue.venue} has no bars of ${contract.symbol}` };
}

/** The newest settled payments of a contract. */
export async function fundingOf(
  { venue, contract }: Located,
  requests: Requests | undefined,
  count: number,
  now: number,
): Promise<readonly FundingRow[] | NoValue> {
  if (!requests || !venue.rest) return unreadable(venue.venue);
  const rows = await newestRows(requests, venue.rest.funding(contract, count, now), count);
  if (isNoValue(rows) || rows.length > 0) return rows;
  return { reason: `${venue.venue} has no funding of ${contract.symbol}` };
}

/** Why a venue is not asked. */
export function unreadable(venue: string): NoValue {
  return { reason: `${venue} lets no page read its history; its streams alone can be had here` };
}
