/** Words that people use for what a function or a template does. */
interface Synonym {
  /** Phrases with a comma between them. */
  readonly words: string;
  /** Names of functions without a namespace, and ids of templates. */
  readonly finds: readonly string[];
}

export const synonyms: readonly Synonym[] = [
  {
    words: "dca, dollar cost averaging, average in, savings plan, accumulate",
    finds: ["ALLOC.DCA", "SIM.DCA", "backtest"],
  },
  {
    words: "average cost, cost basis, fifo, first in first out",
    finds: ["ALLOC.DCA", "SIM.DCA", "PERP.OPENPRICE", "PNL.REALISED", "PNL.HOLDINGS"],
  },
  {
    words: "my trades, fills, trade history, journal, trading journal",
    finds: ["PNL.POSITIONS", "PNL.REALISED", "PERP.REALISED", "account"],
  },
  {
    words: "realised pnl, realized pnl, closed pnl",
    finds: ["PNL.REALISED", "PNL.POSITIONS", "PERP.REALISED", "account"],
  },
  { words: "fees paid, commission, bnb fees", finds: ["PNL.FEES"] },
  { words: "funding earned, funding paid, funding history", finds: ["PNL.FUNDING"] },
  { words: "pnl attribution, where the profit comes from, price and basis", finds: ["PNL.ATTRIBUTION"] },
  { words: "statement, opening balance, closing balance, ledger", finds: ["PNL.LEDGER", "PNL.HOLDINGS"] },
  { words: "reconcile, does it add up, check the export", finds: ["PNL.RECONCILE", "PNL.LEDGER", "account"] },
  { words: "entry price, average entry price, average entry", finds: ["PERP.OPENPRICE"] },
  {
    words: "backtest, simulate, simulation, paper trading, demo, practice",
    finds: ["SIM.PORTFOLIO", "SIM.POSITION", "SIM.RULE", "backtest"],
  },
  { words: "first position, try out", finds: ["SIM.POSITION", "backtest"] },
  { words: "strategy, rule over a history, automate, bot", finds: ["SIM.RULE", "SIGNAL.SHIFT"] },
  { words: "buy and hold, what if", finds: ["SIM.PORTFOLIO"] },
  { words: "staking, stake, validator, rewards", finds: ["YIELD.STAKING", "YIELD.APY"] },
  {
    words: "yield, income, interest, earn, passive",
    finds: ["YIELD.STAKING", "FUNDING.CARRY", "BASIS.CARRY", "FUNDING.APY", "carry-and-funding"],
  },
  { words: "compound, compounding, apr to apy", finds: ["YIELD.APY", "FUNDING.APY"] },
  {
    words:
      "contango, backwardation, premium, discount, spread to spot, perp premium, premium to spot, futures premium",
    finds: ["BASIS.RATE", "BASIS.ANNUAL", "BASIS.CARRY", "carry-and-funding"],
  },
  {
    words: "cash and carry, carry trade, arbitrage",
    finds: ["BASIS.CARRY", "FUNDING.CARRY", "carry-and-funding"],
  },
  {
    words:
      "funding yearly, yearly funding, funding per year, funding a year, annual funding, annualised funding, annualized funding, funding apr",
    finds: ["FUNDING.APR", "FUNDING.APY"],
  },
  { words: "max leverage, maximum leverage, highest leverage", finds: ["LIQ.MAXLEVERAGE"] },
  { words: "payoff, payoff diagram, payoff chart, profit curve, pnl curve", finds: ["HEDGE.CURVE"] },
  { words: "buying power, max position, largest position, how much can i open", finds: ["PERP.MAXOPEN"] },
  {
    words: "liq, liquidation, liquidation price, liquidated at",
    finds: ["LIQ.PRICE", "LIQ.ISOLATED", "LIQ.VENUE"],
  },
  { words: "bracket, brackets, tier, tiers, risk limit", finds: ["LIQ.TIERED", "LIQ.TIERS", "LIQ.VENUE"] },
  { words: "maintenance, maintenance margin, mmr", finds: ["LIQ.MAINTENANCE", "LIQ.MARGIN"] },
  { words: "which contracts, which coins, supported contracts, list of contracts", finds: ["LIQ.SYMBOLS"] },
  { words: "where is it from, source of brackets, date of brackets", finds: ["LIQ.SOURCE"] },
  {
    words: "correlation, minimum variance, min variance",
    finds: ["HEDGE.RATIO", "HEDGE.EFFECTIVENESS", "HEDGE.BETA"],
  },
  {
    words:
      "annualised basis, annualized basis, basis apr, roll yield, annualised premium, annualized premium",
    finds: ["BASIS.ANNUAL", "BASIS.CARRY"],
  },
  { words: "expiry, dated future, quarterly future", finds: ["BASIS.ANNUAL", "BASIS.FAIR"] },
  {
    words: "delta neutral, market neutral, basis trade, funding arbitrage",
    finds: ["HEDGE.DELTA", "FUNDING.CARRY", "BASIS.CARRY", "PNL.ATTRIBUTION", "carry-and-funding"],
  },
  { words: "unwind, exit, close the pair, funding flips, leave the trade", finds: ["FUNDING.EXIT"] },
  {
    words: "cost of funding, weeks of funding, funding eats profit",
    finds: ["FUNDING.DRAG", "FUNDING.TOTAL"],
  },
  { words: "net delta, delta exposure", finds: ["HEDGE.DELTA", "ALLOC.EXPOSURE"] },
  {
    words:
      "how many contracts, contracts to short, hedge my spot, hedge my bag, hedge my position, hedge my coins, short against spot",
    finds: ["HEDGE.SIZE", "HEDGE.PNL"],
  },
  { words: "how far, distance to liquidation, liquidation distance, buffer", finds: ["LIQ.DISTANCE"] },
  { words: "account liquidation, liquidation of the account", finds: ["LIQ.BOOK", "LIQ.CROSS"] },
  { words: "need to rebalance, time to rebalance, rebalance due", finds: ["ALLOC.NEEDED"] },
  { words: "next funding, funding countdown, funding time", finds: ["MARKET.NEXTFUNDING"] },
  { words: "oi, open interest", finds: ["MARKET.OPENINTEREST"] },
  { words: "ohlc, candles, candlesticks, klines, bars", finds: ["MARKET.BARS"] },
  { words: "protect, insurance, downside, short hedge", finds: ["HEDGE.PNL", "HEDGE.SIZE", "hedge-planner"] },
  { words: "how much can be hedged, highest hedge, full hedge", finds: ["HEDGE.MAXRATIO", "hedge-planner"] },
  {
    words: "break even after fees, breakeven after fees, break even price",
    finds: ["PERP.BREAKEVEN"],
  },
  { words: "break even, breakeven", finds: ["PERP.BREAKEVEN", "FUNDING.BREAKEVEN"] },
  {
    words: "margin call, margin warning, margin ratio",
    finds: ["LIQ.MARGINCALL", "SIM.POSITION", "LIQ.DISTANCE"],
  },
  {
    words:
      "whole account, cross margin, portfolio margin, unified account, multi-asset, collateral, haircut, margin level, unimmr",
    finds: ["LIQ.BOOK", "LIQ.RATIO", "LIQ.CROSS", "margin-book"],
  },
  {
    words: "top up, add margin, how much to add, deleverage",
    finds: ["LIQ.TOPUP", "LIQ.MARGIN", "margin-book"],
  },
  {
    words: "stress, stress test, crash, black swan, flash crash, scenario",
    finds: ["SIM.STRESS", "SIM.SCENARIOS", "LIQ.CASCADE", "margin-book"],
  },
  { words: "liquidated, wiped out, stop out", finds: ["LIQ.PRICE", "LIQ.LADDER", "liquidation-ladder"] },
  {
    words:
      "stop loss, position size, position sizing, how much to risk, risk per trade, kelly, kelly criterion, bet size, how big",
    finds: ["RISK.SIZE", "RISK.TARGETVOL"],
  },
  {
    words: "target volatility, volatility target, vol target, vol targeting, volatility targeting",
    finds: ["RISK.TARGETVOL"],
  },
  {
    words: "volatility, realised volatility, realized volatility, parkinson",
    finds: ["SIGNAL.VOLATILITY", "RISK.TARGETVOL", "SIM.STATS"],
  },
  { words: "average true range, true range, atr", finds: ["SIGNAL.ATR"] },
  { words: "cooling off, volatility spike, calm", finds: ["SIGNAL.COOLING"] },
  { words: "sharpe, sharpe ratio, cagr, calmar, sortino", finds: ["SIM.STATS", "tear-sheet"] },
  {
    words: "factsheet, performance report, monthly returns, under water, cvar, expected shortfall",
    finds: ["tear-sheet"],
  },
  { words: "value at risk, var", finds: ["RISK.VAR"] },
  { words: "gearing, effective leverage, real leverage", finds: ["RISK.LEVERAGE"] },
  {
    words: "portfolio, asset allocation, allocation, weights",
    finds: ["ALLOC.TARGET", "ALLOC.WEIGHTS", "allocation-model"],
  },
  { words: "rebalance, rebalancing", finds: ["ALLOC.REBALANCE", "ALLOC.NEEDED", "allocation-model"] },
  { words: "review, review date, quarterly, reminder, due date, calendar", finds: ["ALLOC.REVIEW"] },
  { words: "quarterly rebalancing", finds: ["ALLOC.REVIEW", "ALLOC.REBALANCE"] },
  {
    words: "sweep, skim, lock in gains, take profits, secure profits, realise gains",
    finds: ["ALLOC.SWEEP"],
  },
  {
    words:
      "profit, gain, loss, pnl, p&l, profit and loss, unrealised profit, unrealized profit, upnl, unrealised pnl, unrealized pnl",
    finds: ["PERP.PNL", "HEDGE.PNL"],
  },
  { words: "core, 80% rule, spot base", finds: ["ALLOC.GUARD", "ALLOC.TARGET", "ALLOC.QUALITY"] },
  { words: "quality, blue chip, altcoin, altcoins, conviction, meme coin", finds: ["ALLOC.QUALITY"] },
  {
    words: "counterparty, counterparty risk, exchange risk, custody, cold storage, not your keys",
    finds: ["ALLOC.QUALITY"],
  },
  { words: "risk limits, rules", finds: ["ALLOC.GUARD"] },
  { words: "return on equity, roi, roe, return on margin", finds: ["PERP.ROE"] },
  { words: "target price, take profit", finds: ["PERP.TARGET"] },
  { words: "moving average, trend", finds: ["SIGNAL.SMA", "SIGNAL.EMA", "SIGNAL.CROSS"] },
  { words: "golden cross, death cross", finds: ["SIGNAL.CROSS"] },
  { words: "overbought, oversold", finds: ["SIGNAL.RSI", "SIGNAL.REGIME"] },
  { words: "resistance, support, volume", finds: ["SIGNAL.BREAKOUT"] },
  {
    words: "market phase, bull market, bear market, sideways, consolidation, parabolic",
    finds: ["SIGNAL.PHASE", "SIGNAL.REGIME", "ALLOC.PROFILES"],
  },
  { words: "elliott, elliott wave, wave, impulse", finds: ["SIGNAL.ELLIOTT"] },
  { words: "chart pattern, top, reversal", finds: ["SIGNAL.HEADSHOULDERS"] },
];
