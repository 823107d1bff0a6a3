/**
 * Prints how long the built functions take for whole accounts: LIQ.BOOK of 50 positions with 10 coins, which is to stay under 20 ms, and
 * SIM.STRESS of 1,000 scenarios over them, under 300 ms, beside a plain double loop over the same. Run `npm run build`, then
 * `npm run bench`.
 */
import fs from "node:fs";
import vm from "node:vm";

const functions = new Map();
class CellError extends Error {}
const CustomFunctions = {
  Error: CellError,
  ErrorCode: {},
  associate: (id, worksheetFunction) => functions.set(id, worksheetFunction),
};
const script = new URL("../dist/functions.js", import.meta.url);
vm.runInNewContext(fs.readFileSync(script, "utf8"), { CustomFunctions });

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

console.log("\nWhole accounts: 50 positions, 10 coins, 6 brackets each; milliseconds of the best of five");
for (const [name, call] of Object.entries(calls)) print(name, time(call));

const plain = time(() =>
  names.map((_, row) => {
    const factors = new Map(coins.map((coin, column) => [coin, 1 + shocks[row][column]]));
    const gains = held.map((leg) => {
      const mark = leg.price * factors.get(leg.coin);
      const size = (leg.side === "long" ? 1 : -1) * leg.quantity;
      return leg.contract === "linear" ? size * (mark - leg.entry) : size * (1 / leg.entry - 1 / mark) * mark;
    });
    return gains.reduce((sum, gain) => sum + gain, 0);
  }),
);
const stress = () => functions.get("SIM_STRESS")(positions, collateral, scenarios, none, tiers, ratios);
const taken = time(stress, 3);
print(
  "SIM.STRESS, 1,000 scenarios",
  taken,
  `   ${(taken / plain).toFixed(0)} times the plain loop of P&L alone`,
);

function print(name, milliseconds, more = "") {
  console.log(`${name.padEnd(30)}${milliseconds.toFixed(1).padStart(8)} ms${more}`);
}

/** Processor time of the best run, which other work on the machine disturbs least. */
function time(call, runs = 5) {
  let best = Infinity;
  for (let run = 0; run < runs; run++) {
    const before = process.cpuUsage();
    call();
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

/** Numbers from 0 to below 1, the same in every run. */
function generator(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
