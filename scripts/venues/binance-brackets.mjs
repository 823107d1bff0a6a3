/**
 * Writes src/core/venues/binance-usdm-brackets.ts out of the weekly dump of Binance's USD-M brackets in the freqtrade repository:
 *
 *     node scripts/venues/binance-brackets.mjs binance_leverage_tiers.json "<where it is from>" <its date>
 *
 * Amounts are left out of what is written, because they follow from floors and rates; a dump in which they do not is refused. A
 * delivery contract, `BTC/USDT:USDT-260925`, is BTCUSDT260925: it has other brackets than the perpetual BTCUSDT.
 */
import fs from "node:fs";
import path from "node:path";
import { Decimal } from "decimal.js";

const [dump, source, date] = process.argv.slice(2);

const symbolsOf = new Map();
for (const [market, brackets] of Object.entries(JSON.parse(fs.readFileSync(dump, "utf8")))) {
  const [, base, quote, delivery = ""] = /^(.+)\/(.+):[^-]+(?:-(.+))?$/.exec(market);
  const table = tableLine(market, brackets);
  symbolsOf.set(table, [...(symbolsOf.get(table) ?? []), base + quote + delivery]);
}
const lines = [...symbolsOf].map(([table, symbols]) => `${table} = ${symbols.sort().join(" ")}`);
const ascii = lines.join("\n").replace(/[^\0-\x7f]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16)}`);

fs.writeFileSync(
  path.join(import.meta.dirname, "../../src/core/venues/binance-usdm-brackets.ts"),
  `/**
 * Binance's USD-M brackets, a line per table: cap, maximum leverage and maintenance rate of each bracket, then the symbols that
 * have it. Floors are the caps before. Made by scripts/venues/binance-brackets.mjs.
 */
export const brackets = \`
${ascii}
\`;
export const source =
  ${JSON.stringify(source)};
export const date = ${JSON.stringify(date)};
`,
);

function tableLine(market, brackets) {
  let [floor, rate, amount] = [0, 0, new Decimal(0)];
  for (const { minNotional, maxNotional, maintenanceMarginRate, info } of brackets) {
    amount = amount.plus(new Decimal(minNotional).times(new Decimal(maintenanceMarginRate).minus(rate)));
    if (minNotional !== floor || !amount.eq(info.cum))
      throw new Error(`${market}: the brackets do not join.`);
    [floor, rate] = [maxNotional, maintenanceMarginRate];
  }
  return brackets
    .map(
      ({ maxNotional, maxLeverage, maintenanceMarginRate }) =>
        `${maxNotional} ${maxLeverage} ${maintenanceMarginRate}`,
    )
    .join(", ");
}
