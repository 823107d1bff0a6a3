/** Whole accounts: LIQ.BOOK of 50 positions with 10 coins, and SIM.STRESS of 1,000 scenarios over them. */
import { builtFunctions, generator } from "./built-functions.mjs";
import { milliseconds, table, takeTurns } from "./measure.mjs";

const { functions } = builtFunctions();
const random = generator(11);
const between = (low, high, places) => Number((low + random() * (high - low)).toFixed(places));
const coins = ["BTC", "ETH", "BNB", "SOL", "XRP", "ADA", "DOGE", "AVAX", "LINK"];
const priceOf = new Map(coins.map((coin) => [coin, between(1, 60_000, 2)]));

const collateral = [
  ["asset", "quantity", "price", "haircut", "borrowRate"],
  ["USDT", 400_000, 1, 0, 0.04],
  ...coins.map((coin) => [coin, between(-0.01, 2, 4), priceOf.get(coin), 0.1, 0.05]),
];
const held = Array.from({ length: 50 }, (_, index) => {
  const coin = coins[index % coins.length];
  const price = priceOf.get(coin);
  const inverse = index % 10 === 0;
  const quantity = inverse ? between(100, 10_000, 0) : Number((between(100, 40_000, 0) / price).toFixed(3));
  return {
    side: index % 3 ? "long" : "short",
    quantity: quantity + 0.001,
    entry: Number((price * between(0.8, 1.2, 3)).toFixed(2)),
    price,
    symbol: `${coin}${inverse ? "USD" : "USDT"}`,
    contract: inverse ? "inverse" : "linear",
    coin,
  };
});
const positions = [
  ["side", "quantity", "entryPrice", "markPrice", "maintenanceRate", "contract", "symbol"],
  ...held.map((leg) => [leg.side, leg.quantity, leg.entry, leg.price, 0, leg.contract, leg.symbol]),
];
const tiers = [
  ["floor", "cap", "maintenanceRate"],
  ...[0, 5e4, 2.5e5, 1e6, 5e6, 2e7].map((floor, at, floors) => [
    floor,
    floors[at + 1] ?? "",
    0.004 + at * 0.01,
  ]),
];
const ratios = [
  ["asset", "floor", "cap", "ratio", "unit"],
  ["BTC", 0, 1, 0.98, "coin"],
  ["BTC", 1, 5, 0.9, "coin"],
];
const names = Array.from({ length: 1000 }, (_, index) => `scenario ${index}`);
const shocks = names.map(() => coins.map(() => between(-0.6, 0.4, 3)));
const scenarios = [
  ["scenario", "asset", "shock"],
  ...names.flatMap((name, row) => coins.map((coin, column) => [name, coin, shocks[row][column]])),
];

const none = null;
const calls = {
  "LIQ.BOOK account": () => functions.get("LIQ_BOOK")(collateral, positions, none, none, none, tiers, ratios),
  "LIQ.BOOK coins": () =>
    functions.get("LIQ_BOOK")(collateral, positions, none, [["coins"]], none, tiers, ratios),
  "LIQ.RATIO": () => functions.get("LIQ_RATIO")(collateral, positions, none, none, tiers, ratios),
  "LIQ.TOPUP": () =>
    functions.get("LIQ_TOPUP")(collateral, positions, [[0.5]], none, none, none, none, tiers, ratios),
  "LIQ.CASCADE": () =>
    functions.get("LIQ_CASCADE")(collateral, positions, [[-0.5], [0.5]], [["loss"]], none, tiers, ratios),
};

/** The profit and loss of every position in every scenario, in doubles. */
function plainStress() {
  return names.map((_, row) => {
    const factors = new Map(coins.map((coin, column) => [coin, 1 + shocks[row][column]]));
    const gains = held.map((leg) => {
      const mark = leg.price * factors.get(leg.coin);
      const size = (leg.side === "long" ? 1 : -1) * leg.quantity;
      return leg.contract === "linear" ? size * (mark - leg.entry) : size * (1 / leg.entry - 1 / mark) * mark;
    });
    return gains.reduce((sum, gain) => sum + gain, 0);
  });
}

export async function accounts() {
  const taken = await takeTurns(calls);
  const stress = await takeTurns({
    plain: plainStress,
    "SIM.STRESS, 1,000 scenarios": () =>
      functions.get("SIM_STRESS")(positions, collateral, scenarios, none, tiers, ratios),
  });
  const { plain, ...stressed } = stress;
  const limits = { "LIQ.BOOK account": "20", "SIM.STRESS, 1,000 scenarios": "300" };
  return [
    table(
      "Whole accounts: 50 positions, 10 coins, 6 brackets each",
      ["", "ms", "at most"],
      Object.entries({ ...taken, ...stressed }).map(([name, time]) => [
        name,
        milliseconds(time),
        limits[name] ?? "",
      ]),
      `A plain loop that computes the profit and loss of the 1,000 scenarios alone, without margin or liquidation, takes ${milliseconds(plain)} ms.`,
    ),
  ];
}
