import { readFileSync } from "node:fs";
import path from "node:path";
import { glossaryWithTerms, readmeWithLists } from "../scripts/site/readme";

test("README.md lists functions and templates as their comments and pages have them (`npm run readme`)", () => {
  expect(readFileSync(path.join(__dirname, "../README.md"), "utf8")).toBe(readmeWithLists());
});

test("docs/glossary.md has the terms of the pane's glossary (`npm run readme`)", () => {
  expect(readFileSync(path.join(__dirname, "../docs/glossary.md"), "utf8")).toBe(glossaryWithTerms());
});
