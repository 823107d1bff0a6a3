import type { Note } from "../../src/imports/notes";
import type { ImportOptions } from "../../src/imports/import";
import { importFiles } from "../../src/imports/import";
import { readZone } from "../../src/imports/values/zones";
import { codesOf, fileOf, importInUtc, sample, sampleText, utf16 } from "../support/import-files";

const header = "Time(UTC),Symbol,Side,Price,Quantity,Amount,Fee,Realized Profit,Trade ID";
const row = "2026-03-02 07:15:04,BTCUSDT,BUY,60000,0.2,12000,6USDT,0USDT,1001";
const trades = `${header}\n${row}\n`;

async function notesOf(
  text: string | Uint8Array,
  options: ImportOptions = {},
  name = "trades.csv",
): Promise<Note[]> {
  return [...(await importInUtc([fileOf(name, text)], options)).notes];
}

test("a sound file says nothing", async () => {
  expect(await notesOf(trades)).toEqual([]);
});

test.each<[code: string, text: string, place: Partial<Note>]>([
  [
    "truncated-line",
    `${trades}2026-03-02 08:00:00,BTCUSDT,SELL,610`,
    { line: 3, column: "Quantity", value: "610" },
  ],
  ["row-too-short", `${header}\n2026-03-02 08:00:00,BTCUSDT\n${row}\n`, { line: 2, column: "Side" }],
  [
    "row-too-long",
    `${header}\n2026-03-02 08:00:00,BTCUSDT,BUY,60,000,0.2,12000,6USDT,0USDT,1001\n${row}\n`,
    { line: 2, value: "1001" },
  ],
  ["number-unreadable", trades.replace("60000", "sixty"), { line: 2, column: "Price", value: "sixty" }],
  ["time-unreadable", trades.replace("2026-03-02", "2026-13-02"), { line: 2, column: "Time(UTC)" }],
  ["direction-unknown", trades.replace("BUY", "ACHAT"), { line: 2, column: "Side", value: "ACHAT" }],
  ["symbol-missing", trades.replace("BTCUSDT", ""), { line: 2, column: "Symbol" }],
])("%s: the row is left out with its line, column and value", async (code, text, place) => {
  const imported = await importInUtc([fileOf("trades.csv", text)]);
  expect(imported.notes).toEqual([
    expect.objectContaining({
      severity: "error",
      code,
      file: "trades.csv",
      ...place,
      advice: expect.stringMatching(/\.$/),
    }),
  ]);
  expect(imported.isComplete).toBe(false);
  // Other rows are read.
  expect(imported.tables.fills.map(({ tradeId }) => tradeId)).toEqual(text.includes(row) ? ["1001"] : []);
});

test.each<[code: string, name: string, content: string | Uint8Array]>([
  ["empty-file", "a.csv", ""],
  ["empty-file", "a.csv", "\ufeff\r\n"],
  ["not-a-table", "a.csv", "\n<!DOCTYPE html><html><body>Sign in</body></html>"],
  ["unknown-format", "a.csv", "when,what,how much\n2026-01-01,x,1\n"],
  ["archive-unreadable", "a.zip", new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 1, 0, 8, 0, 0, 0])],
  ["archive-unreadable", "a.gz", new Uint8Array([0x1f, 0x8b, 8, 0, 1, 2, 3])],
  ["file-unreadable", "a.xls", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
])("%s is said of a file that is none", async (code, name, content) => {
  const imported = await importInUtc([fileOf(name, content)]);
  expect(imported.notes.map((note) => [note.code, note.file])).toEqual([[code, name]]);
  expect(imported.files).toEqual([]);
});

