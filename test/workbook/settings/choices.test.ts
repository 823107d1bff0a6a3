import { parseChoices, readChoices, saveChoices, type Choices } from "../../../src/workbook/settings/choices";
import { closeTestBook, openTestBook } from "../../excel/book";

jest.setTimeout(60_000);
afterEach(closeTestBook);

test("choices are kept in the workbook", async () => {
  const { host } = await openTestBook();
  expect(await readChoices()).toEqual({ rules: {} });
  const choices: Choices = {
    profile: "conservative-core",
    holdings: { kind: "region", address: "'My book'!B2" },
    rules: {
      ...{ cashFlow: -2500, feeRate: 0.001, minTrade: 10, absoluteBand: 0.05, relativeBand: 0.25 },
      ...{ destination: "edge", leverage: 3, maintenanceRate: 0.01, minDistance: 0.2 },
    },
    signal: "reversal",
    prices: { kind: "table", name: "Prices" },
    funding: { kind: "block", address: "Rates!C2:C90" },
    intervalHours: 1,
  };
  await saveChoices({ rules: {} });
  await saveChoices(choices);
  expect(await readChoices()).toEqual(choices);
  expect(host.missing).toEqual([]);
});

test.each([
  ["nothing", ""],
  ["another's text", "null"],
  ["other types", '{"profile":1,"holdings":{"kind":"table","name":2},"rules":{"feeRate":"1"}}'],
  ["an unknown source", '{"holdings":{"kind":"file","address":"Book!A1"}}'],
  ["funding without prices", '{"funding":{"kind":"table","name":"Rates"},"prices":{"kind":"cloud"}}'],
  ["an interval without prices", '{"intervalHours":4}'],
  ["an unknown signal", '{"signal":"luck","rules":{"destination":"moon"}}'],
  ["numbers out of range", '{"rules":{"feeRate":-1,"cashFlow":1e999,"minTrade":null}}'],
])("%s is no choice", (_, text) => expect(parseChoices(text)).toEqual({ rules: {} }));

test("an interval that the pane does not offer is left out", () => {
  const prices = { kind: "table", name: "Prices" };
  for (const intervalHours of [3, 0, -8, "8", null])
    expect(parseChoices(JSON.stringify({ prices, intervalHours }))).toEqual({ prices, rules: {} });
});
