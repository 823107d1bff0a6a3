import { useRef, useState } from "react";
import { loadCustomProfiles } from "../../workbook/profiles/store";
import { asProblem, type Problem } from "../../base/problem";
import { loadSettings, saveSettings } from "../../workbook/settings/store";
import { defaultSettings, type Settings } from "../../workbook/settings/rules";
import { showSettingsSheet, writeSettingsSheet } from "../../workbook/settings/sheet";
import { undoLastWrite } from "../../excel/writes/undo";
import { useLastWrite } from "../state/use-observable";
import { writeAgain } from "../undo/TryAgain";
import { askToLose } from "../undo/undo-question";
import { useSettings } from "../state/use-settings";

const notSaved = "The settings were not saved in the workbook.";

/** The settings, their problems, and the actions of the view's buttons. */
export function useSettingsView() {
  const state = useSettings();
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const [before, setBefore] = useState<Settings>();
  const [result, setResult] = useState("");
  const canUndoSheet = useLastWrite()?.kind === "settings";

  async function attempt(what: string, work: () => Promise<void>): Promise<void> {
    setBusy(true);
    setProblem(undefined);
    setResult("");
    try {
      await work();
    } catch (error) {
      setProblem(asProblem(what, error));
    }
    setBusy(false);
  }

  /** What wrote last, for another try. */
  const tried = useRef<() => Promise<void>>(undefined);

  const save = (next: Settings): void => {
    setBefore(undefined);
    tried.current = () => saveSettings(next);
    saveSettings(next).catch((error: unknown) => setProblem(asProblem(notSaved, error)));
  };

  const writeSheet = async (): Promise<void> => {
    tried.current = writeSheet;
    await writeSettingsSheet();
    setResult("Settings sheet written. Changes that you make there are read back.");
  };

  return {
    ...state,
    problem,
    isBusy,
    result,
    canUndoSheet,
    isReset: before !== undefined,
    save,
    dismiss: () => setProblem(undefined),
    reset: () => {
      // A review that took place is no preference.
      save({ ...defaultSettings, lastReview: state.settings.lastReview });
      setBefore(state.settings);
    },
    undoReset: () => before && save(before),
    writeSheet: () => attempt("The Settings sheet was not written.", writeSheet),
    tryAgain: () => attempt(notSaved, () => writeAgain(tried.current!)),
    showSheet: () => attempt("The Settings sheet was not shown.", showSettingsSheet),
    undoSheet: () =>
      attempt("The Settings sheet was not removed.", async () => {
        if (!(await undoLastWrite(askToLose))) return;
        setResult("Settings sheet removed; the settings stay.");
        await loadSettings();
        await loadCustomProfiles();
      }),
  };
}

export type SettingsViewModel = ReturnType<typeof useSettingsView>;
