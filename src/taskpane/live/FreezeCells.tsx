import { Button, makeStyles, Spinner, tokens } from "@fluentui/react-components";
import { ArrowUndoRegular, WeatherSnowflakeRegular } from "@fluentui/react-icons";
import { useRef } from "react";
import type { Market } from "../../market/live/interface";
import { ProblemBar } from "../parts/ProblemBar";
import { TryAgain } from "../undo/TryAgain";
import { useFreeze } from "./use-freeze";

const useStyles = makeStyles({
  text: { margin: 0 },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  result: { margin: 0, overflowWrap: "anywhere", ":empty": { display: "none" } },
});

/** Puts values in the place of live formulas, before a workbook is sent or filed. */
export function FreezeCells({ market }: { market: Market }) {
  const styles = useStyles();
  const { isBusy, problem, result, canUndo, dismiss, freeze, tryAgain, undo } = useFreeze(market);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <p className={styles.text}>
        Before you send or file the workbook, put values in the place of its live formulas.
      </p>
      <div className={styles.buttons}>
        <Button
          ref={button}
          icon={isBusy ? <Spinner size="tiny" /> : <WeatherSnowflakeRegular />}
          disabledFocusable={isBusy}
          onClick={() => void freeze()}
        >
          Freeze to values
        </Button>
        {canUndo && (
          <Button
            icon={<ArrowUndoRegular />}
            disabledFocusable={isBusy}
            onClick={() => {
              void undo();
              button.current?.focus(); // this button disappears
            }}
          >
            Undo freeze
          </Button>
        )}
      </div>
      <p role="status" className={styles.result}>
        {result}
      </p>
      {problem && (
        <ProblemBar problem={problem} onDismiss={dismiss}>
          <TryAgain problem={problem} isBusy={isBusy} onTryAgain={() => void tryAgain()} />
        </ProblemBar>
      )}
    </>
  );
}
