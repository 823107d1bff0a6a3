import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { TableCursorRegular } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import { type Problem, UpdatedProblem } from "../../base/problem";
import { Notice } from "./Notice";

const useStyles = makeStyles({
  reasons: { margin: 0, paddingLeft: tokens.spacingHorizontalL },
  line: { display: "block" },
  select: { display: "flex", margin: `${tokens.spacingVerticalXXS} 0` },
  reload: { marginTop: tokens.spacingVerticalS },
});

interface ProblemBarProps {
  readonly problem: Problem;
  readonly onDismiss?: () => void;
  /** Selects the cells that a reason is about; without it no reason has a button. */
  readonly onSelect?: (address: string) => void;
  /** Buttons with what can be done about it here. */
  readonly children?: ReactNode;
}

/** A problem: what happened, why, and what to do next; where Ballast was updated, with a button for the new version. */
export function ProblemBar({ problem, onDismiss, onSelect, children }: ProblemBarProps) {
  const styles = useStyles();
  const { what, reasons, remedy, places } = problem;
  const select = (at: number) => {
    const address = places[at];
    if (!onSelect || address === undefined) return null;
    return (
      <Button
        size="small"
        icon={<TableCursorRegular />}
        className={styles.select}
        aria-label={`Select ${address}`}
        onClick={() => onSelect(address)}
      >
        Select cell
      </Button>
    );
  };
  return (
    <Notice intent="error" title={what} onDismiss={onDismiss}>
      {reasons.length === 1 ? (
        <span className={styles.line}>
          {reasons[0]}
          {select(0)}
        </span>
      ) : (
        <ul className={styles.reasons}>
          {reasons.map((reason, at) => (
            <li key={reason}>
              {reason}
              {select(at)}
            </li>
          ))}
        </ul>
      )}
      <span className={styles.line}>{remedy}</span>
      {problem instanceof UpdatedProblem && (
        <Button className={styles.reload} onClick={() => location.reload()}>
          Reload
        </Button>
      )}
      {children}
    </Notice>
  );
}
