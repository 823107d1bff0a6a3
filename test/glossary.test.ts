import { readFileSync } from "node:fs";
import path from "node:path";
import { glossaryWithTerms } from "../scripts/site/glossary";

test("docs/glossary.md has the terms of the pane's glossary (`npm run glossary`)", () => {
  expect(readFileSync(path.join(__dirname, "../docs/glossary.md"), "utf8")).toBe(glossaryWithTerms());
});
