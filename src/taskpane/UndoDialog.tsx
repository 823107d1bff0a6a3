import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
} from "@fluentui/react-components";
import { useSyncExternalStore } from "react";
import { describeLoss, onUndoQuestionChanged, undoQuestion } from "./undo-question";

const useStyles = makeStyles({ line: { margin: 0, overflowWrap: "anywhere" } });

/** Asks before Undo loses what was entered after the write, whichever view it was chosen in. */
export function UndoDialog() {
  const styles = useStyles();
  const question = useSyncExternalStore(onUndoQuestionChanged, undoQuestion);
  if (!question) return null;
  const { losses, answer } = question;
  return (
    <Dialog open modalType="alert" onOpenChange={(_, { open }) => !open && answer(false)}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>Lose what was changed since?</DialogTitle>
          <DialogContent>
            {losses.map((loss) => (
              <p key={loss.where} className={styles.line}>
                {describeLoss(loss)}
              </p>
            ))}
            <p className={styles.line}>Nothing brings that back.</p>
          </DialogContent>
          <DialogActions>
            <Button appearance="secondary" onClick={() => answer(false)}>
              Keep the changes
            </Button>
            <Button appearance="primary" onClick={() => answer(true)}>
              Undo and lose them
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
