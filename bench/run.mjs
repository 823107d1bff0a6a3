/**
 * Prints one table a topic; all ratios are of one run, and figures are medians of seven. `npm run bench` builds first.
 *
 * `node bench/run.mjs formulas growth` runs these topics only; `--write` puts what is printed into docs/performance.md, whose other
 * sections stay.
 */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { format, resolveConfig } from "prettier";
import { inMarkdown, inText, machine, rounds } from "./measure.mjs";

const { values, positionals } = parseArgs({
  options: { write: { type: "boolean", default: false }, json: { type: "string" } },
  allowPositionals: true,
});
const { version, devDependencies, dependencies } = createRequire(import.meta.url)("../package.json");

/** Each runs in a process of its own, so that none is measured with the garbage of another. */
const topics = {
  formulas: () => import("./formulas.mjs").then(({ formulas }) => formulas()),
  million: () => import("./million.mjs").then(({ million }) => million()),
  cold: () => import("./cold-calls.mjs").then(({ coldCalls }) => coldCalls()),
  indicators: () => import("./signals.mjs").then(({ indicators }) => indicators()),
  accounts: () => import("./book.mjs").then(({ accounts }) => accounts()),
  growth: () => import("./growth.mjs").then(({ growth }) => growth()),
  start: () => import("./start.mjs").then(({ start }) => start()),
  sheet: () => import("./sheet.mjs").then(({ sheet }) => sheet()),
};

const flags = ["--expose-gc", "--max-old-space-size=8192"];
/** Without threads for the compiler and the garbage collector, processor time is that of the call alone. */
const flagsOf = { growth: ["--single-threaded"] };

if (values.json) process.stdout.write(JSON.stringify(await topics[values.json]()));
else {
  const unknown = positionals.filter((topic) => !(topic in topics));
  if (unknown.length > 0)
    throw new Error(
      `No topic is called ${unknown.join(" or ")}; they are ${Object.keys(topics).join(", ")}.`,
    );
  const wanted = positionals.length > 0 ? positionals : Object.keys(topics);
  console.log(`Ballast ${version}, ${machine()}`);
  const tables = wanted.flatMap((topic) => {
    const made = JSON.parse(
      execFileSync(
        process.execPath,
        [...flags, ...(flagsOf[topic] ?? []), fileURLToPath(import.meta.url), "--json", topic],
        { encoding: "utf8", maxBuffer: 2 ** 26, stdio: ["ignore", "pipe", "inherit"] },
      ),
    );
    for (const one of made) console.log(inText(one));
    return made;
  });
  if (values.write) {
    const page = fileURLToPath(new URL("../docs/performance.md", import.meta.url));
    const sections = new Map(positionals.length > 0 ? sectionsOf(readFileSync(page, "utf8")) : []);
    for (const one of tables) sections.set(one.title, inMarkdown(one));
    const text = [...head(), ...sections.values()].join("\n\n");
    writeFileSync(page, await format(text, { ...(await resolveConfig(page)), parser: "markdown" }));
  }
}

/** The sections of the page by their titles. */
function sectionsOf(page) {
  const sections = page.split(/^(?=## )/m).slice(1);
  return sections.map((section) => [section.slice(3, section.indexOf("\n")), section]);
}

function head() {
  const all = { ...dependencies, ...devDependencies };
  const peers = ["decimal.js", "bignumber.js", "hyperformula", "trading-signals", "technicalindicators"];
  const versions = peers.map((name) => `${name} ${all[name].replace(/^[~^]/, "")}`).join(", ");
  return [
    "# Performance",
    `\`npm run bench -- --write\` makes this page, and with topics after it their sections alone. Ballast ${version}, ${machine()}; ${versions}.`,
    `Times are medians of ${rounds} runs of processor time. Compare ratios: both sides of one were measured in the same run, in turns.`,
  ];
}
