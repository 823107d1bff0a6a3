import { Button } from "@fluentui/react-components";
import type { RefObject } from "react";
import { ModalDialog } from "./ModalDialog";

interface OverwriteDialogProps {
  /** What would be written, as the beginning of a sentence. */
  readonly subject: string;
  readonly occupied: { readonly address: string; readonly filled: number };
  /** The button that started the write; the focus goes back to it. */
  readonly button: RefObject<HTMLButtonElement | null>;
  readonly onCancel: () => void;
  readonly onOverwrite: () => void;
}

/** Asks before filled cells are written over. */
export function OverwriteDialog({ subject, occupied, button, onCancel, onOverwrite }: OverwriteDialogProps) {
  const { address, filled } = occupied;
  const what = filled === 1 ? "1 cell that holds something" : `${filled} cells that are not empty`;
  return (
    <ModalDialog
      role="alertdialog"
      title="Overwrite filled cells?"
      button={button}
      onCancel={onCancel}
      actions={
        <>
          <Button onClick={onCancel}>Keep the cells</Button>
          <Button appearance="primary" onClick={onOverwrite}>
            Overwrite
          </Button>
        </>
      }
    >
      {subject} needs {address}, with {what}. Undo can put them back after the write.
    </ModalDialog>
  );
}
