import { readFileSync } from "node:fs";
import path from "node:path";
import undoTable from "../../vectors/undo-support.json";
import { apis, officeUses } from "./members";

const manifest = readFileSync(path.join(__dirname, "../../../manifest.xml"), "utf8");
const declared = new Map(
  [...manifest.matchAll(/<Set Name="(\w+)" MinVersion="1\.(\d+)"\/>/g)].map(([, api, set]) => [
    api!,
    Number(set),
  ]),
);
const uses = officeUses();
const place = ({ member, file }: (typeof uses)[number]): string => `${member} in ${file}`;

test("the sources are read", () => {
  expect(uses.length).toBeGreaterThan(300);
  expect(uses.some(({ member, set, isSet }) => member === "Range.formulas" && set === 1 && isSet)).toBe(true);
});

test("the manifest declares the highest sets of what is used without asking for them", () => {
  const unasked = uses.filter(({ set, askedFor }) => !askedFor.some((asked) => asked >= set));
  const highest = apis.map((api) => unasked.filter((use) => use.api === api).map(({ set }) => set));
  expect([...declared]).toEqual(apis.map((api, index) => [api, Math.max(...highest[index]!)]));
});

test("what is above the declared set is asked for, and nothing that it holds is", () => {
  const isDeclared = ({ api }: (typeof uses)[number], set: number): boolean => set <= declared.get(api)!;
  expect(
    uses
      .filter((use) => !isDeclared(use, use.set) && !use.askedFor.some((asked) => asked >= use.set))
      .map(place),
  ).toEqual([]);
  expect(uses.filter((use) => use.askedFor.some((asked) => isDeclared(use, asked))).map(place)).toEqual([]);
});

/** By Microsoft's table, these take from people what they could undo before. */
test("nothing clears Excel's own undo but taking back a sheet that a write or an import has added", () => {
  const without = new Map(undoTable.apis.map(({ api, web, desktop }) => [api, web && desktop]));
  const clearing = uses.filter(
    ({ member, isSet }) => without.get(member) === false && (isMethod(member) || isSet),
  );
  expect([...new Set(clearing.map(place))].sort()).toEqual([
    "Worksheet.delete in src/excel/writes/take-back.ts",
    "Worksheet.delete in src/workbook/imports/take-back.ts",
    "Worksheet.visibility in src/excel/writes/take-back.ts",
  ]);
});

/** The table does not have it (office-js#5918). write.test.ts of the rebalance holds that it comes after the user's word. */
test("the one look that clears Excel's own undo stands where a write looks at what it writes over", () => {
  const looks = uses.filter(({ member }) => member === "Range.getMergedAreasOrNullObject");
  expect(looks.map(place)).toEqual(["Range.getMergedAreasOrNullObject in src/excel/sheets/write-over.ts"]);
});

function isMethod(member: string): boolean {
  return /\.(delete|add|copy|protect|unprotect|refresh|refreshAll|save|close|duplicate|set\w+|insert\w+|pause\w+|resume\w+|add\w+|update\w+)$/.test(
    member,
  );
}
