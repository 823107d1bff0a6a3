import type { CellsSource } from "../../excel/cells/source";
import type { Market } from "../../market/live/interface";
import { liveMarket } from "../../workbook/formulas/functions";
import { fillPrices, type Filled } from "../../workbook/live/fill-prices";
import { liveSourceOf, type LiveSource } from "../../workbook/live/source";
import { counted } from "../parts/format";
import { useSettings } from "../state/use-settings";
import { useMarketStatus } from "./use-market";
import { useWork } from "./use-work";

/** Live data that is on, and what the settings want of it. */
export interface LiveOffer {
  readonly market: Market;
  /** Undefined where the settings have no venue with live data. */
  readonly from: LiveSource | undefined;
}

/** What live data can fill in; undefined while it is off. */
export function useLiveOffer(): LiveOffer | undefined {
  const status = useMarketStatus();
  const { settings } = useSettings();
  const market = liveMarket();
  if (!market || !status || status.mode === "off") return undefined;
  return { market, from: liveSourceOf(market, settings) };
}

/** Fills the prices of the holdings. */
export function useFillPrices(offer: LiveOffer, source: CellsSource, filled: () => void) {
  return useWork("The prices were not filled.", async () => {
    const done = await fillPrices(offer.market, offer.from!, source);
    filled();
    return filledWords(done, offer.from!.venue);
  });
}

/** What filling did, in words. */
function filledWords({ filled, left }: Filled, venue: string): string {
  const kept = left.map(({ asset, reason }) => `${asset} keeps its price: ${reason}.`).join(" ");
  if (filled === 0 && left.length === 0)
    return "No row has a price on a market: cash and margin in money stay at 1.";
  if (filled === 0) return kept;
  return `${counted(filled, "price")} from ${venue} ${filled === 1 ? "is" : "are"} live. ${kept}`.trim();
}
