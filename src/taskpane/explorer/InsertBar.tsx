import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowUndoRegular, DataBarVerticalAddRegular, TableCellAddRegular } from "@fluentui/react-icons";
import { useRef } from "react";
import { labelOf } from "../../workbook/formulas/function-doc";
import { hasChart, whyNoChart } from "../../workbook/formulas/insert/charts";
import type { InsertPlan } from "../../workbook/formulas/insert/plan";
import { OverwriteDialog } from "../parts/OverwriteDialog";
import { ProblemBar } from "../parts/ProblemBar";
import { TryAgain } from "../undo/TryAgain";
import type { Call } from "./fields/use-call";
import { useInsertion } from "./use-insertion";

const useStyles = makeStyles({
  bar: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  text: { margin: 0, overflowWrap: "anywhere" },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  result: { margin: 0, overflowWrap: "anywhere", ":empty": { display: "none" } },
});

/** Says what will go where, then puts the function into a cell with what its fields hold or, where they are blank, the selected cells. */
export function InsertBar({ id, call }: { id: string; call: Call }) {
  const styles = useStyles();
  const { value: plan, problem } = call.plan;
  const insertion = useInsertion(id, call);
  const insertButton = useRef<HTMLButtonElement>(null);
  const chartButton = useRef<HTMLButtonElement>(null);
  const isComplete = plan?.missing.length === 0;
  const isReady = isComplete && !insertion.isBusy;
  const noChart = hasChart(id) ? whyNotDrawn(id, call) : undefined;
  return (
    <div className={styles.bar}>
      {isComplete && <Plan plan={plan} />}
      {problem && <ProblemBar problem={problem} />}
      <div className={styles.buttons}>
        <Button
          ref={insertButton}
          appearance="primary"
          icon={<TableCellAddRegular />}
          disabledFocusable={!isReady}
          onClick={() => void insertion.insert(false)}
        >
          Insert
        </Button>
        {hasChart(id) && (
          <Button
            ref={chartButton}
            icon={<DataBarVerticalAddRegular />}
            disabledFocusable={!isReady || noChart !== undefined}
            onClick={() => void insertion.insert(true)}
          >
            Insert with chart
          </Button>
        )}
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
      {noChart !== undefined && noChart !== "" && <p className={styles.quiet}>{noChart}</p>}
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
          occupied={insertion.asked}
          button={insertion.asked.hasChart ? chartButton : insertButton}
          onCancel={insertion.cancel}
          onOverwrite={() => void insertion.overwrite()}
        />
      )}
    </div>
  );
}

/** Why the result cannot be drawn, "" where that is said elsewhere; undefined where it can. */
function whyNotDrawn(id: string, { plan, result }: Call): string | undefined {
  if (result.value?.kind === "values") return whyNoChart(id, result.value.values);
  return plan.value?.missing.length === 0 && result.value?.kind === "unknown"
    ? "A chart needs arguments that can be calculated here."
    : "";
}

function Plan({ plan: { formula, target, selected, fromExample } }: { plan: InsertPlan }) {
  const styles = useStyles();
  const hint =
    selected.length > 0
      ? fromExample.length > 0
        ? `Not selected, so taken from the example: ${fromExample.map(labelOf).join(", ")}. Replace them with yours.`
        : undefined
      : fromExample.length > 0
        ? "These are the example’s values. To use your own, fill in the fields, or select the cells that hold them, then hold Ctrl and click a blank cell for the result."
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
