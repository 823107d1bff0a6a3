import { readFileSync } from "node:fs";
import path from "node:path";
import { readmeWithFunctions } from "../scripts/site/readme";

test("README.md lists the functions as their doc comments have them (`npm run readme`)", () => {
  expect(readFileSync(path.join(__dirname, "../README.md"), "utf8")).toBe(readmeWithFunctions());
});
