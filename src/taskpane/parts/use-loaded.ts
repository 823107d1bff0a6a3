import { useEffect, useState } from "react";
import { asProblem, type Problem } from "../../base/problem";

export interface Loaded<T> {
  readonly value?: T;
  readonly problem?: Problem;
  readonly loadAgain: () => void;
}

/** Loads something for a view once, and again when asked to. `what` says what did not load. */
export function useLoaded<T>(load: () => Promise<T>, what: string): Loaded<T> {
  const [value, setValue] = useState<T>();
  const [problem, setProblem] = useState<Problem>();
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    load().then(
      (loaded) => setValue(() => loaded),
      (error: unknown) => setProblem(asProblem(what, error)),
    );
  }, [load, what, attempt]);
  const loadAgain = () => {
    setProblem(undefined);
    setAttempt(attempt + 1);
  };
  return { value, problem, loadAgain };
}
