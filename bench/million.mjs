/**
 * A million rows: the work in all, the longest stretch without a pause, and the memory, for functions of every kind. Each runs in a
 * process of its own. Its first call is the cold one. On Linux the stretches count the processor time of the main thread, elsewhere
 * the clock.
 */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { builtFunctions, inThisContext } from "./built-functions.mjs";
import { growingCalls } from "./inputs.mjs";
import { median, milliseconds, processorTime, rounds, table } from "./measure.mjs";
import { watchPauses } from "./pauses.mjs";
import { positionColumns } from "./positions.mjs";

const rows = 1_048_576;
const file = fileURLToPath(import.meta.url);
const one = (value) => [[value]];

const calls = {
  "LIQ.ISOLATED": ({ side, entry, quantity, margin, rate }) => [side, entry, quantity, margin, rate],
  "LIQ.PRICE": ({ side, entry, leverage }) => [side, entry, leverage],
  "PERP.PNL": ({ side, quantity, entry, exit }) => [side, quantity, entry, exit],
  "HEDGE.PNL": ({ quantity, entry, exit }) => [quantity, entry, exit],
  "LIQ.VENUE": ({ side, entry, quantity, leverage }) => [
    one("Binance"),
    one("BTCUSDT"),
    side,
    entry,
    quantity,
    leverage,
  ],
  "LIQ.TIERED": undefined,
  "FUNDING.TOTAL": undefined,
  "ALLOC.ROUND": undefined,
  "ALLOC.DRIFT": undefined,
  "ALLOC.REBALANCE": undefined,
  "SIGNAL.SMA": undefined,
  "SIGNAL.MACD": undefined,
  "SIGNAL.PHASE": undefined,
  "SIM.PORTFOLIO": undefined,
  "SIM.STATS": undefined,
};

const [name] = process.argv[1] === file ? process.argv.slice(2) : [];
if (name) console.log(JSON.stringify(await measured(name)));

export async function million() {
  const made = Object.keys(calls).map((called) => {
    const { cold, work, longest, memory } = JSON.parse(
      execFileSync(process.execPath, ["--expose-gc", "--max-old-space-size=8192", file, called], {
        encoding: "utf8",
      }),
    );
    return [
      called,
      milliseconds(cold),
      milliseconds(work),
      milliseconds(longest.cold),
      milliseconds(longest.warm),
      memory.toFixed(1),
    ];
  });
  return [
    table(
      "A million rows",
      ["", "first call, ms", "ms", "longest stretch of the first, ms", "longest stretch, ms", "memory"],
      made,
      "1,048,576 rows. A stretch is the time in which nothing else gets its turn. Memory is what a call holds at its peak, in multiples of the arrays that it was given.",
    ),
  ];
}

async function measured(called) {
  const pauses = watchPauses();
  const { functions, declarations } = builtFunctions(inThisContext);
  const call = functions.get(called.replaceAll(".", "_"));
  const before = heap();
  const given = calls[called]
    ? calls[called](positionColumns(rows))
    : growingCalls(declarations)
        .find(({ title }) => title === called)
        .given(rows);
  const arrays = heap() - before;
  const run = async () => {
    pauses.begin();
    const result = await call(...given);
    pauses.end();
    return result;
  };
  const cold = await processorTime(run);
  const longest = { cold: pauses.longest(), warm: 0 };
  const taken = [];
  for (let round = 0; round < rounds; round++) {
    taken.push(await processorTime(run));
    longest.warm = Math.max(longest.warm, pauses.longest());
  }
  let peak = 0;
  pauses.onPause((count) => {
    if (count % 40 === 0) peak = Math.max(peak, heap());
  });
  const start = heap();
  const result = await run();
  peak = Math.max(peak, heap());
  if (result.length === 0) throw new Error(`${called} gave nothing.`);
  return { cold, work: median(taken), longest, memory: (peak - start) / arrays };
}

function heap() {
  globalThis.gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
