import { generator } from "./built-functions.mjs";

const middle = 30_000;

/**
 * Valid inputs for the arguments of the worksheet functions, by the arguments' names: the value in each row of so many. An optional
 * argument that is not here is left out. Prices follow one walk, so that those of several arguments fit each other.
 */
const values = {
  ...named("side sides", () => "long"),
  ...named("prices closes spotPrices assetPrices markPrices values equity a", walk(1)),
  ...named("entryPrice spotEntry spotPrice price markPrice", walk(1)),
  ...named("highs futuresPrice exitPrice spotExit", walk(1.01)),
  ...named("futuresPrices", walk(1.002)),
  ...named("lows", walk(0.99)),
  ...named("stopPrice liquidationPrice targetPrice", walk(0.9)),
  ...named("benchmarkPrices b oscillator", walk(0.1, 8)),
  ...named("volumes amounts value notional notionals capital amount balance", between(500, 50_000, 2)),
  ...named("spotValue spotCost cash futuresMargin futuresEquity futuresPaidIn", between(9_000, 20_000, 2)),
  ...named("walletBalance", between(9_000, 20_000, 2)),
  ...named("margin", tenthOfValue()),
  ...named("marginChanges", between(-5_000, 5_000, 2)),
  ...named("quantity quantities spotQuantity shortQuantity", between(0.001, 1, 3)),
  ...named("leverage leverages", (row) => 1 + (row % 20)),
  ...named("rates fundingRates rate premiumIndex", between(0.0001, 0.0004, 6)),
  ...named("feeRate", () => 0.0005),
  ...named("maintenanceRate", () => 0.005),
  ...named("annualRate apr roe dailyVolatility realised", between(0.01, 0.5, 4)),
  ...named("riskRate", () => 0.01),
  ...named("target", () => 0.2),
  ...named("days compoundsPerYear", (row) => 1 + (row % 365)),
  ...named("weights targets", (_, rows) => 1 / rows),
  ...named("steps", () => 0.001),
  ...named("assets", (row) => `C${row}`),
  ...named("buckets", (row) => ["spot", "cash", "futures"][row % 3]),
  ...named("lastReview", () => 45_000),
  ...named("fundingRate24h", () => 0.0001),
  ...named("pivots", (row) => [100, 120, 110, 150, 125, 160][row]),
};

/** Tables by the names of their arguments, of so many rows. */
const tables = {
  positions: (rows) => positions(rows, "linear"),
  fills,
  funding: payments,
  ledger,
  source: fills,
};

/** The values of whole arguments and words, which do not grow with the others. */
const fixed = {
  profile: [["balanced-growth-manager"]],
  signal: [["bullish"]],
  compounding: [["compound"]],
  tiers: tiers(5),
  collateral: [[1e12]],
  path: [[-0.5], [0.5]],
  marks: [
    ["Symbol", "Price"],
    ...[0, 1, 2, 3, 4].flatMap((coin) => [
      [`C${coin}-USDT`, middle],
      [`C${coin}-USDT-PERP`, middle],
    ]),
  ],
};

/** What a function takes under a name that has another meaning elsewhere; undefined where it goes without. */
const ofFunction = {
  "ALLOC.REBALANCE": { buckets: undefined, leverages: undefined },
  "ALLOC.QUALITY": { buckets: "spot" }, // one for all rows
  "LIQ.TIERED": { quantity: 0.5 },
  "LIQ.VENUE": { venue: "Binance", symbol: "BTCUSDT", quantity: 0.5 },
  "SIGNAL.MACD": { signal: undefined },
  "LIQ.CROSS": { tiers: undefined, walletBalance: (_, rows) => 50_000 * rows },
  "LIQ.TIERS": { venue: "Binance", symbol: "BTCUSDT" },
  "LIQ.SOURCE": { venue: "Binance", symbol: "BTCUSDT" },
  "LIQ.SYMBOLS": { venue: "Binance" },
  "LIQ.MARGIN": { tiers: undefined },
  "LIQ.BOOK": { tiers: undefined },
  "LIQ.RATIO": { tiers: undefined },
  "LIQ.TOPUP": { tiers: undefined, target: 0.5 },
  "LIQ.CASCADE": { tiers: undefined },
  "SIM.STRESS": { tiers: undefined },
};

