import { Dropdown, Field, makeStyles, mergeClasses, Option, tokens } from "@fluentui/react-components";
import { CheckmarkCircleRegular, WarningRegular } from "@fluentui/react-icons";
import type { Figure } from "../../workbook/accounts/call";
import type { AccountFigures, CrossFigures } from "../../workbook/accounts/figures";
import { Explained } from "../glossary/Explained";
import { multiple, percent } from "../parts/format";
import { Section } from "../parts/Section";
import { useMoney } from "../state/use-settings";
import { accountTitle, figureText, missingEnds, nearestCoin, verdictOf } from "./account-words";
import { ShockBar } from "./ShockBar";
import type { AccountsModel } from "./use-accounts";

const useStyles = makeStyles({
  verdict: {
    display: "grid",
    gridTemplateColumns: "20px 1fr",
    columnGap: tokens.spacingHorizontalXS,
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  icon: { fontSize: "20px", marginTop: "1px" },
  open: { color: tokens.colorStatusSuccessForeground1 },
  gone: { color: tokens.colorStatusDangerForeground1 },
  facts: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(112px, 1fr))",
    alignItems: "end",
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    margin: 0,
    fontVariantNumeric: "tabular-nums",
  },
  term: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  value: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  remark: {
    margin: 0,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});

/** The answer: whether the account lives, what liquidates it, and its figures. */
export function StandingSection({ model, figures }: { model: AccountsModel; figures: AccountFigures }) {
  const styles = useStyles();
  const { names, name, cross } = figures;
  return (
    <Section title={name === "" ? "What would liquidate it" : `Account ${name}`}>
      {names.length > 1 && (
        <Field label="Account">
          <Dropdown
            value={accountTitle(name)}
            selectedOptions={[name]}
            onOptionSelect={(_, { optionValue }) => model.setAccount(optionValue)}
          >
            {names.map((one) => (
              <Option key={one} value={one} text={accountTitle(one)}>
                {accountTitle(one)}
              </Option>
            ))}
          </Dropdown>
        </Field>
      )}
      {cross ? (
        <Standing cross={cross} />
      ) : (
        <p className={styles.remark}>It has isolated positions only; each is listed below.</p>
      )}
    </Section>
  );
}

function Standing({ cross: { standing, leverage } }: { cross: CrossFigures }) {
  const styles = useStyles();
  const money = useMoney();
  const isGone = standing.isLiquidated !== false;
  const facts: readonly (readonly [string, Figure, (value: number) => string])[] = [
    ["Equity", standing.equity, money],
    ["Maintenance margin", standing.required, money],
    ["Buffer", standing.buffer, money],
    ["Margin ratio", standing.ratio, percent],
    ["Leverage", leverage, multiple],
  ];
  const remarks = [
    ...missingEnds(standing),
    ...(typeof standing.firstPrice === "number" ? [] : [nearestCoin(standing)]),
    ...(typeof standing.ratio === "number" ? [] : [`Margin ratio: ${standing.ratio.reason}`]),
  ];
  return (
    <>
      <p className={styles.verdict} role="status">
        {isGone ? (
          <WarningRegular className={mergeClasses(styles.icon, styles.gone)} />
        ) : (
          <CheckmarkCircleRegular className={mergeClasses(styles.icon, styles.open)} />
        )}
        <span>{verdictOf(standing)}</span>
      </p>
      <ShockBar standing={standing} />
      <dl className={styles.facts}>
        {facts.map(([term, figure, shown]) => (
          <div key={term}>
            <dt className={styles.term}>
              <Explained text={term} />
            </dt>
            <dd className={styles.value}>{figureText(figure, shown)}</dd>
          </div>
        ))}
      </dl>
      {remarks.map((remark) => (
        <p key={remark} className={styles.remark}>
          {remark}
        </p>
      ))}
    </>
  );
}
