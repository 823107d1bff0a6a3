import { generator } from "./built-functions.mjs";

/** Columns of positions with prices at two decimals, the same in every run. */
export function positionColumns(rows, seed = 7) {
  const random = generator(seed);
  const between = (low, high, places) => Number((low + random() * (high - low)).toFixed(places));
  const column = (value) => Array.from({ length: rows }, (_, row) => [value(row)]);
  const side = column((row) => (row % 2 ? "short" : "long"));
  const entry = column(() => between(10, 100_000, 2));
  const exit = column((row) => Number((entry[row][0] * between(0.8, 1.2, 3)).toFixed(2)));
  const quantity = column(() => between(0.001, 1, 3));
  const leverage = column(() => 1 + Math.floor(random() * 100));
  const margin = column((row) => Number(((entry[row][0] * quantity[row][0]) / leverage[row][0]).toFixed(4)));
  const rate = column(() => [0.004, 0.005, 0.0065, 0.01][Math.floor(random() * 4)]);
  const spot = entry;
  const futures = column((row) => Number((entry[row][0] * between(0.99, 1.03, 4)).toFixed(2)));
  const days = column(() => 1 + Math.floor(random() * 180));
  return { side, entry, exit, quantity, leverage, margin, rate, spot, futures, days };
}

/** Brackets with their maintenance amounts: floor, cap, maintenance rate, amount. */
export function brackets() {
  const floors = [0, 50_000, 250_000, 1_000_000];
  const rates = [0.004, 0.005, 0.01, 0.025];
  let amount = 0;
  return floors.map((floor, at) => {
    amount += at > 0 ? floor * (rates[at] - rates[at - 1]) : 0;
    return [floor, floors[at + 1] ?? "", rates[at], amount];
  });
}
