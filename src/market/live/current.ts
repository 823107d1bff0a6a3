import type { Hub } from "./hub";
import type { LiveValue } from "./interface";
import { functionNames } from "./quantities";

/** The values that formulas hold, in the order in which they were first asked for. */
export function currentValues(hub: Hub): readonly LiveValue[] {
  const now = hub.clock.elapsed();
  return [...hub.entries.values()].flatMap((entry) => {
    const { quantity, venue, contract, source, value, followers } = entry;
    const time = source?.topic?.heardOn;
    if (followers.size === 0 || value === undefined || time === undefined) return [];
    return [
      {
        functionName: functionNames[quantity],
        arguments: [venue.venue, contract.symbol] as const,
        quantity,
        value,
        time,
        source: `${venue.venue}, ${source!.host}`,
        isStale: entry.isStale(now),
      },
    ];
  });
}
