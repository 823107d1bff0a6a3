import { Button, Spinner } from "@fluentui/react-components";
import { ArrowUndoRegular } from "@fluentui/react-icons";
import type { RefObject } from "react";

interface CancelOrUndoProps {
  readonly activity: string | undefined;
  /** The last write, in words; undefined where there is none to undo. */
  readonly written: string | undefined;
  readonly onCancel: () => void;
  readonly onUndo: () => void;
  /** Takes the focus, as these buttons disappear with the click. */
  readonly focused: RefObject<HTMLButtonElement | null>;
}

/** Beside a button that writes: Cancel while it does, and Undo once it has. */
export function CancelOrUndo({ activity, written, onCancel, onUndo, focused }: CancelOrUndoProps) {
  const leaving = (work: () => void) => () => {
    work();
    focused.current?.focus();
  };
  if (activity === "write") return <Button onClick={leaving(onCancel)}>Cancel</Button>;
  if (written === undefined) return null;
  return (
    <Button
      icon={activity === "undo" ? <Spinner size="tiny" /> : <ArrowUndoRegular />}
      disabledFocusable={activity !== undefined}
      onClick={leaving(onUndo)}
    >
      Undo: {written}
    </Button>
  );
}
