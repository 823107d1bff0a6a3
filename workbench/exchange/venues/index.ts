import { binance } from "./binance";
import { bybit } from "./bybit";
import type { Venue } from "./protocol";

export const venues: readonly Venue[] = [binance, bybit];
