import { useSyncExternalStore } from "react";
import type { MarketStatus } from "../../market/live/interface";
import { liveMarket } from "../../workbook/formulas/functions";

/** How live data stands: its mode, and each venue. Undefined where the page did not load the functions. */
export function useMarketStatus(): MarketStatus | undefined {
  return useSyncExternalStore(follow, current);
}

let last: MarketStatus | undefined;
let lastText: string | undefined;

/** The same object for as long as only the time of the last message is another: prices tick each second. */
function current(): MarketStatus | undefined {
  const status = liveMarket()?.status();
  const text = JSON.stringify(status, (name, value: unknown) => (name === "lastMessage" ? undefined : value));
  if (text !== lastText) [last, lastText] = [status, text];
  return last;
}

function follow(changed: () => void): () => void {
  return liveMarket()?.whenChanged(changed) ?? (() => undefined);
}
