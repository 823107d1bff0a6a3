/**
 * Writes src/core/venues/binance-usdm-brackets.ts out of a dump of Binance's USD-M brackets:
 *
 *     node scripts/binance-brackets.mjs dump.json
 *
 * The dump is `{ source, date, symbols: { BTCUSDT: [[floor, cap, maxLeverage, rate, amount], ...], ... } }`. Amounts are left
 * out of what is written, because they follow from floors and rates; a dump in which they do not is refused.
 */
import fs from "node:fs";
import path from "node:path";
import { Decimal } from "decimal.js";

const { source, date, symbols } = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));

const symbolsOf = new Map();
for (const symbol of Object.keys(symbols).sort()) {
  const line = tableLine(symbol, symbols[symbol]);
  symbolsOf.set(line, [...(symbolsOf.get(line) ?? []), symbol]);
}
const lines = [...symbolsOf].map(([line, names]) => `${line} = ${names.join(" ")}`);

fs.writeFileSync(
  path.join(import.meta.dirname, "../src/core/venues/binance-usdm-brackets.ts"),
  `/**
 * Binance's USD-M brackets, a line per table: cap, maximum leverage and maintenance rate of each bracket, then the symbols that
 * have it. Floors are the caps before. Made by scripts/binance-brackets.mjs.
 */
export const brackets = \`
${lines.join("\n").replace(/[^\0-\x7f]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16)}`)}
\`;
export const source =
  ${JSON.stringify(source)};
export const date = ${JSON.stringify(date)};
`,
);

function tableLine(symbol, rows) {
  let [floor, rate, amount] = [0, 0, new Decimal(0)];
  for (const row of rows) {
    amount = amount.plus(new Decimal(row[0]).times(new Decimal(row[3]).minus(rate)));
    if (row[0] !== floor || !amount.eq(row[4])) throw new Error(`${symbol}: the brackets do not join.`);
    [floor, rate] = [row[1], row[3]];
  }
  return rows.map(([, cap, maxLeverage, rate]) => `${cap} ${maxLeverage} ${rate}`).join(", ");
}
