import type { Coin } from "../../market/coins";
import { intervalOf } from "../../market/interval";
import type { Bar } from "../../market/market";
import { amount, price } from "../figures";

/** What follows the coin in the symbols of a product. */
export const endingOf = (type: string): string => (type === "COIN-FUTURES" ? "USD" : "USDT");

const EIGHT_HOURS = 8 * 3_600_000;

/** Such as 1m, 4H, 1D and 1Dutc, and 1min, 4h, 1day of the spot market. Without `utc`, bars of 6 hours and more start in UTC+8. */
export function bitgetInterval(name: string) {
  const [, count = "", unit = "", utc] = /^(\d+)(min|m|h|H|day|D|week|W|M)(utc)?$/.exec(name) ?? [];
  const letter = unit === "M" || unit === "min" ? unit.charAt(0) : unit.charAt(0).toLowerCase();
  return intervalOf(`${count}${letter}`, utc ? 0 : -EIGHT_HOURS);
}

export const candleRow = (coin: Coin, bar: Bar): string[] => [
  String(bar.start),
  ...[bar.open, bar.high, bar.low, bar.close].map((value) => price(coin, value)),
  amount(bar.volume),
  amount(bar.volume * bar.close),
];
