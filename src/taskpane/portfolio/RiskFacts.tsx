import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { CheckmarkCircleRegular, WarningRegular } from "@fluentui/react-icons";
import type { RebalancePlan } from "../../workbook/rebalance/plan";
import type { Leg, Risk, RuleFinding } from "../../core/allocation/risk";
import { multiple, percent, share, localized } from "../parts/format";

const useStyles = makeStyles({
  table: {
    width: "100%",
    borderCollapse: "collapse",
    fontVariantNumeric: "tabular-nums",
    fontSize: tokens.fontSizeBase200,
    "& th, & td": {
      padding: `${tokens.spacingVerticalXXS} 0`,
      textAlign: "right",
      fontWeight: tokens.fontWeightRegular,
    },
    "& th:first-child": { textAlign: "left" },
    "& thead": { color: tokens.colorNeutralForeground3 },
  },
  assumption: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  rules: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    margin: 0,
    padding: 0,
    listStyleType: "none",
  },
  rule: { display: "grid", gridTemplateColumns: "20px 1fr", columnGap: tokens.spacingHorizontalXS },
  icon: { fontSize: "16px", marginTop: "2px" },
  kept: { color: tokens.colorStatusSuccessForeground1 },
  broken: { color: tokens.colorStatusDangerForeground1 },
  state: { fontWeight: tokens.fontWeightSemibold },
  message: { display: "block", fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  sources: {
    fontSize: tokens.fontSizeBase200,
    "& summary": { cursor: "pointer" },
    "& ul": { margin: 0, paddingLeft: tokens.spacingHorizontalL },
  },
});

/** The futures leg before and after the trades, and how the portfolio stands to each rule. */
export function RiskFacts({ plan }: { plan: RebalancePlan }) {
  const styles = useStyles();
  const { risk } = plan;
  const rows: readonly (readonly [string, (leg: Leg) => string])[] = [
    ["Futures leverage", ({ leverage }) => multiple(leverage)],
    ["Net exposure", ({ exposure }) => (exposure === undefined ? "none" : percent(exposure))],
    ["Distance to liquidation", ({ distance }) => (distance === undefined ? "none" : percent(distance))],
  ];
  return (
    <>
      <table className={styles.table} aria-label="Exposure and liquidation">
        <thead>
          <tr>
            <th scope="col">Futures leg</th>
            <th scope="col">Before</th>
            <th scope="col">After</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([title, of]) => (
            <tr key={title}>
              <th scope="row">{title}</th>
              <td>{of(risk.before)}</td>
              <td>{of(risk.after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.assumption}>{assumptions(plan)}</p>
      <h3 className={styles.heading}>{guardTitle(risk)}</h3>
      <ul className={styles.rules}>
        {risk.rules.map((finding) => (
          <Rule key={finding.rule} finding={finding} />
        ))}
      </ul>
      {risk.rules.length > 0 && (
        <details className={styles.sources}>
          <summary>What the rules say</summary>
          <ul>
            {risk.rules.map(({ rule, source }) => (
              <li key={rule}>{source}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Rule({ finding }: { finding: RuleFinding }) {
  const styles = useStyles();
  const { rule, isKept, message } = finding;
  const Icon = isKept ? CheckmarkCircleRegular : WarningRegular;
  return (
    <li className={styles.rule}>
      <Icon className={mergeClasses(styles.icon, isKept ? styles.kept : styles.broken)} aria-hidden="true" />
      <div>
        <span className={styles.state}>{isKept ? "Kept" : "Broken"}</span>: {rule}
        <span className={styles.message}>{localized(message)}</span>
      </div>
    </li>
  );
}

function guardTitle({ rules }: Risk): string {
  const broken = rules.filter(({ isKept }) => !isKept).length;
  if (rules.length === 0) return "No capital to hold against the rules";
  return broken === 0 ? `All ${rules.length} rules kept` : `${broken} of ${rules.length} rules broken`;
}

/** The assumptions behind the figures, in words. */
function assumptions({ profile, risk, rules }: RebalancePlan): string {
  const { side, untraded, after } = risk;
  const leg = `A ${side} leg on the ${profile.position.margin} margin, isolated, with a maintenance rate of ${share(rules.maintenanceRate)}; fees and brackets left out.`;
  const isMoved = untraded && Math.abs(untraded.leverage - after.leverage) > 0.005;
  if (!isMoved) return leg;
  const distance =
    untraded.distance === undefined
      ? "without a liquidation price"
      : `${share(untraded.distance)} from liquidation`;
  return `${leg} If the margin moves and no contract is traded with it, the leg stands at ${multiple(untraded.leverage)}, ${distance}.`;
}
