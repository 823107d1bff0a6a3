import { readFileSync } from "node:fs";
import path from "node:path";
import vm from "node:vm";
import { Linter } from "eslint";

const page = readFileSync(path.join(__dirname, "../../src/taskpane/taskpane.html"), "utf8");
const inline = [...page.matchAll(/<script>([^]*?)<\/script>/g)].map(([, script]) => script!);
const notices = [...page.matchAll(/<main class="notice" id="([\w-]+)" hidden>/g)].map(([, id]) => id!);

/** The notices that the page shows once its scripts have run. */
function shown(functions: "loaded" | "unreadable" | "unreachable", readsStaticBlocks = true): string[] {
  const elements = new Map(notices.map((id) => [id, { hidden: true }]));
  const view: Record<string, unknown> = { document: { getElementById: (id: string) => elements.get(id) } };
  vm.createContext(view);
  if (!readsStaticBlocks) {
    view.Function = () => {
      throw new SyntaxError("Unexpected token '{'");
    };
  }
  vm.runInContext(inline[0]!, view);
  if (functions === "loaded") view.BallastFunctions = {};
  if (functions === "unreachable") vm.runInContext(/onerror="([^"]+)"/.exec(page)![1]!, view);
  vm.runInContext(inline[1]!, view);
  return [...elements].filter(([, { hidden }]) => !hidden).map(([id]) => id);
}

test("an old view can read the page's own scripts, which come before the others", () => {
  expect(inline).toHaveLength(2);
  for (const script of inline) {
    const found = new Linter().verify(script, { languageOptions: { ecmaVersion: 5, sourceType: "script" } });
    expect(found.filter(({ fatal }) => fatal)).toEqual([]);
  }
  expect(page.indexOf(inline[0]!)).toBeLessThan(page.indexOf('src="functions.js"'));
});

test("a view that reads the scripts sees the pane alone", () => {
  expect(shown("loaded")).toEqual([]);
});

test("a view that is too old says so: where it cannot read the functions, and where it cannot read the pane", () => {
  expect(shown("unreadable")).toEqual(["old-view"]);
  expect(shown("loaded", false)).toEqual(["old-view"]);
});

test("a page without a connection does not blame the view", () => {
  expect(shown("unreachable")).toEqual(["not-loaded"]);
});
