import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { memo, useMemo } from "react";
import type { RebalancePlan } from "../../workbook/rebalance/plan";
import type { PlanRow } from "../../core/allocation/parts";
import { rulesBrokenBy } from "../../core/allocation/risk";
import { localized, percent, signedPercent } from "../parts/format";
import { NumberTable } from "../parts/NumberTable";
import { ProblemBar } from "../parts/ProblemBar";
import { Section } from "../parts/Section";
import { useLot, useMoney, useSettings } from "../state/use-settings";
import { MissingParts } from "./MissingParts";
import { isFutures } from "../../core/allocation/targets";
import { contractTrade, type ContractTrade } from "../../workbook/rebalance/contracts/trade";
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
  const lot = useLot();
  const { decimals } = useSettings().settings;
  const rows = useMemo(() => {
    const of = (row: PlanRow) => cells(row, plan, money);
    return [
      ...inOrder(plan.rows).map(of),
      ...contractCells(contractTrade(plan, lot, decimals), money),
      of(plan.rows.at(-1)!),
    ];
  }, [plan, money, lot, decimals]);
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

/** The futures trade, where there is one. */
function contractCells({ kind, action, reason, value }: ContractTrade, money: (value: number) => string) {
  if (kind === "none" && reason === "") return [];
  const amount = kind === "trade" ? (value > 0 ? "+" : "") + money(value) : "";
  return [[{ first: localized(action), second: localized(reason) }, { first: amount }, { first: "" }]];
}

/** How many rules a trade breaks; the guard under the table names them. */
function breaks(rules: number): string | undefined {
  if (rules === 0) return undefined;
  return rules === 1 ? "Breaches a rule" : `Breaches ${rules} rules`;
}

function summary(shown: Preview): string {
  if (shown.kind === "waiting") return shown.next;
  if (shown.kind === "planning") return "Planning the trades…";
  if (shown.kind === "problem") return "";
  return summaryOf(shown.plan);
}
