import { faultOf, type Question } from "../../src/taskpane/accounts/imports/questions";
import { lasting, questionKey, sizeIn } from "../../src/taskpane/accounts/imports/answers";
import { readFiles, type Read } from "../../src/taskpane/accounts/imports/reading";
import {
  filesWords,
  longWords,
  noteGroups,
  placeWords,
  recountWords,
  writtenWords,
} from "../../src/taskpane/accounts/imports/words";
import { noteOf } from "../../src/imports/notes";
import { fileOf, sample, sampleNames, sampleText } from "../support/import-files";

const seven = sampleNames.filter((name) => /^(Binance-T|binance-usdm|bybit)/.test(name));
const zone = questionKey("zone", "Binance 100000001");

function read(
  answers: Readonly<Record<string, string>>,
  files = seven.map(sample),
  { before, shortUids = false }: { before?: Read; shortUids?: boolean } = {},
): Promise<Read> {
  return readFiles(
    {
      files,
      answers,
      mappings: [],
      choices: { shortUids, withNotes: true, asResults: false },
      there: { keys: new Map(), accounts: new Map(), rows: [], imports: [] },
      onRows: () => undefined,
    },
    before,
  );
}

/** The time of Binance's first fill, UTC. */
function firstFill({ imported }: Read): string {
  const fill = imported.tables.fills.find(({ venue }) => venue === "Binance");
  return new Date(fill!.time).toISOString();
}

test("the clock is asked once an account; an answer that the workbook keeps holds at once, and can be changed", async () => {
  const unsaid = await read({});
  expect(unsaid.questions.map(({ key, isNeeded }) => [key, isNeeded])).toEqual([[zone, true]]);
  expect(firstFill(unsaid)).toBe("2026-03-02T07:15:04.000Z");
  const kept = await read({ [zone]: "UTC+8" });
  expect(firstFill(kept)).toBe("2026-03-01T23:15:04.000Z");
  expect(kept.questions.map(({ key }) => key)).toEqual([zone]);
  const changed = await read({ [zone]: "UTC-3" }, seven.map(sample), { before: kept });
  expect(firstFill(changed)).toBe("2026-03-02T10:15:04.000Z");
  expect(changed.questions.map(({ key }) => key)).toEqual([zone]);
});

test("the preview says of each file whose it is, its rows and its days, and no full UID where they are shortened", async () => {
  const { files, brought } = await read({ [zone]: "UTC" }, seven.map(sample), { shortUids: true });
  const shown = files.map(({ account, format, rows, from, to }) => [account, format, rows, from && Math.floor(from), to && Math.floor(to)]); // prettier-ignore
  // The days 46082 and 46083 since 1899-12-30 are 2026-03-01 and 2026-03-02.
  expect(shown).toEqual([
    ["Binance …0001", "binance-statement", 6, 46083, 46083],
    ["Binance …0001", "binance-usdm-positions", 1, 46083, 46083],
    ["Binance …0001", "binance-usdm-trades", 3, 46083, 46083],
    ["Binance …0001", "binance-usdm-income", 7, 46082, 46083],
    ["Bybit …0002", "bybit-closed-pnl-2023", 1, 46083, 46083],
    ["Bybit …0002", "bybit-perp-trades", 5, 46083, 46083],
    ["Bybit …0002", "bybit-log", 6, 46082, 46083],
  ]);
  const cells = brought.tables.map(({ count, cellsAt }) =>
    Array.from({ length: count }, (_, at) => cellsAt(at)),
  );
  expect(cells.flat().length).toBeGreaterThan(30);
  expect(JSON.stringify([cells, brought.covers])).not.toMatch(/10000000[12]/);
});

test("of an unknown word its kind is asked; the answer is read, and is kept for other files", async () => {
  const name = "binance-usdm-transaction-history.csv";
  const file = fileOf(name, sampleText(name).replace("TRANSFER", "NEW_WORD"));
  const unsaid = await read({}, [file]);
  const [question] = unsaid.questions;
  expect(question).toMatchObject({
    kind: "operation",
    text: "What is “NEW_WORD” at Binance?",
    isNeeded: false,
  });
  const said = await read({ [question!.key]: "transfer" }, [file], { before: unsaid });
  expect(said.imported.tables.ledger[0]).toMatchObject({ operation: "NEW_WORD", kind: "transfer" });
  expect(said.questions).toHaveLength(1);
  const order = questionKey("order", name);
  expect(lasting({ [question!.key]: "transfer", [order]: "day" })).toEqual({ [question!.key]: "transfer" });
});

