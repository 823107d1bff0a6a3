import type { CellArgument } from "../../src/functions/cells/declaration";
import { readDefault, readDescription, type Limit } from "./contract/description";
import {
  declaredDefault,
  declaredOf,
  docs,
  loadFunctions,
  parametersOf,
  plainValues,
  type Parameter,
} from "./contract/functions";
import { inWords } from "./contract/in-words";
import "./support";

/** Each function's doc comment says what its code declares. How it behaves when it is called is in contract-calls.test.ts. */
beforeAll(loadFunctions);

/** Limits that the declaration of a single value cannot hold. */
const limitsElsewhere: Readonly<Record<string, string>> = {
  "BASIS.FAIR annualRate": "the limit is only that of one compounding",
  "SIGNAL.REGIME closes": "the limit is that of the number of closes",
};

/** Arguments that have a number's name and take a word. */
const words: readonly string[] = ["LIQ.CASCADE order"];

/** What a name says of its numbers: some that it takes and some that it refuses. */
const meanings: readonly {
  names: RegExp;
  takes: readonly number[];
  refuses: readonly number[];
  kind?: "cell" | "series";
}[] = [
  { names: /^prices?$|Prices?$|^closes$|Entry$|Exit$/, takes: [0.5, 60000], refuses: [0, -5] },
  { names: /^(days|contractSize|periodsPerYear|margin)$/, takes: [8], refuses: [0, -8] },
  { names: /^intervalHours$/, takes: [1, 8], refuses: [0, -8, 1 / 3] },
  { names: /^leverages?$/, takes: [1.5, 100], refuses: [-1] },
  { names: /^(feeRate|riskRate)$/, takes: [0, 0.5], refuses: [-0.1, 1] },
  { names: /^maintenanceRate$/, takes: [0, 0.25], refuses: [-0.1, 1] },
  { names: /^(quantity|\w+Quantity|steps?|minTrade)$/, takes: [0.5, 2], refuses: [-1] },
  { names: /^(band|\w+Band|dailyVolatility)$/, takes: [0, 0.05, 1], refuses: [-1, 5] },
  { names: /^financingRate$/, takes: [-0.05, 0, 0.05], refuses: [5] },
  { names: /^hedgeRatio$/, kind: "cell", takes: [0, 1.5], refuses: [] },
  { names: /^rate$/, takes: [-0.01, 0.0001], refuses: [5] },
  { names: /^(minNotionals|maintenanceAmount|extraMargin|volumes)$/, takes: [0, 2.5], refuses: [-1] },
  { names: /^(capital|cash|spotValue|futuresMargin|balance|value)$/, takes: [2.5], refuses: [-1] },
  { names: /^equity$/, kind: "cell", takes: [2.5], refuses: [-1] },
  { names: /^equity$/, kind: "series", takes: [-1, 0, 2.5], refuses: [] },
  { names: /^(notional|clamp|volumeMultiple|limits)$/, takes: [0, 2.5], refuses: [-1] },
  {
    names: /^(period|lookback|order|left|right|fast|slow|within|points|every|decimals)$/,
    takes: [3],
    refuses: [-1, 2.5, 2_000_000],
  },
  {
    names: /^(cashFlow|fundingCash|fundingPerUnit|roe|marginChanges)$/,
    takes: [-5, 0, 5],
    refuses: [],
  },
];

/** ALLOC.TARGET is declared twice; the table that it gives without this argument is the other declaration. */
const declaredApart = "ALLOC.TARGET component";

/** Texts in quotes that are no choices. */
const quotedElsewhere: Readonly<Record<string, string>> = {
  "ALLOC.REBALANCE buckets": "a bucket may have any name, one name has a meaning",
};

