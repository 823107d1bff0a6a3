const fs = require("node:fs");
const path = require("node:path");
const { readFunctionDocs } = require("./function-docs");

/**
 * What workbooks rely on stands in signatures.json: each function's id and its arguments in order, an optional one in brackets. Excel
 * keeps an add-in's metadata for a day while it fetches scripts anew, and a saved workbook keeps ids for years: an id never goes, an argument
 * never moves, and a new one is optional and comes last.
 */
const file = path.join(__dirname, "signatures.json");

/** @returns {Record<string, string[]>} by id, as the doc comments have them now */
function currentSignatures() {
  const docs = readFunctionDocs();
  return Object.fromEntries(
    docs.map(({ id, parameters }) => [
      id,
      parameters.map(({ name, optional }) => (optional ? `[${name}]` : name)),
    ]),
  );
}

/** @returns {Record<string, string[]>} as they were released */
function keptSignatures() {
  return JSON.parse(fs.readFileSync(file, "utf8"));
}

/**
 * What would break a workbook that was made with the kept signatures.
 *
 * @param {Record<string, string[]>} kept
 * @param {Record<string, string[]>} current
 * @returns {string[]}
 */
function breaks(kept, current) {
  return Object.entries(kept).flatMap(([id, before]) => {
    const now = current[id];
    if (!now) return [`${id} is gone.`];
    const moved = before.filter((argument, index) => now[index] !== argument);
    const required = now.slice(before.length).filter((argument) => !argument.startsWith("["));
    return [
      ...moved.map((argument) => `${id}: ${argument} is not where it was.`),
      ...required.map((argument) => `${id}: ${argument} is new and must be optional.`),
    ];
  });
}

/** `npm run signatures` after adding a function or an argument; it takes nothing away. */
if (require.main === module) {
  const current = currentSignatures();
  const faults = fs.existsSync(file) ? breaks(keptSignatures(), current) : [];
  if (faults.length > 0) throw new Error(faults.join("\n"));
  fs.writeFileSync(file, `${JSON.stringify(current, null, 2)}\n`);
}

module.exports = { breaks, currentSignatures, keptSignatures };
