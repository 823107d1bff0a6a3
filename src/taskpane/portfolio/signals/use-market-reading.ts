import { useMemo } from "react";
import { thresholdHours } from "../../../core/funding/intervals";
import { readMarketState, type MarketBars, type MarketState } from "../../../core/signals/reading/state";
import type { PortfolioState } from "../state";

/** The prices and funding rates that were read, and what they say. */
export interface MarketReading {
  readonly bars: (MarketBars & { readonly intervalHours: number }) | undefined;
  /** Funding interval in hours as the dates beside them say. */
  readonly intervalOfDates: number | undefined;
  readonly read: MarketState | undefined;
}

export function useMarketReading({ market, funding, intervalHours: picked }: PortfolioState): MarketReading {
  const { fundingRates, intervalHours: intervalOfDates } = funding ?? market ?? {};
  const intervalHours = picked ?? intervalOfDates ?? thresholdHours;
  return useMemo(() => {
    const bars = market && {
      closes: market.closes,
      volumes: market.volumes,
      fundingRates,
      intervalHours,
    };
    return { bars, intervalOfDates, read: bars && readMarketState(bars) };
  }, [market, fundingRates, intervalHours, intervalOfDates]);
}
