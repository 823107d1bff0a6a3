import { Button, makeStyles, Spinner, tokens } from "@fluentui/react-components";
import { ArrowUndoRegular, TableLightningRegular } from "@fluentui/react-icons";
import { useRef } from "react";
import { ProblemBar } from "../parts/ProblemBar";
import { Section } from "../parts/Section";
import { TryAgain } from "../undo/TryAgain";
import { type AccountsModel, describeWrite } from "./use-accounts";

const useStyles = makeStyles({
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  text: { margin: 0 },
  result: { margin: 0, overflowWrap: "anywhere", ":empty": { display: "none" } },
});

/** Writes the account as a live sheet, and takes the view's last write back. */
export function WriteAccount({ model }: { model: AccountsModel }) {
  const styles = useStyles();
  const { activity, progress, result, problem, read, written } = model;
  const isBusy = activity !== undefined;
  const canWrite = read?.accounts?.kind === "figures";
  const button = useRef<HTMLButtonElement>(null);
  return (
    <Section title="Write">
      <p className={styles.text}>
        A new sheet of live formulas on your tables, with a chart. It updates as you edit them.
      </p>
      <div className={styles.buttons}>
        <Button
          ref={button}
          appearance={canWrite ? "primary" : "secondary"}
          icon={activity === "write" ? <Spinner size="tiny" /> : <TableLightningRegular />}
          disabledFocusable={isBusy || !canWrite}
          onClick={() => void model.write()}
        >
          Write account sheet
        </Button>
        {activity === "write" && (
          <Button
            onClick={() => {
              model.cancel();
              button.current?.focus(); // this button disappears
            }}
          >
            Cancel
          </Button>
        )}
        {written && activity !== "write" && (
          <Button
            icon={activity === "undo" ? <Spinner size="tiny" /> : <ArrowUndoRegular />}
            disabledFocusable={isBusy}
            onClick={() => {
              void model.undo();
              button.current?.focus();
            }}
          >
            Undo: {describeWrite(written)}
          </Button>
        )}
      </div>
      <p className={styles.result} role="status">
        {activity === "write" && progress !== undefined ? `${progress}…` : result}
      </p>
      {problem && (
        <ProblemBar problem={problem} onDismiss={model.dismiss}>
          <TryAgain problem={problem} isBusy={isBusy} onTryAgain={() => void model.tryAgain()} />
        </ProblemBar>
      )}
    </Section>
  );
}