test("what only the user knows is asked once a file, and an answer settles it", async () => {
  const text = `${header.replace("(UTC)", "")}\n${row}\n${row.replace("1001", "1002")}\n`;
  const asked = await importFiles([fileOf("t.csv", text)]);
  expect(asked.notes).toEqual([
    expect.objectContaining({ severity: "question", code: "zone-unknown", column: "Time" }),
  ]);
  const zone = readZone("Asia/Shanghai");
  const answered = await importFiles([fileOf("t.csv", text)], { answersFor: () => ({ zone }) });
  expect(answered.notes).toEqual([]);
  expect(new Date(answered.tables.fills[0]!.time).toISOString()).toBe("2026-03-01T23:15:04.000Z");
});

test("day and month: a part above 12 tells them apart, else the user is asked", async () => {
  const text = sampleText("hyperliquid-funding.csv");
  const zone = readZone("UTC");
  const asked = await importFiles([fileOf("f.csv", text)], { answersFor: () => ({ zone }) });
  expect(asked.notes).toEqual([
    expect.objectContaining({ code: "date-order", line: 2, value: "02/03/2026 08:00:00" }),
  ]);
  const told = await importFiles([fileOf("f.csv", text.replace("02/03/2026 16", "02/13/2026 16"))], {
    answersFor: () => ({ zone }),
  });
  expect(told.notes).toEqual([]);
  expect(told.tables.funding.map(({ time }) => new Date(time).getUTCMonth())).toEqual([1, 1]);
});

test("the decimal mark: cells that can be read one way tell it, else the user is asked", async () => {
  const named = header.replaceAll(",", ";");
  const cells = (price: string, quantity: string): string =>
    `${named}\n2026-03-02 07:15:04;BTCUSDT;BUY;${price};${quantity};;6;0;1001\n`;
  const asked = await importInUtc([fileOf("t.csv", cells("60,125", "2"))]);
  expect(asked.notes).toEqual([
    expect.objectContaining({ severity: "question", code: "decimal-unknown", value: "60,125" }),
  ]);
  const comma = await importInUtc([fileOf("t.csv", cells("60,125", "0,25"))]);
  expect([comma.notes, comma.tables.fills[0]!.price, comma.tables.fills[0]!.quantity]).toEqual([
    [],
    "60.125",
    "0.25",
  ]);
  const point = await importInUtc([fileOf("t.csv", cells("60,125", "0.25"))]);
  expect(point.tables.fills[0]!.price).toBe("60125");
  const mixed = await importInUtc([fileOf("t.csv", cells("60000,5", "0.25"))]);
  expect([codesOf(mixed), mixed.tables.fills[0]!.price]).toEqual([["decimal-mixed"], "60000.5"]);
});

test("a quotation mark that nothing closes: the file is read without quotes", async () => {
  const text = `${header}\n"${row}\n${[1, 2, 3, 4, 5].map((n) => row.replace("1001", `200${n}`)).join("\n")}\n`;
  const imported = await importInUtc([fileOf("t.csv", text)]);
  expect(codesOf(imported)).toEqual(["quote-unclosed"]);
  expect(imported.tables.fills).toHaveLength(6);
});

test("another encoding: a mark tells it, else the first in which a header is known", async () => {
  expect(await notesOf(utf16(trades))).toEqual([]);
  const half = utf16(trades).slice(2);
  expect((await notesOf(half)).map(({ code }) => code)).toEqual(["encoding-guessed"]);
  const chinese = Buffer.concat([Buffer.from(trades), Buffer.from([0xb1, 0xb8, 0xd7, 0xa2])]);
  const [guessed] = await notesOf(new Uint8Array(chinese));
  expect(guessed).toMatchObject({ code: "encoding-guessed", value: "gb18030" });
});

test("ids that Excel has cut are ignored, and the rows are no doubles of the sound file's", async () => {
  const text = sampleText("binance-usdm-trade-history.csv");
  const damaged = text
    .replace(/(9007199254740993)0\d/g, "9.0072E+17")
    .replace(/(8007199254740993)0\d/g, "800719925474099000");
  const alone = await importInUtc([fileOf("excel.csv", damaged)]);
  expect(alone.notes.map(({ code, column, line }) => [code, column, line])).toEqual([
    ["id-damaged", "Order ID", 2],
    ["id-damaged", "Trade ID", 2],
  ]);
  expect(alone.tables.fills).toHaveLength(3);
  const both = await importInUtc([fileOf("excel.csv", damaged), sample("binance-usdm-trade-history.csv")]);
  expect(both.tables.fills.map(({ tradeId }) => tradeId.slice(-2))).toEqual(["01", "02", "03"]);
});

