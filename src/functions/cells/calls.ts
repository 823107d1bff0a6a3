let listener: (() => void) | undefined;
let isCalled = false;

/** Tells once that a function was called: the workbook holds a formula of ours. */
export function whenCalled(called: () => void): void {
  if (isCalled) called();
  else listener = called;
}

/** Each function says so when it hands over its result. */
export function noteCall(): void {
  if (isCalled) return;
  isCalled = true;
  listener?.();
}
