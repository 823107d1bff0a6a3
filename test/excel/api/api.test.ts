import { readFileSync } from "node:fs";
import path from "node:path";
import undoTable from "../../vectors/undo-support.json";
import { excelUses } from "./members";

const manifest = readFileSync(path.join(__dirname, "../../../manifest.xml"), "utf8");
const declared = Number(/<Set Name="ExcelApi" MinVersion="1\.(\d+)"\/>/.exec(manifest)?.[1]);
const uses = excelUses();
const place = ({ member, file }: (typeof uses)[number]): string => `${member} in ${file}`;

test("the sources are read", () => {
  expect(uses.length).toBeGreaterThan(300);
  expect(uses.some(({ member, set, isSet }) => member === "Range.formulas" && set === 1 && isSet)).toBe(true);
});

test("the manifest declares the highest set of what is used without asking for it", () => {
  const unasked = uses.filter(({ set, askedFor }) => !askedFor.some((asked) => asked >= set));
  expect(declared).toBe(Math.max(...unasked.map(({ set }) => set)));
});

test("what is above the declared set is asked for, and nothing that it holds is", () => {
  expect(
    uses.filter(({ set, askedFor }) => set > declared && !askedFor.some((asked) => asked >= set)).map(place),
  ).toEqual([]);
  expect(uses.filter(({ askedFor }) => askedFor.some((asked) => asked <= declared)).map(place)).toEqual([]);
});

/** By Microsoft's table, these take from people what they could undo before. */
test("nothing clears Excel's own undo but taking back a sheet that a write has added", () => {
  const without = new Map(undoTable.apis.map(({ api, web, desktop }) => [api, web && desktop]));
  const clearing = uses.filter(
    ({ member, isSet }) => without.get(member) === false && (isMethod(member) || isSet),
  );
  expect([...new Set(clearing.map(place))].sort()).toEqual([
    "Worksheet.delete in src/excel/writes/take-back.ts",
    "Worksheet.visibility in src/excel/writes/take-back.ts",
  ]);
});

function isMethod(member: string): boolean {
  return /\.(delete|add|copy|protect|unprotect|refresh|refreshAll|save|close|duplicate|set\w+|insert\w+|pause\w+|resume\w+|add\w+|update\w+)$/.test(
    member,
  );
}
