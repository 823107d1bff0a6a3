/**
 * Prints the normal form of export files as JSON, for support and tests:
 *
 *     npm run --silent import -- FILE...                    all files as one import, in any order
 *     npm run --silent import -- --zone UTC+8 FILE...       the clock of files that do not say theirs
 *     npm run --silent import -- --dates month FILE...      the month comes first where a date can be read both ways
 *     npm run --silent import -- --decimal , FILE...        the decimal mark where numbers can be read both ways
 *     npm run --silent import -- --account NAME FILE...     the account of files that name none
 *     npm run --silent import -- --size BTC-USDT-PERP=0.01 FILE...   coins of one contract, where no file says it
 *     npm run --silent import -- --after FILE FILE...       leaves out what an earlier run, whose output is the first file, has;
 *                                                           of several earlier runs all are named, in their order
 *
 * The object has the tables Fills, Funding, Ledger, Positions and Import notes, each a list of rows by column, as docs/import.md says;
 * Files, what was read; Covers, the times that files cover; Recounted, the earlier rows that from now on count or no longer do;
 * Accounting, what the rows that count come to. It ends with 1 where nothing could be read.
 */
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { bundleBuilder } from "../xlsx/bundle.mjs";
import { readEarlier } from "./earlier.mjs";

const root = path.join(import.meta.dirname, "../..");
const require = createRequire(import.meta.url);
const { earlierRow, importFiles, printed, readZone } = require(
  await bundleBuilder(
    path.join(import.meta.dirname, "entry.ts"),
    path.join(root, ".cache/import/import.cjs"),
  ),
);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    zone: { type: "string" },
    dates: { type: "string" },
    decimal: { type: "string" },
    account: { type: "string" },
    size: { type: "string", multiple: true, default: [] },
    after: { type: "string", multiple: true, default: [] },
  },
});
if (positionals.length === 0) fail("Name the files: npm run import -- FILE...");
const zone = values.zone === undefined ? undefined : readZone(values.zone);
if (values.zone !== undefined && !zone) fail(`${values.zone} is no time zone. Write UTC+8 or Asia/Shanghai.`);
const sizes = new Map(values.size.map((text) => text.split("=")));
const files = [];
for (const file of positionals) {
  if (!fs.existsSync(file)) fail(`There is no file ${file}.`);
  files.push({ name: path.basename(file), data: await fs.openAsBlob(file) });
}
for (const file of values.after) if (!fs.existsSync(file)) fail(`There is no file ${file}.`);
const earlier = await readEarlier(values.after, earlierRow);
const imported = await importFiles(files, {
  answersFor: () => ({ zone, order: values.dates, mark: values.decimal, account: values.account }),
  sizeOf: (_, symbol) => sizes.get(symbol),
  ...earlier,
});
process.exitCode = imported.files.length === 0 ? 1 : 0;
await pipeline(Readable.from(printed(imported, earlier.earlierCovers)), process.stdout);

function fail(text) {
  process.stderr.write(`${text}\n`);
  process.exit(1);
}
