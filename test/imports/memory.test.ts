import { execFileSync } from "node:child_process";
import path from "node:path";

/** It bundles the importer and reads 100,000 rows. */
jest.setTimeout(120_000);

const root = path.join(__dirname, "../..");

test("100,000 rows are imported within 64 MB beside the file: rows are no objects of their own with texts", () => {
  const printed = execFileSync(
    process.execPath,
    ["--max-old-space-size=64", "bench/import.mjs", "100000", "trades"],
    {
      cwd: root,
      encoding: "utf8",
    },
  );
  expect(printed).toMatch(/^rows +fills 100000, funding 0, ledger 0, positions 0$/m);
  expect(printed).toMatch(/^notes +0$/m);
});
