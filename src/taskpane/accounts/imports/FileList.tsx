import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { counted } from "../../parts/format";
import { Group } from "./Group";
import type { Read } from "./reading";
import { formatWords, isOwn, periodWords } from "./words";

const useStyles = makeStyles({
  list: {
    display: "flex",
    flexDirection: "column",
    margin: 0,
    padding: 0,
    listStyleType: "none",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  entry: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    overflowWrap: "anywhere",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    ":not(:first-child)": { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  what: { display: "block", fontWeight: tokens.fontWeightSemibold },
  button: { marginTop: tokens.spacingVerticalXS },
  second: { display: "block", color: tokens.colorNeutralForeground3 },
});

interface FileListProps {
  readonly read: Read;
  readonly onChangeColumns: (file: string) => void;
}

/** The files that were read: whose and what they are, how many rows they have, and which days these span. */
export function FileList({ read: { files, imported }, onChangeColumns }: FileListProps) {
  const styles = useStyles();
  if (files.length === 0) return null;
  const rows = files.reduce((sum, file) => sum + file.rows, 0);
  const doubles = imported.doubles > 0 ? `, ${counted(imported.doubles, "row")} in more than one` : "";
  return (
    <Group title={`${counted(files.length, "file")}, ${counted(rows, "row")}${doubles}`}>
      <ul className={styles.list}>
        {files.map((file) => {
          const period = periodWords(file);
          return (
            <li key={file.file} className={styles.entry}>
              <span className={styles.what}>
                {file.account}, {formatWords(file)}
              </span>
              {counted(file.rows, "row")}
              {period !== "" && `, ${period}`}
              <span className={styles.second}>{file.file}</span>
              {isOwn(file) && (
                <Button size="small" className={styles.button} onClick={() => onChangeColumns(file.file)}>
                  Change columns
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </Group>
  );
}
