import { Button, makeStyles, Spinner, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { ImportFile } from "../../../imports/files/container";
import { ProblemBar } from "../../parts/ProblemBar";
import { FileList } from "./FileList";
import { NoteList } from "./NoteList";
import { QuestionList } from "./QuestionList";
import { ReconciledTables } from "./ReconciledTables";
import { UnknownFiles } from "./mapper/UnknownFiles";
import { useImport } from "./use-import";
import { WriteImport } from "./WriteImport";

const useStyles = makeStyles({
  panel: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalL,
    marginTop: tokens.spacingVerticalS,
  },
  progress: { display: "flex", alignItems: "center", flexWrap: "wrap", gap: tokens.spacingHorizontalM },
  result: { margin: 0, overflowWrap: "anywhere", ":empty": { display: "none" } },
});

interface ImportPanelProps {
  readonly files: readonly ImportFile[];
  /** Changes when an import is taken back: what is new in the files is then another. */
  readonly takenBack: number;
  readonly onWritten: () => void;
  readonly onClose: () => void;
}

/** What is in the files, what they leave open, what it comes to, and what is written of it. */
export function ImportPanel({ files, takenBack, onWritten, onClose }: ImportPanelProps) {
  const styles = useStyles();
  const model = useImport(files, takenBack, onWritten);
  const [changed, setChanged] = useState<string>();
  const { read, activity, progress, result, problem } = model;
  return (
    <div className={styles.panel}>
      {activity && (
        <div className={styles.progress}>
          <Spinner size="tiny" label={progress === "" ? "Reading the files" : progress} />
          <Button size="small" onClick={model.cancel}>
            Cancel
          </Button>
        </div>
      )}
      {read && (
        <>
          <QuestionList model={model} questions={read.questions} />
          <FileList read={read} onChangeColumns={setChanged} />
          <UnknownFiles
            files={files}
            read={read}
            model={model}
            changed={changed}
            onChanged={() => setChanged(undefined)}
          />
          <NoteList read={read} />
          <ReconciledTables read={read} />
          <WriteImport model={model} read={read} onClose={onClose} />
        </>
      )}
      <p className={styles.result} role="status">
        {result}
      </p>
      {problem && <ProblemBar problem={problem} onDismiss={model.dismiss} />}
      {!read && !activity && (
        <div>
          <Button onClick={onClose}>Close</Button>
        </div>
      )}
    </div>
  );
}