/** A call that grows: its name in the table, its function and its arguments in order for so many rows. */
export function growingCalls(declarations) {
  // Live data takes no rows of work.
  const calculated = declarations.names().filter((name) => !name.startsWith("MARKET."));
  const simple = calculated.map((name) => ({
    title: name,
    name,
    given: usual(name, declarations.get(name)),
  }));
  const several = Object.entries(severalAtOnce).flatMap(([name, ways]) =>
    Object.entries(ways).map(([what, given]) => ({
      title: `${name}: ${what}`,
      name,
      given: (rows) => {
        const named = given(rows);
        return declarations.get(name).map((argument) => named[argument.name] ?? null);
      },
    })),
  );
  return [...simple, ...several];
}

/** Every series and list grows. Without any, every value becomes a column, which the function takes or refuses. */
function usual(name, declared) {
  const isOne = declared.some(({ kind, name }) => kind === "series" || name in tables);
  return (rows) =>
    declared.map((argument) => {
      const own = ofFunction[name] ?? {};
      if (argument.name in own) {
        const value = own[argument.name];
        return value === undefined
          ? null
          : column(isOne ? 1 : rows, typeof value === "function" ? (row) => value(row, rows) : () => value);
      }
      if (argument.name in tables) return tables[argument.name](rows);
      if (argument.name in fixed) return fixed[argument.name];
      const value = values[argument.name];
      if (!value) return null;
      if (argument.kind === "cell" && isOne) return column(1, value);
      return column(rows, value);
    });
}

/** Several arguments of a function that grow together, and lengths that are part of the work: a period, an order, points. */
const severalAtOnce = {
  "ALLOC.LOTS": {
    "a step each": (rows) => ({ ...pick("weights prices steps", rows), capital: one(1e7) }),
    "little capital": (rows) => ({ ...pick("weights prices", rows), capital: one(30_000 * Math.sqrt(rows)) }),
  },
  "ALLOC.QUALITY": {
    "a bucket, a quality and a venue each": (rows) => ({
      profile: fixed.profile,
      ...pick("assets buckets values", rows),
      quality: column(rows, (row) => ["core", "conviction", "unsure"][row % 3]),
      venues: column(rows, (row) => `Venue ${row}`),
    }),
  },
  "ALLOC.REBALANCE": {
    "bands to the edge": (rows) => ({
      ...pick("assets quantities prices targets", rows),
      absoluteBand: one(0.05),
      relativeBand: one(0.25),
      destination: one("edge"),
      feeRate: one(0.0005),
    }),
    "a withdrawal in steps, floors": (rows) => ({
      ...pick("assets quantities prices targets", rows),
      cashFlow: one(-4_000 * rows),
      steps: one(0.1),
      feeRate: one(0.001),
      floors: one(0.01),
    }),
    "one asset in all rows": (rows) => ({
      ...pick("quantities targets", rows),
      assets: column(rows, () => "BTC"),
      prices: column(rows, () => 30_000),
      cashFlow: one(-4_000 * rows),
    }),
  },
  "ALLOC.ROUND": { "four decimals": (rows) => ({ ...pick("weights", rows), decimals: one(4) }) },
  "ALLOC.SHIFT": {
    "what is held and capital": (rows) => ({ ...fixed, ...pick("capital", rows), current: [[50, 20, 30]] }),
  },
  "ALLOC.SPLIT": {
    "a component each": (rows) => ({
      profile: profileOf(rows),
      buckets: column(rows, (row) => `Part ${row}`),
      ...pick("values", rows),
    }),
  },
  "ALLOC.TARGET": {
    "a profile of so many components": (rows) => ({ profile: profileOf(rows) }),
    "the component of each": (rows) => ({
      profile: profileOf(rows),
      component: column(rows, (row) => `Part ${row}`),
    }),
  },
  "HEDGE.CURVE": {
    points: (rows) => ({ spotQuantity: one(1), spotEntry: one(30_000), points: one(Math.min(rows, 10_000)) }),
  },
  "HEDGE.RATIO": { log: (rows) => ({ ...pick("spotPrices futuresPrices", rows), changes: one("log") }) },
  "LIQ.BOOK": { "a tenth inverse, brackets": mixedBook },
  "LIQ.RATIO": { "a tenth inverse, brackets": mixedBook },
  "LIQ.TOPUP": { "a tenth inverse, brackets": (rows) => ({ ...mixedBook(rows), target: one(0.5) }) },
  "LIQ.CROSS": {
    "one symbol": (rows) => ({ walletBalance: one(5_000 * rows), positions: ofOneSymbol(rows) }),
    inverse: (rows) => ({ ...account(rows), positions: positions(rows, "inverse") }),
    brackets: (rows) => ({ ...account(rows, ""), tiers: tiers(5) }),
    "brackets of each symbol": (rows) => ({ ...account(rows, ""), tiers: tiersOfSymbols(rows) }),
    "brackets, one symbol": (rows) => ({
      walletBalance: one(5_000 * rows),
      positions: ofOneSymbol(rows, ""),
      tiers: tiers(5),
    }),
  },
  "LIQ.MAINTENANCE": {
    "brackets and notionals": (rows) => ({ tiers: tiers(rows), ...pick("notional", rows) }),
  },
  "LIQ.TIERED": {
    "brackets and positions": (rows) => ({
      tiers: tiers(rows),
      ...pick("side entryPrice margin", rows),
      quantity: column(rows, (row) => 0.1 + (row % 100) / 200),
    }),
  },
  "PERP.OPENPRICE": {
    inverse: (rows) => ({ ...pick("quantities prices", rows), contract: one("inverse") }),
  },
  "FUNDING.TOTAL": {
    inverse: (rows) => ({
      side: one("long"),
      quantity: one(1000),
      ...pick("markPrices rates", rows),
      contract: one("inverse"),
    }),
  },
  "SIGNAL.SMA": { "half as the period": (rows) => half("values", "period", rows) },
  "SIGNAL.EMA": { "half as the period": (rows) => half("values", "period", rows) },
  "SIGNAL.RSI": { "half as the period": (rows) => half("values", "period", rows) },
  "SIGNAL.ATR": { "half as the period": (rows) => half("highs lows closes", "period", rows) },
  "SIGNAL.VOLATILITY": { "half as the period": (rows) => half("closes", "period", rows) },
  "SIGNAL.COOLING": { "half as the lookback": (rows) => half("closes", "lookback", rows) },
  "SIGNAL.BREAKOUT": { "half as the lookback": (rows) => half("closes volumes", "lookback", rows) },
  "SIGNAL.PHASE": { "half as the period": (rows) => half("closes", "period", rows) },
  "SIGNAL.SHIFT": {
    "half as the bars within": (rows) => ({ ...half("closes", "within", rows), fundingRate24h: one(0.0001) }),
  },
  "SIGNAL.DIVERGENCE": {
    "an eighth on either side": (rows) => ({
      ...pick("prices oscillator", rows),
      left: one(rows >> 3),
      right: one(rows >> 3),
    }),
  },
  "SIGNAL.HEADSHOULDERS": {
    "an eighth as the order": (rows) => ({ ...pick("closes", rows), order: one(rows >> 3) }),
  },
  "SIM.RULE": { "half as the period": (rows) => half("closes", "period", rows) },
};

