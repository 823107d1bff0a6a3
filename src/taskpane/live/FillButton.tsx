import { Button, makeStyles, Spinner } from "@fluentui/react-components";
import { PlugConnectedRegular } from "@fluentui/react-icons";
import { WorkResult } from "../undo/WorkResult";
import type { Work } from "./use-work";

const useStyles = makeStyles({ button: { alignSelf: "start" } });

interface FillButtonProps {
  readonly words: string;
  readonly fill: Work;
  /** True while the view does something else. */
  readonly isBusy: boolean;
}

/** A button that fills something in from live data, and what came of it. */
export function FillButton({ words, fill, isBusy }: FillButtonProps) {
  const styles = useStyles();
  return (
    <>
      <Button
        className={styles.button}
        icon={fill.isBusy ? <Spinner size="tiny" /> : <PlugConnectedRegular />}
        disabledFocusable={isBusy || fill.isBusy}
        onClick={() => void fill.start()}
      >
        {words}
      </Button>
      <WorkResult
        result={fill.result}
        problem={fill.problem}
        isBusy={fill.isBusy}
        onDismiss={fill.forget}
        onTryAgain={() => void fill.tryAgain()}
      />
    </>
  );
}