test("one id with other figures: the first stays, and both lines are named", async () => {
  const other = trades.replace("60000", "60001").replace("12000", "12000.2");
  const imported = await importInUtc([fileOf("a.csv", trades), fileOf("b.csv", other)]);
  expect(imported.tables.fills.map(({ price }) => price)).toEqual(["60000"]);
  const [note] = imported.notes;
  expect(note).toMatchObject({ code: "id-conflict", file: "b.csv", line: 2 });
  expect(note!.advice).toContain("a.csv, line 2");
});

test("columns that nobody knows are named once, and a value that is not quantity times price is said", async () => {
  const text = `${header},Colour\n${row.replace("12000", "12001")},red\n`;
  const imported = await importInUtc([fileOf("t.csv", text)]);
  expect(imported.notes.map(({ code, column, value }) => [code, column, value])).toEqual([
    ["columns-unknown", "Colour", undefined],
    ["value-differs", "Amount", "12001"],
  ]);
});

test("of many remarks of one kind the first hundred are given, and how many more there are", async () => {
  const rows = Array.from({ length: 150 }, (_, n) =>
    row.replace("12000", "12001").replace("1001", String(1001 + n)),
  );
  const imported = await importInUtc([fileOf("t.csv", `${header}\n${rows.join("\n")}\n`)]);
  expect(imported.tables.fills).toHaveLength(150);
  expect(imported.notes).toHaveLength(101);
  expect(imported.notes.at(-1)).toMatchObject({ code: "value-differs", line: undefined });
  expect(imported.notes.at(-1)!.advice).toContain("50 more like it");
});

test("an hour that the clock shows twice is the earlier, one that it never shows is said", async () => {
  const zoned = header.replace("UTC", "Europe/Berlin");
  const twice = `${zoned}\n${row.replace("2026-03-02 07:15:04", "2026-10-25 02:30:00")}\n`;
  const [note, ...others] = await notesOf(twice);
  expect([note?.code, note?.line, others]).toEqual(["time-ambiguous", 2, []]);
  const imported = await importInUtc([fileOf("t.csv", twice)]);
  expect(new Date(imported.tables.fills[0]!.time).toISOString()).toBe("2026-10-25T00:30:00.000Z");
  const never = `${zoned}\n${row.replace("2026-03-02 07:15:04", "2026-03-29 02:30:00")}\n`;
  expect((await notesOf(never)).map(({ code }) => code)).toEqual(["time-nonexistent"]);
});

test("a running balance that jumps is a gap at the line after it", async () => {
  const lines = sampleText("bybit-uta-account-change.csv").split("\n");
  const without = lines.filter((line) => !line.includes("12:40:31")).join("\n");
  const imported = await importInUtc([fileOf("log.csv", without)]);
  const gap = imported.notes.find(({ code }) => code === "balance-gap");
  // The file is newest first: the funding of 16:00 is its fourth line, and what it does not explain is the fee of 3.075.
  expect(gap).toMatchObject({ line: 4, value: "4990.642" });
  expect(gap!.advice).toContain("-3.075 USDT");
  // The venue's P&L of the close is of 0.3, and only 0.2 are there: the rest is older than the file, and no short is opened.
  expect(codesOf(imported)).toEqual(["balance-gap", "opened-before-file"]);
});

