import { makeStyles, Title3, tokens } from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import { commandProblem } from "../../commands/notice";
import { FirstRun } from "../first-run/FirstRun";
import { ProblemBar } from "../parts/ProblemBar";
import { useObservable } from "../state/use-observable";
import { HoldingsSection } from "./HoldingsSection";
import { PreviewSection } from "./PreviewSection";
import { ProfileSection } from "./ProfileSection";
import { RulesSection } from "./RulesSection";
import { SignalSection } from "./SignalSection";
import { usePortfolio } from "./use-portfolio";
import { WriteSection } from "./WriteSection";

const useStyles = makeStyles({
  title: { margin: `0 0 ${tokens.spacingVerticalXS}` },
  /** Room for the tabs, which stay above it. */
  notice: { scrollMarginTop: "48px" },
});

/** From a profile and the sheet's holdings to a rebalance table in the workbook. */
export function PortfolioView() {
  const styles = useStyles();
  const portfolio = usePortfolio();
  const problem = useObservable(commandProblem);
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problem) notice.current?.scrollIntoView({ block: "nearest" });
  }, [problem]);
  const { state, dispatch, profiles, profile, defaults, origins, faults } = portfolio;
  return (
    <>
      <Title3 as="h1" block className={styles.title}>
        Portfolio
      </Title3>
      <div ref={notice} className={styles.notice}>
        {problem && <ProblemBar problem={problem} onDismiss={() => commandProblem.set(undefined)} />}
      </div>
      <FirstRun isBusy={state.activity !== undefined} onSample={portfolio.addSample} />
      <ProfileSection
        profiles={profiles}
        profile={profile}
        signal={state.signal}
        onPick={(profileId) => dispatch({ type: "profilePicked", profileId })}
      />
      <HoldingsSection portfolio={portfolio} />
      <RulesSection
        texts={state.rules}
        defaults={defaults}
        faults={faults}
        origins={origins}
        onChange={(name, text) => dispatch({ type: "ruleTyped", name, text })}
      />
      <SignalSection portfolio={portfolio} />
      <PreviewSection portfolio={portfolio} />
      <WriteSection portfolio={portfolio} />
    </>
  );
}
