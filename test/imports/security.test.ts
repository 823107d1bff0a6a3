import { gzipSync, strToU8, zipSync } from "fflate";
import { writeXlsx } from "hucre/xlsx";
import { contractOfSymbol } from "../../src/core/accounting/contract";
import { unpack } from "../../src/imports/files/container";
import { readTar } from "../../src/imports/files/tar";
import type { Imported } from "../../src/imports/import";
import { directionOf } from "../../src/imports/formats/directions";
import { headerName, headerZone } from "../../src/imports/formats/headers";
import { walletName } from "../../src/imports/rows/book";
import { wordOf } from "../../src/imports/rows/rules";
import { writtenTables } from "../../src/imports/tables/cells";
import { orderIn, readShown } from "../../src/imports/values/clock";
import { placesOf } from "../../src/imports/values/decimals";
import { markIn, readAmount } from "../../src/imports/values/numbers";
import { readSymbol } from "../../src/imports/values/symbols";
import { readZone, zoneInName } from "../../src/imports/values/zones";
import {
  codesOf,
  factsOf,
  fileOf,
  importInUtc,
  sample,
  sampleNames,
  sampleText,
} from "../support/import-files";

/** A search whose time grows with the square of these texts does not end within this. */
jest.setTimeout(60_000);

const long = 300_000;
const hostile = [
  `${"a".repeat(long)}!`,
  `${" ".repeat(long)}x`,
  `UTC${" ".repeat(long)}x`,
  `UTC${" UTC".repeat(long)}`,
  `${"0".repeat(long)}x`,
  `0.${"0".repeat(long)}1`,
  "1,".repeat(long),
  "1.1".repeat(long),
  "-".repeat(long),
  "(".repeat(long),
  `"${'" '.repeat(long)}x`,
  "time zone:".repeat(long),
  "uid user id account id".repeat(long),
  "A-".repeat(long),
  "A/B".repeat(long),
  "_UMCBL".repeat(long),
  "BTCPERP".repeat(long),
  "2026-01-01 00:00:00".repeat(long),
  "Asia/".repeat(long),
];

test.each<[string, (text: string) => unknown]>([
  ["a number", (text) => readAmount(text, ".", ["BTC"])],
  ["a number in a comma file", (text) => readAmount(text, ",")],
  ["a decimal mark", markIn],
  ["places", placesOf],
  ["a time", (text) => readShown(text, "day")],
  ["an order of day and month", orderIn],
  ["a zone", readZone],
  ["a zone in a name", zoneInName],
  ["a symbol", (text) => ["Bybit", "KuCoin", "Hyperliquid"].map((venue) => readSymbol(text, venue, "perp"))],
  ["a contract", contractOfSymbol],
  ["a word", wordOf],
  ["a direction", (text) => directionOf(wordOf(text))],
  ["a wallet", walletName],
  ["a header", (text) => [headerName(text), headerZone(text)]],
])("%s is looked for in long texts in a time that grows with them", (_, read) => {
  for (const text of hostile) expect(() => read(text)).not.toThrow();
});

