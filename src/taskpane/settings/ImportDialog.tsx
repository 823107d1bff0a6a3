import { Button, Field, makeStyles, Textarea, tokens } from "@fluentui/react-components";
import { useRef, useState, type RefObject } from "react";
import type { Problem } from "../../base/problem";
import { limits } from "../../workbook/profiles/limits";
import { ModalDialog } from "../parts/ModalDialog";
import { ProblemBar } from "../parts/ProblemBar";

const useStyles = makeStyles({
  // Its text box would be as wide as its columns, wider than a pane at 200 % zoom.
  field: { gridTemplateColumns: "minmax(0, 1fr)" },
  text: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
  hidden: { display: "none" },
});

interface ImportDialogProps {
  /** The problem with the text. */
  readonly problem: Problem | undefined;
  /** The button that opened the dialog, which gets the focus back. */
  readonly button: RefObject<HTMLButtonElement | null>;
  readonly onImport: (text: string) => void;
  readonly onClose: () => void;
}

/** Takes profiles as a text, pasted or from a file. A text with faults stays, so that the user can correct it. */
export function ImportDialog({ problem, button, onImport, onClose }: ImportDialogProps) {
  const styles = useStyles();
  const [text, setText] = useState("");
  const file = useRef<HTMLInputElement>(null);

  async function read(chosen: File): Promise<void> {
    // A character takes at most four bytes of a file. What is larger is refused unread, and only its beginning is kept here.
    const content = await chosen.slice(0, 4 * (limits.file + 1)).text();
    setText(content);
    onImport(content);
  }

  return (
    <ModalDialog
      role="dialog"
      title="Import profiles"
      button={button}
      onCancel={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button onClick={() => file.current?.click()}>Choose a file</Button>
          <Button appearance="primary" onClick={() => onImport(text)}>
            Import the text
          </Button>
        </>
      }
    >
      <Field className={styles.field} label="Paste the text of exported profiles, or choose their file">
        <Textarea
          rows={8}
          value={text}
          textarea={{ className: styles.text, spellCheck: false }}
          onChange={(_, { value }) => setText(value)}
        />
      </Field>
      {problem && <ProblemBar problem={problem} />}
      <input
        ref={file}
        className={styles.hidden}
        type="file"
        accept=".json,application/json"
        aria-label="File with profiles"
        onChange={({ target }) => {
          if (target.files?.[0]) void read(target.files[0]);
          target.value = ""; // so that the same file can be chosen again
        }}
      />
    </ModalDialog>
  );
}
