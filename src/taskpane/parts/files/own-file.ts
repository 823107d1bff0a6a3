import { Problem, UpdatedProblem } from "../../../base/problem";

/** Loads a script that the page does not load at once, as `import` does. `what` says what did not load. */
export async function loadScript<T>(what: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    throw await describeFailure(what, error, addressOf(error));
  }
}

/** Loads a file of data that lies beside the page. */
export async function loadJson(what: string, address: string): Promise<unknown> {
  try {
    const response = await fetch(address);
    if (!response.ok) throw new Error(`The server answered ${response.status}.`);
    return await response.json();
  } catch (error) {
    throw await describeFailure(what, error, address);
  }
}

/** Loading says only that a file did not come, so the server is asked why. */
async function describeFailure(what: string, error: unknown, address: string | undefined): Promise<Problem> {
  const again = "Check the connection, then choose Try again.";
  if (address === undefined) return new Problem(what, [String(error)], again);
  let answer: Response;
  try {
    answer = await fetch(address, { cache: "no-store" });
  } catch {
    return new Problem(what, ["There is no connection to the server."], again);
  }
  if (isGone(answer)) return new UpdatedProblem(what);
  if (answer.ok) return new Problem(what, ["The download was interrupted."], "Choose Try again.");
  return new Problem(
    what,
    [`The server answered ${answer.status}.`],
    "Wait a moment, then choose Try again.",
  );
}

/** A file that the page names is gone only once a newer version has taken its place. Some servers answer a missing file with their start page. */
function isGone({ ok, status, headers }: Response): boolean {
  return status === 404 || status === 410 || (ok && /^text\/html\b/.test(headers.get("content-type") ?? ""));
}

/** The address that webpack puts into the error of a script that did not load. */
function addressOf(error: unknown): string | undefined {
  const request = error instanceof Error && "request" in error ? error.request : undefined;
  return typeof request === "string" ? request : undefined;
}
