import found from "../vectors/hostile.json";
import { callRaw, docs, exampleOf, loadFunctions } from "./contract/functions";

/** No input breaks a function: it gives values or errors with a message that a person can read. */
beforeAll(loadFunctions);

const { MAX_VALUE, MIN_VALUE, isFinite } = Number;

/** What a cell, a host or a person may hand over. */
const hostile: readonly unknown[] = [
  ...[0, -0, 1, -1, 0.5, 2.5, 1e21, 1e-7, MAX_VALUE, -MAX_VALUE, MIN_VALUE, -MIN_VALUE, 1e308, 9e307, 1e-308],
  ...[NaN, Infinity, -Infinity, 1_048_577, 9_007_199_254_740_992, 45_292.5, 0.1 + 0.2],
  ...["", " ", "\t", "x".repeat(5_000), "9".repeat(5_000), "5 %", "60,000", "1e3", "-1", "#N/A", "#SPILL!"],
  ...["long", " SHORT ", "linear", "inverse", "spot", "cash", "Binance", "BTCUSDT", "conservative-core"],
  ...[
    "constructor",
    "__proto__",
    "toString",
    "=1+1",
    '"><script>',
    "${1}",
    "\ud800",
    "\uffff",
    "مرحبا",
    "\u202eshort",
    "👩‍👩‍👧",
    "İ",
    "%s%n",
    "-0",
    "9".repeat(400),
    "m".repeat(1_000_000),
    "2026-11-28T12:55:29.987Z",
  ],
  ...["Rate", "side", "Floor", "Cap", "entryPrice", "markPrice", "component", "weight", "Price", "Time"],
  ...[
    "short",
    "futures",
    "futures short",
    "hedge reserve",
    "crash",
    "mark",
    "percent",
    "isolated",
    "edge",
    "Hyperliquid",
  ],
  ...[
    1e300,
    -1e300,
    1e-300,
    4.9e-322,
    2 ** 53 + 2,
    -(2 ** 53),
    1 - 2 ** -53,
    1 + 2 ** -52,
    2_958_466,
    -1e-15,
  ],
  ...[true, false, null, undefined, Symbol("s"), 5n, () => 1, {}, [], [[1]], [1, 2], { primitive: 3 }],
  { basicValue: { basicValue: 3 } },
  { type: "Double", basicType: "Double", basicValue: NaN },
  { type: "String", basicType: "String", basicValue: "y".repeat(3_000) },
  { type: "Error", basicType: "Error", errorType: "Div0", basicValue: "#DIV/0!" },
  { type: "Error", basicType: "Error", errorType: "Busy", basicValue: "#BUSY!" },
  { type: "Empty", basicType: "Empty", basicValue: "" },
  { type: "z".repeat(2_000), basicType: "Error", basicValue: "#VALUE!" },
  { type: "Error", basicType: "Error", errorType: "Spill", basicValue: "#SPILL!", errorSubType: "Collision" },
  { type: "Error", basicType: "Error", basicValue: 5 },
  { type: "Boolean", basicType: "Boolean", basicValue: true },
  { type: "FormattedNumber", basicType: "Double", basicValue: 5, numberFormat: "0.0" },
  { type: "WebImage", basicType: "Error", basicValue: "#VALUE!", address: "https://example.com" },
  { type: "Function", basicType: "Error", basicValue: "#CALC!" },
  { type: "Array", basicType: "Error", basicValue: "#VALUE!", elements: [[{ basicValue: 1 }]] },
  { type: "LinkedEntity", basicType: "String", basicValue: "l".repeat(3_000), text: "BTC" },
  { cf: "#REF!" },
  { toString: null, valueOf: null },
  { basicValue: { toString: null } },
  Object.create(null),
  new Date(NaN),
  { type: "Entity", text: "t".repeat(2_000), properties: { ["p".repeat(2_000)]: 1 }, basicValue: "#VALUE!" },
];

const runsEach = 120;

