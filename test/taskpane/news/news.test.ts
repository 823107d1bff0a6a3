import { version } from "../../../package.json";
import { takeNews } from "../../../src/taskpane/news/news";

let kept: Map<string, string>;

beforeEach(() => {
  kept = new Map();
  const localStorage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  Object.assign(globalThis, { localStorage });
});
afterEach(() => Reflect.deleteProperty(globalThis, "localStorage"));

const [major, minor, patch] = version.split(".").map(Number) as [number, number, number];

test("on the first day nothing is new", () => {
  expect(takeNews()).toEqual([]);
  expect(takeNews()).toEqual([]);
});

test.each([
  ["an older patch", `0.0.${patch + 90}`],
  ["a version that sorts behind as text", "0.0.9"],
  ["the same numbers, of which one more", "0.0"],
])("after %s the news is told once", (_, seen) => {
  kept.set("Ballast.Version", seen);
  expect(takeNews()).toEqual(["News."]);
  expect(takeNews()).toEqual([]);
});

test.each([
  ["the same version", version],
  ["a higher patch", `${major}.${minor}.${patch + 1}`],
  ["a higher minor", `${major}.${minor + 10}.0`],
  ["a higher major", `${major + 1}.0.0`],
  ["what is no version", "x"],
])("after %s nothing is told, and the next update tells again", (_, seen) => {
  kept.set("Ballast.Version", seen);
  expect(takeNews()).toEqual([]);
  expect(kept.get("Ballast.Version")).toBe(version);
});

test("where nothing can be remembered nothing is told, or it would be told every time", () => {
  Object.assign(globalThis.localStorage, {
    setItem: () => {
      throw new Error("forbidden");
    },
  });
  kept.set("Ballast.Version", "0.0.1");
  expect(takeNews()).toEqual([]);
});
