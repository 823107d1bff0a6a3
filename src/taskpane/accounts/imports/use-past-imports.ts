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
    undo: async ({ id }: PastImport): Promise<void> => {
      const what = "The import was not taken back.";
      setUndoing(id);
      setProblem(undefined);
      setResult("");
      try {
        const { takeBackImport } = await loadScript(
          what,
          () => import(/* webpackChunkName: "imports" */ "../../../workbook/imports/take-back"),
        );
        setResult(`${counted(await takeBackImport(id, setResult), "row")} taken back.`);
      } catch (error) {
        setResult("");
        setProblem(asProblem(what, error));
      }
      setUndoing(undefined);
      readAgain();
    },
    dismiss: () => setProblem(undefined),
  };
}

export type PastImportsModel = ReturnType<typeof usePastImports>;