describe.each(docs.map((doc) => [doc.name, doc] as const))("%s", (name, doc) => {
  test("stands hostile values in the place of its example's", async () => {
    const random = randomNumbers(name);
    const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!;
    const example = exampleOf(doc);
    for (let run = 0; run < runsEach; run++) {
      const given: unknown[] = example.map((cells) => cells?.map((row) => [...row]) ?? null);
      for (let change = 0; change < 1 + random() * 3 && given.length > 0; change++) {
        const index = Math.floor(random() * given.length);
        const cells = given[index] as unknown[][] | null;
        if (random() < 0.1) given[index] = column();
        else if (random() < 0.2) given[index] = random() < 0.5 ? shuffled() : pick(hostile);
        else if (Array.isArray(cells) && Array.isArray(cells[0])) pick(cells)[0] = pick(hostile);
        else given[index] = [[pick(hostile)]];
      }
      await expectSound(name, given);

      /** As long as a series that gives an indicator something to do, with the odd hostile value in it. */
      function column(): unknown[][] {
        const large = pick([1, 1, 1e-300, 1e290, 1e308]);
        return Array.from({ length: 20 + Math.floor(random() * 60) }, () => [
          random() < 0.03 ? pick(hostile) : large * (random() - pick([0, 0, 0.5])),
        ]);
      }

      function shuffled(): unknown[][] {
        const columns = 1 + Math.floor(random() * 4);
        return Array.from({ length: 1 + Math.floor(random() * 6) }, () =>
          Array.from({ length: columns }, () => pick(hostile)),
        );
      }
    }
  });
});

test.each(found.cases.map((one, index) => [`${one.function} ${index}: ${one.got}`, one] as const))(
  "%s",
  async (_, one) => {
    const given = one.given.map(
      (argument) => argument && (argument as unknown[][]).map((row) => row.map(fromText)),
    );
    await expectSound(one.function, given);
  },
);

/** Fails unless the call gives a matrix of values and errors, or throws such an error. */
async function expectSound(name: string, given: readonly unknown[]): Promise<void> {
  const problem = await problemOf(name, given);
  if (problem !== undefined) throw new Error(`${name}: ${problem}, given ${inWords(given)}`);
}

async function problemOf(name: string, given: readonly unknown[]): Promise<string | undefined> {
  let cells: unknown[];
  try {
    const rows = (await callRaw(name, ...given)) as unknown[][];
    const [first] = rows;
    if (!first || rows.some((row) => row.length !== first.length)) return "the matrix is ragged or empty";
    cells = rows.flat();
  } catch (thrown) {
    if (!(thrown instanceof CustomFunctions.Error)) return `it throws ${String(thrown)}`;
    cells = [thrown];
  }
  for (const cell of new Set(cells)) {
    const problem = problemOfCell(cell);
    if (problem !== undefined) return problem;
  }
  return cells.some((cell) => Object.is(cell, -0)) ? "a negative zero" : undefined;
}

function problemOfCell(cell: unknown): string | undefined {
  if (typeof cell === "number") return isFinite(cell) ? undefined : `the number ${cell}`;
  if (typeof cell === "boolean") return undefined;
  if (typeof cell === "string") return problemOfText(cell, 40_000);
  if (!(cell instanceof CustomFunctions.Error)) return `a cell holds ${String(cell)}`;
  return problemOfText(cell.message, 1_000);
}

function problemOfText(text: string | undefined, longest: number): string | undefined {
  if (text === undefined) return undefined;
  if (text.length > longest) return `a text of ${text.length} characters`;
  return /undefined|NaN|Infinity|\[object|RangeError|TypeError/.test(text)
    ? `the text ${text.slice(0, 300)}`
    : undefined;
}

/** The values that the vectors spell. */
function fromText(value: unknown): unknown {
  if (typeof value === "object" && value !== null && "cf" in value)
    return new CustomFunctions.Error(value.cf as CustomFunctions.ErrorCode);
  if (typeof value !== "string") return value;
  if (value === "#undef") return undefined;
  const [, kind, content = ""] = /^#(num|str):(.+)$/.exec(value) ?? [];
  if (kind === "num") return Number(content);
  return kind === "str" ? "x".repeat(Number(content)) : value;
}

function inWords(given: readonly unknown[]): string {
  return given
    .map((argument) => (Array.isArray(argument) ? argument.flat().map(spelled).join(" ") : spelled(argument)))
    .join(" | ")
    .slice(0, 600);
}

function spelled(value: unknown): string {
  if (typeof value === "object" && value !== null) return JSON.stringify(value).slice(0, 60);
  return Object.is(value, -0) ? "-0" : String(value).slice(0, 20);
}

/** The same numbers from 0 to 1 in every run (Marsaglia's xorshift), others for each function. */
function randomNumbers(name: string): () => number {
  let state = Array.from(name).reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 17) || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
