import { eachSliced, type Sliced } from "../../core/slices";
import type { Fact } from "./rows";

/** From the first to the last of some moments. */
interface Span {
  from: number;
  to: number;
}

/** Whether a row is within the time that both lists of rows cover, in its account and wallet. */
export function* commonTimes(
  facts: readonly Fact[],
  others: readonly Fact[],
): Sliced<(row: Fact) => boolean> {
  const mine = yield* spans(facts);
  const theirs = yield* spans(others);
  const common = new Map<string, Span>();
  for (const [key, one] of mine) {
    const other = theirs.get(key);
    if (!other) continue;
    // Where one says no seconds, the whole minute counts.
    const minute = 60_000;
    const from = Math.floor(Math.max(one.from, other.from) / minute) * minute;
    common.set(key, { from, to: Math.floor(Math.min(one.to, other.to) / minute) * minute + minute - 1 });
  }
  return (row) => {
    const time = common.get(walletKey(row));
    return time !== undefined && row.time >= time.from && row.time <= time.to;
  };
}

function* spans(facts: readonly Fact[]): Sliced<ReadonlyMap<string, Span>> {
  const found = new Map<string, Span>();
  yield* eachSliced(facts, (fact) => {
    const { time } = fact;
    const key = walletKey(fact);
    const span = found.get(key);
    if (span) {
      span.from = Math.min(span.from, time);
      span.to = Math.max(span.to, time);
    } else found.set(key, { from: time, to: time });
  });
  return found;
}

function walletKey({ account, wallet }: Fact): string {
  return `${account}\u0000${wallet}`;
}
