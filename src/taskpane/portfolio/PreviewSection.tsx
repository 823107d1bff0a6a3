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
import { actionOf, describeShift, reasonOf, summaryOf, totalsOf } from "./plan-words";
import { RiskFacts } from "./RiskFacts";
import type { Portfolio } from "./use-portfolio";
import type { Preview } from "./preview";

const useStyles = makeStyles({
  text: { margin: 0 },
  waiting: { margin: 0, color: tokens.colorNeutralForeground3 },
  plan: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  /** The old plan keeps its room, so that nothing jumps, but its numbers are hidden. */
  outdated: { visibility: "hidden" },
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
});

/** The rebalance table before it is written. */
export function PreviewSection({ portfolio }: { portfolio: Portfolio }) {
  const styles = useStyles();
  const { shown } = portfolio;
  const isText = shown.kind === "waiting" || shown.kind === "planning";
  const plan = shown.kind === "plan" ? shown.plan : shown.kind === "planning" ? shown.last : undefined;
  return (
    <Section title="Preview">
      <p className={isText ? styles.waiting : styles.text} role="status">
        {summary(shown)}
      </p>
      {shown.kind === "problem" && <ProblemBar problem={shown.problem} />}
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
  const rows = useMemo(() => plan.rows.map((row) => cells(row, plan, money)), [plan, money]);
  return (
    <>
      {plan.shift && <p className={styles.text}>{describeShift(plan.shift)}</p>}
      <NumberTable label="Trades" header={header} rows={rows} />
      <dl className={styles.totals}>
        {totalsOf(plan).map(([term, amount]) => (
          <div key={term}>
            <dt className={styles.term}>{term}</dt>
            <dd className={styles.amount}>{money(amount)}</dd>
          </div>
        ))}
      </dl>
      <RiskFacts plan={plan} />
    </>
  );
});

const header = [
  { first: "Asset", second: "Drift" },
  { first: "Trade value", second: "Action" },
  { first: "Fee" },
  { first: "New weight" },
];

function cells(row: PlanRow, { rows, risk }: RebalancePlan, money: (value: number) => string) {
  const { asset, drift, tradeValue, fee, newWeight } = row;
  const isCash = row === rows.at(-1);
  const broken = isCash ? [] : rulesBrokenBy(row, risk);
  return [
    {
      first: asset,
      second: signedPercent(drift),
      note: breaks(broken.length),
    },
    {
      first: (tradeValue > 0 ? "+" : "") + money(tradeValue),
      second: isCash ? undefined : actionOf(row),
      remark: isCash ? undefined : reasonOf(row),
    },
    { first: money(fee) },
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
