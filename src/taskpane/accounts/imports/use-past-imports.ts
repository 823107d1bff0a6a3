import { useCallback, useEffect, useState } from "react";
import { asProblem, type Problem } from "../../../base/problem";
import { readImports, type PastImport } from "../../../workbook/imports/register";
import { shownView } from "../../state/navigation";
import { useObservable } from "../../state/use-observable";
import { counted } from "../../parts/format";
import { loadScript } from "../../parts/files/own-file";

/** The imports that are in the workbook, and how one is taken back. */
export function usePastImports() {
  const [imports, setImports] = useState<readonly PastImport[]>();
  const [undoing, setUndoing] = useState<number>();
  const [result, setResult] = useState("");
  const [problem, setProblem] = useState<Problem>();
  const [attempts, setAttempts] = useState(0);
  const isShown = useObservable(shownView) === "accounts";
  const readAgain = useCallback(() => {
    readImports().then(setImports, (error: unknown) =>
      setProblem(asProblem("The imports of this workbook were not read.", error)),
    );
  }, []);
  useEffect(() => {
    if (isShown) readAgain();
  }, [isShown, readAgain]);
  return {
    ...{ imports, undoing, result, problem, readAgain },
    /** How often an import was taken back, or a part of it. */
    attempts,
    undo: async ({ id }: PastImport): Promise<void> => {
      const what = "The import was not undone.";
      setUndoing(id);
      setProblem(undefined);
      setResult("");
      try {
        const { takeBackImport } = await loadScript(
          what,
          () => import(/* webpackChunkName: "imports" */ "../../../workbook/imports/take-back"),
        );
        const { rows, again } = await takeBackImport(id, setResult);
        const others =
          again > 0
            ? ` ${counted(again, "row")} of other imports ${again === 1 ? "counts" : "count"} again.`
            : "";
        setResult(`${counted(rows, "row")} removed.${others}`);
      } catch (error) {
        setResult("");
        setProblem(asProblem(what, error));
      }
      setUndoing(undefined);
      setAttempts((before) => before + 1);
      readAgain();
    },
    dismiss: () => setProblem(undefined),
  };
}

export type PastImportsModel = ReturnType<typeof usePastImports>;
