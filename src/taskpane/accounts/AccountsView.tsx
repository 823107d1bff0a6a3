import { Link, makeStyles, Title3, tokens } from "@fluentui/react-components";
import { useRef } from "react";
import { ProblemBar } from "../parts/ProblemBar";
import { AccountDetails } from "./AccountTables";
import { CellProblems } from "./CellProblems";
import { ImportSection } from "./imports/ImportSection";
import { StandingSection } from "./StandingSection";
import { TablesSection } from "./TablesSection";
import { TopUpSection } from "./TopUpSection";
import { useAccounts } from "./use-accounts";
import { WriteAccount } from "./WriteAccount";

const useStyles = makeStyles({
  title: { margin: `0 0 ${tokens.spacingVerticalXS}` },
  assumptions: {
    margin: `${tokens.spacingVerticalM} 0`,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});

/** A whole account out of the sheet: what liquidates it, what to add, and what past crashes would do to it. */
export function AccountsView() {
  const styles = useStyles();
  const model = useAccounts();
  const heading = useRef<HTMLDivElement>(null);
  const { read, readProblem } = model;
  const accounts = read?.accounts;
  const figures = accounts?.kind === "figures" && !readProblem ? accounts.figures : undefined;
  return (
    <>
      <div ref={heading} tabIndex={-1}>
        <Title3 as="h1" block className={styles.title}>
          Accounts
        </Title3>
      </div>
      {/* Where there is an account its answer leads. The key keeps the section's state on its way down. */}
      {!figures && <ImportSection key="import" />}
      {readProblem && <ProblemBar problem={readProblem} />}
      {accounts?.kind === "problems" && !readProblem && (
        <CellProblems problems={accounts.problems} onSelect={model.showCells} />
      )}
      {figures && <StandingSection model={model} figures={figures} />}
      {figures?.cross && <TopUpSection model={model} cross={figures.cross} />}
      {figures && <AccountDetails figures={figures} />}
      <TablesSection model={model} onSampled={() => heading.current?.focus()} />
      {figures && <ImportSection key="import" />}
      {(accounts ?? model.written ?? model.problem) && <WriteAccount model={model} />}
      {figures && (
        <p className={styles.assumptions}>
          Assumes that prices move without gaps and that brackets and haircuts stay as they are. The order in
          which a venue closes positions, and at what cost, is not known.{" "}
          <Link inline href="docs/book.html" target="_blank" rel="noreferrer">
            What cannot be known
          </Link>
        </p>
      )}
    </>
  );
}
