/**
 * Prints how long the built functions take for spilled calls over 100,000 rows, and the ratio to a plain loop in doubles
 * over the same rows. The ratio is the cost of exact decimals, reading and error handling, and can be compared between
 * machines. Run `npm run build`, then `npm run bench`.
 */
import { builtFunctions, generator } from "./built-functions.mjs";

const started = performance.now();
const { functions } = builtFunctions();
const loaded = performance.now() - started;

const rows = 100_000;
const random = generator(7);
const between = (low, high, places) => Number((low + random() * (high - low)).toFixed(places));
const column = (value) => Array.from({ length: rows }, (_, row) => [value(row)]);

const side = column((row) => (row % 2 ? "short" : "long"));
const entry = column(() => between(10, 100_000, 2));
const quantity = column(() => between(0.001, 1, 3));
const leverage = column(() => 1 + Math.floor(random() * 100));
const margin = column((row) => Number(((entry[row][0] * quantity[row][0]) / leverage[row][0]).toFixed(4)));
const rate = column(() => [0.004, 0.005, 0.0065, 0.01][Math.floor(random() * 4)]);
const amount = column(() => 0);
const inverse = [["inverse"]];

const plain = time(() =>
  entry.map(([E], row) => {
    const s = side[row][0] === "long" ? 1 : -1;
    const [q, W, m] = [quantity[row][0], margin[row][0], rate[row][0]];
    return [(W + amount[row][0] - s * q * E) / (q * m - s * q)];
  }),
);

const calls = {
  "LIQ.ISOLATED": () => functions.get("LIQ_ISOLATED")(side, entry, quantity, margin, rate, amount),
  "LIQ.ISOLATED inverse": () =>
    functions.get("LIQ_ISOLATED")(side, entry, quantity, margin, rate, amount, null, inverse),
  "LIQ.PRICE": () => functions.get("LIQ_PRICE")(side, entry, leverage),
  "LIQ.TIERED": () =>
    functions.get("LIQ_TIERED")(
      [
        [0, 50_000, 0.004],
        [50_000, "", 0.005],
      ],
      side,
      entry,
      quantity,
      margin,
    ),
  "LIQ.VENUE": () =>
    functions.get("LIQ_VENUE")([["Binance"]], [["BTCUSDT"]], side, entry, quantity, leverage),
  "PERP.PNL": () => functions.get("PERP_PNL")(side, quantity, entry, margin),
};

console.log(`load ${loaded.toFixed(0)} ms`);
console.log(`plain loop in doubles ${plain.toFixed(1)} ms`);
for (const [name, call] of Object.entries(calls)) {
  const taken = time(call);
  console.log(
    `${name.padEnd(22)} ${taken.toFixed(0).padStart(5)} ms   ${(taken / plain).toFixed(0)} times the plain loop`,
  );
}

/** Processor time of the best of five runs, which other work on the machine disturbs least. */
function time(call) {
  let best = Infinity;
  for (let run = 0; run < 5; run++) {
    const before = process.cpuUsage();
    call();
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}
