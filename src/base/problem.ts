/** What a person is told when something cannot be done: what happened, why (a line each), and what to do next. */
export class Problem extends Error {
  constructor(
    readonly what: string,
    readonly reasons: readonly string[],
    readonly remedy: string,
  ) {
    super([what, ...reasons, remedy].join(" "));
    this.name = "Problem";
  }
}

/** The error itself if it is a problem; any other error becomes a problem with its text as the reason. */
export function asProblem(what: string, error: unknown): Problem {
  return error instanceof Problem ? error : new Problem(what, [String(error)], "Try again.");
}
