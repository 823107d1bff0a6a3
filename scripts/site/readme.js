const fs = require("node:fs");
const path = require("node:path");
const { functionList } = require("./pages");
const { readFunctionDocs } = require("./function-docs");

/**
 * Writes the list of functions between the marks in README.md, from the doc comments. Run `npm run readme` after changing
 * one.
 */
const root = path.join(__dirname, "../..");

function readmeWithFunctions() {
  const list = functionList(readFunctionDocs());
  const readme = fs.readFileSync(path.join(root, "README.md"), "utf8");
  return readme.replace(
    /(<!-- functions -->\n)[^]*(<!-- \/functions -->)/,
    (_, start, end) => `${start}\n${list}\n\n${end}`,
  );
}

if (require.main === module) fs.writeFileSync(path.join(root, "README.md"), readmeWithFunctions());

module.exports = { readmeWithFunctions };
