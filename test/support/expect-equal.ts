import { isDeepStrictEqual } from "node:util";

/**
 * `expect(actual).toEqual(expected)` for properties that run thousands of times. Each call of `expect` makes all of Jest's matchers
 * anew, which takes longer than most calculations that it checks, so it is only called for its message.
 */
export function expectEqual(actual: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(actual, expected)) expect(actual).toEqual(expected);
}
