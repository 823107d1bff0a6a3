import { parseStored, storedUnder } from "../../excel/cells/stored";
import { runExcel } from "../../excel/run";
import { isMapping, type Mapping } from "../../imports/formats/mapped";

/** What the user has said of export files. It stays in the workbook when an import is taken back. */
export interface Kept {
  /** Answers by the question. */
  readonly answers: Readonly<Record<string, string>>;
  readonly mappings: readonly Mapping[];
  /** UIDs are shortened in the tables. */
  readonly shortUids: boolean;
}

const nothingKept: Kept = { answers: {}, mappings: [], shortUids: false };

/** Where the workbook keeps it. */
export const keptKey = "Ballast.ImportAnswers";

const stored = storedUnder(keptKey);

export function readKept(): Promise<Kept> {
  return runExcel("Your answers about export files were not read.", async (context) => {
    const text = stored.load(context);
    await context.sync();
    return keptIn(text());
  });
}

/** Queues the reading of what is kept; the result queues the writing of it with what was said since. */
export function loadKept(
  context: Excel.RequestContext,
): (said: Kept) => { readonly before: string | undefined; readonly save: () => void } {
  const text = stored.load(context);
  return ({ answers, mappings, shortUids }) => {
    const before = text();
    const kept = keptIn(before);
    const next: Kept = {
      answers: { ...kept.answers, ...answers },
      mappings: withMappings(kept.mappings, mappings),
      shortUids,
    };
    return { before, save: () => stored.save(context, next) };
  };
}

/** A file comes from anywhere: what is no answer is left out. */
function keptIn(text: string | undefined): Kept {
  const value = text === undefined ? undefined : parseStored(text);
  if (typeof value !== "object" || value === null) return nothingKept;
  const { answers, mappings, shortUids } = value as Readonly<Record<keyof Kept, unknown>>;
  const given = typeof answers === "object" && answers !== null ? Object.entries(answers) : [];
  return {
    answers: Object.fromEntries(
      given.filter((entry): entry is [string, string] => typeof entry[1] === "string"),
    ),
    mappings: Array.isArray(mappings) ? mappings.filter(isMapping) : [],
    shortUids: shortUids === true,
  };
}

/** Mappings with newer ones, which replace those of the same header. */
export function withMappings(mappings: readonly Mapping[], newer: readonly Mapping[]): readonly Mapping[] {
  const byHeader = new Map(
    [...mappings, ...newer].map((mapping) => [mapping.header.join("\u0000"), mapping]),
  );
  return [...byHeader.values()];
}
