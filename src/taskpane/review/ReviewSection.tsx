import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { CalendarCheckmarkRegular } from "@fluentui/react-icons";
import { ProblemBar } from "../parts/ProblemBar";
import { Section } from "../parts/Section";
import { useReview } from "./use-review";

const useStyles = makeStyles({
  line: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    justifyContent: "space-between",
    gap: tokens.spacingHorizontalS,
  },
  words: { margin: 0 },
  due: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorStatusWarningForeground1 },
});

/** When the portfolio is to be reviewed next, where a rebalance was just written. */
export function ReviewSection() {
  return (
    <Section title="Review">
      <ReviewLine />
    </Section>
  );
}

/** When the next review is due, with the button that says it took place. */
function ReviewLine() {
  const styles = useStyles();
  const { words, isDue, isToday, reviewed, problem, dismiss } = useReview();
  return (
    <>
      <div className={styles.line}>
        <p role="status" className={styles.words}>
          <span className={isDue ? styles.due : undefined}>{words}</span>
        </p>
        <Button icon={<CalendarCheckmarkRegular />} disabledFocusable={isToday} onClick={reviewed}>
          Reviewed today
        </Button>
      </div>
      {problem && <ProblemBar problem={problem} onDismiss={dismiss} />}
    </>
  );
}