/** Up to 200 coins that back linear positions and, every tenth, inverse ones, which settle in them. */
function mixedBook(rows) {
  const coins = Array.from({ length: Math.min(rows, 200) }, (_, coin) => [`C${coin}`, 1, 1_000 + 97 * coin]);
  const [header, ...lines] = positions(rows, "linear", "");
  const mixed = lines.map(([, side, quantity, entry], row) => {
    const [coin, , price] = coins[row % coins.length];
    const entryPrice = rounded((price * entry) / middle, 2);
    return row % 10 === 0
      ? [`${coin}USD`, side, 100 * quantity, entryPrice, price, "", "inverse"]
      : [`${coin}USDT`, side, quantity / 10, entryPrice, price, "", "linear"];
  });
  return {
    collateral: [["asset", "quantity", "price"], ["USDT", 500 * rows, 1], ...coins],
    positions: [header, ...mixed],
    tiers: tiers(5),
  };
}

function account(rows, maintenanceRate) {
  return { walletBalance: one(50_000 * rows), positions: positions(rows, "linear", maintenanceRate) };
}

/** Positions with a header, long and short; their maintenance rate is blank where brackets count. */
function positions(rows, contract, maintenanceRate = 0.005, symbolOf = symbolAt) {
  const header = ["symbol", "side", "quantity", "entryPrice", "markPrice", "maintenanceRate", "contract"];
  const entries = column(rows, walk(1));
  const lines = entries.map(([entry], row) => [
    symbolOf(row),
    row % 3 ? "long" : "short",
    contract === "linear" ? 1 + (row % 7) : 1_000 * (1 + (row % 7)),
    entry,
    rounded(entry * (1 + ((row % 5) - 2) / 100), 2),
    maintenanceRate,
    contract,
  ]);
  return [header, ...lines];
}

