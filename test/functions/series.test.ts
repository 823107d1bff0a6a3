import fc from "fast-check";
import reports from "../vectors/series.json";
import { callByName, declaredOf, docs, loadFunctions, writtenOut } from "./contract/functions";
import { column, type Result } from "./support";

/** The rule of series in src/functions/cells/series.ts, held against every function that declares one. */
beforeAll(loadFunctions);

type Matrix = unknown[][];

/** Cells below the data as the hosts hand them over. */
const tails: readonly (readonly unknown[])[] = [
  [null],
  [0],
  [""],
  [undefined, undefined],
  [0, 0, 0],
  [null, 0, "", -0],
  new Array<unknown>(300).fill(null),
  new Array<unknown>(300).fill(0),
];

/** Series that have a fixed number of places, the last of which may be 0. */
const ofFixedLength = ["ALLOC.GUARD limits"];

/** The series of a function's first example, written out in full; those of one value for all are left as they are. */
async function seriesOf(name: string) {
  const doc = docs.find((one) => one.name === name)!;
  const given = await writtenOut(doc);
  const lines = declaredOf(doc).flatMap(([argument, declared], index) => {
    if (declared.kind !== "series" || ofFixedLength.includes(`${name} ${argument}`)) return [];
    const isSingle = given[index]!.flat().length === 1;
    return isSingle && (declared.orOne || !declared.of.zeroIsBlank) ? [] : [{ argument, declared, index }];
  });
  const usual = await callByName(name, ...given);
  const changed = (change: (cells: Matrix) => Matrix) =>
    callByName(name, ...given.map((cells, index) => (isAmong(lines, index) ? change(cells) : cells)));
  return { given, lines, usual, changed };
}

const names = () => docs.filter((doc) => declaredOf(doc).some(([, { kind }]) => kind === "series"));

test("every function with a series says where it ends, in the same words", () => {
  const sentences = [
    /the series ends with its last value that is neither blank nor 0; a heading in its first cell is skipped\./i,
    /The series end together with their last row that is not blank or 0 in all; a heading in the first row is skipped\./,
  ];
  const silent = names().filter(({ remarks }) => {
    const text = remarks.replace(/\s+/g, " ");
    return sentences.every((sentence) => !sentence.test(text));
  });
  expect(silent.map(({ name }) => name)).toEqual(["ALLOC.GUARD"]); // a fixed number of places
});

test("the declarations name every function with a series", () => {
  const found = names().map(({ name }) => name);
  expect(found).toEqual(expect.arrayContaining(["SIGNAL.SMA", "SIM.STATS", "RISK.DRAWDOWN", "HEDGE.BETA"]));
  expect(found.length).toBeGreaterThan(28);
});

describe.each(docs.map(({ name }) => [name] as const))("%s", (name) => {
  const hasSeries = () => names().some((doc) => doc.name === name);

  test("ends with its data, whatever Excel hands over below", async () => {
    if (!hasSeries()) return;
    const { usual, changed } = await seriesOf(name);
    for (const tail of tails)
      expect([tail, await changed((cells) => withTail(cells, tail))]).toEqual([tail, usual]);
  });

  test("skips a heading and keeps its row for what spills beside the data", async () => {
    if (!hasSeries()) return;
    const { usual, changed, lines } = await seriesOf(name);
    if (lines.length === 0) return;
    const headed = await changed((cells) => withFirst(cells, "Heading"));
    const [blankRow] = headed.filter((row) => row.every((value) => value === ""));
    const beside = blankRow
      ? [blankRow, ...usual]
      : usual.map((row) => (isWider(headed, usual) ? ["", ...row] : row));
    expect(headed).toEqual(beside);
  });

  test("refuses a 0 inside where it is no value, with its place", async () => {
    if (!hasSeries()) return;
    const { given, lines } = await seriesOf(name);
    for (const { argument, declared, index } of lines) {
      if (!declared.of.zeroIsBlank || declared.of.default || given[index]!.flat().length < 3) continue;
      const result = await callByName(name, ...given.with(index, withSecond(given[index]!, 0)));
      const place = `^${name}: ${argument} \\((row|column) 2\\) must be .*, got 0 \\(an empty cell counts as 0\\)\\.$`;
      const refused = { error: "#VALUE!", message: expect.stringMatching(place) };
      expect([argument, result.flat()]).toContainEqual(expect.arrayContaining([refused]));
    }
  });
});

describe("reported", () => {
  test.each(reports.cases.map((one) => [`${one.call} ${one.source}`, one] as const))("%s", async (_, one) => {
    const given = one.args.map((argument) => (Array.isArray(argument) ? column(...argument) : argument));
    const result = await callByName(one.call, ...given);
    const [row, cell] = one.pick ?? [0, 0];
    // A row that the result no longer has is looked for at its end.
    const found = (result[row!] ?? result.at(-1)!)[cell!]!;
    if (typeof one.expected === "number")
      expect(Math.abs((found as number) - one.expected)).toBeLessThanOrEqual(one.tolerance);
    else
      expect(found).toEqual(
        typeof one.expected === "object" ? expect.objectContaining(one.expected) : one.expected,
      );
  });
});

