const fs = require("node:fs");
const path = require("node:path");
const { readFunctionDocs } = require("./function-docs");
const glossary = require("../../src/taskpane/glossary/terms.json");

/**
 * Writes lists between their marks: in README.md the functions, from their doc comments, and the templates, from their pages; in
 * docs/glossary.md the terms, from the pane's glossary. Run `npm run readme` after changing one.
 */
const root = path.join(__dirname, "../..");

function readmeWithLists() {
  const readme = fs.readFileSync(path.join(root, "README.md"), "utf8");
  return withList(
    withList(readme, "functions", functionList(readFunctionDocs())),
    "templates",
    templateList(),
  );
}

function glossaryWithTerms() {
  return withList(fs.readFileSync(path.join(root, "docs/glossary.md"), "utf8"), "terms", termList());
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

/** A Markdown table of all functions with their arguments. */
function functionList(functions) {
  const rows = functions.map(({ name, parameters, summary }) => {
    const given = parameters.map((one) => (one.optional ? `[${one.name}]` : one.name)).join(", ");
    return `| \`${name}(${given})\` | ${summary} |`;
  });
  return ["| function | what it answers |", "|---|---|", ...rows].join("\n");
}

/** As src/templates/index.ts imports them. */
function templateList() {
  const index = fs.readFileSync(path.join(root, "src/templates/index.ts"), "utf8");
  const rows = [...index.matchAll(/ from "\.\/([^"]+)"/g)].map(([, id]) => {
    const page = fs.readFileSync(path.join(root, `docs/templates/${id}.md`), "utf8");
    const [, title, answer] = /^# (.+)\n\n(.+)\n/.exec(page);
    return `| [${title}](docs/templates/${id}.md) | ${answer} |`;
  });
  return ["| template | what it answers |", "|---|---|", ...rows].join("\n");
}

function withList(text, name, list) {
  const marked = new RegExp(`(<!-- ${name} -->\\n)[^]*(<!-- /${name} -->)`);
  return text.replace(marked, (_, start, end) => `${start}\n${list}\n\n${end}`);
}

if (require.main === module) {
  fs.writeFileSync(path.join(root, "README.md"), readmeWithLists());
  fs.writeFileSync(path.join(root, "docs/glossary.md"), glossaryWithTerms());
}

module.exports = { readmeWithLists, glossaryWithTerms };
