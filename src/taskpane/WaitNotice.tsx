import { makeStyles, MessageBar, MessageBarBody, tokens } from "@fluentui/react-components";
import { waiting } from "../excel/waiting";
import { useObservable } from "./state/use-observable";

const useStyles = makeStyles({
  bar: {
    marginRight: tokens.spacingHorizontalS,
    marginBottom: tokens.spacingVerticalS,
    paddingTop: tokens.spacingVerticalS,
    paddingBottom: tokens.spacingVerticalS,
  },
  body: { whiteSpace: "normal" },
});

/** Says what Excel waits for while it leaves a call of the pane unanswered. It comes and goes by itself. */
export function WaitNotice() {
  const styles = useStyles();
  const wait = useObservable(waiting);
  if (!wait) return null;
  return (
    <MessageBar intent="warning" layout="multiline" politeness="polite" className={styles.bar}>
      <MessageBarBody className={styles.body}>{words[wait]}</MessageBarBody>
    </MessageBar>
  );
}

const words = {
  edit: "A cell is being edited. Press Enter or Esc in the sheet and the pane continues.",
  unknown: "Excel has not answered yet. If a cell is being edited, press Enter or Esc in the sheet.",
} as const;
