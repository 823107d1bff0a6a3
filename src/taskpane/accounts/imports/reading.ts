import { withPauses } from "../../../base/pauses";
import type { ImportFile } from "../../../imports/files/container";
import { formats as shipped } from "../../../imports/formats/formats";
import type { Format } from "../../../imports/formats/format";
import { formatOf, type Mapping } from "../../../imports/formats/mapped";
import { importFiles, type Imported } from "../../../imports/import";
import { resultsOf } from "../../../imports/tables/results";
import { writableOf, writableTables, type Writable } from "../../../imports/tables/cells";
import { planImport, type Brought, type Plan } from "../../../workbook/imports/plan";
import { coversIn, importsWithRows } from "../../../workbook/imports/register";
import type { There } from "../../../workbook/imports/there";
import { readingOptions, withAnswers, type Answers } from "./answers";
import { filesIn, type FileRead } from "./files-read";
import { questionsOf, type Question } from "./questions";
import { filesWords } from "./words";

/** What the user has chosen for the tables. */
export interface Choices {
  readonly shortUids: boolean;
  readonly withNotes: boolean;
  /** What the rows come to, as values, in place of tables that are too long. */
  readonly asResults: boolean;
}

/** What was made of the files, before anything is written. */
export interface Read {
  readonly imported: Imported;
  readonly brought: Brought;
  readonly plan: Plan;
  /** The tables with more rows than one sheet should hold without being asked for. */
  readonly long: readonly Pick<Writable, "name" | "count">[];
  readonly files: readonly FileRead[];
  readonly questions: readonly Question[];
}

interface Reading {
  readonly files: readonly ImportFile[];
  readonly answers: Answers;
  readonly mappings: readonly Mapping[];
  readonly choices: Choices;
  readonly there: There;
  /** Called with the number of rows read so far; what it throws ends the reading. */
  readonly onRows: (rows: number) => void;
}

/**
 * Reads the files. Whose a file is stands in it or in the others, so an answer that holds for an account is known only after a first
 * reading; the files are read once more where there is one. `before` is what an earlier reading of the same files made of them.
 */
export async function readFiles(reading: Reading, before?: Read): Promise<Read> {
  const first = await readOnce(reading, before);
  const isAnswered = first.questions.some(({ key, kind }) => kind === "zone" && key in reading.answers);
  return isAnswered && !before ? readOnce(reading, first) : first;
}

async function readOnce(
  { files, answers, mappings, choices, there, onRows }: Reading,
  before: Read | undefined,
): Promise<Read> {
  const accounts = new Map(before?.files.map(({ file, account }) => [file, account]));
  const formats = knownFormats(mappings, answers);
  const count = rowCount(onRows);
  const imports = await withPauses(importsWithRows(there.imports, there.rows));
  const imported = await importFiles(files, {
    ...readingOptions(answers, (file) => accounts.get(file)),
    formats,
    accountName: choices.shortUids ? shortUid : undefined,
    earlierAccounts: there.accounts,
    earlierCovers: coversIn(imports),
    onRows: count,
  });
  const tables = writableTables(imported.tables, imported.notes);
  const filesRead = filesIn(imported, tables);
  return {
    imported,
    ...(await bring(imported, tables, choices, there)),
    long: tables.filter(isLong),
    files: filesRead,
    questions: questionsOf(imported.notes, filesRead, there.accounts, before?.questions ?? []),
  };
}

/** What is written of files that were read, with other choices. */
export async function chooseAgain(read: Read, choices: Choices, there: There): Promise<Read> {
  const { imported } = read;
  const tables = writableTables(imported.tables, imported.notes);
  return { ...read, ...(await bring(imported, tables, choices, there)) };
}

async function bring(
  imported: Imported,
  tables: readonly Writable[],
  { asResults, withNotes }: Choices,
  there: There,
): Promise<Pick<Read, "brought" | "plan">> {
  const brought: Brought = {
    tables: asResults ? await withResults(imported, tables) : tables,
    covers: imported.covers,
    withNotes,
  };
  return { brought, plan: await withPauses(planImport(brought, there)) };
}

/** Rows of a table above which the user is asked. */
const mostRows = 100_000;

function isLong({ count }: Writable): boolean {
  return count > mostRows;
}

/** The tables that are not too long, and what all rows come to. Fills are left out whatever their number. */
async function withResults(imported: Imported, tables: readonly Writable[]): Promise<readonly Writable[]> {
  const files = filesWords(imported.files.map(({ file }) => file));
  const results = await withPauses(resultsOf(imported.tables, imported.accounts, files));
  return [...tables.filter((table) => table.name !== "Fills" && !isLong(table)), writableOf(results)];
}

/** The shipped formats with what was said of their words, and the user's own. */
function knownFormats(mappings: readonly Mapping[], answers: Answers): readonly Format[] {
  return withAnswers([...shipped, ...mappings.map(formatOf)], answers);
}

/** Four digits tell one's accounts apart. What is short stays as it is. */
function shortUid(uid: string): string {
  return uid.length > 4 && !uid.startsWith("…") ? `…${uid.slice(-4)}` : uid;
}

/** Counts on over files, each of which begins at none. */
function rowCount(onRows: (rows: number) => void): (rows: number) => void {
  let [before, last] = [0, 0];
  return (rows) => {
    if (rows < last) before += last;
    last = rows;
    onRows(before + rows);
  };
}
