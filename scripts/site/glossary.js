const fs = require("node:fs");
const path = require("node:path");
const glossary = require("../../src/taskpane/glossary/terms.json");

/** Writes the terms of the pane's glossary into docs/glossary.md, between its marks. Run `npm run glossary` after changing one. */
const file = path.join(__dirname, "../../docs/glossary.md");

function glossaryWithTerms() {
  const page = fs.readFileSync(file, "utf8");
  return page.replace(
    /(<!-- terms -->\n)[^]*(<!-- \/terms -->)/,
    (_, start, end) => `${start}\n${termList()}\n\n${end}`,
  );
}

/** A heading each, to which the pane's tips lead. */
function termList() {
  return glossary
    .map(({ term, meaning, functions }) => {
      const names = functions.map((name) => `\`${name}\``).join(", ");
      return `## ${term}\n\n${meaning}${names && `\n\nIn a cell: ${names}.`}`;
    })
    .join("\n\n");
}

if (require.main === module) fs.writeFileSync(file, glossaryWithTerms());

module.exports = { glossaryWithTerms };
