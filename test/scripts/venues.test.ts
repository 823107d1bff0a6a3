import { readFileSync } from "node:fs";
import { page, venuesPage } from "../../scripts/site/venues";
import { shippedFunding, shippedTables } from "../../src/core/venues/shipped";

test("the page of the exchanges is up to date (node scripts/site/venues.js)", () => {
  expect(readFileSync(page, "utf8")).toBe(venuesPage(shippedTables(), shippedFunding()));
});

/** The cells of the first table under a heading. */
function tableUnder(heading: string): string[][] {
  const [, section] = venuesPage(shippedTables(), shippedFunding()).split(`${heading}\n`);
  const lines = section!.split("\n## ")[0]!.split("\n");
  const rows = lines.filter((line) => line.startsWith("| ")).slice(2);
  return rows.map((row) => row.split("|").map((cell) => cell.trim()));
}

const count = (contracts: string): number =>
  /^\d+ contracts$/.test(contracts) ? parseInt(contracts, 10) : contracts.split(", ").filter(Boolean).length;

test("both tables cover every contract once, the first with a row for each exchange", () => {
  const sum = (counts: number[]) => counts.reduce((total, one) => total + one, 0);
  const all = shippedTables();
  expect(sum(tableUnder("## Brackets").map((row) => count(row[3]!)))).toBe(all.length);
  const exchanges = tableUnder("# Exchanges and their brackets");
  expect(sum(exchanges.map(([, , ...counts]) => sum(counts.slice(0, 3).map(count))))).toBe(all.length);
  const names = exchanges.map(([, name]) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toEqual([...new Set(shippedFunding().ofMarkets.map(({ venue }) => venue))]);
});
