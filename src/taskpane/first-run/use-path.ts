import { useEffect, useEffectEvent, useState } from "react";
import { asProblem, type Problem } from "../../base/problem";
import { writes } from "../../excel/writes/undo";
import { loadPath, markStep, pathState, type Step } from "../../workbook/settings/path";
import type { Portfolio } from "../portfolio/use-portfolio";
import { useReview } from "../review/use-review";
import { useObservable } from "../state/use-observable";

export const baseProfile = "conservative-core";

/** Which steps are done: as the user marked them, otherwise as the workbook shows it. */
export function usePath({ state, profile }: Portfolio) {
  const [problem, setProblem] = useState<Problem>();
  const path = useObservable(pathState);
  const written = useObservable(writes);
  const review = useReview();
  const isPicked = profile?.id === baseProfile;
  const isBased = isPicked && state.holdings !== undefined;

  useEffect(() => {
    // A template that was inserted or taken back. What keeps it from being read keeps the Portfolio's choices from being read too.
    loadPath().catch(() => undefined);
  }, [written]);

  const keep = (step: Step, isDone: boolean): void => {
    markStep(step, isDone).catch((error: unknown) =>
      setProblem(asProblem("The step was not marked in the workbook.", error)),
    );
  };
  const mark = (step: Step, isDone: boolean): void => {
    setProblem(undefined);
    keep(step, isDone);
  };

  const isReached = isBased && path !== undefined && path.marks.base === undefined;
  // Marked for good, because a later profile is no step back.
  const reach = useEffectEvent(() => keep("base", true));
  useEffect(() => {
    if (isReached) reach();
  }, [isReached]);

  const seen: Readonly<Record<Step, boolean>> = {
    base: isBased,
    simulate: path?.inserted.includes("simulate") ?? false,
    hedge: path?.inserted.includes("hedge") ?? false,
    review: review.wasReviewed,
    signals: state.pricesSource !== undefined,
  };
  return {
    isDone: (step: Step) => (step === "review" && review.isDue ? false : (path?.marks[step] ?? seen[step])),
    isPicked,
    mark,
    reviewed: () => {
      review.reviewed();
      if (path?.marks.review === false) mark("review", true);
    },
    review,
    problem: problem ?? review.problem,
    dismiss: () => {
      setProblem(undefined);
      review.dismiss();
    },
  };
}

export type PathModel = ReturnType<typeof usePath>;
