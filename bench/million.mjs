/**
 * Every function over a million rows: the work, the longest stretch without a pause, and the memory. Each runs in a process of its own,
 * whose first call is the cold one. On Linux the stretches count the processor time of the main thread, elsewhere the clock.
 *
 * `node bench/million.mjs ALLOC` prints those of one family or function as they are measured, `--rows 1000` with at most so many rows.
 */
import { execFile } from "node:child_process";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { builtFunctions, inThisContext } from "./built-functions.mjs";
import { growingCalls } from "./inputs.mjs";
import { milliseconds, processorTimeSince, table } from "./measure.mjs";
import { watchPauses } from "./pauses.mjs";

const file = fileURLToPath(import.meta.url);
const sheetRows = 1_048_576;

/** No account holds more positions or assets, and a call over a million of them would take minutes. */
const accountRows = 32_768;
const ofAccounts = ["ALLOC.LOTS", "ALLOC.REBALANCE", "LIQ.BOOK", "LIQ.CASCADE", "LIQ.CROSS", "LIQ.RATIO"];
ofAccounts.push("LIQ.TOPUP", "SIM.STRESS");

/** A call of fewer cells is worked off at once. */
const manyCells = 5_000;
/** What a call holds is a ratio that the rows hardly change, and to collect its garbage over and over takes long. */
const rowsHeld = 131_072;

const columns = [
  "",
  "rows",
  "first call, ms",
  "second call, ms",
  "longest stretch of the first, ms",
  "longest stretch of the second, ms",
  "memory: times what was given",
  "times what was given and returned",
  "kept, MB",
];

if (process.argv[1] === file) {
  const { values, positionals } = parseArgs({
    options: {
      calls: { type: "string" },
      memory: { type: "string" },
      rows: { type: "string", default: String(sheetRows) },
    },
    allowPositionals: true,
  });
  const rows = Number(values.rows);
  if (values.calls) console.log(JSON.stringify(await callsOf(values.calls, rows)));
  else if (values.memory) console.log(JSON.stringify(await memoryOf(values.memory, rows)));
  else
    await eachRow(positionals[0] ?? "", rows, ([title, ...figures]) =>
      console.log(title.padEnd(50), ...figures.map((one) => one.padStart(9))),
    );
}

export async function million() {
  const rows = [];
  await eachRow("", sheetRows, (row) => rows.push(row));
  rows.sort((a, b) => longestIn(b) - longestIn(a));
  return [
    table(
      "A million rows",
      columns,
      rows,
      `Every function that takes or gives many cells, in a process of its own, two at a time: one call while nothing is compiled yet, and one again. A stretch is the time in which nothing else gets its turn. Memory is the most that a call holds beside what it was given, its result included, with at most ${rowsHeld.toLocaleString("en-US")} rows. Kept is what is still there when all arrays are gone. Of positions and assets there are ${accountRows.toLocaleString("en-US")}: no account holds more.`,
    ),
  ];
}

function longestIn([, , , , first, second]) {
  return Math.max(first, second);
}

/** Two processes at a time: each figure is of one's own processor time or memory. */
async function eachRow(start, most, told) {
  const { functions, declarations } = builtFunctions();
  const left = growingCalls(declarations)
    .filter(
      ({ title, name, given }) => title.startsWith(start) && takesRows(functions.get(idOf(name)), given),
    )
    .values();
  const inTurn = async () => {
    for (const one of left) {
      const row = await rowOf(one, most);
      if (row) told(row);
    }
  };
  await Promise.all([inTurn(), inTurn()]);
}

async function rowOf({ title, name }, most) {
  const rows = Math.min(most, ofAccounts.includes(name) ? accountRows : sheetRows);
  const calls = await inProcess("--calls", title, rows);
  if (!calls) return undefined;
  const {
    given: arrays,
    returned,
    held,
    kept,
  } = await inProcess("--memory", title, Math.min(rows, rowsHeld));
  return [
    title,
    rows.toLocaleString("en-US"),
    ...calls.map(({ work }) => milliseconds(work)),
    ...calls.map(({ longest }) => milliseconds(longest)),
    (held / arrays).toFixed(1),
    (held / (arrays + returned)).toFixed(1),
    (kept / 1e6).toFixed(1),
  ];
}

async function inProcess(what, title, rows) {
  const args = ["--expose-gc", "--max-old-space-size=8192", file, what, title, "--rows", String(rows)];
  return JSON.parse((await promisify(execFile)(process.execPath, args)).stdout);
}

function idOf(name) {
  return name.replaceAll(".", "_");
}

/** Without any series a function refuses ranges. */
function takesRows(call, given) {
  try {
    return call(...given(250))
      .flat()
      .some((cell) => typeof cell !== "object");
  } catch {
    return false;
  }
}

function callOf(title) {
  const pauses = watchPauses();
  const { functions, declarations, isError } = builtFunctions(inThisContext);
  const { name, given } = growingCalls(declarations).find((one) => one.title === title);
  return { pauses, call: functions.get(idOf(name)), given, isError };
}

/** The first call and a second one; null where they are of few cells. */
async function callsOf(title, rows) {
  const { pauses, call, given, isError } = callOf(title);
  const input = given(rows);
  const calls = [];
  for (let round = 0; round < 2; round++) {
    pauses.begin();
    const before = process.cpuUsage();
    const result = await call(...input);
    const work = processorTimeSince(before);
    pauses.end();
    if (cellsIn([...input, result]) < manyCells) return null;
    if (result.every((row) => row.every(isError))) throw new Error(`${title} refuses ${rows} rows.`);
    calls.push({ work, longest: pauses.longest() });
  }
  return calls;
}

function cellsIn(matrices) {
  return matrices.reduce((sum, cells) => sum + (cells ? cells.length * cells[0].length : 0), 0);
}

async function memoryOf(title, rows) {
  const { pauses, call, given } = callOf(title);
  await call(...given(manyCells)); // what is compiled is there before
  const before = await heldLater();
  const arrays = [given(rows)];
  const start = await heldLater();
  const size = start - before;
  let most = 0;
  // All that is there, with its garbage, is never less than what is held, so that only a new height needs a collection.
  pauses.onPause(() => {
    if (inUse() - start > most + (size + most) / 20) most = Math.max(most, held() - start);
  });
  arrays.push(await call(...arrays[0]));
  const returned = (await heldLater()) - start;
  arrays.length = 0;
  const kept = (await heldLater()) - before;
  return { given: size, returned, held: Math.max(most, returned), kept };
}

/** When the pause after a call's last slice has ended, too, so that nothing of it holds its arrays. */
async function heldLater() {
  for (let turn = 0; turn < 3; turn++) await setTimeout(20);
  return held();
}

function held() {
  globalThis.gc();
  return inUse();
}

function inUse() {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
