/**
 * What functions.js asks of Excel's runtime, for a page outside of Excel: the errors that its functions give, and `associate`, which has
 * nothing to do here.
 */
class CellError {
  constructor(
    readonly code: string,
    readonly message?: string,
  ) {}
}

const ErrorCode = {
  divisionByZero: "#DIV/0!",
  invalidName: "#NAME?",
  invalidNumber: "#NUM!",
  invalidReference: "#REF!",
  invalidValue: "#VALUE!",
  notAvailable: "#N/A",
  nullReference: "#NULL!",
};

export function playRuntime(): void {
  Object.assign(globalThis, {
    CustomFunctions: { Error: CellError, ErrorCode, associate: () => undefined },
  });
}
