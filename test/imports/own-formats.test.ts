import { formatOf, isMapping, type Mapping } from "../../src/imports/formats/mapped";
import { formats } from "../../src/imports/formats/formats";
import { withWords } from "../../src/imports/formats/words";
import { importFiles } from "../../src/imports/import";
import { codesOf, fileOf, importInUtc, sample, sampleText } from "../support/import-files";

const fills: Mapping = {
  header: ["when", "pair", "action", "qty", "px", "charge", "no"],
  table: "fills",
  venue: "WEEX",
  market: "perp",
  columns: { time: "when", symbol: "pair", side: "action", quantity: "qty", price: "px", fee: "charge" },
  above: "paid",
  inContracts: false,
};

const trades = fileOf(
  "w.csv",
  "When,Pair,Action,Qty,Px,Charge,No\n" +
    "2026-03-02 07:15:04,BTCUSDT,buy,0.2,60000,6USDT,1\n" +
    "2026-03-02 18:05:59,BTCUSDT,Offload,0.2,62000,-1.5,2\n",
);

test("a mapped file is read by the reader itself: fees with their sign and coin, words that are known", async () => {
  expect(codesOf(await importInUtc([trades]))).toEqual(["unknown-format"]);
  const { tables, notes } = await importInUtc([trades], { formats: [...formats, formatOf(fills)] });
  expect(tables.fills).toMatchObject([
    {
      symbol: "BTC-USDT-PERP",
      side: "buy",
      quantity: "0.2",
      price: "60000",
      fee: "6",
      feeCoin: "USDT",
      account: "WEEX",
    },
  ]);
  expect(notes.map(({ code, value }) => [code, value])).toEqual([["direction-unknown", "Offload"]]);
});

test("what the user says of a word holds for it in any case, and for no other", async () => {
  const said = withWords(formatOf(fills), { operations: {}, directions: { Offload: "sell" } });
  const { tables, notes } = await importInUtc([trades], { formats: [said] });
  expect(tables.fills.map(({ side, fee }) => [side, fee])).toEqual([
    ["buy", "6"],
    ["sell", "-1.5"],
  ]);
  expect(notes).toEqual([]);
});

test("a fee that the venue prints as below 0, contracts, and funding that was paid", async () => {
  const turned = formatOf({ ...fills, above: "received", inContracts: true });
  const { tables } = await importInUtc([trades], { formats: [turned], sizeOf: () => "0.01" });
  expect(tables.fills).toMatchObject([{ fee: "-6", contracts: "0.2", quantity: "0.002" }]);
  const funding = formatOf({
    ...fills,
    table: "funding",
    columns: { time: "when", symbol: "pair", amount: "charge" },
    above: "paid",
  });
  const paid = await importInUtc([trades], { formats: [funding] });
  expect(paid.tables.funding.map(({ amount, coin }) => [amount, coin])).toEqual([
    ["-6", "USDT"],
    ["1.5", "USDT"],
  ]);
});

test("a mapped ledger asks for the kind of each word, and rows count in the balance until then", async () => {
  const ledger = fileOf(
    "l.csv",
    "Date,What,Coin,Move\n2026-03-01 00:00:00,Topup,USDT,100\n2026-03-02 00:00:00,Cost,USDT,-2\n",
  );
  const format = formatOf({
    ...fills,
    header: ["date", "what", "coin", "move"],
    table: "ledger",
    columns: { time: "date", operation: "what", coin: "coin", amount: "move" },
  });
  const unsaid = await importInUtc([ledger], { formats: [format] });
  expect(unsaid.tables.ledger.map(({ kind, amount }) => [kind, amount])).toEqual([
    ["unknown", "100"],
    ["unknown", "-2"],
  ]);
  expect(unsaid.accounts.statements[0]!.closing.toNumber()).toBe(98);
  const said = withWords(format, { operations: { Topup: "deposit", Cost: "fee" }, directions: {} });
  const after = await importInUtc([ledger], { formats: [said] });
  expect(after.tables.ledger.map(({ kind }) => kind)).toEqual(["deposit", "fee"]);
  expect(codesOf(after)).toEqual([]);
});

test.each([
  ["binance-usdm-transaction-history.csv", "TRANSFER", "NEW_WORD", "binance-usdm-income"],
  ["bybit-uta-account-change.csv", "TRANSFER_IN", "NEW_WORD", "bybit-log"],
])("%s: an operation that came later gets the kind that the user says", async (name, word, later, id) => {
  const text = sampleText(name);
  expect(text).toContain(word);
  const file = fileOf(name, text.replaceAll(word, later));
  const unsaid = await importInUtc([file]);
  expect(unsaid.notes.map(({ code, value }) => [code, value])).toEqual([["operation-unknown", later]]);
  const said = formats.map((format) =>
    format.id === id ? withWords(format, { operations: { [later]: "transfer" }, directions: {} }) : format,
  );
  const after = await importInUtc([file], { formats: said });
  const before = await importInUtc([sample(name)]);
  expect(after.notes).toEqual([]);
  const kinds = ({ tables }: typeof after) => tables.ledger.map(({ kind, amount }) => [kind, amount]);
  expect(kinds(after)).toEqual(kinds(before));
});

test("a word is never taken for a pattern", async () => {
  const name = "binance-usdm-transaction-history.csv";
  const said = formats.map((format) =>
    withWords(format, { operations: { "~.*": "fee", "*": "fee" }, directions: {} }),
  );
  const { tables } = await importInUtc([sample(name)], { formats: said });
  expect(tables.ledger.map(({ kind }) => kind)).toEqual(
    (await importInUtc([sample(name)])).tables.ledger.map(({ kind }) => kind),
  );
});

test("UIDs are shortened before keys are made, so that files with and without one stay of one account", async () => {
  const called = (uid: string): string => `…${uid.slice(-4)}`;
  const files = ["binance-usdm-trade-history.csv", "binance-usdm-position-history.csv"].map(sample);
  const first = await importInUtc(files, { accountName: called });
  expect(new Set(first.tables.positions.map(({ account }) => account))).toEqual(new Set(["Binance …0001"]));
  // Later the file without a UID comes alone.
  const again = await importInUtc([files[1]!], {
    accountName: called,
    earlierAccounts: new Map([["Binance", ["…0001"]]]),
  });
  expect(again.tables.positions.map(({ key }) => key)).toEqual(first.tables.positions.map(({ key }) => key));
});

test("a workbook may keep anything where mappings should be", () => {
  expect(isMapping(fills)).toBe(true);
  for (const broken of [
    undefined,
    null,
    [],
    {},
    { ...fills, header: [] },
    { ...fills, table: "positions" },
    { ...fills, columns: { time: "when" } },
    { ...fills, columns: { ...fills.columns, price: "elsewhere" } },
    { ...fills, above: "maybe" },
  ])
    expect([broken, isMapping(broken)]).toEqual([broken, false]);
});

test("without an answer a file of another clock is asked for, in any format", async () => {
  const { notes } = await importFiles([trades], { formats: [formatOf(fills)] });
  expect(notes.some(({ code }) => code === "zone-unknown")).toBe(true);
});
