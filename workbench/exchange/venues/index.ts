import { binance } from "./binance/binance";
import { bingx } from "./bingx";
import { bitget } from "./bitget/bitget";
import { bybit } from "./bybit/bybit";
import { gate } from "./gate/gate";
import { hyperliquid } from "./hyperliquid/hyperliquid";
import { mexc } from "./mexc";
import { okx } from "./okx/okx";
import type { Venue } from "./protocol";
import { weex } from "./weex";

export const venues: readonly Venue[] = [binance, bybit, okx, hyperliquid, bitget, bingx, mexc, gate, weex];
