/**
 * The steps that a page of the site tells its reader to do in a sheet, so that tests and pictures do the same. They stand in tables
 * whose first heading is Cell:
 *
 *   | Cell | Type                                             | It shows    |
 *   | ---- | ------------------------------------------------ | ----------- |
 *   | A1   | `BTC price` `60000`                              |             |
 *   | A2   | `Liquidated` `=LIQ.PRICE("long", B1, {5;10})`    | `48,241.21` |
 *   | B3   | spills                                           | `54,271.36` |
 *
 * Each piece of code is a cell. What is typed stands side by side from the named cell on; what shows begins at the last one typed, or at
 * the named cell where nothing is. "Name" before a piece of code gives the cells that name, "Table" makes them a table of that name. A
 * picture of the site's own between the tables shows what stands in the sheet by then.
 */

/**
 * @param {string} text a page in Markdown
 * @returns {({ cell: string, typed: string[], name?: string, table?: string, shown: string[], shownAt: number } | { picture: string, alt: string })[]}
 *   where shownAt counts the columns from the cell to the first that is shown
 */
function writtenSteps(text) {
  const steps = [];
  let isInTable = false;
  for (const line of text.split("\n")) {
    const picture = /^!\[(.+)\]\(((?:\.\.\/)?images\/.+\.png)\)$/.exec(line);
    if (picture) steps.push({ picture: picture[2].replace("../", ""), alt: picture[1] });
    const [, ...columns] = line.startsWith("|") ? line.split(/(?<!\\)\|/).map((column) => column.trim()) : [];
    if (columns.length === 0) isInTable = false;
    else if (columns[0] === "Cell") isInTable = true;
    else if (isInTable && !columns[0].startsWith("-")) steps.push(stepOf(columns));
  }
  return steps;
}

function stepOf([cell, does, shows]) {
  const step = { cell: cell.replaceAll("`", ""), typed: [], shown: codeIn(shows), shownAt: 0 };
  if (/^Name/.test(does)) return { ...step, name: codeIn(does)[0] };
  if (/^Table/.test(does)) return { ...step, table: codeIn(does)[0] };
  const typed = codeIn(does);
  return { ...step, typed, shownAt: Math.max(typed.length - 1, 0) };
}

const codeIn = (text) => [...text.matchAll(/`([^`]*)`/g)].map(([, code]) => code);

module.exports = { writtenSteps };
