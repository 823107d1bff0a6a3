import { useState } from "react";
import { asProblem, type Problem } from "../../base/problem";
import { writeAgain } from "../undo/TryAgain";

/** A button's work: whether it is under way, what came of it in words, and what went wrong. */
export function useWork<A extends readonly unknown[] = []>(
  what: string,
  work: (...given: A) => Promise<string>,
) {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const [result, setResult] = useState("");
  const forget = () => {
    setProblem(undefined);
    setResult("");
  };
  async function attempt(tried: () => Promise<void>): Promise<void> {
    setBusy(true);
    forget();
    try {
      await tried();
    } catch (error) {
      setProblem(asProblem(what, error));
    }
    setBusy(false);
  }
  const once = async (...given: A) => setResult(await work(...given));
  return {
    isBusy,
    problem,
    result,
    forget,
    start: (...given: A) => attempt(() => once(...given)),
    tryAgain: (...given: A) => attempt(() => writeAgain(() => once(...given))),
  };
}

export type Work = ReturnType<typeof useWork>;
