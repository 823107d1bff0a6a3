/**
 * How the time of each worksheet function grows with its input: the slope of log time over log n at four sizes, each twice the one
 * before. The first is the smallest of the powers of two times 250 at which a call takes 20 ms, at most 128,000, so that the last
 * has as many rows as a sheet and the garbage collector is at work in all of them.
 */
import { builtFunctions } from "./built-functions.mjs";
import { growingCalls } from "./inputs.mjs";
import { milliseconds, processorTime, table } from "./measure.mjs";

const smallest = 250;
const largest = 128_000;
const longEnough = 20;
const doublings = [1, 2, 4, 8];
const repeats = 4;
/** Milliseconds after which all is compiled. */
const warmUp = 300;
/** Exponents above it are measured again. */
const mostUsual = 1.2;

const { functions, declarations, isError } = builtFunctions();

export async function growth() {
  const rows = [];
  const [single, failed] = [[], []];
  for (const { title, name, given } of growingCalls(declarations)) {
    const call = functions.get(name.replaceAll(".", "_"));
    const refused = refusalOf(call, given);
    if (refused === undefined) rows.push({ title, ...(await grown(call, given)) });
    else if (title === name && refusalOf(call, given, 1) === undefined) single.push(name);
    else failed.push(`${title}: ${refused}`);
  }
  rows.sort((a, b) => b.exponent - a.exponent);
  if (failed.length > 0) throw new Error(`No valid input:\n${failed.join("\n")}`);
  return [
    table(
      "Growth",
      ["", "n", "ms", "ms at 8n", "exponent"],
      rows.map(({ title, size, times, exponent }) => [
        title,
        size.toLocaleString("en-US"),
        milliseconds(times[0]),
        milliseconds(times.at(-1)),
        exponent.toFixed(2),
      ]),
      `The exponent that fits the times at n, 2n, 4n and 8n rows best: 1 is linear, 2 quadratic, and sorting adds about 0.1. Each time is the least of ${repeats}, without other threads. These take no series, table or range: ${single.join(", ")}.`,
    ),
  ];
}

async function grown(call, given) {
  const first = given(smallest);
  for (let taken = 0; taken < warmUp;) taken += await time(call, first);
  for (let size = smallest; ; size *= 2) {
    if (size < largest && (await least(call, given(size))) < longEnough) continue;
    const inputs = doublings.map((times) => given(times * size));
    let found = await fitted(call, inputs);
    // What was compiled meanwhile may have made it short.
    if (size < largest && found.times[0] < longEnough) continue;
    if (found.exponent > mostUsual) found = await fitted(call, inputs, found.times);
    return { size, ...found };
  }
}

/** What disturbs a call makes it longer, so the least of several times counts. */
async function least(call, input) {
  let taken = Infinity;
  for (let repeat = 0; repeat < repeats && taken >= longEnough; repeat++)
    taken = Math.min(taken, await time(call, input));
  return taken;
}

/** In turns, so that what else happens on the machine meets all sizes alike. */
async function fitted(call, inputs, known = inputs.map(() => Infinity)) {
  const times = [...known];
  for (let repeat = 0; repeat < repeats; repeat++)
    for (const [at, input] of inputs.entries()) times[at] = Math.min(times[at], await time(call, input));
  return { times, exponent: slope(doublings.map(Math.log), times.map(Math.log)) };
}

async function time(call, input) {
  return await processorTime(() => call(...input));
}

/** Of the straight line with the least squares. */
function slope(xs, ys) {
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(xs), mean(ys)];
  const over = xs.reduce((sum, value, at) => sum + (value - x) * (ys[at] - y), 0);
  return over / xs.reduce((sum, value) => sum + (value - x) ** 2, 0);
}

/** Why the function does not take so many rows; undefined where it does. */
function refusalOf(call, given, size = smallest) {
  try {
    const cells = call(...given(size)).flat();
    return cells.every(isError) && cells.length > 0 ? cells[0].message : undefined;
  } catch (error) {
    return error.message;
  }
}
