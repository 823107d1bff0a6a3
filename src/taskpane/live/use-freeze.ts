import { undoLastWrite } from "../../excel/writes/undo";
import type { Market } from "../../market/live/interface";
import { freezeLiveCells, type Frozen } from "../../workbook/live/freeze";
import { counted } from "../parts/format";
import { useLastWrite } from "../state/use-observable";
import { askToLose } from "../undo/undo-question";
import { useWork } from "./use-work";

/** What "Freeze to values" and its Undo do. */
export function useFreeze(market: Market) {
  const freeze = useWork("The live cells were not frozen.", async () =>
    frozenWords(await freezeLiveCells(market.current(), Date.now())),
  );
  const undo = useWork("The freeze was not undone.", async () =>
    (await undoLastWrite(askToLose)) ? "Undone: the cells hold their formulas again." : "",
  );
  return { freeze, undo, canUndo: useLastWrite()?.kind === "freeze" };
}

/** What a freeze did, in words. */
function frozenWords({ frozen, left, sheet }: Frozen): string {
  const waiting = `${counted(left, "cell")} without a value ${left === 1 ? "keeps its formula" : "keep their formulas"}.`;
  if (sheet === undefined)
    return left === 0 ? "No cell calls a MARKET function: there is nothing to freeze." : waiting;
  const done = `${counted(frozen, "formula")} replaced by ${frozen === 1 ? "its value" : "their values"}; the sheet ${sheet} lists time and source.`;
  return left === 0 ? done : `${done} ${waiting}`;
}
