import { makeStyles, tokens } from "@fluentui/react-components";
import { waiting } from "../excel/waiting";
import { Notice } from "./parts/Notice";
import { useObservable } from "./state/use-observable";

const useStyles = makeStyles({
  bar: { marginRight: tokens.spacingHorizontalS, marginBottom: tokens.spacingVerticalS },
});

/** Says what Excel waits for while it leaves a call of the pane unanswered. It comes and goes by itself. */
export function WaitNotice() {
  const styles = useStyles();
  const wait = useObservable(waiting);
  if (!wait) return null;
  return (
    <Notice intent="warning" isPolite className={styles.bar}>
      {words[wait]}
    </Notice>
  );
}

const words = {
  edit: "A cell is being edited. Press Enter or Esc in the sheet and the pane continues.",
  unknown: "Excel has not answered yet. If a cell is being edited, press Enter or Esc in the sheet.",
} as const;
