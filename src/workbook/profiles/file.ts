import * as v from "valibot";
import { JsonFault, parseJson } from "./json-text";
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
      v.array(profileDraftSchema, "a list of profiles"),
      v.minLength(1, "at least one profile"),
      v.rawCheck(({ dataset, addIssue }) => {
        if (!dataset.typed) return;
        const names = dataset.value.map(({ name }) => name.toLowerCase());
        names.forEach((name, index) => {
          if (names.indexOf(name) === index) return;
          addIssue({
            message: `another name, as profile ${names.indexOf(name) + 1} of the file has it`,
            path: [
              {
                type: "array",
                origin: "value",
                input: dataset.value,
                key: index,
                value: dataset.value[index],
              },
            ],
          });
        });
      }),
    ),
  },
  "an object with profiles",
);

/** A path in words: `profiles[0].components[1].weight`, or "the file" for the whole of it. */
function describePath(path: readonly (string | number)[]): string {
  const text = path.map((key) => (typeof key === "number" ? `[${key}]` : `.${key}`)).join("");
  return text === "" ? "the file" : text.replace(/^\./, "");
}

function unreadable(reasons: readonly string[]): Problem {
  return new Problem(
    "The profiles were not imported.",
    reasons,
    "Correct the text or the file, then import it again.",
  );
}
