let listener: (() => void) | undefined;
let wasCalled = false;

/** Tells of each call of a function from now on, and at once where one was called before. */
export function whenCalled(called: () => void): void {
  listener = called;
  if (wasCalled) called();
}

/** Each function says so when it hands over its result. */
export function noteCall(): void {
  wasCalled = true;
  listener?.();
}
