import { makeStyles } from "@fluentui/react-components";
import type { Problem } from "../../base/problem";
import { ProblemBar } from "../parts/ProblemBar";
import { TryAgain } from "./TryAgain";

const useStyles = makeStyles({
  result: { margin: 0, overflowWrap: "anywhere", ":empty": { display: "none" } },
});

interface WorkResultProps {
  /** What a button's work came to, or how far it is. */
  readonly result: string | undefined;
  readonly problem: Problem | undefined;
  readonly isBusy: boolean;
  readonly onDismiss: () => void;
  readonly onTryAgain: () => void;
}

/** What came of a button's work, and of what went wrong another try. */
export function WorkResult({ result, problem, isBusy, onDismiss, onTryAgain }: WorkResultProps) {
  const styles = useStyles();
  return (
    <>
      <p role="status" className={styles.result}>
        {result}
      </p>
      {problem && (
        <ProblemBar problem={problem} onDismiss={onDismiss}>
          <TryAgain problem={problem} isBusy={isBusy} onTryAgain={onTryAgain} />
        </ProblemBar>
      )}
    </>
  );
}
