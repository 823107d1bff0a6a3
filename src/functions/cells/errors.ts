import type { About } from "./about";
import type { Reason } from "./texts";

export { type About, aboutCell, aboutRow, type Shape } from "./about";
export { texts } from "./texts";

/** The reason why a cell has no value. Functions return it like any value, and `spill` turns it into an error for Excel. */
export class Failure {
  constructor(
    readonly code: "#VALUE!" | "#N/A" | "#NUM!" | "#DIV/0!",
    /** Without the name of the function; "" if the code is enough. */
    readonly text = "",
    readonly about: readonly About[] = [],
  ) {}
}

/** An error that an input cell holds. It is passed on unchanged. */
export class InputError {
  constructor(readonly error: CustomFunctions.Error) {}
}

/** The failure of a bad argument. `others` are further arguments that it depends on but that its text does not name. */
export function refuse(reason: Reason, ...others: readonly string[]): Failure {
  return new Failure("#VALUE!", reason.text, withOthers(reason, others));
}

/** The failure of a calculation without a solution. Without any argument named it depends on all of them. */
export function unsolved(reason: Reason, ...others: readonly string[]): Failure {
  return new Failure("#N/A", reason.text, withOthers(reason, others));
}

function withOthers({ about }: Reason, others: readonly string[]): readonly About[] {
  return others.length === 0 ? about : [...about, ...others.map((argument) => ({ argument }))];
}
