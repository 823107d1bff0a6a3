import type { Argument } from "../../src/functions/cells/declaration";
import { stock } from "../support/data-types";
import {
  callByName,
  docs,
  exampleOf,
  loadFunctions,
  parametersOf,
  saidDefault,
  writtenOut,
  type Parameter,
} from "./contract/functions";
import { inWords } from "./contract/in-words";
import { inputError, type Result } from "./support";

/** Each function keeps what its arguments promise, with its first example's arguments. */
beforeAll(loadFunctions);

/** An error as Excel hands it over. No function gives this one by itself. */
const error = { type: "Error", basicType: "Error", basicValue: "#NULL!", errorType: "Null" };
const passedThrough = inputError("#NULL!");

/** A blank cell as hosts hand it over. */
const blanks = [null, "", undefined];

describe.each(docs.filter(({ parameters }) => parameters.length > 0).map((doc) => [doc.name, doc] as const))(
  "%s",
  (name, doc) => {
    // The comment says which functions take ranges for single values.
    const meetsCellByCell = /meet|a range or an array/.test(doc.remarks);
    const call = (given: readonly unknown[]) => callByName(name, ...given);

    /** The example with every argument written out; where arguments meet cell by cell, with one value of each. */
    async function example() {
      const parameters = parametersOf(doc);
      const given = await writtenOut(doc);
      if (meetsCellByCell)
        for (const { index } of single(parameters)) given[index] = [[given[index]![0]![0]]];
      return { given, parameters, usual: await call(given) };
    }

    test("an omitted argument is what its description says", async () => {
      const { given, parameters } = await example();
      for (const { name: argument, index, optional } of parameters) {
        const words = inWords[`${name} ${argument}`];
        if (!optional) continue;
        const omitted = await call(given.with(index, null!));
        const explicit = await call(given.with(index, await saidDefault(doc, argument, given)));
        if (words?.noneIsTheSame === undefined) expect([argument, omitted]).toEqual([argument, explicit]);
      }
    });

    test("ranges meet cell by cell, or one value is asked for", async () => {
      const { given, parameters, usual } = await example();
      const cells = single(parameters);
      for (const { name: argument, index } of cells) {
        const [[value]] = given[index] as [[unknown]];
        const column = await call(given.with(index, [[value], [value]]));
        if (!meetsCellByCell) {
          const problem = `${argument} must be one value, got 2 rows by 1 column`;
          expect(column).toEqual(refusal(`${name}: ${problem}.`));
          continue;
        }
        expect([argument, column]).toEqual([argument, [...usual, ...usual]]);
        const partly = await call(given.with(index, [[error], [value]]));
        expect([argument, partly]).toEqual([argument, [[passedThrough], ...usual]]);
        const other = cells[(cells.findIndex((cell) => cell.index === index) + 1) % cells.length]!;
        if (other.index === index) continue;
        const [[across]] = given[other.index] as [[unknown]];
        const pair = (row: unknown[][], length: number) =>
          given.with(index, Array<unknown[]>(length).fill([value])).with(other.index, row);
        const [[result]] = usual as [[Result]];
        expect(await call(pair([[across, across, across]], 2))).toEqual([
          [result, result, result],
          [result, result, result],
        ]);
        const odd = await call(pair([[across], [across]], 3));
        expect(odd).toEqual(refusal(expect.stringMatching(`^${name}: .*${argument} .*do not fit`)));
      }
    });

    test("series are one row or column each, of one length", async () => {
      const { given, parameters } = await example();
      const series = parameters.filter(({ declared }) => declared.kind === "series");
      const beside = series.filter(({ declared, index }) => isBeside(declared, given[index]!));
      for (const { name: argument, index } of series) {
        const line = given[index]!.flat();
        expect(
          await call(
            given.with(
              index,
              [line, line].map((row) => [...row, ...row]),
            ),
          ),
        ).toEqual(refusal(expect.stringMatching(`^${name}: ${argument} must be one row or one column`)));
      }
      for (const { index } of beside.length > 1 ? beside : []) {
        const line = given[index]!.flat();
        const longer = await call(
          given.with(
            index,
            [...line, line.find((value) => value !== 0) ?? 1].map((value) => [value]),
          ),
        );
        expect(longer).toEqual(
          refusal(expect.stringMatching(`^${name}: \\w+ has \\d+ values? and \\w+ has \\d+; they must have`)),
        );
      }
    });

    test("a blank cell is no value", async () => {
      const { given, parameters, usual } = await example();
      for (const { name: argument, index, declared } of single(parameters)) {
        const onBlank = (blank: unknown) => call(given.with(index, [[blank]]));
        const { zeroIsBlank, wanted } = declared;
        const expected = declared.default
          ? await call(given.with(index, zeroIsBlank ? null! : [[0]]))
          : refusal(`${name}: ${argument} is empty; it must be ${wanted}.`);
        for (const blank of blanks) expect([argument, await onBlank(blank)]).toEqual([argument, expected]);
        if (!zeroIsBlank) continue;
        const problem = `${argument} must be ${wanted}, got 0 (an empty cell counts as 0)`;
        const atZero = declared.default ? expected : refusal(`${name}: ${problem}.`);
        expect([argument, await onBlank(0)]).toEqual([argument, atZero]);
      }
      if (!meetsCellByCell) return;
      for (const blank of [
        ...blanks,
        ...(single(parameters).some(({ declared }) => declared.zeroIsBlank) ? [0] : []),
      ]) {
        const rows = given.map((cells, index) =>
          parameters[index]!.declared.kind === "cell" ? [...cells, [blank]] : cells,
        );
        expect(await call(rows)).toEqual([...usual, [""]]);
      }
    });

    test("a row that is blank in all series is left out of a list, and refused as a gap in time", async () => {
      const given = exampleOf(doc);
      const usual = withoutBlankLines(await call(given));
      const lines = parametersOf(doc).flatMap(({ declared, index, name: argument }) =>
        declared.kind === "series" && given[index] && isBeside(declared, given[index])
          ? [{ ...declared, index, argument }]
          : [],
      );
      const withoutZero = lines.find(({ of }) => of.zeroIsBlank);
      for (const blank of lines.length > 0 ? [...blanks, ...(withoutZero ? [0] : [])] : []) {
        const rows = given.map((cells, index) =>
          cells && lines.some((line) => line.index === index) ? withBlank(cells, blank) : cells,
        );
        const result = await call(rows);
        if (!withoutZero || withoutZero.isList) {
          expect([blank, withoutBlankLines(result)]).toEqual([blank, usual]);
          continue;
        }
        const place = `^${name}: ${withoutZero.argument} \\((row|column) 2\\) (is empty; it )?must be `;
        const refused = { error: "#VALUE!", message: expect.stringMatching(place) };
        expect([blank, result.flat()]).toContainEqual(expect.arrayContaining([refused]));
        if (!withoutZero.keepsStopped) expect(result).toEqual([[refused]]);
      }
    });

    test("an error in any argument comes through unchanged", async () => {
      const { given, parameters } = await example();
      for (const { name: argument, index, declared } of parameters) {
        const result = await call(given.with(index, withFirst(given[index]!, error)));
        if (declared.kind === "series" && declared.keepsStopped)
          expect([argument, result.flat()]).toContainEqual(expect.arrayContaining([passedThrough]));
        else expect([argument, result]).toEqual([argument, [[passedThrough]]]);
      }
    });

    test("a Stocks cell in any argument is refused with what to refer to", async () => {
      const { given, parameters } = await example();
      const name =
        'got a Stocks or other linked data type ("BTC/USD"); refer to a field of it, such as =A1.Price.';
      for (const { name: argument, index } of parameters) {
        const result = await call(given.with(index, withFirst(given[index]!, stock)));
        const refused = { error: "#VALUE!", message: expect.stringContaining(name) };
        expect([argument, result.flat()]).toContainEqual(expect.arrayContaining([refused]));
      }
    });

    test("what is missing or not wanted is refused with the names of function and argument", async () => {
      const { given, parameters } = await example();
      for (const { name: argument, index, declared, optional } of parameters) {
        const of = declared.kind === "series" ? declared.of : declared;
        if (!optional)
          expect(await call(given.with(index, null!))).toEqual(
            refusal(expect.stringMatching(`^${name}: ${argument} is missing; it must be `)),
          );
        const unwanted = ["nonsense", true].find(
          (value) => of.kind === "whole" || of.read(value) === undefined,
        );
        // A text in the first cell of a series is a heading.
        const cells = declared.kind === "series" ? reversed(given[index]!) : given[index]!;
        const last = withFirst(cells, unwanted);
        const result = await call(given.with(index, declared.kind === "series" ? reversed(last) : last));
        const place = String.raw`( \((row|column) \d+, column \d+\)| \((row|column) \d+\))?`;
        const named = {
          error: "#VALUE!",
          message: expect.stringMatching(`^${name}: ${argument}${place} must be `),
        };
        expect([argument, result.flat()]).toContainEqual(expect.arrayContaining([named]));
      }
    });
  },
);

