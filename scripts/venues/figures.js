/**
 * Rows of floor, cap, maximum leverage and maintenance rate, as the figures and the markets have them; no cap is the largest integer of
 * 64 bits.
 *
 * @typedef {import("../../src/market/brackets/check").BracketTable} BracketTable
 * @param {BracketTable} table
 * @returns {(number | null)[][]}
 */
function rowsOf({ brackets }, columns = 4) {
  const number = (figure) => (figure === undefined ? null : Number(figure));
  return brackets.map(({ floor, cap, maxLeverage, rate, amount }) =>
    [
      ...[number(floor), cap === undefined ? 2 ** 63 : number(cap), number(maxLeverage), number(rate)],
      typeof amount === "string" ? 0 : number(amount),
    ].slice(0, columns),
  );
}

/**
 * The text of a venue's figures with the brackets of one contract in the place of its old ones. Contracts with the same brackets share
 * a table.
 *
 * @typedef {{ columns: string[], own?: object, tables: { symbols: string[], brackets: number[][] }[] }} Figures
 * @param {Figures} figures
 * @param {BracketTable} table
 * @returns {string}
 */
function withBrackets(figures, table) {
  const brackets = rowsOf(table, figures.columns.length);
  const same = (rows) => JSON.stringify(rows) === JSON.stringify(brackets);
  const others = figures.tables
    .map((one) => ({ ...one, symbols: one.symbols.filter((symbol) => symbol !== table.symbol) }))
    .filter(({ symbols }) => symbols.length > 0);
  const shared = others.find((one) => same(one.brackets));
  if (shared) shared.symbols = [...shared.symbols, table.symbol].sort();
  else others.push({ symbols: [table.symbol], brackets });
  const head = {
    ...figures,
    own: { ...figures.own, [table.symbol]: { date: table.date, source: table.source } },
    tables: undefined,
  };
  const lines = others.map(
    ({ symbols, brackets: rows }) =>
      `{"symbols":${JSON.stringify(symbols)},\n"brackets":${JSON.stringify(rows)}}`,
  );
  return `${JSON.stringify(head).slice(0, -1)},\n"tables":[\n${lines.join(",\n")}\n]}\n`;
}

module.exports = { rowsOf, withBrackets };
