import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { Notice } from "../parts/Notice";
import { useReview } from "../review/use-review";
import { type Alert, alertsOf, type Known } from "./alerts-of";

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: "none" },
  bar: { marginTop: tokens.spacingVerticalS },
});

/** What asks for a look while the pane is open, on top of the view; nothing while nothing does. */
export function Alerts(known: Omit<Known, "review">) {
  const styles = useStyles();
  const review = useReview();
  const { alerts, dismiss } = useUndismissed(alertsOf({ ...known, review }));
  if (alerts.length === 0) return null;
  return (
    <ul className={styles.list} aria-label="Alerts">
      {alerts.map((alert) => (
        <li key={alert.key}>
          <Notice
            intent={alert.kind === "liquidation" ? "error" : "warning"}
            title={alert.title}
            isPolite
            onDismiss={() => dismiss(alert.key)}
            dismissLabel={`Dismiss: ${alert.title}`}
            actions={alert.kind === "review" && <Button onClick={review.reviewed}>Reviewed today</Button>}
            className={styles.bar}
          >
            {alert.todo}
          </Notice>
        </li>
      ))}
    </ul>
  );
}

/** Without those that the user has dismissed. One that has ended comes again with its next cause. */
function useUndismissed(alerts: readonly Alert[]) {
  const [dismissed, setDismissed] = useState<readonly string[]>([]);
  const still = dismissed.filter((key) => alerts.some((alert) => alert.key === key));
  if (still.length < dismissed.length) setDismissed(still);
  return {
    alerts: alerts.filter(({ key }) => !still.includes(key)),
    dismiss: (key: string) => setDismissed([...still, key]),
  };
}
