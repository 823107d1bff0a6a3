import { useState } from "react";
import { asProblem, type Problem } from "../../base/problem";
import { saveSettings, settingsState } from "../../workbook/settings/store";
import { useSettings } from "../state/use-settings";
import { today } from "./days";
import { reviewState } from "./review-state";

/** How the workbook stands to its next review, and the button that says it took place today. */
export function useReview() {
  const { lastReview, reviewMonths } = useSettings().settings;
  const [problem, setProblem] = useState<Problem>();
  return {
    ...reviewState(lastReview, reviewMonths, today()),
    isToday: lastReview === today(),
    problem,
    dismiss: () => setProblem(undefined),
    reviewed: () => {
      setProblem(undefined);
      saveSettings({ ...settingsState.get().settings, lastReview: today() }).catch((error: unknown) =>
        setProblem(asProblem("The review was not saved in the workbook.", error)),
      );
    },
  };
}
