/**
 * The longest stretch without a pause of every function, called for the first time and again. Each runs in a process of its own, so that
 * nothing is compiled yet. On Linux the stretches count the processor time of the main thread, elsewhere the clock.
 *
 * `node bench/stretches.mjs ALLOC` prints those of one family or function as they are measured, `--rows 1000` with so many rows.
 */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { builtFunctions, inThisContext } from "./built-functions.mjs";
import { growingCalls } from "./inputs.mjs";
import { milliseconds, table } from "./measure.mjs";
import { watchPauses } from "./pauses.mjs";

const file = fileURLToPath(import.meta.url);
const usualRows = 100_000;

if (process.argv[1] === file) {
  const { values, positionals } = parseArgs({
    options: { one: { type: "string" }, rows: { type: "string", default: String(usualRows) } },
    allowPositionals: true,
  });
  const rows = Number(values.rows);
  if (values.one !== undefined) console.log(JSON.stringify(await measured(values.one, rows)));
  else
    for (const [title, ...stretches] of longestOf(positionals[0] ?? "", rows))
      console.log(title.padEnd(50), ...stretches.map((one) => one.padStart(10)));
}

export async function stretches() {
  return [
    table(
      "The longest stretch without a pause",
      ["", "first call, ms", "second call, ms"],
      [...longestOf("", usualRows)].sort((a, b) => Math.max(b[1], b[2]) - Math.max(a[1], a[2])),
      `Every function over ${usualRows.toLocaleString("en-US")} rows, or as many as it takes: the time in which nothing else gets its turn.`,
    ),
  ];
}

function* longestOf(start, rows) {
  const { declarations } = builtFunctions();
  for (const { title } of growingCalls(declarations)) {
    if (!title.startsWith(start)) continue;
    const args = ["--max-old-space-size=8192", file, "--one", title, "--rows", String(rows)];
    const found = JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8" }));
    if (found) yield [title, ...found.map(milliseconds)];
  }
}

/** Undefined where the function takes no more than a few cells. */
async function measured(title, rows) {
  const pauses = watchPauses();
  const { functions, declarations } = builtFunctions(inThisContext);
  const { name, given } = growingCalls(declarations).find((one) => one.title === title);
  const call = functions.get(name.replaceAll(".", "_"));
  const input = given(rows);
  const longest = [];
  for (let round = 0; round < 2; round++) {
    pauses.begin();
    try {
      await call(...input);
    } catch {
      return null;
    }
    pauses.end();
    longest.push(pauses.longest());
  }
  return longest;
}
