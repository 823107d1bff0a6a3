/** What a person is told when something cannot be done: what happened, why (a line each), and what to do next. */
export class Problem extends Error {
  /** The first five of those given, and how many more there are. */
  readonly reasons: readonly string[];

  constructor(
    readonly what: string,
    reasons: readonly string[],
    readonly remedy: string,
    /** The cells that the reasons are about, by their order; undefined for a reason that is about none. */
    readonly places: readonly (string | undefined)[] = [],
  ) {
    const few = fewOf(reasons);
    super([what, ...few, remedy].join(" "));
    this.name = "Problem";
    this.reasons = few;
  }
}

/** What is loaded here is of an older version than what the server or Excel has. Where it is shown, Reload is offered. */
export class UpdatedProblem extends Problem {
  constructor(what: string, remedy = "Choose Reload for the new version. The workbook stays as it is.") {
    super(what, ["Ballast was updated after this pane was opened."], remedy);
    this.name = "UpdatedProblem";
  }
}

/** The error itself if it is a problem; any other error becomes a problem with its text as the reason. */
export function asProblem(what: string, error: unknown): Problem {
  return error instanceof Problem ? error : new Problem(what, [String(error)], "Try again.");
}

/** As many reasons as one reads. */
const shown = 5;

function fewOf(reasons: readonly string[]): readonly string[] {
  if (reasons.length <= shown) return reasons;
  return [...reasons.slice(0, shown), `And ${(reasons.length - shown).toLocaleString("en-US")} more.`];
}
