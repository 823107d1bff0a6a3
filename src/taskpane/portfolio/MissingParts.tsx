import { Button, makeStyles, MessageBar, MessageBarBody, Spinner, tokens } from "@fluentui/react-components";
import { TableAddRegular } from "@fluentui/react-icons";
import { isFutures } from "../../core/allocation/targets";
import type { RebalancePlan } from "../../workbook/rebalance/plan";
import { ProblemBar } from "../parts/ProblemBar";
import { TryAgain } from "../undo/TryAgain";
import { describeMissing } from "./plan-words";
import type { Portfolio } from "./use-portfolio";

const useStyles = makeStyles({
  bar: { alignItems: "start", paddingTop: tokens.spacingVerticalS, paddingBottom: tokens.spacingVerticalS },
  body: {
    display: "flex",
    flexDirection: "column",
    alignItems: "start",
    gap: tokens.spacingVerticalS,
    whiteSpace: "normal",
  },
});

/** The parts of the profile without a row in the holdings, and a button that adds one where it is margin. */
export function MissingParts({ plan, portfolio }: { plan: RebalancePlan; portfolio: Portfolio }) {
  const styles = useStyles();
  const { activity, rowProblem } = portfolio.state;
  const bars = plan.missing.map((part) => (
    <MessageBar key={part.component} intent="warning" layout="multiline" className={styles.bar}>
      <MessageBarBody className={styles.body}>
        <span>
          {describeMissing(plan, part)}
          {!isFutures(part.component) && " Add a row for the asset that you want to hold."}
        </span>
        {isFutures(part.component) && (
          <Button
            icon={activity === "row" ? <Spinner size="tiny" /> : <TableAddRegular />}
            disabledFocusable={activity !== undefined}
            onClick={() => void portfolio.addRow(part.component)}
          >
            Add a {part.component} row
          </Button>
        )}
      </MessageBarBody>
    </MessageBar>
  ));
  return (
    <>
      {bars}
      {rowProblem && (
        <ProblemBar problem={rowProblem}>
          <TryAgain
            problem={rowProblem}
            isBusy={activity !== undefined}
            onTryAgain={() => void portfolio.tryAgain("row")}
          />
        </ProblemBar>
      )}
    </>
  );
}
