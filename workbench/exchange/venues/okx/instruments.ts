import type { Coin } from "../../market/coins";
import { intervalOf } from "../../market/interval";
import { coinBefore } from "../figures";

export interface Instrument {
  coin: Coin;
  type: "SWAP" | "SPOT";
  isInverse: boolean;
}

/** BTC-USDT-SWAP, BTC-USD-SWAP or BTC-USDT. */
export function instrumentOf(id: string): Instrument | undefined {
  for (const [ending, type, isInverse] of [
    ["-USDT-SWAP", "SWAP", false],
    ["-USD-SWAP", "SWAP", true],
    ["-USDT", "SPOT", false],
  ] as const) {
    const coin = coinBefore(id, ending);
    if (coin) return { coin, type, isInverse };
  }
  return undefined;
}

/** Coins of a linear contract: more of a coin that costs less. */
export const linearSize = ({ price }: Coin): number => 10 ** (2 - Math.floor(Math.log10(price)));

/** USD of an inverse contract. */
export const inverseSize = ({ base }: Coin): number => (base === "BTC" ? 100 : 10);

/** Amounts of coins as contracts, at a price. */
export const contracts = ({ coin, isInverse }: Instrument, coins: number, price: number): number =>
  isInverse ? (coins * price) / inverseSize(coin) : coins / linearSize(coin);

const EIGHT_HOURS = 8 * 3_600_000;

/** Such as 1m, 4H, 1D and 1Dutc. Without the ending, bars of 6 hours and more start at midnight in UTC+8. */
export function okxInterval(name: string) {
  const [, length = "", utc] = /^(\d+[mHDWM])(utc)?$/.exec(name) ?? [];
  return intervalOf(
    length.replace(/[HDW]/, (unit) => unit.toLowerCase()),
    utc ? 0 : -EIGHT_HOURS,
  );
}
