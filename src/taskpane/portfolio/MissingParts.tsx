import { Button, makeStyles, Spinner, tokens } from "@fluentui/react-components";
import { TableAddRegular } from "@fluentui/react-icons";
import { isFutures } from "../../core/allocation/targets";
import type { RebalancePlan } from "../../workbook/rebalance/plan";
import { Notice } from "../parts/Notice";
import { ProblemBar } from "../parts/ProblemBar";
import { TryAgain } from "../undo/TryAgain";
import { describeMissing } from "./plan-words";
import type { Portfolio } from "./use-portfolio";

const useStyles = makeStyles({
  add: { display: "flex", marginTop: tokens.spacingVerticalS },
});

/** The parts of the profile without a row in the holdings, and a button that adds one where it is margin. */
export function MissingParts({ plan, portfolio }: { plan: RebalancePlan; portfolio: Portfolio }) {
  const styles = useStyles();
  const { activity, rowProblem } = portfolio.state;
  const bars = plan.missing.map((part) => (
    <Notice key={part.component} intent="warning">
      {describeMissing(plan, part)}
      {!isFutures(part.component) && " Add a row for the asset that you want to hold."}
      {isFutures(part.component) && (
        <Button
          className={styles.add}
          icon={activity === "row" ? <Spinner size="tiny" /> : <TableAddRegular />}
          disabledFocusable={activity !== undefined}
          onClick={() => void portfolio.addRow(part.component)}
        >
          Add a {part.component} row
        </Button>
      )}
    </Notice>
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
