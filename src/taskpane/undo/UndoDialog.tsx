import { Button, makeStyles } from "@fluentui/react-components";
import { ModalDialog } from "../parts/ModalDialog";
import { useObservable } from "../state/use-observable";
import { describeLoss, undoQuestion } from "./undo-question";

const useStyles = makeStyles({ line: { margin: 0, overflowWrap: "anywhere" } });

/** Asks before Undo loses what was entered after the write, whichever view it was chosen in. */
export function UndoDialog() {
  const styles = useStyles();
  const question = useObservable(undoQuestion);
  if (!question) return null;
  const { losses, answer } = question;
  return (
    <ModalDialog
      role="alertdialog"
      title="Discard your edits?"
      onCancel={() => answer(false)}
      actions={
        <>
          <Button onClick={() => answer(false)}>Keep my edits</Button>
          <Button appearance="primary" onClick={() => answer(true)}>
            Undo and discard them
          </Button>
        </>
      }
    >
      {losses.map((loss) => (
        <p key={loss.where} className={styles.line}>
          {describeLoss(loss)}
        </p>
      ))}
      <p className={styles.line}>You cannot get that back.</p>
    </ModalDialog>
  );
}
