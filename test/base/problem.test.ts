import { Problem } from "../../src/base/problem";

test("a problem says five reasons, and how many more there are", () => {
  const reasons = Array.from({ length: 1_000_000 }, (_, index) => `Reason ${index + 1}.`);
  const problem = new Problem("It failed.", reasons, "Correct it.");
  expect(problem.reasons).toEqual([...reasons.slice(0, 5), "And 999,995 more."]);
  expect(problem.message).toBe(
    "It failed. Reason 1. Reason 2. Reason 3. Reason 4. Reason 5. And 999,995 more. Correct it.",
  );
  expect(new Problem("It failed.", reasons.slice(0, 5), "Correct it.").reasons).toEqual(reasons.slice(0, 5));
});
