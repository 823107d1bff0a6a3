/**
 * All pages in the order in which they are read, and the sections that list them.
 *
 * @typedef {{ path: string, title: string, summary: string, text: string, layout: string, section: string, crumbs: { title: string, path?: string }[], details?: object }} Page
 *
 * @param {import("./contents.mjs").Section[]} contents
 * @param {import("./contents.mjs").Written[]} templates
 * @param {ReturnType<typeof import("./functions.mjs").functionGroups>} groups
 * @returns {{ sections: { title: string, anchor: string, generated?: string, pages: Page[] }[], ordered: Page[] }}
 */
export function navigationOf(contents, templates, groups) {
  const sections = contents.map(({ title, generated, pages }) => ({
    title,
    generated,
    pages:
      generated === "templates"
        ? templatePages(title, templates)
        : generated === "functions"
          ? functionPages(title, groups)
          : pages.map((page) => ({ ...page, layout: "page", section: title, crumbs: [{ title }] })),
  }));
  const landing = {
    path: "index",
    title: "Ballast documentation",
    summary:
      "An Excel add-in for people who hold crypto on spot and trade perpetual futures against it: liquidation prices, hedges, funding and allocation in cells.",
    text: "",
    layout: "landing",
    section: "",
    crumbs: [],
  };
  return { sections, ordered: [landing, ...sections.flatMap(({ pages }) => pages)] };
}

function templatePages(section, templates) {
  const index = {
    path: "templates/index",
    title: "Templates",
    summary: "Workbooks for one question each. Insert one from the task pane, or download the file.",
    text: "",
    layout: "templates",
    section,
    crumbs: [],
  };
  return [
    index,
    ...templates.map((page) => ({
      ...page,
      layout: "template",
      section,
      id: page.path.replace("templates/", ""),
      crumbs: [{ title: section, path: index.path }],
    })),
  ];
}

function functionPages(section, groups) {
  const count = groups.reduce((sum, { functions }) => sum + functions.length, 0);
  const index = {
    path: "functions/index",
    title: "Functions",
    summary: `All ${count} worksheet functions, by what they answer. Type one into any cell; where a function takes a number it takes a range too, and the results spill.`,
    text: "",
    layout: "functions",
    section,
    crumbs: [],
  };
  const pages = groups.flatMap(({ title, anchor, functions }) =>
    functions.map((details) => ({
      path: details.path,
      title: details.name,
      summary: details.description,
      text: "",
      layout: "function",
      section,
      details,
      crumbs: [
        { title: section, path: index.path },
        { title, path: index.path, anchor },
      ],
    })),
  );
  return [index, ...pages];
}