test("a row of a log whose amounts do not add up, and a word that nobody knows", async () => {
  const text = sampleText("bybit-uta-account-change.csv");
  const wrong = text.replace("450,440.7,5431.342", "450,440.8,5431.442");
  expect((await notesOf(wrong)).map(({ code }) => code)).toEqual(["row-identity"]);
  const imported = await importInUtc([fileOf("log.csv", text.replace("TRANSFER_IN", "GIFT_CARD"))]);
  expect(imported.notes).toEqual([
    expect.objectContaining({ code: "operation-unknown", line: 8, value: "GIFT_CARD" }),
  ]);
  expect(imported.tables.ledger[0]).toMatchObject({
    kind: "unknown",
    operation: "GIFT_CARD",
    amount: "5000",
  });
  expect(Number(imported.accounts.statements[0]!.closing)).toBe(5431.342);
});

test("a profit on what looks like an opening: the position is older, and its entry follows from it", async () => {
  const sell = "2026-03-02 07:15:04,BTCUSDT,SELL,62000,0.2,12400,6USDT,300USDT,1001";
  const imported = await importInUtc([fileOf("t.csv", `${header}\n${sell}\n`)]);
  const [note] = imported.notes;
  expect(note).toMatchObject({ code: "opened-before-file", line: 2 });
  // 62,000 - 300 / 0.2
  expect(note!.advice).toContain("Entry 60500 (inferred)");
  const [position] = imported.accounts.positions;
  expect([position!.side, position!.isOpen, Number(position!.realised)]).toEqual(["long", false, 300]);
});

test("a close of a named position that no row opened never opens the other side", async () => {
  const text = sampleText("mexc-futures-trade-history.csv");
  const closeOnly = text.split("\n").slice(0, 2).join("\n");
  const imported = await importInUtc([fileOf("t.csv", `${closeOnly}\n`)]);
  expect(imported.notes.map(({ code, line }) => [code, line])).toEqual([["close-without-open", 2]]);
  expect(imported.accounts.positions.map(({ side, isOpen }) => [side, isOpen])).toEqual([["long", false]]);
});

test("funding without a position, and contracts of unknown size, are listed", async () => {
  const funding = fileOf(
    "f.csv",
    sampleText("hyperliquid-funding.csv").replace("02/03/2026 08", "02/01/2026 08"),
  );
  const fills = sample("hyperliquid-trades.csv");
  const imported = await importInUtc([funding, fills]);
  expect(codesOf(imported)).toEqual(["funding-unattributed"]);
  const okx = sampleText("okx-trading-history.csv")
    .replaceAll("BTC-USDT-SWAP", "NOCOIN-USDT-SWAP")
    .replace(",450,-9.3", ",0,-9.3");
  const unknown = await importInUtc([fileOf("okx.csv", okx.replace("440.7,5431.342", "-9.3,4981.342"))]);
  expect(unknown.notes).toEqual([
    expect.objectContaining({ severity: "question", code: "multiplier-unknown", value: "NOCOIN-USDT-PERP" }),
  ]);
  expect(unknown.tables.fills.map(({ counted, quantity }) => [counted, quantity])).toEqual(
    Array(3).fill([false, ""]),
  );
  const said = await importInUtc([fileOf("okx.csv", okx)], { sizeOf: () => "0.5" });
  expect(said.tables.fills.map(({ quantity }) => quantity)).toEqual(["10", "5", "15"]);
});

test("two accounts of one venue, and a file that names none", async () => {
  const named = (uid: string): string => `Uid,${header}\n${uid},${row.replace("1001", uid)}\n`;
  const files = [fileOf("a.csv", named("11")), fileOf("b.csv", named("22")), fileOf("c.csv", trades)];
  const imported = await importInUtc(files);
  expect(imported.notes).toEqual([expect.objectContaining({ code: "account-unknown", file: "c.csv" })]);
  expect(imported.tables.fills.map(({ account }) => account)).toEqual([
    "Binance 11",
    "Binance 22",
    "Binance",
  ]);
  const one = await importInUtc([files[0]!, files[2]!]);
  expect(one.tables.fills.map(({ account }) => account)).toEqual(["Binance 11", "Binance 11"]);
});
