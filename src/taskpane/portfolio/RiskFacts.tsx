import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { CheckmarkCircleRegular, WarningRegular } from "@fluentui/react-icons";
import type { RebalancePlan } from "../../workbook/rebalance/plan";
import type { Leg } from "../../core/allocation/risk";
import type { RuleFinding } from "../../core/allocation/findings/finding";
import { Details } from "../parts/Details";
import { Explained } from "../glossary/Explained";
import { multiple, percent, localized } from "../parts/format";
import { describeAtRisk, describeLeg, guardTitle, legLine } from "./plan-words";

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
  atRisk: { margin: 0 },
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
  Pass: { color: tokens.colorStatusSuccessForeground1 },
  Warning: { color: tokens.colorStatusWarningForeground1 },
  Breach: { color: tokens.colorStatusDangerForeground1 },
  state: { fontWeight: tokens.fontWeightSemibold },
  message: { display: "block", fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  sources: { margin: 0, paddingLeft: tokens.spacingHorizontalL },
});

/** The futures leg before and after the trades, and how the portfolio stands to each rule. */
export function RiskFacts({ plan }: { plan: RebalancePlan }) {
  const styles = useStyles();
  const { risk } = plan;
  const atRisk = describeAtRisk(plan);
  const rows: readonly (readonly [string, (leg: Leg) => string])[] = [
    ["Futures leverage", ({ leverage }) => multiple(leverage)],
    ["Net exposure", ({ exposure }) => (exposure === undefined ? "none" : percent(exposure))],
    ["Distance to liquidation", ({ distance }) => (distance === undefined ? "none" : percent(distance))],
  ];
  return (
    <>
      <Guard risk={risk} />
      <Details summary={legLine(plan)}>
        <table className={styles.table} aria-label="Exposure and liquidation">
          <thead>
            <tr>
              <th scope="col">
                <Explained text="Futures leg" />
              </th>
              <th scope="col">Before</th>
              <th scope="col">After</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([title, of]) => (
              <tr key={title}>
                <th scope="row">
                  <Explained text={title} />
                </th>
                <td>{of(risk.before)}</td>
                <td>{of(risk.after)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className={styles.assumption}>
          <Explained text={describeLeg(plan)} />
        </p>
      </Details>
      {atRisk !== undefined && <p className={styles.atRisk}>{atRisk}</p>}
    </>
  );
}

/** What is in breach or close to it; what passes, and what each rule says, on demand. */
function Guard({ risk }: Pick<RebalancePlan, "risk">) {
  const styles = useStyles();
  const { rules } = risk;
  const passing = rules.filter((finding) => stateOf(finding) === "Pass");
  const others = rules.filter((finding) => !passing.includes(finding));
  const listOf = (some: readonly RuleFinding[]) => (
    <ul className={styles.rules}>
      {some.map((finding) => (
        <Rule key={finding.rule} finding={finding} />
      ))}
    </ul>
  );
  return (
    <>
      <h3 className={styles.heading}>{guardTitle(risk)}</h3>
      {others.length > 0 && listOf(others)}
      {rules.length > 0 && (
        <Details
          summary={others.length > 0 ? "Rules that pass, and what each says" : "Each rule and what it says"}
        >
          {listOf(passing)}
          <ul className={styles.sources} aria-label="What the rules say">
            {rules.map(({ rule, source }) => (
              <li key={rule}>{localized(source)}</li>
            ))}
          </ul>
        </Details>
      )}
    </>
  );
}

function Rule({ finding }: { finding: RuleFinding }) {
  const styles = useStyles();
  const { rule, message } = finding;
  const state = stateOf(finding);
  const Icon = state === "Pass" ? CheckmarkCircleRegular : WarningRegular;
  return (
    <li className={styles.rule}>
      <Icon className={mergeClasses(styles.icon, styles[state])} aria-hidden="true" />
      <div>
        <span className={styles.state}>{state}</span>: {rule}
        <span className={styles.message}>{localized(message)}</span>
      </div>
    </li>
  );
}

function stateOf({ isKept, isWarning }: RuleFinding): "Pass" | "Warning" | "Breach" {
  if (!isKept) return "Breach";
  return isWarning ? "Warning" : "Pass";
}
