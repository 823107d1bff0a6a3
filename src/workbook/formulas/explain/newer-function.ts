import { UpdatedProblem } from "../../../base/problem";
import { declaredArguments, lacksFunction } from "../functions";
import type { EvaluatedCall } from "./evaluate";
import type { Finding } from "./finding";

const remedy = "Choose Reload for the new version, then enter the formula again.";

/**
 * Explains a call that Excel takes from a newer version's list of functions, while the functions that answer are older: they lack
 * the function, or they do not see its last arguments.
 */
export function explainNewerFunction(calls: readonly EvaluatedCall[]): Finding | undefined {
  for (const { doc, arguments: given } of calls) {
    if (lacksFunction(doc.id)) {
      return { problem: new UpdatedProblem(`${doc.name} cannot answer yet.`, remedy) };
    }
    const known = declaredArguments(doc.id).length;
    const unseen = given.findIndex(({ isOmitted }, index) => index >= known && !isOmitted);
    if (unseen < 0) continue;
    const { name } = doc.parameters[unseen]!;
    return { problem: new UpdatedProblem(`${doc.name} was calculated without ${name}.`, remedy) };
  }
  return undefined;
}
