import { bucketNames, isUnclearBucket } from "../../core/allocation/targets";
import type { CellArgument } from "../cells/declaration";
import { choices } from "../cells/wording";

/** One of the names, in any case. Other words for them are in small letters. */
export function choice<T extends string>(
  names: readonly T[],
  otherWords: Readonly<Record<string, T>> = {},
): CellArgument<T> {
  const byKey = new Map<string, T>([
    ...Object.entries(otherWords),
    ...names.map((name) => [name.toLowerCase(), name] as const),
  ]);
  return {
    kind: "cell",
    wanted: choices(names),
    choices: names,
    zeroIsBlank: true,
    read: (value) =>
      typeof value === "string" ? (byKey.get(value) ?? byKey.get(value.trim().toLowerCase())) : undefined,
  };
}

/** TRUE or FALSE, also as the text that an import leaves where Excel speaks another language; 1 counts as TRUE. */
export const truth: CellArgument<boolean> = {
  kind: "cell",
  wanted: "TRUE or FALSE",
  zeroIsBlank: true,
  read: (value) => {
    if (typeof value !== "string") return typeof value === "boolean" ? value : value === 1 || undefined;
    const word = value.trim().toLowerCase();
    return word === "true" || (word === "false" ? false : undefined);
  },
};

/** A text; a number counts as its digits. */
export const text: CellArgument<string> = {
  kind: "cell",
  wanted: "a text",
  zeroIsBlank: true,
  read: (value) => (typeof value === "boolean" ? undefined : String(value).trim() || undefined),
};

/** A bucket of a portfolio. A name of the user's own is spot, unless it sounds like another bucket. */
export const bucket: CellArgument<string> = {
  ...text,
  wanted: `${choices(bucketNames)}, or another name for spot`,
  read: (value) => {
    const name = text.read(value);
    return name === undefined || isUnclearBucket(name) ? undefined : name;
  },
  instead: (value) =>
    typeof value === "string" && isUnclearBucket(value)
      ? 'it sounds like cash or margin; type "cash" or "futures"'
      : undefined,
};
