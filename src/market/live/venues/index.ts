import type { LiveVenue } from "./adapter";
import { binance } from "./binance";
import { bingx } from "./bingx";
import { bitget } from "./bitget";
import { bybit } from "./bybit";
import { gate } from "./gate";
import { hyperliquid } from "./hyperliquid";
import { mexc } from "./mexc";
import { okx } from "./okx";
import { weex } from "./weex";

/** The venues that stream, those whose history can be read too first. */
export const liveVenues: readonly LiveVenue[] = [
  binance,
  bybit,
  okx,
  hyperliquid,
  bitget,
  bingx,
  mexc,
  gate,
  weex,
];
