const fs = require("node:fs");
const path = require("node:path");

const folder = path.join(__dirname, "../../src/functions");

/** The families of worksheet functions: the folders that have an index. */
const families = fs
  .readdirSync(folder)
  .map((name) => path.join(folder, name, "index.ts"))
  .filter((file) => fs.existsSync(file));

/** The sources of the worksheet functions in the order of lists and pages, which is the order of each family's index. */
const functionFiles = families.flatMap((index) =>
  [...fs.readFileSync(index, "utf8").matchAll(/ from "(\.\/[^"]+)"/g)].map(([, file]) =>
    path.join(path.dirname(index), `${file}.ts`),
  ),
);

module.exports = { families, functionFiles };
