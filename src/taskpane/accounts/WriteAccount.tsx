import { Button, makeStyles, Spinner, tokens } from "@fluentui/react-components";
import { TableLightningRegular } from "@fluentui/react-icons";
import { useRef } from "react";
import { Section } from "../parts/Section";
import { CancelOrUndo } from "../undo/CancelOrUndo";
import { WorkResult } from "../undo/WorkResult";
import { type AccountsModel, describeWrite } from "./use-accounts";

const useStyles = makeStyles({
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  text: { margin: 0 },
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
        <CancelOrUndo
          activity={activity}
          written={written && describeWrite(written)}
          onCancel={model.cancel}
          onUndo={() => void model.undo()}
          focused={button}
        />
      </div>
      <WorkResult
        result={activity === "write" && progress !== undefined ? `${progress}…` : result}
        problem={problem}
        isBusy={isBusy}
        onDismiss={model.dismiss}
        onTryAgain={() => void model.tryAgain()}
      />
    </Section>
  );
}