const firstDay = 46_000;

/** Fills of five coins, on spot and in contracts, bought and sold in turns, a minute apart. */
function fills(rows) {
  const header = ["Time", "Account", "Symbol", "Side", "Quantity", "Price", "Fee", "Fee coin"];
  const lines = column(rows, walk(1)).map(([price], row) => [
    firstDay + row / 1440,
    "A",
    `C${row % 5}-USDT${row % 10 < 5 ? "" : "-PERP"}`,
    row % 20 < 10 ? "buy" : "sell",
    0.1,
    price,
    rounded(price * 0.00005, 4),
    "USDT",
  ]);
  return [header, ...lines];
}

function payments(rows) {
  const header = ["Time", "Account", "Symbol", "Amount", "Coin"];
  const lines = column(rows, between(-5, 5, 4)).map(([amount], row) => [
    firstDay + row / 1440,
    "A",
    `C${row % 5}-USDT-PERP`,
    amount,
    "USDT",
  ]);
  return [header, ...lines];
}

function ledger(rows) {
  const header = ["Time", "Account", "Wallet", "Coin", "Kind", "Amount"];
  const lines = column(rows, between(-5, 5, 4)).map(([amount], row) => [
    firstDay + row / 1440,
    "A",
    "perp",
    "USDT",
    ["realised", "fee", "funding"][row % 3],
    amount,
  ]);
  return [header, ...lines];
}

function ofOneSymbol(rows, maintenanceRate) {
  return positions(rows, "linear", maintenanceRate, () => "BTCUSDT");
}

function symbolAt(row) {
  return `C${row}USDT`;
}

/** Brackets of equal width whose rate rises. */
function tiers(rows) {
  return Array.from({ length: rows }, (_, row) => [
    row * 100_000,
    row + 1 < rows ? (row + 1) * 100_000 : "",
    Number((0.004 + (row * 0.4) / rows).toPrecision(12)),
  ]);
}

function tiersOfSymbols(symbols) {
  const header = ["Floor", "Cap", "Maintenance rate", "Symbol"];
  return [
    header,
    ...Array.from({ length: symbols }, (_, row) => tiers(3).map((tier) => [...tier, symbolAt(row)])).flat(),
  ];
}

function profileOf(components) {
  return column(components, (row) => `Part ${row}`).map(([part]) => [part, 1 / components]);
}

function half(series, length, rows) {
  return { ...pick(series, rows), [length]: one(rows / 2) };
}

/** Columns by their names. */
function pick(names, rows) {
  return Object.fromEntries(names.split(" ").map((name) => [name, column(rows, values[name])]));
}

function column(rows, value) {
  const next = value.fresh?.() ?? value;
  const isOfNumbers = typeof (value.fresh?.() ?? value)(0, rows) === "number";
  return isOfNumbers ? numbers(rows, next) : texts(rows, next);
}

/** Beside `texts`, so that the arrays are those that the engine makes of JSON: numbers stand in them, without a box. */
function numbers(rows, next) {
  return Array.from({ length: rows }, (_, row) => [next(row, rows)]);
}

function texts(rows, next) {
  return Array.from({ length: rows }, (_, row) => [next(row, rows)]);
}

function one(value) {
  return [[value]];
}

function named(names, value) {
  return Object.fromEntries(names.split(" ").map((name) => [name, value]));
}

/** A random walk that is drawn back to 30,000, so that a million prices stay prices, times the factor; the same in every column. */
function walk(factor, seed = 7) {
  return {
    fresh() {
      const random = generator(seed);
      let price = middle;
      return () => {
        price *= 1 + (random() - 0.5) * 0.02 + 0.001 * (1 - price / middle);
        return rounded(price * factor, 2);
      };
    },
  };
}

function between(low, high, places) {
  return {
    fresh() {
      const random = generator(places + 1);
      return () => rounded(low + random() * (high - low), places);
    },
  };
}

/** Of entryPrice and quantity, so that a price liquidates most of the positions. */
function tenthOfValue() {
  return {
    fresh() {
      const [price, quantity] = [values.entryPrice.fresh(), values.quantity.fresh()];
      return () => rounded((price() * quantity()) / 10, 2);
    },
  };
}

/** To so many decimals. A million numbers by way of their texts take seconds. */
function rounded(value, places) {
  const scale = 10 ** places;
  return Math.round(value * scale) / scale;
}
