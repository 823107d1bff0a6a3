import { readFileSync } from "node:fs";
import { page, venuesPage } from "../../scripts/site/venues";
import { shippedFunding, shippedTables } from "../../src/core/venues/shipped";

test("the page of the exchanges is up to date (node scripts/site/venues.js)", () => {
  expect(readFileSync(page, "utf8")).toBe(venuesPage(shippedTables(), shippedFunding()));
});

test("the page covers every contract once", () => {
  const [brackets] = venuesPage(shippedTables(), shippedFunding()).split("## Funding");
  const rows = brackets!
    .split("\n")
    .filter((line) => line.startsWith("| "))
    .slice(2);
  const counts = rows.map((row) => {
    const contracts = row.split("|")[3]!.trim();
    return /^\d+ contracts$/.test(contracts) ? parseInt(contracts, 10) : contracts.split(", ").length;
  });
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(shippedTables().length);
});
