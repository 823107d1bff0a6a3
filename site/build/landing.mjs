const card = (title, text, ...pages) => ({ title, text, pages });

/**
 * The ways into the site from its first page. Each names pages in the order of preference, and leads to the first that there is; a way
 * without a page is left out.
 */
const tasks = [
  card(
    "Find liquidation prices",
    "For one position or for a table of them, by your exchange's own brackets.",
    "guides/liquidation-prices",
    "functions/LIQ.PRICE",
  ),
  card(
    "Hedge a holding",
    "How much to short, what it saves and costs at each price, and where the short is liquidated.",
    "guides/hedge-a-holding",
    "templates/hedge-planner",
  ),
  card(
    "Rebalance to a profile",
    "The trades that bring holdings to their weights, with fees, steps and rules.",
    "guides/rebalance",
    "templates/allocation-model",
  ),
  card(
    "Earn funding or basis",
    "What spot held against a short earns per year, after fees.",
    "guides/carry",
    "templates/carry-and-funding",
  ),
  card("Import an account", "The export files of nine exchanges, as tables in one form.", "import"),
  card(
    "Stress a whole account",
    "Several coins, positions and loans behind one margin: what liquidates it, and what to add.",
    "book",
  ),
  card(
    "Follow live prices",
    "Marks, funding and open interest in cells, straight from the exchange.",
    "live-data",
  ),
  card(
    "Share a workbook",
    "With people who have Ballast, and with people who do not.",
    "guides/share-a-workbook",
  ),
];

const readers = [
  {
    title: "You trade your own account",
    pages: ["start", "guide", "templates/backtest", "glossary"],
  },
  {
    title: "You run money for others",
    pages: ["guides/rebalance", "templates/tear-sheet", "templates/account", "guides/own-template"],
  },
  {
    title: "You check the numbers",
    pages: [
      "method/numbers",
      "method/funding-sign",
      "venues",
      "articles",
      "differences",
      "method/not-modelled",
    ],
  },
  {
    title: "You administer Office",
    pages: ["install", "excel-versions", "deployment", "privacy", "security"],
  },
];

/** What the first button leads to, and the second. */
const first = ["start", "guide"];
const second = ["install", "templates/index"];

/** @param {{ path: string, title: string }[]} pages all of the site */
export function landingOf(pages) {
  const find = (path) => pages.find((page) => page.path === path);
  const firstOf = (paths) => paths.map(find).find(Boolean);
  return {
    first: firstOf(first),
    second: firstOf(second),
    tasks: tasks.flatMap(({ title, text, pages: paths }) => {
      const page = firstOf(paths);
      return page === undefined ? [] : [{ title, text, path: page.path }];
    }),
    readers: readers.map(({ title, pages: paths }) => ({ title, pages: paths.map(find).filter(Boolean) })),
  };
}
