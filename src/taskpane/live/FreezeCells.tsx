import { Button, makeStyles, Spinner, tokens } from "@fluentui/react-components";
import { ArrowUndoRegular, WeatherSnowflakeRegular } from "@fluentui/react-icons";
import { useRef } from "react";
import type { Market } from "../../market/live/interface";
import { WorkResult } from "../undo/WorkResult";
import { useFreeze } from "./use-freeze";

const useStyles = makeStyles({
  text: { margin: 0 },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

/** Puts values in the place of live formulas, before a workbook is sent or filed. */
export function FreezeCells({ market }: { market: Market }) {
  const styles = useStyles();
  const { freeze, undo, canUndo } = useFreeze(market);
  const isBusy = freeze.isBusy || undo.isBusy;
  const last = undo.result === "" && !undo.problem ? freeze : undo;
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
          onClick={() => {
            undo.forget();
            void freeze.start();
          }}
        >
          Freeze to values
        </Button>
        {canUndo && (
          <Button
            icon={<ArrowUndoRegular />}
            disabledFocusable={isBusy}
            onClick={() => {
              freeze.forget();
              void undo.start();
              button.current?.focus(); // this button disappears
            }}
          >
            Undo freeze
          </Button>
        )}
      </div>
      <WorkResult
        result={last.result}
        problem={last.problem}
        isBusy={isBusy}
        onDismiss={last.forget}
        onTryAgain={() => void freeze.tryAgain()}
      />
    </>
  );
}
