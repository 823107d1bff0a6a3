import type { FunctionMetadata, FunctionsMetadata } from "./metadata";

/** What an older version's functions.json lacks. Excel keeps it for a day after an update. */
export interface Lacking {
  /** Ids of functions. */
  functions?: readonly string[];
  /** How many optional arguments at the end of each function. */
  arguments?: number;
}

/** The functions.json of an older version than the script's. */
export function olderMetadata(metadata: FunctionsMetadata, lacking: Lacking): FunctionsMetadata {
  const { functions: without = [], arguments: fewer = 0 } = lacking;
  return {
    ...metadata,
    functions: metadata.functions
      .filter(({ id }) => !without.includes(id))
      .map((one) => ({ ...one, parameters: withoutLast(one, fewer) })),
  };
}

function withoutLast({ parameters }: FunctionMetadata, fewer: number): FunctionMetadata["parameters"] {
  const required = parameters.filter(({ optional }) => !optional).length;
  return parameters.slice(0, Math.max(required, parameters.length - fewer));
}

/** The functions.json of a newer version than the script's, with functions that the script does not have. */
export function newerMetadata(
  metadata: FunctionsMetadata,
  added: readonly FunctionMetadata[],
): FunctionsMetadata {
  return { ...metadata, functions: [...metadata.functions, ...added] };
}
