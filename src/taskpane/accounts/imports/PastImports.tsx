import { Button, makeStyles, Spinner, tokens } from "@fluentui/react-components";
import { ArrowUndoRegular } from "@fluentui/react-icons";
import { useState } from "react";
import type { PastImport } from "../../../workbook/imports/register";
import { counted } from "../../parts/format";
import { ModalDialog } from "../../parts/ModalDialog";
import { ProblemBar } from "../../parts/ProblemBar";
import type { PastImportsModel } from "./use-past-imports";
import { filesWords, momentWords } from "./words";

const useStyles = makeStyles({
  title: {
    margin: `${tokens.spacingVerticalS} 0 0`,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  list: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    margin: 0,
    padding: 0,
    listStyleType: "none",
  },
  entry: { display: "flex", alignItems: "start", gap: tokens.spacingHorizontalS },
  words: { flexGrow: 1, minWidth: 0, overflowWrap: "anywhere" },
  second: {
    display: "block",
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  button: { flexShrink: 0 },
  result: { margin: 0, ":empty": { display: "none" } },
  line: { margin: 0, overflowWrap: "anywhere" },
});

/** The imports that are in the workbook, the last one first; each can be taken back. */
export function PastImports({ past }: { past: PastImportsModel }) {
  const styles = useStyles();
  const [asked, setAsked] = useState<PastImport>();
  const { imports = [], undoing, result, problem } = past;
  return (
    <>
      {imports.length > 0 && (
        <>
          <h3 className={styles.title}>In this workbook</h3>
          <ul className={styles.list}>
            {imports.toReversed().map((one) => (
              <li key={one.id} className={styles.entry}>
                <span className={styles.words}>
                  {filesWords(one.files)}
                  <span className={styles.second}>
                    {counted(one.rows, "row")}, {momentWords(one.at)}
                  </span>
                </span>
                <Button
                  className={styles.button}
                  size="small"
                  icon={undoing === one.id ? <Spinner size="extra-tiny" /> : <ArrowUndoRegular />}
                  aria-label={`Undo the import of ${filesWords(one.files)}`}
                  disabledFocusable={undoing !== undefined}
                  onClick={() => setAsked(one)}
                >
                  Undo
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className={styles.result} role="status">
        {result}
      </p>
      {problem && <ProblemBar problem={problem} onDismiss={past.dismiss} />}
      {asked && (
        <UndoQuestion
          asked={asked}
          isLast={asked.id === imports.at(-1)?.id}
          onCancel={() => setAsked(undefined)}
          onUndo={() => {
            setAsked(undefined);
            void past.undo(asked);
          }}
        />
      )}
    </>
  );
}

interface UndoQuestionProps {
  readonly asked: PastImport;
  readonly isLast: boolean;
  readonly onCancel: () => void;
  readonly onUndo: () => void;
}

function UndoQuestion({ asked: { files, rows }, isLast, onCancel, onUndo }: UndoQuestionProps) {
  const styles = useStyles();
  return (
    <ModalDialog
      role="alertdialog"
      title="Undo this import?"
      onCancel={onCancel}
      actions={
        <>
          <Button onClick={onCancel}>Keep it</Button>
          <Button appearance="primary" onClick={onUndo}>
            {" "}
            Undo import{" "}
          </Button>
        </>
      }
    >
      <p className={styles.line}>
        This deletes the {counted(rows, "row")} of {filesWords(files)}, and sheets that then hold nothing
        else. Formulas that read such a sheet show #REF!
      </p>
      <p className={styles.line}>What you entered in those rows is lost. The files can be imported again.</p>
      {!isLast && (
        <p className={styles.line}>
          Later imports left out rows that this one had brought. If their files have some of the same rows,
          import those files again too.
        </p>
      )}
    </ModalDialog>
  );
}
