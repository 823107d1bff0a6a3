import { useState } from "react";
import { asProblem, type Problem } from "../../base/problem";
import { undoLastWrite } from "../../excel/writes/undo";
import type { Market } from "../../market/live/interface";
import { freezeLiveCells, type Frozen } from "../../workbook/live/freeze";
import { counted } from "../parts/format";
import { useLastWrite } from "../state/use-observable";
import { writeAgain } from "../undo/TryAgain";
import { askToLose } from "../undo/undo-question";

/** What "Freeze to values" and its Undo do, and what came of it in words. */
export function useFreeze(market: Market) {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const [result, setResult] = useState("");
  const canUndo = useLastWrite()?.kind === "freeze";

  async function attempt(what: string, work: () => Promise<string>): Promise<void> {
    setBusy(true);
    setProblem(undefined);
    setResult("");
    try {
      setResult(await work());
    } catch (error) {
      setProblem(asProblem(what, error));
    }
    setBusy(false);
  }

  const freeze = async () => frozenWords(await freezeLiveCells(market.current(), Date.now()));
  return {
    isBusy,
    problem,
    result,
    canUndo,
    dismiss: () => setProblem(undefined),
    freeze: () => attempt(notFrozen, freeze),
    tryAgain: () =>
      attempt(notFrozen, async () => {
        let words = "";
        await writeAgain(async () => void (words = await freeze()));
        return words;
      }),
    undo: () =>
      attempt("The freeze was not undone.", async () =>
        (await undoLastWrite(askToLose)) ? "Undone: the cells hold their formulas again." : "",
      ),
  };
}

const notFrozen = "The live cells were not frozen.";

/** What a freeze did, in words. */
export function frozenWords({ frozen, left, sheet }: Frozen): string {
  const waiting = `${counted(left, "cell")} without a value ${left === 1 ? "keeps its formula" : "keep their formulas"}.`;
  if (sheet === undefined)
    return left === 0 ? "No cell calls a MARKET function: there is nothing to freeze." : waiting;
  const done = `${counted(frozen, "formula")} replaced by ${frozen === 1 ? "its value" : "their values"}; the sheet ${sheet} lists time and source.`;
  return left === 0 ? done : `${done} ${waiting}`;
}
