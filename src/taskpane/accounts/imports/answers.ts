import { decimal } from "../../../core/number/decimal";
import type { Format } from "../../../imports/formats/format";
import { withWords } from "../../../imports/formats/words";
import type { ImportOptions } from "../../../imports/import";
import { readZone } from "../../../imports/values/zones";

/** What is asked: of a file's account its zone, of a file how it is to be read, of a contract its size, of a format what a word means. */
export type QuestionKind = "zone" | "order" | "mark" | "account" | "size" | "operation" | "direction";

/** A question and what it is about, as the key of its answer. */
export function questionKey(kind: QuestionKind, ...about: readonly string[]): string {
  return JSON.stringify([kind, ...about]);
}

/** Answers by the keys of their questions. */
export type Answers = Readonly<Record<string, string>>;

/** Answers that hold for other files too, and are kept in the workbook. */
export function lasting(answers: Answers): Answers {
  return Object.fromEntries(
    Object.entries(answers).filter(([key]) => /^\["(zone|size|operation|direction)"/.test(key)),
  );
}

/** The answers as reading takes them. `accountOf` says whose a file is, as far as that is known. */
export function readingOptions(
  answers: Answers,
  accountOf: (file: string) => string | undefined,
): Pick<ImportOptions, "answersFor" | "sizeOf"> {
  const said = (kind: QuestionKind, ...about: readonly string[]): string | undefined =>
    answers[questionKey(kind, ...about)];
  return {
    answersFor: (file) => {
      const [account, order, mark] = [accountOf(file), said("order", file), said("mark", file)];
      const zone = account === undefined ? undefined : said("zone", account);
      return {
        zone: zone === undefined ? undefined : readZone(zone),
        order: order === "day" || order === "month" ? order : undefined,
        mark: mark === "." || mark === "," ? mark : undefined,
        account: said("account", file),
      };
    },
    sizeOf: (venue, symbol) => sizeIn(said("size", venue, symbol)),
  };
}

/** The size of a contract as it is typed; undefined if it is no number above 0. */
export function sizeIn(text: string | undefined): string | undefined {
  if (text === undefined || !/^\d{1,12}(\.\d{1,18})?$/.test(text.trim())) return undefined;
  const size = decimal(text.trim());
  return size.gt(0) ? size.toFixed() : undefined;
}

/** The formats with what the user has said of their words. */
export function withAnswers(formats: readonly Format[], answers: Answers): readonly Format[] {
  const said = new Map<string, { operations: Record<string, string>; directions: Record<string, string> }>();
  for (const [key, answer] of Object.entries(answers)) {
    const [kind, format, word] = partsOf(key);
    if ((kind !== "operation" && kind !== "direction") || format === undefined || word === undefined)
      continue;
    const words = said.get(format) ?? { operations: {}, directions: {} };
    said.set(format, words);
    words[kind === "operation" ? "operations" : "directions"][word] = answer;
  }
  return formats.map((format) => {
    const words = said.get(format.id);
    return words ? withWords(format, words) : format;
  });
}

function partsOf(key: string): readonly string[] {
  try {
    const parts: unknown = JSON.parse(key);
    return Array.isArray(parts) ? parts.map(String) : [];
  } catch {
    return [];
  }
}
