import { useEffect, useState } from "react";
import { asProblem, type Problem } from "../../base/problem";
import { watchActiveCell } from "../../excel/watch";
import { shownView } from "../state/navigation";
import { useObservable } from "../state/use-observable";

/** Milliseconds without a change before the version rises. */
const quiet = 120;

/**
 * A number that rises after every change of the selection or the workbook while the view is in front, and is 0 before the
 * view was in front. Whatever is read of the workbook is read again when it rises.
 */
export function useWorkbookVersion(): { version: number; problem: Problem | undefined } {
  const isShown = useObservable(shownView) === "functions";
  const [version, setVersion] = useState(0);
  const [problem, setProblem] = useState<Problem>();
  useEffect(() => {
    if (!isShown) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const follow = () => {
      clearTimeout(timer);
      if (!document.hidden) timer = setTimeout(() => setVersion((now) => now + 1), quiet);
    };
    follow();
    document.addEventListener("visibilitychange", follow);
    const watch = watchActiveCell(follow);
    watch.catch((error: unknown) => setProblem(asProblem("The pane is not following the selection.", error)));
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", follow);
      void watch.then((stop) => stop());
    };
  }, [isShown]);
  return { version, problem };
}
