import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  makeStyles,
  Textarea,
  tokens,
} from "@fluentui/react-components";
import { useRef, useState, type RefObject } from "react";
import type { Problem } from "../../workbook/problem";
import { ProblemBar } from "../ProblemBar";
import { useFocusBack } from "../use-focus-back";

const useStyles = makeStyles({
  content: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  text: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
  hidden: { display: "none" },
});

interface ImportDialogProps {
  /** What is wrong with the text. */
  readonly problem: Problem | undefined;
  /** What asked for it; the focus goes back to it. */
  readonly button: RefObject<HTMLButtonElement | null>;
  readonly onImport: (text: string) => void;
  readonly onClose: () => void;
}

/** Takes profiles as a text, pasted or out of a file; a text with faults stays, to be corrected. */
export function ImportDialog({ problem, button, onImport, onClose }: ImportDialogProps) {
  const styles = useStyles();
  const [text, setText] = useState("");
  const file = useRef<HTMLInputElement>(null);
  useFocusBack(button);

  async function read(chosen: File): Promise<void> {
    const content = await chosen.text();
    setText(content);
    onImport(content);
  }

  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>Import profiles</DialogTitle>
          <DialogContent className={styles.content}>
            <Field label="Paste the text of exported profiles, or choose their file">
              <Textarea
                rows={8}
                value={text}
                textarea={{ className: styles.text, spellCheck: false }}
                onChange={(_, { value }) => setText(value)}
              />
            </Field>
            {problem && <ProblemBar problem={problem} />}
          </DialogContent>
          <DialogActions fluid>
            <Button onClick={onClose}>Cancel</Button>
            <Button onClick={() => file.current?.click()}>Choose a file</Button>
            <Button appearance="primary" onClick={() => onImport(text)}>
              Import the text
            </Button>
          </DialogActions>
          <input
            ref={file}
            className={styles.hidden}
            type="file"
            accept=".json,application/json"
            aria-label="File with profiles"
            onChange={({ target }) => {
              if (target.files?.[0]) void read(target.files[0]);
              target.value = ""; // the same file can be chosen again
            }}
          />
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
