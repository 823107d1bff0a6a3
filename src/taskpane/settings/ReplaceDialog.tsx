import { Button } from "@fluentui/react-components";
import type { RefObject } from "react";
import { ModalDialog } from "../parts/ModalDialog";

interface ReplaceDialogProps {
  /** Names that profiles of the workbook already have. */
  readonly names: readonly string[];
  /** The button that started the import, which gets the focus back. */
  readonly button: RefObject<HTMLButtonElement | null>;
  readonly onCancel: () => void;
  readonly onAnswer: (answer: "number" | "replace") => void;
}

/** Asks before an import replaces profiles. */
export function ReplaceDialog({ names, button, onCancel, onAnswer }: ReplaceDialogProps) {
  return (
    <ModalDialog
      role="alertdialog"
      title="Replace profiles of the same name?"
      button={button}
      onCancel={onCancel}
      actions={
        <>
          <Button onClick={onCancel}>Cancel</Button>
          <Button onClick={() => onAnswer("number")}>Keep both</Button>
          <Button appearance="primary" onClick={() => onAnswer("replace")}>
            Replace
          </Button>
        </>
      }
    >
      This workbook has {names.join(", ")} already. Undo can put {names.length === 1 ? "it" : "them"} back.
    </ModalDialog>
  );
}
