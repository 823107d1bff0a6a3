import * as v from "valibot";
import { quoted } from "./characters";
import { count, JsonFault, parseJson } from "./json-text";
import { limits } from "./limits";
import { Problem } from "../../base/problem";
import { profileDraftSchema, type ProfileDraft } from "./schema";

/** The text of a file that holds these profiles. */
export function writeProfileFile(profiles: readonly ProfileDraft[]): string {
  const drafts = profiles.map(({ name, components, stance, minLeverage, maxLeverage, notes }) => ({
    name,
    components,
    stance,
    minLeverage,
    maxLeverage,
    notes,
  }));
  return `${JSON.stringify({ profiles: drafts }, null, 2)}\n`;
}

/** Reads the profiles in a file. The Problem that it throws names the line of each fault and what was expected there. */
export function readProfileFile(text: string): readonly ProfileDraft[] {
  if (text.length > limits.file) {
    throw unreadable([
      `The text has ${count(text.length)} characters; expected at most ${count(limits.file)}.`,
    ]);
  }
  try {
    const json = parseJson(text);
    const read = v.safeParse(fileSchema, json.value);
    if (read.success) return read.output.profiles;
    const faults = read.issues.map((issue) => {
      const path = (issue.path ?? []).map(({ key }) => key as string | number);
      return `Line ${json.lineOf(path)}, ${describePath(path)}: expected ${issue.message}.`;
    });
    throw unreadable([...new Set(faults)]);
  } catch (error) {
    throw error instanceof JsonFault ? unreadable([error.message]) : error;
  }
}

const fileSchema = v.object(
  {
    profiles: v.pipe(
      v.array(v.unknown(), "a list of profiles"),
      v.minLength(1, "at least one profile"),
      v.maxLength(
        limits.profiles,
        ({ input }) => `at most ${limits.profiles} profiles; these are ${count(input.length)}`,
      ),
      v.array(profileDraftSchema),
      v.rawCheck(({ dataset, addIssue }) => {
        if (!dataset.typed) return;
        const input = dataset.value;
        const firsts = new Map<string, number>();
        input.forEach((value, key) => {
          const name = value.name.toLowerCase();
          const first = firsts.get(name);
          if (first === undefined) firsts.set(name, key);
          else {
            addIssue({
              message: `another name, as profile ${first + 1} of the file has it`,
              path: [{ type: "array", origin: "value", input, key, value }],
            });
          }
        });
      }),
    ),
  },
  "an object with profiles",
);

/** A path in words: `profiles[0].components[1].weight`, or "the file" for the whole of it. Unknown keys are quoted. */
function describePath(path: readonly (string | number)[]): string {
  const text = path
    .map((key) =>
      typeof key === "number" ? `[${key}]` : `.${/^[A-Za-z]{1,20}$/.test(key) ? key : quoted(key)}`,
    )
    .join("");
  return text === "" ? "the file" : text.replace(/^\./, "");
}

function unreadable(reasons: readonly string[]): Problem {
  return new Problem(
    "The profiles were not imported.",
    reasons,
    "Correct the text or the file, then import it again.",
  );
}
