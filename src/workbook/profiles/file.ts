import * as v from "valibot";
import { JsonFault, parseJson } from "./json-text";
import { Problem } from "../../base/problem";
import { profileDraftSchema, type ProfileDraft } from "./schema";

/** The text of a file with these profiles. */
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

/** The profiles in a file; a Problem says for everything that is wrong on which line it is, and what was expected. */
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

/** `profiles[0].components[1].weight`, or "the file" where it is the whole. */
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
