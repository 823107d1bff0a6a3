/**
 * How the time of each worksheet function grows with its input. n is the first size at which a call takes 20 ms, at most 16,000.
 */
import { builtFunctions } from "./built-functions.mjs";
import { growingCalls } from "./inputs.mjs";
import { rounds, table } from "./measure.mjs";

const smallest = 250;
const largest = 16_000;
const longEnough = 20;
const runs = rounds;

const { functions, declarations, isError } = builtFunctions();

export async function growth() {
  const rows = [];
  const [single, failed] = [[], []];
  for (const { title, name, given } of growingCalls(declarations)) {
    const call = functions.get(name.replaceAll(".", "_"));
    const refused = refusalOf(call, given);
    if (refused === undefined) rows.push({ title, ...grown(call, given) });
    else if (title === name && refusalOf(call, given, 1) === undefined) single.push(name);
    else failed.push(`${title}: ${refused}`);
  }
  rows.sort((a, b) => b.exponent - a.exponent);
  if (failed.length > 0) throw new Error(`No valid input:\n${failed.join("\n")}`);
  return [
    table(
      "Growth",
      ["", "n", "ms", "ms at 4n", "exponent"],
      rows.map(({ title, size, small, large, exponent }) => [
        title,
        size.toLocaleString("en-US"),
        small.toFixed(1),
        large.toFixed(1),
        exponent.toFixed(2),
      ]),
      `The exponent between a call at n and at 4n rows: 1 is linear, 2 quadratic, and sorting adds about 0.1. These take no series, table or range: ${single.join(", ")}.`,
    ),
  ];
}

function grown(call, given) {
  let size = smallest;
  const least = (input) => Math.min(...Array.from({ length: 3 }, () => time(call, input, 1)));
  while (size < largest && least(given(size)) < longEnough) size *= 4;
  const small = time(call, given(size), runs);
  const large = time(call, given(4 * size), small > 200 ? 1 : runs);
  return { size, small, large, exponent: Math.log2(large / small) / 2 };
}

/** The median of several calls. */
function time(call, input, count) {
  const times = Array.from({ length: count }, () => {
    const before = process.cpuUsage();
    call(...input);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return times.sort((a, b) => a - b)[count >> 1];
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
