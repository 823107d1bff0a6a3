import { readFileSync } from "node:fs";
import path from "node:path";
import { glossaryWithTerms } from "../scripts/site/glossary";
import { glossary, pageOf } from "../src/taskpane/glossary/glossary";

const page = readFileSync(path.join(__dirname, "../docs/glossary.md"), "utf8");

test("docs/glossary.md has the terms of the pane's glossary (`npm run glossary`)", () => {
  expect(page).toBe(glossaryWithTerms());
});

test("the page of each term is a place in the glossary", () => {
  const places = [...page.matchAll(/^## (.+)$/gm)].map(
    ([, term]) =>
      `docs/glossary.html#${term!
        .toLowerCase()
        .replaceAll(" ", "-")
        .replace(/[^a-z0-9-]/g, "")}`,
  );
  expect(glossary.map(pageOf)).toEqual(places);
});
