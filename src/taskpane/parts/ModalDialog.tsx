import { makeStyles, Portal, tokens } from "@fluentui/react-components";
import { useEffect, useId, useRef, type ReactNode, type RefObject } from "react";

const useStyles = makeStyles({
  dialog: {
    boxSizing: "border-box",
    width: "calc(100% - 24px)",
    maxWidth: "480px",
    maxHeight: "calc(100% - 24px)",
    overflowY: "auto",
    padding: tokens.spacingHorizontalL,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    boxShadow: tokens.shadow64,
    "::backdrop": { backgroundColor: tokens.colorBackgroundOverlay },
  },
  title: {
    margin: `0 0 ${tokens.spacingVerticalS}`,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  content: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  actions: {
    display: "flex",
    flexWrap: "wrap",
    justifyContent: "end",
    gap: tokens.spacingHorizontalS,
    marginTop: tokens.spacingVerticalL,
  },
});

interface ModalDialogProps {
  /** An "alertdialog" asks before something is lost. */
  readonly role: "dialog" | "alertdialog";
  readonly title: string;
  readonly children: ReactNode;
  readonly actions: ReactNode;
  /** The button that the focus goes back to; without, it goes back to where it was. */
  readonly button?: RefObject<HTMLButtonElement | null>;
  /** Called on Escape. */
  readonly onCancel: () => void;
}

/** The browser's own modal dialog. Fluent's leaves focus stops behind that are hidden from screen readers. */
export function ModalDialog({ role, title, children, actions, button, onCancel }: ModalDialogProps) {
  const styles = useStyles();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const element = dialog.current!;
    const asker = button?.current ?? document.activeElement;
    element.showModal();
    return () => {
      element.close();
      if (asker instanceof HTMLElement) asker.focus();
    };
  }, [button]);
  return (
    <Portal>
      <dialog
        ref={dialog}
        role={role}
        aria-labelledby={heading}
        className={styles.dialog}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.preventDefault();
          event.stopPropagation(); // Office.js takes the key to leave the pane
          onCancel();
        }}
        onCancel={(event) => {
          if (event.target !== event.currentTarget) return; // a file chooser in it was left
          event.preventDefault();
          onCancel();
        }}
      >
        <h2 id={heading} className={styles.title}>
          {title}
        </h2>
        <div className={styles.content}>{children}</div>
        <div className={styles.actions}>{actions}</div>
      </dialog>
    </Portal>
  );
}
