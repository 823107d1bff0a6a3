import { readFileSync } from "node:fs";
import path from "node:path";
import vm from "node:vm";
import { Linter } from "eslint";

const folder = path.join(__dirname, "../../src/taskpane");
const page = readFileSync(path.join(folder, "taskpane.html"), "utf8");
const scripts = [...page.matchAll(/<script src="([^"]+)"><\/script>/g)].map(([, address]) => address!);
const notices = [...page.matchAll(/<main class="notice" id="([\w-]+)" hidden>/g)].map(([, id]) => id!);
const officeJs = "https://appsforoffice.microsoft.com/lib/1/hosted/office.js";

interface View {
  /** Scripts whose addresses end so do not arrive. */
  readonly lost?: readonly string[];
  /** Scripts that the view reads; it stops at the syntax of others. */
  readonly reads?: (script: string) => boolean;
}

/** The page in a view: its scripts run in the page's order, and the pane's own once the page has been read. */
function open({ lost = [], reads = () => true }: View) {
  const elements = new Map(
    [...notices, "try-again", "reload"].map((id) => [id, { hidden: true, onclick: () => undefined }]),
  );
  const listeners = new Map<string, (event: object) => void>();
  const addEventListener = (type: string, listener: (event: object) => void) => listeners.set(type, listener);
  const reloads = jest.fn();
  const view: Record<string, unknown> = {
    addEventListener,
    document: { getElementById: (id: string) => elements.get(id), addEventListener },
    location: { reload: reloads },
  };
  view.window = view;
  vm.createContext(view);
  const fail = (async = false) => listeners.get("error")!({ target: { tagName: "SCRIPT", async } });
  const run = (script: string) => {
    if (lost.some((end) => script.endsWith(end))) fail();
    else if (!reads(script))
      listeners.get("error")!({ target: view }); // A fault in a script is the window's.
    else if (script === "functions.js") view.BallastFunctions = {};
    else if (script.startsWith("page/"))
      vm.runInContext(readFileSync(path.join(folder, script), "utf8"), view);
  };
  for (const script of scripts) run(script);
  run("chunks/taskpane.js");
  listeners.get("DOMContentLoaded")?.({});
  return {
    shown: [...elements].filter(([, { hidden }]) => !hidden).map(([id]) => id),
    click: (id: string) => elements.get(id)!.onclick(),
    fail,
    reloads,
  };
}

test("the page's scripts come in an order in which each failure is noted and told", () => {
  expect(scripts).toEqual([
    "page/failed-scripts.js",
    officeJs,
    "functions.js",
    "page/newest-syntax.js",
    "page/notices.js",
  ]);
});

test("an old view can read the scripts that find it too old", () => {
  for (const script of ["page/failed-scripts.js", "page/notices.js"]) expect(faultsInES5(script)).toEqual([]);
  // Static blocks are ES2022's.
  expect(faultsInES5("page/newest-syntax.js")).toHaveLength(1);
});

function faultsInES5(script: string) {
  const text = readFileSync(path.join(folder, script), "utf8");
  return new Linter()
    .verify(text, { languageOptions: { ecmaVersion: 5, sourceType: "script" } })
    .filter(({ fatal }) => fatal);
}

test("a view that reads the scripts sees the pane alone", () => {
  expect(open({}).shown).toEqual([]);
});

test("a view that is too old says so: where it cannot read the functions, and where it cannot read the pane", () => {
  expect(open({ reads: (script) => script !== "functions.js" }).shown).toEqual(["old-view"]);
  expect(open({ reads: (script) => script !== "page/newest-syntax.js" }).shown).toEqual(["old-view"]);
  expect(open({ reads: (script) => /failed-scripts|notices/.test(script) }).shown).toEqual(["old-view"]);
});

test.each([[officeJs], ["functions.js"], ["page/newest-syntax.js"], ["chunks/taskpane.js"]])(
  "a page that does not get %s says so, and does not blame the view",
  (script) => {
    expect(open({ lost: [script] }).shown).toEqual(["not-loaded"]);
  },
);

test("nothing arrives at an old view: the connection comes first", () => {
  expect(
    open({ lost: ["office.js", "functions.js"], reads: (script) => /notices|failed/.test(script) }).shown,
  ).toEqual(["not-loaded"]);
});

test("both notices of a fault lead to the page anew", () => {
  const { click, reloads } = open({});
  click("try-again");
  click("reload");
  expect(reloads).toHaveBeenCalledTimes(2);
});
