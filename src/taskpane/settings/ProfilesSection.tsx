import { Button, makeStyles, tokens } from "@fluentui/react-components";
import {
  AddRegular,
  ArrowDownloadRegular,
  ArrowUndoRegular,
  ArrowUploadRegular,
  DeleteRegular,
  EditRegular,
  TableCursorRegular,
} from "@fluentui/react-icons";
import { useEffect, useRef, useState } from "react";
import { Problem } from "../../base/problem";
import { asProfile } from "../../workbook/profiles/schema";
import { WeightBar } from "../parts/WeightBar";
import { useSeriesColors } from "../theme";
import { ProblemBar } from "../parts/ProblemBar";
import { TryAgain } from "../undo/TryAgain";
import { Section } from "../parts/Section";
import { ExportDialog } from "./ExportDialog";
import { ImportDialog } from "./ImportDialog";
import { ProfileEditor } from "./ProfileEditor";
import { ReplaceDialog } from "./ReplaceDialog";
import { useOwnProfiles } from "./use-own-profiles";

const useStyles = makeStyles({
  text: { margin: 0 },
  result: { margin: 0, ":empty": { display: "none" } },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  list: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM, margin: 0, padding: 0 },
  item: { listStyleType: "none" },
  head: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXS },
  name: { flexGrow: 1, minWidth: 0, fontWeight: tokens.fontWeightSemibold, overflowWrap: "anywhere" },
});

/** The user's own profiles: create, change, delete, export and import them. */
export function ProfilesSection() {
  const styles = useStyles();
  const colors = useSeriesColors();
  const own = useOwnProfiles();
  const { profiles, faults, editing, clashing, problem } = own;
  const createButton = useRef<HTMLButtonElement>(null);
  const importButton = useRef<HTMLButtonElement>(null);
  const exportButton = useRef<HTMLButtonElement>(null);
  const [isExporting, setIsExporting] = useState(false);
  const isEditing = editing !== undefined;
  const wasEditing = useRef(false);
  useEffect(() => {
    const isOver = wasEditing.current && !isEditing;
    wasEditing.current = isEditing;
    // The form is gone with what had the focus in it.
    if (isOver && document.activeElement === document.body) createButton.current?.focus();
  }, [isEditing]);
  return (
    <Section title="Your profiles">
      {profiles.length === 0 && !editing && (
        <p className={styles.text}>
          Create a profile with your own weights, or read them from two selected columns, component and
          weight.
        </p>
      )}
      {profiles.length > 0 && (
        <ul className={styles.list} aria-label="Your profiles">
          {profiles.map((profile) => (
            <li key={profile.id} className={styles.item}>
              <div className={styles.head}>
                <span className={styles.name}>{profile.name}</span>
                <Button
                  appearance="subtle"
                  size="small"
                  icon={<EditRegular />}
                  aria-label={`Edit ${profile.name}`}
                  onClick={() => own.edit(profile)}
                />
                <Button
                  appearance="subtle"
                  size="small"
                  icon={<DeleteRegular />}
                  aria-label={`Delete ${profile.name}`}
                  onClick={() => {
                    void own.remove(profile);
                    importButton.current?.focus(); // this button disappears
                  }}
                />
              </div>
              <WeightBar colors={colors} components={asProfile(profile).components} />
            </li>
          ))}
        </ul>
      )}
      {editing && (
        <ProfileEditor
          key={editing.id ?? "new"}
          title={editing.id === undefined ? "New profile" : `Edit ${editing.form.name}`}
          initial={editing.form}
          names={profiles.filter(({ id }) => id !== editing.id).map(({ name }) => name)}
          onSave={(draft) => void own.save(draft)}
          onCancel={own.stop}
        />
      )}
      <div className={styles.buttons}>
        {!editing && (
          <Button ref={createButton} icon={<AddRegular />} onClick={own.make}>
            Create a profile
          </Button>
        )}
        {!editing && (
          <Button icon={<TableCursorRegular />} onClick={() => void own.fromSelection()}>
            Use selection
          </Button>
        )}
        <Button ref={importButton} icon={<ArrowUploadRegular />} onClick={own.startImport}>
          Import
        </Button>
        {profiles.length > 0 && (
          <Button ref={exportButton} icon={<ArrowDownloadRegular />} onClick={() => setIsExporting(true)}>
            Export
          </Button>
        )}
        {own.canUndo && (
          <Button
            icon={<ArrowUndoRegular />}
            onClick={() => {
              void own.undo();
              importButton.current?.focus(); // this button disappears
            }}
          >
            Undo
          </Button>
        )}
      </div>
      <p className={styles.result} role="status">
        {own.result}
      </p>
      {problem && !own.isImporting && (
        <ProblemBar problem={problem} onDismiss={own.dismiss}>
          <TryAgain problem={problem} onTryAgain={() => void own.tryAgain()} />
        </ProblemBar>
      )}
      {faults.length > 0 && <ProblemBar problem={unreadable(faults)} />}
      {isExporting && (
        <ExportDialog text={own.exported()} button={exportButton} onClose={() => setIsExporting(false)} />
      )}
      {own.isImporting && (
        <ImportDialog
          problem={problem}
          button={importButton}
          onImport={(text) => void own.importText(text)}
          onClose={own.stopImport}
        />
      )}
      {clashing.length > 0 && (
        <ReplaceDialog
          names={clashing}
          button={importButton}
          onCancel={own.cancelImport}
          onAnswer={(answer) => void own.answer(answer)}
        />
      )}
    </Section>
  );
}

function unreadable(faults: readonly string[]): Problem {
  return new Problem(
    "Some cells of the Settings sheet hold no profile.",
    faults,
    "Correct the cells; until then the previous weights apply.",
  );
}
