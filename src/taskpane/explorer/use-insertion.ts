import { useRef, useState } from "react";
import { asProblem, type Problem } from "../../base/problem";
import { undoLastWrite } from "../../excel/writes/undo";
import { insertFormula, type InsertOutcome } from "../../workbook/formulas/insert/write";
import type { Look } from "../../workbook/formulas/insert/layout";
import type { InsertPlan } from "../../workbook/formulas/insert/plan";
import { useLastWrite } from "../state/use-observable";
import { writeAgain } from "../undo/TryAgain";
import { askToLose } from "../undo/undo-question";
import type { Call } from "./fields/use-call";

/** What is inserted. */
interface Insertion {
  readonly plan: InsertPlan;
  readonly look: Look;
}

type Occupied = Extract<InsertOutcome, { kind: "occupied" }>;

/** Inserts the call of a function, asks before it writes over cells, and takes it back. */
export function useInsertion(id: string, call: Call) {
  const last = useLastWrite();
  const [isBusy, setBusy] = useState(false);
  const [asked, setAsked] = useState<Occupied & { readonly hasChart: boolean }>();
  const [result, setResult] = useState<string>();
  const [problem, setProblem] = useState<Problem>();
  /** What was to be inserted last. */
  const tried = useRef<[insertion: Insertion, overwrite: boolean]>(undefined);

  async function during(what: string, work: () => Promise<void>): Promise<void> {
    setBusy(true);
    setAsked(undefined);
    setResult(undefined);
    setProblem(undefined);
    try {
      await work();
    } catch (error) {
      setProblem(asProblem(what, error));
    }
    setBusy(false);
  }

  async function write(insertion: Insertion, overwrite: boolean): Promise<void> {
    tried.current = [insertion, overwrite];
    const outcome = await insertFormula(insertion.plan, overwrite, insertion.look);
    const { hasChart } = insertion.look;
    if (outcome.kind === "occupied") setAsked({ ...outcome, hasChart });
    else setResult(`Inserted in ${outcome.address}${hasChart ? " with a chart" : ""}.`);
  }

  async function begin(hasChart: boolean): Promise<void> {
    const { plan, result: planned } = await call.plannedNow();
    if (plan.missing.length > 0) return; // the fields say which
    const known = planned?.kind === "values" ? planned : undefined;
    await write({ plan, look: { id, result: known, hasChart: hasChart && known !== undefined } }, false);
  }

  const notInserted = "The function was not inserted.";
  return {
    isBusy,
    asked,
    result,
    problem,
    canUndo: last?.kind === "formula",
    cancel: () => setAsked(undefined),
    insert: (hasChart: boolean) => during(notInserted, () => begin(hasChart)),
    overwrite: () => during(notInserted, () => write(tried.current![0], true)),
    again: () => during(notInserted, () => writeAgain(() => write(...tried.current!))),
    undo: () =>
      during("The insertion was not undone.", async () => {
        if (await undoLastWrite(askToLose)) setResult("The insertion was undone.");
      }),
  };
}