/** The arguments that are read as one value a cell. */
function single(parameters: readonly Parameter[]) {
  return parameters.flatMap(({ declared, ...parameter }) =>
    declared.kind === "cell" ? [{ ...parameter, declared }] : [],
  );
}

/** Whether a series has a value for each row of the others. */
function isBeside(argument: Argument, cells: readonly (readonly unknown[])[]): boolean {
  if (argument.kind !== "series" || argument.ofOwnLength) return false;
  return !argument.orOne || cells.flat().length > 1;
}

function refusal(message: unknown): unknown[][] {
  return [[{ error: "#VALUE!", message }]];
}

function withFirst(cells: unknown[][], content: unknown): unknown[][] {
  return cells.with(0, cells[0]!.with(0, content));
}

/** A row or column the other way round. */
function reversed(cells: unknown[][]): unknown[][] {
  return cells.map((row) => row.toReversed()).reverse();
}

/** The row or column with a blank cell behind its first. */
function withBlank(cells: unknown[][], blank: unknown): unknown[][] {
  return cells.length > 1 || cells[0]!.length === 1
    ? cells.toSpliced(1, 0, [blank])
    : [cells[0]!.toSpliced(1, 0, blank)];
}

function withoutBlankLines(rows: Result[][]): Result[][] {
  const filled = rows.filter((row) => row.some((value) => value !== ""));
  const columns = (filled[0] ?? []).map((_, column) => filled.some((row) => row[column] !== ""));
  return filled.map((row) => row.filter((_, column) => columns[column]));
}
