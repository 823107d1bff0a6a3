import { makeStyles, tokens } from "@fluentui/react-components";
import {
  CheckmarkCircleRegular,
  DismissCircleRegular,
  InfoRegular,
  WarningRegular,
} from "@fluentui/react-icons";
import { counted } from "../../parts/format";
import { Details } from "../../parts/Details";
import { Group } from "./Group";
import type { Read } from "./reading";
import { noteGroups, placeWords, recountWords, type NoteGroup } from "./words";

const useStyles = makeStyles({
  list: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    margin: 0,
    padding: 0,
    listStyleType: "none",
  },
  entry: { display: "flex", gap: tokens.spacingHorizontalS, minWidth: 0 },
  icon: { flexShrink: 0, fontSize: "20px", color: tokens.colorNeutralForeground3 },
  error: { flexShrink: 0, fontSize: "20px", color: tokens.colorStatusDangerForeground1 },
  warning: { flexShrink: 0, fontSize: "20px", color: tokens.colorStatusWarningForeground1 },
  words: { flexGrow: 1, minWidth: 0, overflowWrap: "anywhere" },
  places: { margin: 0, paddingLeft: tokens.spacingHorizontalL, overflowWrap: "anywhere" },
  good: { display: "flex", gap: tokens.spacingHorizontalS, margin: 0 },
});

/** As many places as one looks at here; the others stand in the import notes. */
const shown = 5;

/** What there is to say of the files, the worst first, with what to do about it. */
export function NoteList({ read: { imported, questions, plan } }: { read: Read }) {
  const styles = useStyles();
  const asked = new Set(
    questions.flatMap(({ kind }) =>
      kind === "operation" ? ["operation-unknown"] : kind === "direction" ? ["direction-unknown"] : [],
    ),
  );
  const groups = noteGroups(imported.notes, asked);
  const recounted = recountWords(plan);
  // Rows may wait for an answer, and then not every one was read.
  const isAsked = imported.notes.some(({ severity, code }) => severity === "question" || asked.has(code));
  if (isAsked && groups.length + recounted.length === 0) return null;
  return (
    <Group title="Notes">
      {groups.length === 0 && !isAsked && (
        <p className={styles.good}>
          <CheckmarkCircleRegular className={styles.icon} />
          Every row was read.
        </p>
      )}
      {recounted.length + groups.length > 0 && (
        <ul className={styles.list}>
          {recounted.map((words) => (
            <li key={words} className={styles.entry}>
              <WarningRegular className={styles.warning} aria-label="Warning" />
              <span className={styles.words}>{words}</span>
            </li>
          ))}
          {groups.map((group) => (
            <NoteEntry key={group.code} group={group} />
          ))}
        </ul>
      )}
    </Group>
  );
}

const icons = {
  error: ["error", DismissCircleRegular, "Error"],
  warning: ["warning", WarningRegular, "Warning"],
  question: ["warning", WarningRegular, "Question"],
  info: ["icon", InfoRegular, "Note"],
} as const;

function NoteEntry({ group: { severity, notes } }: { group: NoteGroup }) {
  const styles = useStyles();
  const [style, Icon, label] = icons[severity];
  const [first] = notes;
  const more = notes.length - shown;
  return (
    <li className={styles.entry}>
      <Icon className={styles[style]} aria-label={label} />
      <div className={styles.words}>
        {first!.advice}
        <Details summary={notes.length === 1 ? "Where" : counted(notes.length, "place")}>
          <ul className={styles.places}>
            {notes.slice(0, shown).map((note, index) => (
              <li key={index}>{placeWords(note)}</li>
            ))}
            {more > 0 && <li>{counted(more, "more place")}, in the import notes</li>}
          </ul>
        </Details>
      </div>
    </li>
  );
}
