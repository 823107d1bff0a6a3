import { Button, Field, makeStyles, Textarea, tokens } from "@fluentui/react-components";
import { useRef, useState, type RefObject } from "react";
import { ModalDialog } from "../parts/ModalDialog";
import { panesSaveFiles, saveFile } from "../parts/files/save-file";

const useStyles = makeStyles({
  // Its text box would be as wide as its columns, wider than a pane at 200 % zoom.
  field: { gridTemplateColumns: "minmax(0, 1fr)" },
  text: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
  line: { margin: 0, ":empty": { display: "none" } },
});

interface ExportDialogProps {
  /** The profiles as the text of a file. */
  readonly text: string;
  /** The button that opened the dialog, which gets the focus back. */
  readonly button: RefObject<HTMLButtonElement | null>;
  readonly onClose: () => void;
}

/** Shows the profiles as a text to copy, because some hosts of Excel let no pane save a file. */
export function ExportDialog({ text, button, onClose }: ExportDialogProps) {
  const styles = useStyles();
  const box = useRef<HTMLTextAreaElement>(null);
  const [said, setSaid] = useState("");

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      setSaid("Copied.");
    } catch {
      // Excel on the web may block the clipboard.
      box.current?.focus();
      box.current?.select();
      setSaid("The text is selected. Press Ctrl+C, or Cmd+C on a Mac, to copy it.");
    }
  }

  return (
    <ModalDialog
      role="dialog"
      title="Export your profiles"
      button={button}
      onCancel={onClose}
      actions={
        <>
          <Button onClick={onClose}>Close</Button>
          {panesSaveFiles() && (
            <Button onClick={() => saveFile("ballast-profiles.json", text)}>Save as file</Button>
          )}
          <Button appearance="primary" onClick={() => void copy()}>
            Copy
          </Button>
        </>
      }
    >
      <p className={styles.line}>Keep this text or share it. In another workbook, choose Import.</p>
      <Field className={styles.field} label="Your profiles as text">
        <Textarea
          ref={box}
          readOnly
          rows={10}
          value={text}
          textarea={{ className: styles.text, spellCheck: false }}
        />
      </Field>
      <p className={styles.line} role="status">
        {said}
      </p>
    </ModalDialog>
  );
}
