import { useEffect, useEffectEvent, useRef, useState } from "react";
import { asProblem, type Problem } from "../../base/problem";
import { formulaRepair } from "../../workbook/formulas/repair/formula";
import { repairLeftovers, type RepairReport } from "../../workbook/formulas/repair/repair";
import {
  findLeftovers,
  mayBeOfOthers,
  selectLeftover,
  type CellLeftover,
  type Findings,
  type Leftover,
} from "../../workbook/formulas/repair/search";
import { undoLastWrite } from "../../excel/writes/undo";
import { loadFunctionDocs } from "../state/function-docs";
import { useLastWrite } from "../state/use-observable";
import { writeAgain } from "../undo/TryAgain";
import { askToLose } from "../undo/undo-question";
import { onRepairRequested } from "./request";

export type RepairActivity = "search" | "repair" | "undo";

/** Searches for broken formulas and repairs them. The ribbon's button starts a search too. */
export function useRepair(onAsked: () => void) {
  const [activity, setActivity] = useState<RepairActivity>();
  const [share, setShare] = useState(0);
  const [findings, setFindings] = useState<Findings>();
  const [left, setLeft] = useState<ReadonlySet<Leftover>>(new Set());
  const [report, setReport] = useState<RepairReport>();
  const [result, setResult] = useState("");
  const [problem, setProblem] = useState<Problem>();
  const cancelling = useRef<AbortController>(undefined);
  const canUndo = useLastWrite()?.kind === "repair";

  async function during(next: RepairActivity, what: string, work: () => Promise<void>): Promise<void> {
    if (cancelling.current) return;
    cancelling.current = new AbortController();
    setActivity(next);
    setShare(0);
    setProblem(undefined);
    try {
      await work();
    } catch (error) {
      setProblem(asProblem(what, error));
    }
    cancelling.current = undefined;
    setActivity(undefined);
  }

  const following = () => ({
    signal: cancelling.current!.signal,
    onProgress: (done: number, all: number) => setShare(all === 0 ? 1 : done / all),
  });

  const search = (): Promise<void> =>
    during("search", "The workbook was not searched.", async () => {
      setReport(undefined);
      setResult("");
      const found = await findLeftovers(formulaRepair(await loadFunctionDocs()), following());
      setFindings(found);
      setLeft(new Set(found.leftovers.filter(mayBeOfOthers)));
    });

  const notEntered = "The formulas were not re-entered.";
  const enter = async (): Promise<void> => {
    const chosen = findings!.leftovers.filter((leftover) => !left.has(leftover));
    const done = await repairLeftovers(chosen, formulaRepair(await loadFunctionDocs()), following());
    setReport(done);
    setFindings(undefined);
  };
  const repair = (): Promise<void> => during("repair", notEntered, enter);
  const repairAgain = (): Promise<void> => during("repair", notEntered, () => writeAgain(enter));

  const undo = (): Promise<void> =>
    during("undo", "The repair was not undone.", async () => {
      if (!(await undoLastWrite(askToLose))) return;
      setReport(undefined);
      setResult("The formulas are back as they were.");
    });

  const searchAsAsked = useEffectEvent(() => {
    requestAnimationFrame(onAsked); // once the view is in front
    void search().then(onAsked); // what stands above may have been loaded meanwhile
  });
  useEffect(() => onRepairRequested(() => searchAsAsked()), []);

  return {
    activity,
    share,
    findings,
    left,
    report,
    result,
    problem,
    canUndo,
    search,
    repair,
    repairAgain,
    undo,
    cancel: () => cancelling.current?.abort(),
    dismiss: () => setProblem(undefined),
    toggle: (leftover: Leftover) => {
      const next = new Set(left);
      if (!next.delete(leftover)) next.add(leftover);
      setLeft(next);
    },
    show: (leftover: CellLeftover) =>
      void selectLeftover(leftover).catch((error: unknown) =>
        setProblem(asProblem("The cell was not selected.", error)),
      ),
  };
}