test("reading ends where its progress throws, which is how it is cancelled", async () => {
  const reading = readFiles({
    files: seven.map(sample),
    answers: {},
    mappings: [],
    choices: { shortUids: false, withNotes: true, asResults: false },
    there: { keys: new Map(), accounts: new Map(), rows: [], imports: [] },
    onRows: () => {
      throw new Error("Cancelled.");
    },
  });
  await expect(reading).rejects.toThrow("Cancelled.");
});

test.each([
  ["zone", "noon", "This is not a time zone. Enter UTC, UTC+8 or Europe/Berlin."],
  ["zone", "Asia/Shanghai", undefined],
  ["zone", "", undefined],
  ["size", "0,01", "Enter a number above 0 with a decimal point, such as 0.001."],
  ["size", "0", "Enter a number above 0 with a decimal point, such as 0.001."],
  ["size", "0.001", undefined],
  ["account", "any", undefined],
] as const)("the answer to a %s %s: %s", (kind, answer, fault) => {
  const question: Question = { kind, key: "", text: "", hint: "", isNeeded: true };
  expect(faultOf(question, answer)).toBe(fault);
});

test("a size is read to its last digit", () => {
  expect([sizeIn("0.000000000000000001"), sizeIn("1e3"), sizeIn("-1")]).toEqual(["0.000000000000000001", undefined, undefined]); // prettier-ignore
});

test("notes that say the same stand together, the worst first, without what is asked", () => {
  const at = (line: number) => ({ file: "a.csv", line, column: "Fee", value: "x" });
  const notes = [
    noteOf("symbol-kept", at(1)),
    noteOf("number-unreadable", at(2)),
    noteOf("operation-unknown", at(3)),
    noteOf("number-unreadable", at(4)),
    noteOf("zone-unknown", at(5)),
  ];
  const groups = noteGroups(notes, new Set(["operation-unknown"]));
  expect(groups.map(({ code, notes: own }) => [code, own.length])).toEqual([
    ["number-unreadable", 2],
    ["symbol-kept", 1],
  ]);
  expect(placeWords(notes[1]!)).toBe("a.csv, line 2, Fee: x");
  expect([filesWords(["a"]), filesWords(["a", "b"]), filesWords(["a", "b", "c"])]).toEqual([
    "a",
    "a and 1 more file",
    "a and 2 more files",
  ]);
});

test("what was written has as many rows as the preview has said; the notes are none of them", () => {
  const none = { stopped: 0, again: 0, notes: undefined };
  expect(writtenWords({ ...none, rows: 1, sheets: ["Fills"] })).toBe("1 row written to Fills.");
  const all = { rows: 2, sheets: ["Fills", "Ledger"], notes: "Import notes", stopped: 3, again: 1 };
  expect(writtenWords(all)).toBe(
    "2 rows written to Fills, Ledger. What there is to know of them is on Import notes. 3 earlier rows count no longer. 1 earlier row counts again.",
  );
  const nobody = { rows: 0, by: [] };
  expect(recountWords({ stopped: nobody, again: 0, listed: nobody })).toEqual([]);
  expect(recountWords({ stopped: nobody, again: 2, listed: { rows: 1, by: ["a.csv"] } })).toEqual([
    "2 rows of the workbook will count again: what counted in their place has been deleted.",
    "1 new row will be listed and not counted: a.csv of the workbook is the better source for that time.",
  ]);
});

test("the question about long tables names them and what results leave out", () => {
  const fills = { name: "Fills", count: 100_001 };
  expect(longWords([fills]).label).toBe("Fills has 100,001 rows. Write them all?");
  const { label, hint } = longWords([fills, { name: "Ledger", count: 2_000_000 }]);
  expect(label).toBe("Fills has 100,001 rows, Ledger has 2,000,000 rows. Write them all?");
  expect(hint).toMatch(/without the rows of Fills and Ledger\.$/);
  // Fills are left out beside a long ledger too: the results stand in for them.
  expect(longWords([{ name: "Ledger", count: 100_001 }]).hint).toMatch(/of Fills and Ledger\.$/);
});
