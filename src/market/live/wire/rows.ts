import { isNoValue, type NoValue } from "../interface";
import type { Requests } from "./requests";
import type { Pages, Request } from "../venues/adapter";

/** More pages than a history of the longest length has. */
const mostPages = 12;

/** The newest rows of a history in order of time, page by page; each row once. */
export async function newestRows<Row extends { readonly time: number }>(
  requests: Requests,
  { first, older, rows }: Pages<Row>,
  count: number,
): Promise<readonly Row[] | NoValue> {
  const found = new Map<number, Row>();
  let request: Request | undefined = first;
  for (let page = 0; request && page < mostPages && found.size < count; page++) {
    const given = await requests.ask(request);
    if (isNoValue(given)) return given;
    const before = found.size;
    for (const row of rows(given.answer)) found.set(row.time, row);
    if (found.size === before) break; // There is nothing older.
    request = older?.(found.get(Math.min(...found.keys()))!);
  }
  return [...found.values()].sort((a, b) => a.time - b.time).slice(-count);
}
