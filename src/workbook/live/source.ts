import { quoteCoin } from "../../core/venues/base-coin";
import { findMarkets } from "../../core/venues/find";
import type { Market } from "../../market/live/interface";
import type { Settings } from "../settings/rules";

/** Where a workbook's live figures come from, as its settings say. */
export interface LiveSource {
  readonly venue: string;
  /** What prices are quoted in: USDT. */
  readonly quote: string;
  /** The contract of the settings; BTC in the quote where there is none. */
  readonly contract: string;
}

/** The venue and the contract of the settings; undefined where the venue is none or has no live data. */
export function liveSourceOf(
  market: Market,
  { venue, contract }: Pick<Settings, "venue" | "contract">,
): LiveSource | undefined {
  const named = findMarkets(venue)[0]?.venue;
  if (named === undefined || !market.hosts().some((one) => one.venue === named)) return undefined;
  const quoted = quoteCoin(contract);
  const quote = quoted === "USDC" ? quoted : "USDT"; // a pair on spot is in a stablecoin, also where the contract is in USD
  return { venue: named, quote, contract: contract.trim() || `BTC${quote}` };
}
