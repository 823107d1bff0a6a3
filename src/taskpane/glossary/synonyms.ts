/** Words that people use for what a function or a template does. */
interface Synonym {
  /** Phrases with a comma between them. */
  readonly words: string;
  /** Names of functions without a namespace, and ids of templates. */
  readonly finds: readonly string[];
}

export const synonyms: readonly Synonym[] = [
  { words: "average cost", finds: ["ALLOC.DCA", "PERP.OPENPRICE"] },
  { words: "entry price", finds: ["PERP.OPENPRICE"] },
  { words: "dca, dollar cost averaging, savings plan", finds: ["ALLOC.DCA", "SIM.DCA"] },
  { words: "staking, rewards, validator", finds: ["YIELD.STAKING", "YIELD.APY"] },
  { words: "lock in gains, take profits, skim", finds: ["ALLOC.SWEEP"] },
  { words: "custody, counterparty, cold storage, altcoins", finds: ["ALLOC.QUALITY"] },
  {
    words: "backtest, simulate, paper trading, demo, practice",
    finds: ["SIM.PORTFOLIO", "SIM.POSITION", "paper-trading"],
  },
  { words: "buy and hold, what if", finds: ["SIM.PORTFOLIO"] },
  {
    words: "cash and carry, contango, backwardation, premium, arbitrage",
    finds: ["BASIS.CARRY", "BASIS.RATE", "BASIS.ANNUAL", "carry-and-funding"],
  },
  {
    words: "yield, income, interest, earn, passive",
    finds: ["FUNDING.CARRY", "BASIS.CARRY", "FUNDING.APY", "carry-and-funding"],
  },
  {
    words: "delta neutral, market neutral, basis trade, funding arbitrage",
    finds: ["HEDGE.DELTA", "FUNDING.CARRY", "BASIS.CARRY", "carry-and-funding"],
  },
  { words: "protect, insurance, downside, short hedge", finds: ["HEDGE.PNL", "HEDGE.SIZE", "hedge-planner"] },
  { words: "break even, breakeven", finds: ["PERP.BREAKEVEN", "FUNDING.BREAKEVEN"] },
  { words: "margin call, margin warning", finds: ["LIQ.MARGINCALL", "SIM.POSITION", "LIQ.DISTANCE"] },
  { words: "liquidated, wiped out, stop out", finds: ["LIQ.PRICE", "LIQ.LADDER", "liquidation-ladder"] },
  { words: "stop loss, position size, how much to risk", finds: ["RISK.SIZE"] },
  {
    words: "portfolio, asset allocation, allocation, weights",
    finds: ["ALLOC.TARGET", "ALLOC.WEIGHTS", "allocation-model"],
  },
  {
    words: "rebalance, rebalancing, quarterly",
    finds: ["ALLOC.REBALANCE", "ALLOC.NEEDED", "allocation-model"],
  },
  { words: "review date, reminder, due", finds: ["ALLOC.REVIEW"] },
  { words: "unwind, funding flips, close the pair", finds: ["FUNDING.EXIT"] },
  { words: "core, 80% rule, spot base", finds: ["ALLOC.GUARD", "ALLOC.TARGET"] },
  { words: "risk limits, rules", finds: ["ALLOC.GUARD"] },
  { words: "profit, gain, loss, pnl, p&l", finds: ["PERP.PNL", "HEDGE.PNL"] },
  { words: "return on equity, roi, roe, return on margin", finds: ["PERP.ROE"] },
  { words: "target price, take profit", finds: ["PERP.TARGET"] },
  { words: "volatility, cagr, calmar, sortino", finds: ["SIM.STATS"] },
  { words: "volatility target, vol targeting", finds: ["RISK.TARGETVOL"] },
  { words: "value at risk, var", finds: ["RISK.VAR"] },
  { words: "gearing, effective leverage", finds: ["RISK.LEVERAGE"] },
  { words: "moving average, trend", finds: ["SIGNAL.SMA", "SIGNAL.EMA", "SIGNAL.CROSS"] },
  { words: "golden cross, death cross", finds: ["SIGNAL.CROSS"] },
  { words: "overbought, oversold", finds: ["SIGNAL.RSI", "SIGNAL.REGIME"] },
  { words: "resistance, support, volume", finds: ["SIGNAL.BREAKOUT"] },
  { words: "market phase, bull market, bear market", finds: ["SIGNAL.REGIME", "ALLOC.PROFILES"] },
  { words: "chart pattern, top, reversal", finds: ["SIGNAL.HEADSHOULDERS"] },
];
