import { Button, makeStyles, Spinner, tokens } from "@fluentui/react-components";
import { UpdatedProblem } from "../../base/problem";
import { ProblemBar } from "./ProblemBar";
import type { Loaded } from "./use-loaded";

const useStyles = makeStyles({
  again: { alignSelf: "start", marginTop: tokens.spacingVerticalS },
});

/** Shown in place of a view until it is loaded, or if it did not load. */
export function Loading({ label, loaded }: { label: string; loaded: Loaded<unknown> }) {
  const styles = useStyles();
  const { value, problem, loadAgain } = loaded;
  if (value !== undefined) return null;
  if (!problem) return <Spinner size="small" label={label} />;
  return (
    <>
      <ProblemBar problem={problem} />
      {!(problem instanceof UpdatedProblem) && (
        <Button className={styles.again} onClick={loadAgain}>
          Try again
        </Button>
      )}
    </>
  );
}
