/**
 * Writes test/vectors/venues/binance-usdm.json out of the weekly dump of Binance's USD-M brackets in the freqtrade repository:
 *
 *     node scripts/venues/binance-brackets.mjs binance_leverage_tiers.json "<where it is from>" <its date>
 *
 * Then run scripts/venues/tables.mjs. Amounts are left out of what is written, because they follow from floors and rates; a dump in
 * which they do not is refused. A delivery contract, `BTC/USDT:USDT-260925`, is BTCUSDT260925: it has other brackets than the
 * perpetual BTCUSDT.
 */
import fs from "node:fs";
import path from "node:path";
import { Decimal } from "decimal.js";

const [dump, source, date] = process.argv.slice(2);

const symbolsOf = new Map();
for (const [market, brackets] of Object.entries(JSON.parse(fs.readFileSync(dump, "utf8")))) {
  const [, base, quote, delivery = ""] = /^(.+)\/(.+):[^-]+(?:-(.+))?$/.exec(market);
  const table = JSON.stringify(rowsOf(market, brackets));
  symbolsOf.set(table, [...(symbolsOf.get(table) ?? []), base + quote + delivery]);
}
const head = {
  venue: "Binance",
  market: "USD-M futures",
  source,
  date,
  unit: "notional in quote currency",
  columns: ["floor", "cap", "maxLeverage", "maintenanceRate"],
};
const tables = [...symbolsOf].map(
  ([table, symbols]) => `{"symbols":${JSON.stringify(symbols.sort())},\n"brackets":${table}}`,
);

fs.writeFileSync(
  path.join(import.meta.dirname, "../../test/vectors/venues/binance-usdm.json"),
  `${JSON.stringify(head).slice(0, -1)},\n"tables":[\n${tables.join(",\n")}\n]}\n`,
);

function rowsOf(market, brackets) {
  let [floor, rate, amount] = [0, 0, new Decimal(0)];
  for (const { minNotional, maxNotional, maintenanceMarginRate, info } of brackets) {
    amount = amount.plus(new Decimal(minNotional).times(new Decimal(maintenanceMarginRate).minus(rate)));
    if (minNotional !== floor || !amount.eq(info.cum))
      throw new Error(`${market}: the brackets do not join.`);
    [floor, rate] = [maxNotional, maintenanceMarginRate];
  }
  return brackets.map(({ minNotional, maxNotional, maxLeverage, maintenanceMarginRate }) => [
    minNotional,
    maxNotional,
    maxLeverage,
    maintenanceMarginRate,
  ]);
}
