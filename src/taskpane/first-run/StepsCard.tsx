import { Accordion, Button, Link, makeStyles, Subtitle2, tokens } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { useEffect, useId, useRef, useState } from "react";
import { steps, type Step } from "../../workbook/settings/path";
import { ProblemBar } from "../parts/ProblemBar";
import type { Portfolio } from "../portfolio/use-portfolio";
import { useObservable } from "../state/use-observable";
import { bringStepsBack, putStepsAway, stepsAreAsked, stepsAreAway } from "./seen";
import { StepItem } from "./StepItem";
import { usePath } from "./use-path";

const useStyles = makeStyles({
  card: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXS,
    marginTop: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground2,
    scrollMarginTop: "48px",
  },
  head: { display: "flex", alignItems: "start", justifyContent: "space-between" },
  heading: { margin: 0 },
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
});

interface StepsCardProps {
  readonly portfolio: Portfolio;
  /** Goes to the section of the signals. */
  readonly onSignals: () => void;
  /** Takes the focus once the card is put away. */
  readonly onAway: () => void;
}

/** The way from spot to futures: five steps, one of them open, each with what it needs. */
export function StepsCard(props: StepsCardProps) {
  return useObservable(stepsAreAway) ? null : <Steps {...props} />;
}

function Steps({ portfolio, onSignals, onAway }: StepsCardProps) {
  const styles = useStyles();
  const id = useId();
  const card = useRef<HTMLElement>(null);
  const path = usePath(portfolio);
  /** Undefined until the user opens or closes a step: the first that is not done is open until then. */
  const [open, setOpen] = useState<Step | "none">();
  const shown = open ?? steps.find((step) => !path.isDone(step)) ?? "none";
  const done = steps.filter(path.isDone).length;
  const asked = useObservable(stepsAreAsked);
  // Folded while the user plans without the steps.
  const isFolded =
    portfolio.state.holdings !== undefined &&
    portfolio.profile !== undefined &&
    open === undefined &&
    asked === undefined;
  useEffect(() => {
    if (asked === undefined) return;
    card.current?.scrollIntoView({ block: "nearest" });
    card.current?.querySelector<HTMLElement>("h3 button")?.focus({ preventScroll: true });
  }, [asked]);
  return (
    <section ref={card} className={styles.card} aria-labelledby={id}>
      <div className={styles.head}>
        <Subtitle2 as="h2" id={id} className={styles.heading}>
          From spot to futures in five steps
        </Subtitle2>
        <Button
          appearance="subtle"
          size="small"
          icon={<DismissRegular />}
          aria-label="Hide the steps"
          title="Hidden. “Five steps” at the bottom of the pane brings them back."
          onClick={() => {
            putStepsAway();
            onAway();
          }}
        />
      </div>
      <p className={styles.text}>
        <span role="status">
          {done} of {steps.length} done.
        </span>{" "}
        {isFolded ? (
          <Link as="button" inline onClick={bringStepsBack}>
            Show the steps
          </Link>
        ) : (
          <>
            Your holdings never leave the workbook.{" "}
            <Link inline href="docs/guide.html" target="_blank" rel="noreferrer">
              Read the guide
            </Link>
          </>
        )}
      </p>
      {!isFolded && (
        <Accordion
          collapsible
          openItems={[shown]}
          onToggle={(_, { openItems }) => setOpen((openItems[0] as Step | undefined) ?? "none")}
        >
          {steps.map((step, at) => (
            <StepItem
              key={step}
              step={step}
              number={at + 1}
              isOpen={step === shown}
              path={path}
              portfolio={portfolio}
              onSignals={onSignals}
              onUse={() => setOpen(step)}
            />
          ))}
        </Accordion>
      )}
      {path.problem && <ProblemBar problem={path.problem} onDismiss={path.dismiss} />}
    </section>
  );
}
