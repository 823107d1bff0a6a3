import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { buildSync } from "esbuild";
import { Decimal } from "decimal.js";
import usedDecimal from "../../scripts/deployment/used-decimal";

const source = fs.readFileSync(path.resolve("node_modules/decimal.js/decimal.mjs"), "utf8");

function prototypeOf(text: string): Set<string> {
  return new Set(
    [...text.matchAll(/^P\.(\w+) = (?:P\.(\w+) = )?function/gm)].flatMap(([, ...names]) => names),
  );
}

const left = usedDecimal(source);
const kept = prototypeOf(left);
const gone = [...prototypeOf(source)].filter((name) => name && !kept.has(name));

test("about half of decimal.js is taken out of the bundles", () => {
  expect(gone).toEqual(expect.arrayContaining(["cosine", "cos", "toPower", "pow", "naturalLogarithm", "ln"]));
  expect([...kept]).toEqual(expect.arrayContaining(["plus", "times", "divToInt", "toString"]));
});

test("a version of decimal.js in which a method has moved is refused", () => {
  expect(() => usedDecimal(source.replace("P.cosine = ", "P.cosinus = "))).toThrow(/cosine.* any more/);
});

test("the product calls none of the methods that are taken out", () => {
  const call = new RegExp(`(?<!\\b(?:Math|Number))\\.(?:${gone.join("|")})\\(`);
  const calls = fs
    .readdirSync("src", { recursive: true, encoding: "utf8" })
    .filter((file) => /^(core|functions|market|workbook|taskpane)\b.*\.tsx?$/.test(file))
    .filter((file) => call.test(fs.readFileSync(path.join("src", file), "utf8")));
  expect(calls).toEqual([]);
});

test("what is left calculates as before", () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "decimal-"));
  const [from, to] = [path.join(folder, "decimal.mjs"), path.join(folder, "decimal.cjs")];
  fs.writeFileSync(from, left);
  buildSync({ entryPoints: [from], outfile: to, bundle: true, format: "cjs" });
  const { Decimal: Left } = jest.requireActual<{ Decimal: typeof Decimal }>(to);
  fs.rmSync(folder, { recursive: true });
  const results = (Kind: typeof Decimal) => {
    const Working = Kind.clone({ precision: 60 });
    const [x, y] = [new Working("-123.456e-7"), new Working("98765432109876543210.5")];
    const binary = [x.plus(y), x.minus(y), x.times(y), x.div(y), y.divToInt(x), x.cmp(y)];
    const unary = [x.abs(), x.neg(), x.isZero(), x.isNegative(), x.isFinite()];
    const shown = [
      x.toFixed(9),
      y.toPrecision(5),
      y.toSignificantDigits(4),
      y.toDecimalPlaces(0),
      x.toNumber(),
    ];
    return [...binary, ...unary, ...shown].map(String);
  };
  expect(results(Left)).toEqual(results(Decimal));
  expect(() => new Left("0x1f")).toThrow(/Invalid argument/);
});