describe.each(docs.map((doc) => [doc.name, doc] as const))("%s", (name, doc) => {
  const names = doc.parameters.map((parameter) => parameter.name);
  const wrong = (check: (parameter: Parameter, key: string) => unknown) =>
    parametersOf(doc).flatMap((parameter) => {
      const problem = check(parameter, `${name} ${parameter.name}`);
      return problem === undefined ? [] : [[parameter.name, problem]];
    });

  test("has its arguments in the declared order", () => {
    expect(names).toEqual(declaredOf(doc).map(([argument]) => argument));
  });

  test("calls an argument optional where the code has a default, and requires none behind it", () => {
    const optional = parametersOf(doc).map((parameter) => parameter.optional);
    expect(optional).toEqual(
      parametersOf(doc).map(
        ({ declared, name: argument }) =>
          declaredDefault(declared) !== undefined || `${name} ${argument}` === declaredApart,
      ),
    );
    expect(optional.lastIndexOf(false)).toBeLessThan(optional.concat(true).indexOf(true));
  });

  test("says each default that the code has", () => {
    expect(
      wrong(({ description, declared, optional }, key) => {
        const said = readDescription(description).default;
        const read = readDefault(said ?? "", names);
        const words = inWords[key];
        if (words) return read || said !== words.says ? said : undefined;
        if (!optional) return said;
        const inCode = declaredDefault(declared)!;
        if (!read) return said ?? "no default";
        if ("sameAs" in inCode) return "sameAs" in read && read.sameAs === inCode.sameAs ? undefined : said;
        const values = plainValues(inCode.value);
        return "values" in read && String(read.values) === String(values) ? undefined : [said, values];
      }),
    ).toEqual([]);
  });

  test("lists the choices that the code takes", () => {
    expect(
      wrong(({ description, declared }, key) => {
        const { choices } = readDescription(description);
        const inCode = cellOf(declared)?.choices ?? [];
        if (quotedElsewhere[key] !== undefined) return choices.length > 0 ? undefined : "no text in quotes";
        if (description.includes("such as")) {
          const examples = [...description.matchAll(/"([^"]+)"/g)].map(([, example]) => example!);
          const refused = examples.filter((example) => cellOf(declared)?.read(example) === undefined);
          return declared.kind === "whole" || refused.length === 0 ? undefined : refused;
        }
        return String(choices) === String(inCode) ? undefined : [choices, inCode];
      }),
    ).toEqual([]);
  });

  test("has the limits of its numbers right", () => {
    expect(
      wrong(({ description, declared }, key) => {
        const { limits } = readDescription(description);
        const broken = limits.filter((limit) => !isLimitOf(cellOf(declared), limit));
        if (limitsElsewhere[key] !== undefined)
          return broken.length > 0 ? undefined : "kept by the declaration";
        return broken.length > 0 ? broken : undefined;
      }),
    ).toEqual([]);
  });
});

test.each(meanings)("numbers that are called $names", ({ names, takes, refuses, kind }) => {
  const meant = docs.flatMap((doc) =>
    parametersOf(doc)
      .filter(({ name, declared }) => names.test(name) && (!kind || declared.kind === kind))
      .filter(({ name }) => !words.includes(`${doc.name} ${name}`)),
  );
  expect(meant.length).toBeGreaterThan(0);
  for (const { name, declared } of meant) {
    const taken = [...takes, ...refuses].filter((value) => cellOf(declared)!.read(value) !== undefined);
    expect([name, taken]).toEqual([name, takes]);
  }
});

test("no paragraph of the details is longer than 90 words; tables and the points of a list are read by the line", () => {
  const walls = docs.flatMap(({ name, remarks }) =>
    remarks
      .split(/\n\s*\n/)
      .flatMap((block) => (block.startsWith("|") ? [] : block.split(/^- /m)))
      .filter((text) => text.split(/\s+/).length > 90)
      .map((text) => [name, text.slice(0, 40)]),
  );
  expect(walls).toEqual([]);
});

test("every function that declares arguments has a comment, and every exception is one of an argument", () => {
  const keys = docs.flatMap(({ name, parameters }) =>
    parameters.map((parameter) => `${name} ${parameter.name}`),
  );
  for (const exceptions of [inWords, limitsElsewhere, quotedElsewhere])
    expect(Object.keys(exceptions).filter((key) => !keys.includes(key))).toEqual([]);
  expect(docs.filter((doc) => declaredOf(doc).length === 0).map(({ name }) => name)).toEqual([
    "ALLOC.VERSION",
    "ALLOC.PROFILES",
  ]);
});

function cellOf(argument: Parameter["declared"]): CellArgument<unknown> | undefined {
  if (argument.kind === "whole") return undefined;
  return argument.kind === "series" ? argument.of : argument;
}

/** Whether a number is taken up to the limit and refused beyond it. */
function isLimitOf(argument: CellArgument<unknown> | undefined, { bound, side, included }: Limit): boolean {
  const takes = (value: number) => argument?.read(value) !== undefined;
  const beyond = side === "lower" ? bound - 1 : bound + 1;
  const takesSomeWithin = [0.01, 1].some((step) => takes(side === "lower" ? bound + step : bound - step));
  return takes(bound) === included && !takes(beyond) && takesSomeWithin;
}
