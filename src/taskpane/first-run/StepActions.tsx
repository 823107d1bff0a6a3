import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { CalendarCheckmarkRegular } from "@fluentui/react-icons";
import { templatesOfSteps, type Step } from "../../workbook/settings/path";
import type { Portfolio } from "../portfolio/use-portfolio";
import { openFunction, openTemplate } from "../state/wanted";
import { baseProfile, type PathModel } from "./use-path";

const useStyles = makeStyles({
  buttons: {
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalS,
    // A pane at 200 % zoom is narrower than Fluent's buttons.
    "& > button": { minWidth: "min(96px, 100%)", overflowWrap: "anywhere" },
  },
  words: { margin: 0 },
});

interface StepActionsProps {
  readonly step: Step;
  readonly path: PathModel;
  readonly portfolio: Portfolio;
  readonly onSignals: () => void;
}

/** The buttons of a step: each opens what the step needs. */
export function StepActions({ step, path, portfolio, onSignals }: StepActionsProps) {
  const styles = useStyles();
  switch (step) {
    case "base":
      return <BaseActions path={path} portfolio={portfolio} />;
    case "simulate":
      return <OpenTemplate step="simulate" title="Backtest" />;
    case "hedge":
      return <OpenTemplate step="hedge" title="Hedge planner" />;
    case "review":
      return (
        <>
          <p role="status" className={styles.words}>
            {path.review.words}.
          </p>
          <div className={styles.buttons}>
            <Button
              icon={<CalendarCheckmarkRegular />}
              disabledFocusable={path.review.isToday}
              onClick={path.reviewed}
            >
              Reviewed today
            </Button>
          </div>
        </>
      );
    case "signals":
      return (
        <div className={styles.buttons}>
          <Button onClick={onSignals}>Go to the signals</Button>
        </div>
      );
  }
}

function BaseActions({ path, portfolio }: Pick<StepActionsProps, "path" | "portfolio">) {
  const styles = useStyles();
  const { state, dispatch } = portfolio;
  return (
    <>
      <div className={styles.buttons}>
        <Button
          appearance={path.isPicked ? "secondary" : "primary"}
          onClick={() => dispatch({ type: "profilePicked", profileId: baseProfile })}
        >
          Pick Conservative Core (1)
        </Button>
        <Button onClick={() => openFunction("ALLOC.DCA")}>Open ALLOC.DCA</Button>
      </div>
      <p role="status" className={styles.words}>
        {path.isPicked &&
          (state.holdings ? "Picked, and your holdings are read." : "Picked. Now your holdings.")}
      </p>
    </>
  );
}

function OpenTemplate({ step, title }: { step: keyof typeof templatesOfSteps; title: string }) {
  const styles = useStyles();
  return (
    <div className={styles.buttons}>
      <Button onClick={() => openTemplate(templatesOfSteps[step].id)}>Open {title}</Button>
    </div>
  );
}
