import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { TableCursorRegular } from "@fluentui/react-icons";
import type { CellProblem } from "../../workbook/accounts/problems";
import { counted } from "../parts/format";
import { Notice } from "../parts/Notice";

const useStyles = makeStyles({
  problems: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    margin: `${tokens.spacingVerticalXS} 0 0`,
    padding: 0,
    listStyleType: "none",
  },
  text: { display: "block", marginBottom: tokens.spacingVerticalXXS },
});

interface CellProblemsProps {
  readonly problems: readonly CellProblem[];
  readonly onSelect: (address: string) => void;
}

/** What keeps the tables from being read, each with a button that leads to its cells. */
export function CellProblems({ problems, onSelect }: CellProblemsProps) {
  const styles = useStyles();
  return (
    <Notice intent="error" title={`${counted(problems.length, "problem")} in the tables`}>
      <ul className={styles.problems}>
        {problems.map(({ text, address }) => (
          <li key={`${address} ${text}`}>
            <span className={styles.text}>{text}</span>
            {address !== undefined && (
              <Button size="small" icon={<TableCursorRegular />} onClick={() => onSelect(address)}>
                Select {address}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
