/**
 * Prints how the time of each worksheet function grows with its input: the processor time at n and at 4n rows, and the exponent
 * between them. 1 is linear, 2 is quadratic; sorting adds about 0.1. n is the first size at which a call takes 20 ms, at most
 * 16,000. Names behind the command, such as LIQ.CROSS, run those functions only.
 */
import { readFileSync } from "node:fs";
import os from "node:os";
import { builtFunctions } from "./built-functions.mjs";
import { growingCalls } from "./inputs.mjs";

const smallest = 250;
const largest = 16_000;
const longEnough = 20;
const runs = 5;

const { functions, declarations, isError } = builtFunctions();
const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
const wanted = process.argv.slice(2);
const chosen = growingCalls(declarations).filter(({ name }) => wanted.length === 0 || wanted.includes(name));
const rows = [];
const [single, failed] = [[], []];
for (const { title, name, given } of chosen) {
  const call = functions.get(name.replaceAll(".", "_"));
  const refused = refusalOf(call, given);
  if (refused === undefined) rows.push({ title, ...growth(call, given) });
  else if (title === name && refusalOf(call, given, 1) === undefined) single.push(name);
  else failed.push(`${title}: ${refused}`);
}
rows.sort((a, b) => b.exponent - a.exponent);

console.log(
  `\nGrowth: processor time of a call at n and 4n rows, median of ${runs}, and the exponent\n` +
    `Ballast ${version}, Node ${process.version}, ${os.cpus()[0].model}, ${os.platform()}\n`,
);
console.log(
  `${"".padEnd(58)}${"n".padStart(7)}${"ms".padStart(9)}${"ms at 4n".padStart(10)}${"exponent".padStart(10)}`,
);
for (const { title, size, small, large, exponent } of rows) {
  const figures = [
    small.toFixed(1).padStart(9),
    large.toFixed(1).padStart(10),
    exponent.toFixed(2).padStart(10),
  ];
  console.log(`${title.padEnd(58)}${String(size).padStart(7)}${figures.join("")}`);
}
console.log(`\nThey take no series, table or range: ${single.join(", ")}`);
if (failed.length > 0) console.log(`\nNo valid input:\n${failed.join("\n")}`);

function growth(call, given) {
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
