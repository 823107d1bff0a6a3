import type { Format } from "./format";
import { binance } from "./venues/binance";
import { bingx } from "./venues/bingx";
import { bitget } from "./venues/bitget";
import { bybit } from "./venues/bybit";
import { gate } from "./venues/gate";
import { hyperliquid } from "./venues/hyperliquid";
import { kucoin } from "./venues/kucoin";
import { mexc } from "./venues/mexc";
import { okx } from "./venues/okx";

/** All kinds of export files that are known. */
export const formats: readonly Format[] = [
  ...binance,
  ...bybit,
  ...okx,
  ...bingx,
  ...mexc,
  ...bitget,
  ...hyperliquid,
  ...gate,
  ...kucoin,
];
