/**
 * Writes the dense tables of src/core/venues/data out of the venues' figures in test/vectors/venues:
 *
 *     node scripts/venues/tables.mjs
 *
 * src/core/venues/tables.ts says how they are written and reads them. A test compares every row with the figures.
 */
import fs from "node:fs";
import path from "node:path";

const root = path.join(import.meta.dirname, "../..");
const data = path.join(root, "src/core/venues/data");
const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#%&*+,./:<=>?@";
const leverages = [5, 1, 2, 10, 4, 20, 3, 50, 25, 75, 15, 40, 8, 6, 7, 17, 13, 9, 12, 100, 16, 11, 19, 14];
/** The largest integer of 64 bits, which Binance writes for a cap without an end. */
const noEnd = 2 ** 63;

const files = ["binance-usdm", "bybit-linear", "bingx-usdtm"];
const venues = files.map((file) => ({
  file,
  ...JSON.parse(fs.readFileSync(path.join(root, `test/vectors/venues/${file}.json`), "utf8")),
}));
const names = [
  ...new Set(venues.flatMap(({ tables }) => tables.flatMap(({ symbols }) => symbols.map(nameOf)))),
].sort();

write(
  "names",
  `/** The names of the contracts that venues have tables of. Made by scripts/venues/tables.mjs. */
export const names =
  ${JSON.stringify(namesText())};
`,
);
for (const { file, venue, market, tables } of venues) {
  const { tableOf, shared, own } = packed(tables);
  write(
    file,
    `import type { PackedTables } from "../tables";

/** The bracket tables of ${venue}'s ${market}. Made by scripts/venues/tables.mjs. */
export const packed: PackedTables = {
  tableOf:
    ${JSON.stringify(tableOf.trimEnd())},
  shared:
    ${JSON.stringify(shared)},
  own:
    ${JSON.stringify(own)},${tables[0].brackets[0].length === 3 ? "\n  withoutRates: true," : ""}
};
`,
  );
}

function write(file, text) {
  fs.writeFileSync(path.join(data, `${file}.ts`), text);
}

/** The symbol as `names` sorts and writes it: without USDT, or whole and with a point. */
function nameOf(symbol) {
  const name = symbol.endsWith("USDT") ? symbol.slice(0, -4) : `${symbol}.`;
  return name
    .toLowerCase()
    .replace(/[^\0-\x7f]/g, (letter) => `~${letter.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .replace(/\d/g, (digit) => String.fromCharCode(65 + Number(digit)));
}

function namesText() {
  let before = "";
  return names
    .map((name) => {
      let same = 0;
      while (same < 9 && same < name.length && name[same] === before[same]) same++;
      before = name;
      return same + name.slice(same);
    })
    .join("");
}

function packed(tables) {
  const written = tables.map(({ symbols, brackets }) => ({ symbols, text: tableText(brackets) }));
  const shared = written
    .filter(({ symbols }) => symbols.length > 1)
    .sort((a, b) => b.symbols.length - a.symbols.length);
  if (shared.length > letters.length) throw new Error("There are more shared tables than letters.");
  const letterOf = new Map();
  for (const [index, { symbols }] of shared.entries())
    for (const symbol of symbols) letterOf.set(nameOf(symbol), letters[index]);
  const single = new Map(
    written
      .filter(({ symbols }) => symbols.length === 1)
      .map(({ symbols, text }) => [nameOf(symbols[0]), text]),
  );
  return {
    tableOf: names.map((name) => letterOf.get(name) ?? (single.has(name) ? "-" : " ")).join(""),
    shared: shared.map(({ text }) => text).join(";"),
    own: names.flatMap((name) => single.get(name) ?? []).join(";"),
  };
}

function tableText(brackets) {
  if (brackets[0].length === 3) return brackets.map((row) => rowText(row)).join("");
  const follows = (round) => brackets.filter(([, , leverage, rate]) => leverage === round(rate)).length;
  const isUp = follows(roundedUp) > follows(rounded);
  const leverageAt = isUp ? roundedUp : rounded;
  let text = isUp ? "^" : "";
  for (let index = 0; index < brackets.length; index++) {
    text += rowText(brackets[index], leverageAt);
    let repeats = 0;
    while (goesOn(brackets, index, leverageAt)) [index, repeats] = [index + 1, repeats + 1];
    if (repeats > 0) text += `${repeats}+`;
  }
  return text;
}

/** True when the row after this one has the steps of this one, and a leverage that follows from its rate. */
function goesOn(brackets, index, leverageAt) {
  const [before, here, next] = [brackets[index - 1], brackets[index], brackets[index + 1]];
  if (!before || !next || next[2] !== leverageAt(next[3])) return false;
  const rateStep = (from, to) => Math.round((to[3] - from[3]) * 1e4);
  return next[1] - here[1] === here[1] - before[1] && rateStep(before, here) === rateStep(here, next);
}

function rowText([floor, cap, leverage, rate], leverageAt) {
  const stated = rate === undefined || rate === Math.round(5000 / leverage) / 1e4 ? "" : `:${decimals(rate)}`;
  const letter = leverages.indexOf(leverage);
  if (letter >= 0) return `${capText(floor, cap)}${stated}${letters[letter]}`;
  if (rate !== undefined && leverage === leverageAt?.(rate))
    return `${capText(floor, cap)}:${decimals(rate)}_`;
  return `${capText(floor, cap)}${stated}(${leverage})`;
}

function capText(floor, cap) {
  if (cap >= noEnd) return "!";
  let digits = cap;
  while (digits % 10 === 0) digits /= 10;
  let [least, tens] = [digits, ""];
  while (least <= floor) least *= 10;
  while (least < cap) [least, tens] = [least * 10, `${tens}'`];
  return tens + digits;
}

function decimals(rate) {
  return String(rate).slice(2);
}

function rounded(rate) {
  return Math.round(50 / rate) / 100;
}

function roundedUp(rate) {
  return Math.ceil(50 / rate - 1e-6) / 100;
}
