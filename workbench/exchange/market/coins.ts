/** A coin as the simulated market trades it: around which price, how much it moves, and how finely it is quoted. */
export interface Coin {
  /** Its symbol, such as BTC. */
  base: string;
  /** The price that it moves around, in USD. */
  price: number;
  /** Volatility: the standard deviation of a year's log return. */
  volatility: number;
  /** Decimals of a price. */
  decimals: number;
  /** Open interest at one venue, in coins. */
  openInterest: number;
  /** The most leverage that a venue gives. */
  leverage: number;
}

const coin = (
  base: string,
  price: number,
  volatility: number,
  decimals: number,
  openInterest: number,
  leverage: number,
): Coin => ({ base, price, volatility, decimals, openInterest, leverage });

/** Invented figures, each plausible for its coin. */
export const coins: readonly Coin[] = [
  coin("BTC", 60_000, 0.5, 1, 80_000, 100),
  coin("ETH", 3_000, 0.65, 2, 900_000, 100),
  coin("SOL", 150, 0.85, 3, 9_000_000, 50),
  coin("XRP", 2.2, 0.8, 4, 300_000_000, 50),
  coin("BNB", 620, 0.55, 2, 800_000, 50),
  coin("DOGE", 0.18, 0.95, 5, 3_000_000_000, 50),
  coin("ADA", 0.65, 0.85, 5, 400_000_000, 50),
  coin("TRX", 0.27, 0.5, 5, 500_000_000, 50),
  coin("AVAX", 24, 0.9, 3, 9_000_000, 50),
  coin("LINK", 15, 0.85, 3, 15_000_000, 50),
  coin("LTC", 90, 0.75, 2, 1_500_000, 50),
  coin("DOT", 4.2, 0.85, 4, 40_000_000, 50),
  coin("BCH", 420, 0.8, 2, 300_000, 50),
  coin("NEAR", 2.6, 1, 4, 60_000_000, 50),
  coin("UNI", 7.5, 0.95, 4, 15_000_000, 50),
  coin("APT", 5.2, 0.95, 4, 20_000_000, 50),
  coin("ARB", 0.36, 1, 5, 250_000_000, 25),
  coin("OP", 0.65, 1, 5, 120_000_000, 25),
  coin("SUI", 3.1, 1, 4, 120_000_000, 50),
  coin("ATOM", 4.5, 0.85, 4, 20_000_000, 25),
  coin("FIL", 2.6, 0.95, 4, 40_000_000, 25),
  coin("ETC", 18, 0.85, 3, 9_000_000, 25),
  coin("XLM", 0.28, 0.85, 5, 250_000_000, 25),
  coin("AAVE", 190, 0.95, 2, 500_000, 25),
  coin("INJ", 12, 1.05, 3, 6_000_000, 25),
  coin("TIA", 2.4, 1.1, 4, 40_000_000, 25),
  coin("SEI", 0.22, 1.1, 5, 250_000_000, 25),
  coin("LDO", 0.9, 1.05, 4, 50_000_000, 25),
  coin("CRV", 0.62, 1.1, 4, 100_000_000, 25),
  coin("WIF", 0.8, 1.3, 4, 90_000_000, 20),
  coin("HYPE", 35, 1.1, 3, 12_000_000, 20),
  coin("ENA", 0.45, 1.2, 5, 250_000_000, 20),
  coin("ONDO", 0.85, 1.05, 4, 80_000_000, 20),
  coin("WLD", 1.1, 1.15, 4, 90_000_000, 20),
  coin("JUP", 0.48, 1.1, 4, 80_000_000, 20),
  coin("TON", 3.1, 0.8, 4, 30_000_000, 20),
];

const byBase = new Map(coins.map((one) => [one.base, one]));

export const findCoin = (base: string): Coin | undefined => byBase.get(base.toUpperCase());
