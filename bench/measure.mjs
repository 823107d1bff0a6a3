import os from "node:os";

/** Rounds of each measurement, of which the median counts. */
export const rounds = 7;

/**
 * Medians of the processor time of each contender, in milliseconds. They take turns, so that what else happens on the machine meets
 * all of them alike; the first round, in which nothing is compiled yet, does not count.
 *
 * @param {Record<string, () => unknown>} contenders
 * @returns {Promise<Record<string, number>>}
 */
export async function takeTurns(contenders, count = rounds) {
  const times = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
  for (let round = 0; round <= count; round++) {
    for (const [name, run] of Object.entries(contenders)) {
      const taken = await processorTime(run);
      if (round > 0) times[name].push(taken);
    }
  }
  return Object.fromEntries(Object.entries(times).map(([name, taken]) => [name, median(taken)]));
}

/** The processor time of one run in milliseconds. */
export async function processorTime(run) {
  const before = process.cpuUsage();
  await run();
  return processorTimeSince(before);
}

export function processorTimeSince(before) {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The first column says what; all others are figures. */
export function table(title, columns, rows, note) {
  return { title, columns, rows, note };
}

export function milliseconds(value) {
  return value < 9.95 ? value.toFixed(1) : value.toFixed(0);
}

export function times(value) {
  return `${value < 9.95 ? value.toFixed(1) : value.toFixed(0)} x`;
}

export function inText({ title, columns, rows, note }) {
  const widths = columns.map((column, at) =>
    Math.max(...[column, ...rows.map((row) => row[at])].map((cell) => cell.length)),
  );
  const line = (cells) =>
    cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at]))).join("  ");
  return [`\n${title}`, ...(note ? [note] : []), "", line(columns), ...rows.map(line)].join("\n");
}

export function inMarkdown({ title, columns, rows, note }) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  const rule = columns.map((_, at) => (at === 0 ? "---" : "---:"));
  return [`## ${title}`, ...(note ? ["", note] : []), "", line(columns), line(rule), ...rows.map(line)].join(
    "\n",
  );
}

export function machine() {
  const memory = Math.round(os.totalmem() / 2 ** 30);
  return `Node ${process.version}, ${os.cpus()[0].model.trim()}, ${os.cpus().length} cores, ${memory} GB, ${os.platform()}`;
}
