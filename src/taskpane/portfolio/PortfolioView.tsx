import { makeStyles, Title3, tokens } from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { Alerts } from "../alerts/Alerts";
import { commandProblem } from "../../commands/notice";
import { StepsCard } from "../first-run/StepsCard";
import { ProblemBar } from "../parts/ProblemBar";
import { ReviewSection } from "../review/ReviewSection";
import { useObservable } from "../state/use-observable";
import { HoldingsSection } from "./HoldingsSection";
import { adjustedIn } from "./plan-words";
import { PreviewSection } from "./PreviewSection";
import { ProfileSection } from "./ProfileSection";
import { RulesSection } from "./RulesSection";
import { SignalSection } from "./SignalSection";
import { useMarketReading } from "./signals/use-market-reading";
import { usePortfolio } from "./use-portfolio";
import { WriteBar } from "./writing/WriteBar";

const useStyles = makeStyles({
  title: { margin: `0 0 ${tokens.spacingVerticalXS}` },
  /** Room for the tabs, which stay above it. */
  notice: { scrollMarginTop: "48px" },
});

/** From a profile and the sheet's holdings to a rebalance table in the workbook. */
export function PortfolioView() {
  const styles = useStyles();
  const portfolio = usePortfolio();
  const reading = useMarketReading(portfolio.state);
  const problem = useObservable(commandProblem);
  const picking = useRef<HTMLDivElement>(null);
  const notice = useRef<HTMLDivElement>(null);
  const signals = useRef<HTMLDivElement>(null);
  const [signalsAreOpen, openSignals] = useState<boolean>();
  useEffect(() => {
    if (problem) notice.current?.scrollIntoView({ block: "nearest" });
  }, [problem]);
  const { state, dispatch, profiles, profile, shown, defaults, origins, faults } = portfolio;
  const plan = shown.kind === "plan" ? shown.plan : shown.kind === "planning" ? shown.last : undefined;
  return (
    <>
      <Title3 as="h1" block className={styles.title}>
        Portfolio
      </Title3>
      <div ref={notice} className={styles.notice}>
        {problem && <ProblemBar problem={problem} onDismiss={() => commandProblem.set(undefined)} />}
      </div>
      <Alerts
        reading={reading.read}
        plan={plan}
        accounts={portfolio.accounts?.standings ?? []}
        minDistance={plan?.rules.minDistance ?? defaults.minDistance}
      />
      <StepsCard
        portfolio={portfolio}
        onSignals={() => {
          flushSync(() => openSignals(true));
          goTo(signals.current);
        }}
        onAway={() => focusIn(picking.current)}
      />
      <div ref={picking}>
        <ProfileSection
          profiles={profiles}
          profile={profile}
          signal={state.signal}
          adjusted={shown.kind === "plan" ? adjustedIn(shown.plan) : undefined}
          suggestion={reading.read?.kind === "read" ? reading.read.conclusion : undefined}
          onPick={(profileId) => dispatch({ type: "profilePicked", profileId })}
        />
      </div>
      <HoldingsSection portfolio={portfolio} />
      <RulesSection
        texts={state.rules}
        defaults={defaults}
        faults={faults}
        origins={origins}
        onChange={(name, text) => dispatch({ type: "ruleTyped", name, text })}
      />
      <div ref={signals} className={styles.notice}>
        <SignalSection
          portfolio={portfolio}
          reading={reading}
          isOpen={signalsAreOpen}
          onToggle={openSignals}
        />
      </div>
      <PreviewSection portfolio={portfolio} />
      <ReviewSection />
      <WriteBar portfolio={portfolio} />
    </>
  );
}

function focusIn(section: HTMLElement | null): void {
  section?.querySelector("button")?.focus({ preventScroll: true });
}

/** Scrolls to an open section and puts the focus on the first button under its heading. */
function goTo(section: HTMLElement | null): void {
  section?.scrollIntoView();
  section?.querySelector<HTMLElement>("button:not(h2 *)")?.focus({ preventScroll: true });
}