test("a file with such a text in a cell and above its header is read", async () => {
  for (const [at, text] of hostile.entries()) {
    const name = sampleNames[at % sampleNames.length]!;
    const lines = sampleText(name).split("\n");
    const last = lines.findLastIndex((line) => line.trim() !== "");
    const cells = lines[last]!.split(",");
    const own = text.replace(/[",]/g, " ");
    cells[at % cells.length] = own;
    // The header stands in the first 64 kB.
    const changed = [`${own.slice(0, 60_000)},`, ...lines.slice(0, last), cells.join(",")].join("\n");
    const imported = await importInUtc([fileOf(name, `${changed}\n`)]);
    expect([name, imported.files.length]).toEqual([name, 1]);
    for (const { rows } of writtenTables(imported.tables, imported.notes))
      for (const cell of rows.flat()) expect(String(cell).length).toBeLessThanOrEqual(32_767);
  }
});

test("headers, words and files that are called as what every object has", async () => {
  const text = sampleText("binance-usdm-trade-history.csv").trim().split("\n");
  const names = ["__proto__", "constructor", "toString", "hasOwnProperty"];
  const more = text.map(
    (line, at) => `${line.trim()},${(at === 0 ? names : names.map(() => "x")).join(",")}`,
  );
  const imported = await importInUtc([fileOf("__proto__", `${more.join("\n")}\n`)]);
  expect(imported.notes.map(({ code, column }) => [code, column])).toEqual([
    ["columns-unknown", names.join(", ")],
  ]);
  expect(imported.tables.fills).toHaveLength(3);
  for (const word of names) {
    const log = sampleText("bybit-uta-account-change.csv").replace("TRANSFER_IN", word);
    const { tables, accounts } = await importInUtc([fileOf("log.csv", log)]);
    expect(tables.ledger[0]).toMatchObject({ kind: "unknown", operation: word });
    expect(Number(accounts.statements[0]!.unknown)).toBe(5000);
    const side = sampleText("binance-usdm-trade-history.csv").replaceAll("BUY", word);
    expect(codesOf(await importInUtc([fileOf("t.csv", side)]))).toContain("direction-unknown");
  }
});

test("a zip with a file called __proto__, and with two files of one name, holds all of them", async () => {
  const [one, two] = ["bybit-uta-account-change.csv", "bitget-futures.csv"];
  const zip = renamed(zipSync({ proto____: strToU8(sampleText(one)), "b/x.csv": strToU8(sampleText(two)) }), {
    proto____: "__proto__",
  });
  const imported = await importInUtc([fileOf("a.zip", zip)]);
  const plain = await importInUtc([sample(one), sample(two)]);
  expect(imported.files.map(({ file }) => file)).toEqual(["a.zip/__proto__", "a.zip/x.csv"]);
  const keysOf = ({ tables }: Imported): string[] =>
    factsOf(tables)
      .map(({ key }) => key)
      .sort();
  expect(keysOf(imported)).toEqual(keysOf(plain));
  const twice = renamed(zipSync({ "a.csv": strToU8(sampleText(one)), "b.csv": strToU8(sampleText(two)) }), {
    "b.csv": "a.csv",
  });
  expect((await importInUtc([fileOf("a.zip", twice)])).files).toHaveLength(2);
});

test("a zip or a workbook that says less than it holds is stopped at what it says", async () => {
  const zip = zipSync({ "a.csv": new Uint8Array(5_000_000) });
  const { contents, notes } = await unpack(fileOf("bomb.zip", lying(zip, 5_000_000, 1000)));
  expect([contents, notes.map(({ code }) => code)]).toEqual([[], ["archive-unreadable"]]);
  const large = await unpack(fileOf("bomb.zip", lying(zip, 5_000_000, 1000)), 1_000_000);
  expect(large.notes.map(({ code }) => code)).toEqual(["too-large"]);
  const sheet = await writeXlsx({ sheets: [{ name: "A", rows: [["x".repeat(30_000)]] }] });
  const entry = sizesIn(sheet).find((size) => size > 20_000)!;
  const imported = await importInUtc([fileOf("a.xlsx", lying(sheet, entry, 100))]);
  expect(codesOf(imported)).toEqual(["file-unreadable"]);
});

test("an archive of very many files, or of archives in it, is not opened", async () => {
  const files = Object.fromEntries(Array.from({ length: 2001 }, (_, at) => [`${at}.csv`, strToU8("x")]));
  const many = await importInUtc([fileOf("many.zip", zipSync(files))]);
  expect(codesOf(many)).toEqual(["too-large"]);
  const inner = zipSync(Object.fromEntries(Object.entries(files).slice(0, 1500)));
  const nested = await importInUtc([fileOf("nested.zip", zipSync({ "a.zip": inner, "b.zip": inner }))]);
  expect(codesOf(nested)).toContain("too-large");
});

test("paths and signs that are not seen are taken off the names of files in archives", async () => {
  const text = strToU8(sampleText("bitget-futures.csv"));
  const zip = zipSync({ [`../../etc/\u202egnp.\u0007csv`]: text, [`c:\\x\\${"y".repeat(5000)}.csv`]: text });
  const { files } = await importInUtc([fileOf("a.zip", zip)]);
  expect(files.map(({ file }) => file)).toEqual(["a.zip/gnp.csv", `a.zip/…${"y".repeat(195)}.csv`]);
});

test("a tar of a whole folder holds its files, and an archive of nothing but pictures is empty", async () => {
  const zip = zipSync({
    "./a.csv": strToU8(sampleText("bitget-futures.csv")),
    "./.hidden/b.csv": strToU8("x"),
  });
  expect((await importInUtc([fileOf("a.zip", zip)])).files.map(({ file }) => file)).toEqual(["a.zip/a.csv"]);
  const pictures = zipSync({ "a.png": strToU8("x"), ".DS_Store": strToU8("x") });
  expect(codesOf(await importInUtc([fileOf("p.zip", pictures)]))).toEqual(["empty-file"]);
});

test("a tar whose long name is a long number, and a gzip of zeros", async () => {
  const header = new Uint8Array(1024);
  header.set(strToU8("0".repeat(7) + (300_000).toString(8)), 124);
  header.set(strToU8("x"), 156);
  const content = new Uint8Array(512 + Math.ceil(300_000 / 512) * 512);
  content.set(header.subarray(0, 512));
  content.set(strToU8("1".repeat(300_000)), 512);
  expect(readTar(content)).toEqual([]);
  const zeros = await importInUtc([fileOf("a.gz", gzipSync(new Uint8Array(3_000_000)))]);
  expect(codesOf(zeros)).toEqual(["empty-file"]);
});

/** The archive with other names of the same length. */
function renamed(zip: Uint8Array, names: Readonly<Record<string, string>>): Uint8Array {
  let text = Buffer.from(zip).toString("latin1");
  for (const [from, to] of Object.entries(names)) text = text.replaceAll(from, to);
  return new Uint8Array(Buffer.from(text, "latin1"));
}

/** The archive with another size wherever one stands. */
function lying(zip: Uint8Array, size: number, said: number): Uint8Array {
  const copy = Buffer.from(zip);
  const [from, to] = [Buffer.alloc(4), Buffer.alloc(4)];
  from.writeUInt32LE(size);
  to.writeUInt32LE(said);
  for (let at = copy.indexOf(from); at >= 0; at = copy.indexOf(from, at + 4)) to.copy(copy, at);
  return new Uint8Array(copy);
}

/** The sizes of the files of a zip, from its directory. */
function sizesIn(zip: Uint8Array): number[] {
  const bytes = Buffer.from(zip);
  const sizes: number[] = [];
  for (
    let at = bytes.indexOf("PK\u0001\u0002", 0, "latin1");
    at >= 0;
    at = bytes.indexOf("PK\u0001\u0002", at + 4, "latin1")
  )
    sizes.push(bytes.readUInt32LE(at + 24));
  return sizes;
}
