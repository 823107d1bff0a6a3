import type { FunctionDoc } from "../../src/workbook/formulas/function-doc";
import { explainActiveCell } from "../../src/workbook/formulas/explain/explain-cell";
import type { FunctionsMetadata } from "../../workbench/excel/functions/metadata";
import { newerMetadata, olderMetadata } from "../../workbench/excel/functions/other-version";
import { fill, select } from "../excel/book";
import { openBook, type Book } from "../support/headless";
import { docs } from "./contract/functions";
import { readFormula, type Value } from "./example";

/**
 * For a day after an update Excel has an older list of functions and a newer script, and a page that stays open can have it the
 * other way round. The real runtime passes the calls.
 */
jest.setTimeout(120_000);

let book: Book;
afterEach(() => book.close());

const open = async (metadata?: (built: FunctionsMetadata) => FunctionsMetadata) => {
  book = await openBook({ functions: true, metadata });
};

/** Room for the spill of one formula. */
const [rows, columns] = [60, 26];

/** What each formula shows with its spill; the formulas stand below each other. */
async function results(...formulas: readonly string[]): Promise<unknown[][][]> {
  return Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.add();
    const at = (index: number) => sheet.getRangeByIndexes(index * rows, 0, rows, columns);
    formulas.forEach((formula, index) => (at(index).getCell(0, 0).formulas = [[formula]]));
    await context.sync();
    await book.calculated();
    const areas = formulas.map((_, index) => at(index).load("values"));
    await context.sync();
    return areas.map(({ values }) => values as unknown[][]);
  });
}

/** The function's first example without the arguments that an older version lacks. */
function exampleWithout({ name, parameters, examples }: FunctionDoc, fewer: number): string {
  const { given } = readFormula(examples[0]!.formula);
  const required = parameters.filter(({ optional }) => !optional).length;
  const kept = given.slice(0, Math.max(required, parameters.length - fewer));
  return `=${name}(${kept.map(spelled).join(",")})`;
}

function spelled(value: Value | Value[][]): string {
  if (Array.isArray(value)) return `{${value.map((row) => row.map(spelled).join(",")).join(";")}}`;
  return typeof value === "string"
    ? value.startsWith("#")
      ? value
      : JSON.stringify(value)
    : String(value ?? "");
}

const withOptional = docs.filter(({ parameters }) => parameters.some(({ optional }) => optional));

test.each([1, 2, 99])(
  "a function of which the last optional arguments, %d at most, came since answers with their defaults",
  async (fewer) => {
    const formulas = withOptional.map((doc) => exampleWithout(doc, fewer));
    expect(formulas.length).toBeGreaterThan(30);
    await open();
    const expected = await results(...formulas);
    book.close();
    await open((built) => olderMetadata(built, { arguments: fewer }));
    const shown = await results(...formulas);
    expect(shown.map((values, index) => [formulas[index], values])).toEqual(
      expected.map((values, index) => [formulas[index], values]),
    );
    // 60000*(1 - 1/10)/(1 - 0.005): maintenanceRate is at its default.
    expect((await results('=LIQ.PRICE("long",60000,10)'))[0]![0]![0]).toBeCloseTo(54271.3567839196, 9);
  },
);

test("a function that came since is #NAME?, and the explanation says that Excel may keep an older list", async () => {
  await open((built) => olderMetadata(built, { functions: ["LIQ_PRICE"] }));
  const [missing, other] = await results('=LIQ.PRICE("long",60000,10)', "=HEDGE.PNL(1,60000,55000,0.5)");
  expect(missing![0]![0]).toBe("#NAME?");
  expect(other![0]![0]).toBe(-2500);
  const { problem } = (await explain('=LIQ.PRICE("long",60000,10)'))!;
  expect(problem.reasons.join(" ")).toContain("Excel still has the list of functions from before");
  expect(problem.remedy).toContain("Choose Home > Add-ins and click Ballast there");
});

describe("where Excel's list is newer than the script", () => {
  const liqPrice = docs.find(({ id }) => id === "LIQ_PRICE")!;
  const added: FunctionDoc = { ...liqPrice, id: "LIQ_NEW", name: "LIQ.NEW" };
  const argument = { name: "venueRule", optional: true, description: "A rule." };
  const longer: FunctionDoc = { ...liqPrice, parameters: [...liqPrice.parameters, argument] };
  const metadata = (built: FunctionsMetadata): FunctionsMetadata => {
    const price = built.functions.find(({ id }) => id === "LIQ_PRICE")!;
    const parameters = [
      ...price.parameters,
      { ...argument, type: "any" as const, dimensionality: "matrix" as const },
    ];
    return newerMetadata(
      { ...built, functions: built.functions.map((one) => (one === price ? { ...one, parameters } : one)) },
      [{ ...price, id: "LIQ_NEW", name: "LIQ.NEW" }],
    );
  };

  test("a function that the script does not have is an error, and the explanation offers the new version", async () => {
    await open(metadata);
    const formula = '=LIQ.NEW("long",60000,10)';
    const [shown] = await results(formula);
    expect(shown![0]![0]).toBe("#VALUE!");
    const { problem } = (await explain(formula, [...docs, added]))!;
    expect(problem.name).toBe("UpdatedProblem");
    expect(problem.message).toBe(
      "LIQ.NEW cannot answer yet. Ballast was updated after this pane was opened. Choose Reload for the new version, then enter the formula again.",
    );
  });

  test("an argument that the script does not have: the explanation says that the result is without it", async () => {
    await open(metadata);
    const newerDocs = docs.map((doc) => (doc === liqPrice ? longer : doc));
    const { problem } = (await explain('=LIQ.PRICE("long",60000,10,,,,,"x")', newerDocs))!;
    expect(problem.name).toBe("UpdatedProblem");
    expect(problem.what).toBe("LIQ.PRICE was calculated without venueRule.");
    expect(await explain('=LIQ.PRICE("long",60000,10)', newerDocs)).toBeUndefined();
  });
});

async function explain(formula: string, known: readonly FunctionDoc[] = docs) {
  await fill("Sheet1", "A1", [[formula]]);
  await book.calculated();
  await select("Sheet1", "A1");
  return (await explainActiveCell(known)).finding;
}
