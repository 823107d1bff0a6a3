/** Coins that count as one dollar each. */
const dollars: readonly string[] = [
  "USD",
  "USDT",
  "USDC",
  "BUSD",
  "FDUSD",
  "TUSD",
  "DAI",
  "USDE",
  "USD1",
  "USDH",
  "PYUSD",
];

/** True for coins that count as one dollar each. */
export function isDollar(coin: string): boolean {
  return dollars.includes(coin.trim().toUpperCase());
}

/** True if both are one currency to an account. */
export function settleAlike(coin: string, other: string): boolean {
  return coin.trim().toUpperCase() === other.trim().toUpperCase() || (isDollar(coin) && isDollar(other));
}
