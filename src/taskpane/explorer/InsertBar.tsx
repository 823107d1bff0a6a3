import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowUndoRegular, TableCellAddRegular } from "@fluentui/react-icons";
import { useRef, useState } from "react";
import { planInsert, type InsertPlan } from "../../workbook/formulas/insert/plan";
import { insertFormula } from "../../workbook/formulas/insert/write";
import { asProblem, type Problem } from "../../base/problem";
import { undoLastWrite } from "../../excel/writes/undo";
import { OverwriteDialog } from "../parts/OverwriteDialog";
import { ProblemBar } from "../parts/ProblemBar";
import { useLastWrite } from "../state/use-observable";
import { TryAgain, writeAgain } from "../undo/TryAgain";
import { askToLose } from "../undo/undo-question";
import type { FunctionDoc } from "../../workbook/formulas/function-doc";
import { useRead } from "./use-read";

const useStyles = makeStyles({
  bar: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  text: { margin: 0, overflowWrap: "anywhere" },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  result: { margin: 0, overflowWrap: "anywhere", ":empty": { display: "none" } },
});

/** Says what will go where, then puts the function into a cell with the selected cells as arguments. */
export function InsertBar({ doc, version }: { doc: FunctionDoc; version: number }) {
  const styles = useStyles();
  const { value: plan, problem } = useRead(version, "The function cannot be inserted.", () =>
    planInsert(doc),
  );
  const insertion = useInsertion();
  const insertButton = useRef<HTMLButtonElement>(null);
  return (
    <div className={styles.bar}>
      {plan && <Plan plan={plan} />}
      {problem && <ProblemBar problem={problem} />}
      <div className={styles.buttons}>
        <Button
          ref={insertButton}
          appearance="primary"
          icon={<TableCellAddRegular />}
          disabledFocusable={!plan || insertion.isBusy}
          onClick={() => plan && void insertion.insert(plan, false)}
        >
          Insert
        </Button>
        {insertion.canUndo && (
          <Button
            icon={<ArrowUndoRegular />}
            disabledFocusable={insertion.isBusy}
            onClick={() => {
              void insertion.undo();
              insertButton.current?.focus(); // this button goes
            }}
          >
            Undo insert
          </Button>
        )}
      </div>
      <p className={styles.result} role="status">
        {insertion.result}
      </p>
      {insertion.problem && (
        <ProblemBar problem={insertion.problem}>
          <TryAgain
            problem={insertion.problem}
            isBusy={insertion.isBusy}
            onTryAgain={() => void insertion.again()}
          />
        </ProblemBar>
      )}
      {insertion.asked && (
        <OverwriteDialog
          subject="The formula"
          occupied={{ address: insertion.asked.target, filled: 1 }}
          button={insertButton}
          onCancel={insertion.cancel}
          onOverwrite={() => void insertion.insert(insertion.asked!, true)}
        />
      )}
    </div>
  );
}

function Plan({ plan: { formula, target, selected, fromExample } }: { plan: InsertPlan }) {
  const styles = useStyles();
  const hint =
    selected.length > 0
      ? fromExample.length > 0
        ? `Not selected, so from the example: ${fromExample.join(", ")}. Put yours in their place.`
        : undefined
      : fromExample.length > 0
        ? "These are the example’s values. To use your own, select their cells first, then with Ctrl held a blank cell for the result."
        : undefined;
  return (
    <>
      <p className={styles.text}>
        Goes into <strong>{target}</strong>: <code>{formula}</code>
      </p>
      {hint !== undefined && <p className={styles.quiet}>{hint}</p>}
    </>
  );
}

function useInsertion() {
  const last = useLastWrite();
  const [isBusy, setBusy] = useState(false);
  const [asked, setAsked] = useState<InsertPlan>();
  const [result, setResult] = useState<string>();
  const [problem, setProblem] = useState<Problem>();
  /** What was to be inserted last. */
  const tried = useRef<[plan: InsertPlan, overwrite: boolean]>(undefined);

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

  async function insertPlan(plan: InsertPlan, overwrite: boolean): Promise<void> {
    tried.current = [plan, overwrite];
    const outcome = await insertFormula(plan, overwrite);
    if (outcome.kind === "occupied") setAsked(plan);
    else setResult(`Inserted in ${outcome.address}.`);
  }

  const notInserted = "The function was not inserted.";
  return {
    isBusy,
    asked,
    result,
    problem,
    canUndo: last?.kind === "formula",
    cancel: () => setAsked(undefined),
    insert: (plan: InsertPlan, overwrite: boolean) => during(notInserted, () => insertPlan(plan, overwrite)),
    again: () => during(notInserted, () => writeAgain(() => insertPlan(...tried.current!))),
    undo: () =>
      during("The insertion was not undone.", async () => {
        if (await undoLastWrite(askToLose)) setResult("The insertion is undone.");
      }),
  };
}
