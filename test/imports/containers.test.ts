import { gzipSync, strToU8, zipSync } from "fflate";
import { writeXlsx } from "hucre/xlsx";
import { unpack } from "../../src/imports/files/container";
import { readTar } from "../../src/imports/files/tar";
import { codesOf, fileOf, importInUtc, sample, sampleText } from "../support/import-files";

/** Each packs and unpacks several archives. */
jest.setTimeout(60_000);

const name = "bybit-uta-account-change.csv";
const text = sampleText(name);

async function expectSame(file: ReturnType<typeof fileOf>, codes: readonly string[] = []): Promise<void> {
  const imported = await importInUtc([file]);
  const plain = await importInUtc([sample(name)]);
  expect(codesOf(imported)).toEqual(codes);
  expect(imported.tables.ledger.map(({ key }) => key)).toEqual(plain.tables.ledger.map(({ key }) => key));
  expect(imported.tables.fills.map(({ key }) => key)).toEqual(plain.tables.fills.map(({ key }) => key));
}

/** A tar as ustar has it: a header of 512 bytes before each file. */
function tar(files: Readonly<Record<string, string>>): Uint8Array {
  const blocks = Object.entries(files).map(([path, content]) => {
    const bytes = strToU8(content);
    const block = new Uint8Array(512 + Math.ceil(bytes.length / 512) * 512);
    block.set(strToU8(path), 0);
    block.set(strToU8(bytes.length.toString(8).padStart(11, "0")), 124);
    block.set(strToU8("0"), 156);
    block.set(strToU8("ustar\u000000"), 257);
    block.set(bytes, 512);
    return block;
  });
  return new Uint8Array(Buffer.concat([...blocks, new Uint8Array(1024)]));
}

test("a zip, one in a zip, a gzip, a tar and a gzipped tar hold the same file", async () => {
  const junk = { "__MACOSX/._a.csv": strToU8("x"), ".DS_Store": strToU8("x") };
  const zip = zipSync({ ...junk, "export/a.csv": strToU8(text) });
  await expectSame(fileOf("a.zip", zip));
  await expectSame(fileOf("a.csv", zipSync({ "inner.zip": zip })));
  await expectSame(fileOf("a.csv.gz", gzipSync(strToU8(text))));
  await expectSame(fileOf("a.tar", tar({ "export/a.csv": text })));
  await expectSame(fileOf("a.tar.gz", gzipSync(tar({ "a.csv": text }))));
});

test("archives are opened twice, and no third time", async () => {
  const deep = [1, 2, 3].reduce<Uint8Array>((bytes, n) => zipSync({ [`${n}.bin`]: bytes }), strToU8(text));
  const imported = await importInUtc([fileOf("deep.zip", deep)]);
  expect([codesOf(imported), imported.files]).toEqual([["archive-unreadable"], []]);
});

test("an archive that holds more than there is room for is not unpacked", async () => {
  const zip = zipSync({ "a.csv": new Uint8Array(5_000_000) });
  const { contents, notes } = await unpack(fileOf("bomb.zip", zip), 1_000_000);
  expect([contents, notes.map(({ code }) => code)]).toEqual([[], ["too-large"]]);
  const gzip = await unpack(fileOf("bomb.gz", gzipSync(new Uint8Array(5_000_000))), 1_000_000);
  expect(gzip.notes.map(({ code }) => code)).toEqual(["too-large"]);
});

test("the zone of a file in an archive stands in its own name or in that of the archive", async () => {
  const file = sampleText("binance-usdm-trade-history.csv");
  const zipped = fileOf("history(UTC+8).zip", zipSync({ "part1.csv": strToU8(file) }));
  const { tables, notes } = await importInUtc([zipped], { answersFor: () => ({}) });
  expect([notes, new Date(tables.fills[0]!.time).toISOString()]).toEqual([[], "2026-03-01T23:15:04.000Z"]);
});

test("a workbook under the name of a text, with another sheet before the table", async () => {
  const rows = text
    .trim()
    .split("\n")
    .map((line) => line.split(",").map((cell) => (/^-?\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell)));
  const book = await writeXlsx({
    sheets: [
      { name: "About", rows: [["Bybit"]] },
      { name: "Log", rows },
    ],
  });
  await expectSame(fileOf("log.csv", book), ["xlsx-misnamed"]);
  await expectSame(fileOf("log.xlsx", book));
});

test("a long name in a tar, and what is no file in it", () => {
  const content = tar({ "a.csv": "x" });
  content[156] = "5".charCodeAt(0);
  expect(readTar(content)).toEqual([]);
  const long = "folder/".repeat(30) + "a.csv";
  const named = tar({ "././@LongLink": `${long}\0`, "short.csv": "1,2" });
  named[156] = "L".charCodeAt(0);
  expect(readTar(named).map(({ name: path, bytes }) => [path, Buffer.from(bytes).toString()])).toEqual([
    [long, "1,2"],
  ]);
});
