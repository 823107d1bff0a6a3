import { Button, makeStyles, Spinner, tokens } from "@fluentui/react-components";
import { ArrowClockwiseRegular, TableAddRegular, TableCursorRegular } from "@fluentui/react-icons";
import { useMemo } from "react";
import { describeSource, type Holdings } from "../../workbook/inputs/holdings";
import type { Profile } from "../../core/allocation/profiles";
import { FillPrices } from "../live/FillPrices";
import { Details } from "../parts/Details";
import { counted } from "../parts/format";
import { Section } from "../parts/Section";
import { ProblemBar } from "../parts/ProblemBar";
import { TryAgain } from "../undo/TryAgain";
import { Gains } from "./gains/Gains";
import { QualityWarnings } from "./gains/QualityWarnings";
import { useMoney } from "../state/use-settings";
import { describeDoubles, describeHidden, valueHoldings } from "./holdings-values";
import { HoldingsTable } from "./HoldingsTable";
import type { Portfolio } from "./use-portfolio";

const useStyles = makeStyles({
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  text: { margin: 0 },
  columns: { margin: 0 },
  column: { display: "inline", fontWeight: tokens.fontWeightSemibold },
  use: { display: "inline", margin: 0, "::before": { content: "': '" } },
  source: { margin: 0, color: tokens.colorNeutralForeground3, overflowWrap: "anywhere" },
});

/** The columns beside the four that are needed, and what each is for. */
const columns = [
  ["Step, Min notional", "round trades to what the venue accepts"],
  ["Leverage", "for futures rows"],
  ["Core", "the quantity that is never sold"],
  ["Cost", "for gains"],
  ["Quality", "core, conviction or unsure, for warnings"],
  ["Venue", "for warnings"],
] as const;

/** Reads the holdings from the sheet and shows what was read. */
export function HoldingsSection({ portfolio }: { portfolio: Portfolio }) {
  const styles = useStyles();
  const { state, readSelection, addSample, readAgain } = portfolio;
  const { holdings, holdingsProblem, source, activity } = state;
  const isBusy = activity !== undefined;
  const icon = (own: typeof activity, idle: React.JSX.Element) =>
    activity === own ? <Spinner size="tiny" /> : idle;
  return (
    <Section title="Holdings">
      {!source && (
        <>
          <p className={styles.text}>
            Select a table or range with the columns Asset, Bucket, Quantity and Price, or a cell in it.
          </p>
          <Details summary="Optional columns">
            <dl className={styles.columns}>
              {columns.map(([column, use]) => (
                <div key={column}>
                  <dt className={styles.column}>{column}</dt>
                  <dd className={styles.use}>{use}</dd>
                </div>
              ))}
            </dl>
          </Details>
        </>
      )}
      <div className={styles.buttons}>
        <Button
          appearance={source ? "secondary" : "primary"}
          icon={icon("selection", <TableCursorRegular />)}
          disabledFocusable={isBusy}
          onClick={() => void readSelection()}
        >
          Use selection
        </Button>
        {source && (
          <Button
            icon={icon("again", <ArrowClockwiseRegular />)}
            disabledFocusable={isBusy}
            onClick={() => void readAgain()}
          >
            Read again
          </Button>
        )}
        {!holdings && (
          <Button
            icon={icon("sample", <TableAddRegular />)}
            disabledFocusable={isBusy}
            onClick={() => void addSample()}
          >
            Insert a sample
          </Button>
        )}
      </div>
      {source && <FillPrices source={source} isBusy={isBusy} onFilled={() => void readAgain()} />}
      {holdingsProblem && (
        <ProblemBar problem={holdingsProblem} onSelect={portfolio.showCells}>
          <TryAgain
            problem={holdingsProblem}
            isBusy={isBusy}
            onTryAgain={() => void portfolio.tryAgain("sample")}
          />
        </ProblemBar>
      )}
      {holdings && !holdingsProblem && <HoldingsRead holdings={holdings} profile={portfolio.profile} />}
    </Section>
  );
}

function HoldingsRead({ holdings, profile }: { holdings: Holdings; profile: Profile | undefined }) {
  const styles = useStyles();
  const money = useMoney();
  const doubles = useMemo(() => describeDoubles(holdings.rows), [holdings]);
  const hidden = describeHidden(holdings.hiddenRows);
  const whole = useMemo(
    () => valueHoldings(holdings.rows).reduce((sum, { value }) => sum + value, 0),
    [holdings],
  );
  return (
    <>
      <p className={styles.source}>
        {counted(holdings.rows.length, "holding")}, {money(whole)}, read from {describeSource(holdings)}
      </p>
      <Details summary="Each holding">
        <HoldingsTable holdings={holdings} />
      </Details>
      {doubles !== undefined && <p className={styles.text}>{doubles}</p>}
      {hidden !== undefined && <p className={styles.text}>{hidden}</p>}
      <QualityWarnings holdings={holdings} profile={profile} />
      {holdings.notes?.costs && <Gains holdings={holdings} />}
    </>
  );
}
