import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { readContents, readTemplatePages } from "../../site/build/contents.mjs";
import { templates } from "../../src/templates";

const root = path.join(__dirname, "../..");

/** Read in the repository by who works on Ballast, and no pages of the site. */
const forDevelopers = ["architecture", "excel-checklist"];

test("every page below docs/ stands in contents.json once, or is for developers", () => {
  const files = readdirSync(path.join(root, "docs"), { recursive: true, encoding: "utf8" });
  const pages = files
    .filter((name) => name.endsWith(".md"))
    .map((name) => name.split(path.sep).join("/").replace(/\.md$/, ""))
    .filter((name) => !name.startsWith("templates/") && !forDevelopers.includes(name));
  const listed = readContents(root)
    .flatMap((section) => section.pages.map((page) => page.path))
    .filter((name) => !["changelog", "security"].includes(name));
  expect(listed.toSorted()).toEqual(pages.toSorted());
});

test("each template has its page, and each page its template", () => {
  expect(readTemplatePages(root).map((page) => page.path)).toEqual(
    templates.map(({ id }) => `templates/${id}`).toSorted(),
  );
});

describe("in a folder of its own", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "ballast-contents-"));
  const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text);
  beforeAll(() => mkdirSync(path.join(folder, "docs/guides"), { recursive: true }));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const list = (...pages: string[]) =>
    write("docs/contents.json", JSON.stringify([{ title: "Guides", pages }]));

  test("a page has its title, its summary and the rest", () => {
    list("guides/hedge", "SECURITY");
    write("docs/guides/hedge.md", "# Hedge\n\nWhat it\ncosts.\n\n<!-- not shown -->\n\n## How\n\nSo.\n");
    write("SECURITY.md", "# Security\n\n```\ncode\n```\n\nWhom to write to.\n");
    const [hedge, security] = readContents(folder)[0]!.pages;
    expect(hedge).toEqual({
      path: "guides/hedge",
      title: "Hedge",
      summary: "What it costs.",
      leads: true,
      text: "## How\n\nSo.\n",
    });
    // What does not stand first is not taken out of the page.
    expect(security).toMatchObject({ path: "security", summary: "Whom to write to.", leads: false });
    expect(security!.text).toContain("code");
    expect(security!.text).toContain("Whom to write to.");
  });

  test("a page that is not there stops the build and is named", () => {
    list("guides/nowhere");
    expect(() => readContents(folder)).toThrow(
      'docs/contents.json lists guides/nowhere under "Guides", and there is no docs/guides/nowhere.md. Write the page or take it out of the list.',
    );
  });

  test("a page without a title stops the build and is named", () => {
    list("guides/bare");
    write("docs/guides/bare.md", "Only words.\n");
    expect(() => readContents(folder)).toThrow("docs/guides/bare.md has no title");
  });
});