describe("a text in the first cell that looks like a number", () => {
  const equity = [100, 110, 121, 133.1];
  const statsOf = (...values: unknown[]) => callByName("SIM.STATS", column(...values), 3);

  test("money and percentages are numbers, which are read or refused", async () => {
    expect(await statsOf("60,000", 60000, 66000)).toEqual(await statsOf(60000, 60000, 66000));
    expect(await statsOf("5 %", 60000, 66000)).toMatchObject([[{ error: "#VALUE!" }]]);
  });

  test.each(["2024", "8h", "24h", "Q1 2024"])("%s is a heading above numbers", async (text) => {
    const usual = await statsOf(...equity);
    expect(await statsOf(text, ...equity)).toEqual(usual);
    expect(await statsOf(text, ...equity, null, 0, "")).toEqual(usual);
    expect(await callByName("SIM.STATS", [[text, ...equity]], 3)).toEqual(usual);
  });

  test("and a value where another number is a text, or where nothing else is", async () => {
    expect(await statsOf("100", "110", "121", "133.1")).toEqual(await statsOf(...equity));
    expect(await statsOf("100", 110, "121", 133.1)).toEqual(await statsOf(...equity));
    for (const blank of [null, 0, ""])
      expect(await callByName("RISK.DRAWDOWN", column("60,000", blank))).toEqual([[0]]);
  });

  test("beside a number it is a value", async () => {
    const rows = (first: unknown) => callByName("ALLOC.CONTRACTS", column(first, 500), column(100, 50), 3);
    expect(await rows("1000")).toEqual(await rows(1000));
  });

  test("above the limits of the guard it takes no place", async () => {
    const limits = [0.5, 0.8, 0.2, 0.5, 4];
    const guarded = (...values: unknown[]) =>
      callByName("ALLOC.GUARD", "conservative-core", 50, 0, 50, 4, false, column(...values));
    expect(await guarded("2024", ...limits)).toEqual(await guarded(...limits));
    expect(await guarded("50%", ...limits.slice(1))).toEqual(await guarded(0.5, ...limits.slice(1)));
  });
});

describe("a whole column", () => {
  const rows = 1_048_576;
  const closes = Array.from({ length: 2000 }, (_, bar) => 100 + (bar % 7));
  const wholeColumn = (blank: unknown): Matrix =>
    Array.from({ length: rows }, (_, row) => [row === 0 ? "Close" : (closes[row - 1] ?? blank)]);

  test.each([[null], [0], [""]])(
    "of 2,000 closes under a heading gives 2,001 rows (blank as %j)",
    async (blank) => {
      const result = await callByName("SIGNAL.SMA", wholeColumn(blank), 20);
      expect(result).toHaveLength(2001);
      expect(result).toEqual([[""], ...(await callByName("SIGNAL.SMA", column(...closes), 20))]);
    },
  );
});

describe("laws", () => {
  const price = fc.integer({ min: 1, max: 1_000_000 }).map((cents) => cents / 100);
  const blank = fc.constantFrom(null, undefined, "", 0, -0);
  const prices = fc.array(price, { minLength: 4, maxLength: 30 });
  const tail = fc.array(blank, { maxLength: 8 });
  const alike = (of: (values: Matrix) => Promise<Result[][]>) =>
    fc.asyncProperty(prices, tail, fc.boolean(), async (values, blanks, across) => {
      const lay = (line: unknown[]): Matrix => (across ? [line] : column(...line));
      expect(await of(lay([...values, ...blanks]))).toEqual(await of(lay(values)));
    });

  test.each([
    ["SIGNAL.MACD", (values: Matrix) => callByName("SIGNAL.MACD", values, 2, 3, 2)],
    ["SIGNAL.HEADSHOULDERS", (values: Matrix) => callByName("SIGNAL.HEADSHOULDERS", values, 1)],
    ["RISK.DRAWDOWN", (values: Matrix) => callByName("RISK.DRAWDOWN", values)],
    ["SIM.STATS", (values: Matrix) => callByName("SIM.STATS", values, 3)],
    ["SIM.POSITION", (values: Matrix) => callByName("SIM.POSITION", "long", 50, 1, 2, values)],
    ["SIGNAL.CROSS", (values: Matrix) => callByName("SIGNAL.CROSS", values, 50)],
  ])("%s is the same with any blanks below", async (_, of) => {
    await fc.assert(alike(of), { numRuns: 60 });
  });

  test("an indicator of an indicator is aligned though both end with their data", async () => {
    await fc.assert(
      fc.asyncProperty(prices, tail, async (values, blanks) => {
        const given = column(...values, ...blanks);
        const average = await callByName("SIGNAL.EMA", given, 2, "first");
        const crosses = await callByName("SIGNAL.CROSS", given, average);
        expect(crosses).toEqual(await callByName("SIGNAL.CROSS", column(...values), average));
      }),
      { numRuns: 60 },
    );
  });
});

function isAmong(lines: readonly { index: number }[], index: number): boolean {
  return lines.some((line) => line.index === index);
}

function isAcross(cells: Matrix): boolean {
  return cells.length === 1 && cells[0]!.length > 1;
}

function isWider(one: Matrix, other: Matrix): boolean {
  return one[0]!.length > other[0]!.length;
}

function withTail(cells: Matrix, tail: readonly unknown[]): Matrix {
  return isAcross(cells) ? [[...cells[0]!, ...tail]] : [...cells, ...column(...tail)];
}

function withFirst(cells: Matrix, content: unknown): Matrix {
  return isAcross(cells) ? [[content, ...cells[0]!]] : [[content], ...cells];
}

function withSecond(cells: Matrix, content: unknown): Matrix {
  return isAcross(cells) ? [cells[0]!.with(1, content)] : cells.with(1, [content]);
}
