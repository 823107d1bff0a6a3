import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { memo, useMemo } from "react";
import type { RebalancePlan } from "../../workbook/rebalance/plan";
import type { PlanRow } from "../../core/allocation/parts";
import { rulesBrokenBy } from "../../core/allocation/risk";
import { percent, signedPercent } from "../parts/format";
import { NumberTable } from "../parts/NumberTable";
import { ProblemBar } from "../parts/ProblemBar";
import { Section } from "../parts/Section";
import { useMoney } from "../state/use-settings";
import { MissingParts } from "./MissingParts";
import { isFutures } from "../../core/allocation/targets";
import { inOrder } from "../../workbook/rebalance/table";
import { actionOf, describeShift, reasonOf, summaryOf } from "./plan-words";
import { RiskFacts } from "./RiskFacts";
import type { Portfolio } from "./use-portfolio";
import type { Preview } from "./preview";

const useStyles = makeStyles({
  text: { margin: 0 },
  waiting: { margin: 0, color: tokens.colorNeutralForeground3 },
  plan: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  /** The old plan keeps its room, so that nothing jumps, but its numbers are hidden. */
  outdated: { visibility: "hidden" },
});

/** What to do, before it is written: most money first, then what is not traded and why. */
export function PreviewSection({ portfolio }: { portfolio: Portfolio }) {
  const styles = useStyles();
  const { shown } = portfolio;
  const isText = shown.kind === "waiting" || shown.kind === "planning";
  const plan = shown.kind === "plan" ? shown.plan : shown.kind === "planning" ? shown.last : undefined;
  return (
    <Section title="Trades">
      <p className={isText ? styles.waiting : styles.text} role="status">
        {summary(shown)}
      </p>
      {shown.kind === "problem" && <ProblemBar problem={shown.problem} onSelect={portfolio.showCells} />}
      {shown.kind === "plan" && <MissingParts plan={shown.plan} portfolio={portfolio} />}
      {plan && (
        <div className={mergeClasses(styles.plan, shown.kind === "planning" && styles.outdated)}>
          <Plan plan={plan} />
        </div>
      )}
    </Section>
  );
}

/** Memoized: thousands of rows are not drawn again for every key that is pressed elsewhere in the view. */
const Plan = memo(function Plan({ plan }: { plan: RebalancePlan }) {
  const styles = useStyles();
  const money = useMoney();
  const rows = useMemo(
    () => [...inOrder(plan.rows), plan.rows.at(-1)!].map((row) => cells(row, plan, money)),
    [plan, money],
  );
  return (
    <>
      {plan.shift && <p className={styles.text}>{describeShift(plan.shift)}</p>}
      <NumberTable label="Trades" header={header} rows={rows} nameWidth={22} />
      <RiskFacts plan={plan} />
    </>
  );
});

const header = [
  { first: "What to do", second: "Drift" },
  { first: "Value", second: "Fee" },
  { first: "After" },
];

function cells(row: PlanRow, { rows, risk }: RebalancePlan, money: (value: number) => string) {
  const { asset, bucket, drift, tradeValue, fee, newWeight } = row;
  const isCash = row === rows.at(-1);
  const broken = isCash ? [] : rulesBrokenBy(row, risk);
  return [
    {
      first: isCash ? asset : (actionOf(row, money) ?? `${asset}: no trade`),
      // The words of a transfer do not say which row it is.
      second: isFutures(bucket) ? `${asset}, ${signedPercent(drift)}` : signedPercent(drift),
      note: breaks(broken.length),
    },
    {
      first: (tradeValue > 0 ? "+" : "") + money(tradeValue),
      second: isCash ? undefined : money(fee),
      remark: isCash ? undefined : reasonOf(row),
    },
    { first: percent(newWeight) },
  ];
}

/** How many rules a trade breaks; the guard under the table names them. */
function breaks(rules: number): string | undefined {
  if (rules === 0) return undefined;
  return rules === 1 ? "Breaks a rule" : `Breaks ${rules} rules`;
}

function summary(shown: Preview): string {
  if (shown.kind === "waiting") return shown.next;
  if (shown.kind === "planning") return "Planning the trades…";
  if (shown.kind === "problem") return "";
  return summaryOf(shown.plan);
}
