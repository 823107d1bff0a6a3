const fs = require("node:fs");
const path = require("node:path");

const folder = path.join(__dirname, "../../src/functions");

/** The sources of the worksheet functions, in the order that lists and pages show them. */
const functionFiles = fs
  .readdirSync(folder)
  .filter((name) => name.endsWith(".ts"))
  .map((name) => path.join(folder, name));

module.exports = { functionFiles };
