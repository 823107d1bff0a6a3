import type { BracketVenue } from "../answer";
import { binance } from "./binance";
import { bitget } from "./bitget";
import { bybit } from "./bybit";
import { dydx } from "./dydx";
import { gate } from "./gate";
import { hyperliquid } from "./hyperliquid";
import { kucoin } from "./kucoin";
import { mexc } from "./mexc";
import { okx } from "./okx";

/** The venues whose answers are known. */
export const bracketVenues: readonly BracketVenue[] = [
  binance,
  bybit,
  okx,
  gate,
  hyperliquid,
  bitget,
  kucoin,
  dydx,
  mexc,
];
