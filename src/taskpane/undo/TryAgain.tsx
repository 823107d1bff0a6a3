import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { Problem } from "../../base/problem";
import { undoLastWrite } from "../../excel/writes/undo";
import { UnfinishedProblem } from "../../excel/writes/unfinished";
import { askToLose } from "./undo-question";

const useStyles = makeStyles({ button: { marginTop: tokens.spacingVerticalS } });

interface TryAgainProps {
  readonly problem: Problem;
  readonly isBusy?: boolean;
  readonly onTryAgain: () => void;
}

/** In the bar of a write's problem, where the workbook may still hold a part of it. */
export function TryAgain({ problem, isBusy = false, onTryAgain }: TryAgainProps) {
  const styles = useStyles();
  if (!(problem instanceof UnfinishedProblem) || problem.of !== "write") return null;
  return (
    <Button className={styles.button} disabledFocusable={isBusy} onClick={onTryAgain}>
      Try again
    </Button>
  );
}

/** Takes back what a write has left, then writes again. */
export async function writeAgain(work: () => Promise<void>): Promise<void> {
  if (await undoLastWrite(askToLose)) await work();
}
