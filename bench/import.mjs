/**
 * Prints what the import of a large file costs: processor time, the longest stretch without a pause, and the memory that it
 * holds. `node bench/import.mjs 1000000 trades`; the kinds are trades (Binance's futures trades) and log (Bybit's account log).
 */
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { bundleBuilder } from "../scripts/xlsx/bundle.mjs";
import { generator } from "./built-functions.mjs";

const [count = "300000", kind = "trades"] = process.argv.slice(2);
const root = path.join(import.meta.dirname, "..");
const { importFiles, readZone } = createRequire(import.meta.url)(
  await bundleBuilder(path.join(root, "scripts/import/entry.ts"), path.join(root, ".cache/import/bench.cjs")),
);

const file = { name: `${kind}.csv`, data: new Blob([...pieces(Number(count), kind)]) };
const delay = monitorEventLoopDelay({ resolution: 1 });
let peak = 0;
const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 20);
const before = process.cpuUsage();
delay.enable();
const zone = readZone("UTC");
const { tables, notes, accounts } = await importFiles([file], { answersFor: () => ({ zone }) });
delay.disable();
clearInterval(watch);
const { user, system } = process.cpuUsage(before);
globalThis.gc?.();
const { rss, heapUsed, arrayBuffers } = process.memoryUsage();
const megabytes = (bytes) => `${Math.round(bytes / 2 ** 20)} MB`;
const said = {
  rows: Object.entries(tables).map(([name, rows]) => `${name} ${rows.length}`),
  notes: notes.length,
  positions: accounts.positions.length,
  file: megabytes(file.data.size),
  processor: `${((user + system) / 1e6).toFixed(1)} s`,
  longest: `${Math.round(delay.max / 1e6)} ms`,
  peak: megabytes(Math.max(peak, rss)),
  heap: megabytes(heapUsed),
  arrays: megabytes(arrayBuffers),
  machine: `Node ${process.version}, ${os.cpus()[0].model}`,
};
for (const [name, value] of Object.entries(said))
  console.log(`${name.padEnd(12)}${[value].flat().join(", ")}`);

/** A text in pieces: one contract, opened four times and then closed, so that nothing is missing in it. */
function* pieces(rows, form) {
  const random = generator(7);
  const start = Date.UTC(2021, 0, 1);
  yield form === "log"
    ? "Uid,Currency,Contract,Type,Direction,Quantity,Position,Filled Price,Funding,Fee Paid,Cash Flow,Change,Wallet Balance,Action,Time(UTC)\n"
    : "Uid,Time(UTC),Symbol,Side,Price,Quantity,Amount,Fee,Realized Profit,Buyer,Maker,Trade ID,Order ID\n";
  // Prices in cents, quantities in thousandths, so that whole numbers hold the worth exactly.
  let [held, worth, balance] = [0, 0, 10 ** 12];
  let text = "";
  for (let row = 0; row < rows; row++) {
    const time = new Date(start + row * 97_000).toISOString().slice(0, 19).replace("T", " ");
    const price = 6_000_000 + Math.floor(random() * 100_000);
    const isClose = row % 5 === 4;
    const quantity = isClose ? held : 1 + Math.floor(random() * 900);
    const realised = isClose ? price * quantity - worth : 0;
    [held, worth] = isClose ? [0, 0] : [held + quantity, worth + price * quantity];
    const value = price * quantity;
    const fee = Math.round(value / 2000);
    balance += realised - fee;
    const side = isClose ? "SELL" : "BUY";
    const [q, p] = [quantity / 1000, price / 100];
    text +=
      form === "log"
        ? `100000002,USDT,BTCUSDT,TRADE,${side},${q},${held / 1000},${p},0,${fee / 1e5},${realised / 1e5},${(realised - fee) / 1e5},${(balance / 1e5).toFixed(5)},${isClose ? "CLOSE" : "OPEN"},${time}\n`
        : `100000001,${time},BTCUSDT,${side},${p},${q},${value / 1e5},${fee / 1e5}USDT,${realised / 1e5}USDT,${!isClose},false,${9007199254740993n + BigInt(row)},${8007199254740993n + BigInt(row)}\n`;
    if (text.length < 1 << 20) continue;
    yield Buffer.from(text);
    text = "";
  }
  yield Buffer.from(text);
}
