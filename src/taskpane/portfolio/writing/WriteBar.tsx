import { Button, makeStyles, mergeClasses, Spinner, tokens } from "@fluentui/react-components";
import {
  CheckmarkCircleRegular,
  ChevronDownRegular,
  ChevronUpRegular,
  TableLightningRegular,
  WarningRegular,
} from "@fluentui/react-icons";
import { useRef, useState } from "react";
import type { RebalancePlan } from "../../../workbook/rebalance/plan";
import { staysInSight } from "../../parts/focus-in-sight";
import { OverwriteDialog } from "../../parts/OverwriteDialog";
import { useMoney } from "../../state/use-settings";
import { CancelOrUndo } from "../../undo/CancelOrUndo";
import { WorkResult } from "../../undo/WorkResult";
import { describeWrite, guardTitle, totalsOf } from "../plan-words";
import type { Portfolio } from "../use-portfolio";
import { WriteOptions } from "./WriteOptions";

const useStyles = makeStyles({
  bar: {
    position: "sticky",
    bottom: 0,
    zIndex: 1,
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    maxHeight: "70vh",
    overflowY: "auto",
    margin: `0 calc(-1 * ${tokens.spacingHorizontalL}) calc(-1 * ${tokens.spacingVerticalM})`,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  totals: {
    display: "flex",
    flexWrap: "wrap",
    justifyContent: "space-between",
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    margin: 0,
    fontVariantNumeric: "tabular-nums",
  },
  term: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  amount: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  outdated: { visibility: "hidden" },
  rules: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXS, margin: 0 },
  icon: { fontSize: "16px" },
  pass: { color: tokens.colorStatusSuccessForeground1 },
  breach: { color: tokens.colorStatusDangerForeground1 },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  together: { display: "flex", gap: "1px" },
});

/** What the trades come to, and the button that writes them: it stays in sight while the view scrolls. */
export function WriteBar({ portfolio }: { portfolio: Portfolio }) {
  const styles = useStyles();
  const { state, dispatch, shown, written, write, cancel, undo } = portfolio;
  const { activity, progress, result, occupied, writeProblem } = state;
  const isBusy = activity !== undefined;
  const writeButton = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const plan = shown.kind === "plan" ? shown.plan : shown.kind === "planning" ? shown.last : undefined;
  return (
    <section className={styles.bar} aria-label="Summary and writing" {...staysInSight}>
      {plan && (
        <div className={mergeClasses(shown.kind === "planning" && styles.outdated)}>
          <Summary plan={plan} />
        </div>
      )}
      {isOpen && <WriteOptions portfolio={portfolio} />}
      <div className={styles.buttons}>
        <div className={styles.together}>
          <Button
            ref={writeButton}
            appearance="primary"
            icon={activity === "write" ? <Spinner size="tiny" /> : <TableLightningRegular />}
            disabledFocusable={isBusy || shown.kind !== "plan"}
            onClick={() => void write()}
          >
            Write rebalance
          </Button>
          <Button
            appearance="primary"
            icon={isOpen ? <ChevronDownRegular /> : <ChevronUpRegular />}
            aria-label="How it is written"
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          />
        </div>
        <CancelOrUndo
          activity={activity}
          written={written && describeWrite(written)}
          onCancel={cancel}
          onUndo={() => void undo()}
          focused={writeButton}
        />
      </div>
      <WorkResult
        result={activity === "write" && progress !== undefined ? `${progress}…` : result}
        problem={writeProblem}
        isBusy={isBusy}
        onDismiss={() => dispatch({ type: "failed", problem: undefined })}
        onTryAgain={() => void portfolio.tryAgain("write")}
      />
      {occupied && (
        <OverwriteDialog
          subject="The rebalance"
          occupied={occupied}
          button={writeButton}
          onCancel={() => dispatch({ type: "asked", occupied: undefined })}
          onOverwrite={() => void write(occupied.address)}
        />
      )}
    </section>
  );
}

function Summary({ plan }: { plan: RebalancePlan }) {
  const styles = useStyles();
  const money = useMoney();
  const isKept = plan.risk.rules.every((rule) => rule.isKept);
  const Icon = isKept ? CheckmarkCircleRegular : WarningRegular;
  return (
    <>
      <dl className={styles.totals}>
        {totalsOf(plan).map(([term, amount]) => (
          <div key={term}>
            <dt className={styles.term}>{term}</dt>
            <dd className={styles.amount}>{money(amount)}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.rules}>
        <Icon
          className={mergeClasses(styles.icon, isKept ? styles.pass : styles.breach)}
          aria-hidden="true"
        />
        {guardTitle(plan.risk)}
      </p>
    </>
  );
}
