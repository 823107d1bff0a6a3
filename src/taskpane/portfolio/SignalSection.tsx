import { Button, makeStyles, Spinner, tokens } from "@fluentui/react-components";
import { DataTrendingRegular, DismissRegular, MoneyRegular } from "@fluentui/react-icons";
import { useRef } from "react";
import { localized, signalWords } from "../parts/format";
import { thresholdHours, usualIntervals } from "../../core/funding/intervals";
import { ChoiceField } from "../parts/ChoiceField";
import { Notice } from "../parts/Notice";
import { ProblemBar } from "../parts/ProblemBar";
import { FoldedSection } from "../parts/FoldedSection";
import { offersOf } from "../../core/signals/reading/evidence";
import { costOfWeeks } from "../../core/signals/reading/funding-cost";
import { FillSignals } from "../live/FillSignals";
import { PricePlot } from "./PricePlot";
import { Findings } from "./signals/Findings";
import { Offers } from "./signals/Offers";
import type { MarketReading } from "./signals/use-market-reading";
import type { Portfolio } from "./use-portfolio";

const useStyles = makeStyles({
  text: { margin: 0 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3, overflowWrap: "anywhere" },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

const intervalChoices = Object.fromEntries(usualIntervals.map((hours) => [String(hours), `${hours}\u00a0h`]));

interface SignalSectionProps {
  readonly portfolio: Portfolio;
  readonly reading: MarketReading;
  /** Undefined until the user opens or closes it: until then it is open where prices are read. */
  readonly isOpen: boolean | undefined;
  readonly onToggle: (isOpen: boolean) => void;
}

/** Signals from prices on the sheet, and the profile's adjustments to them. The user applies an adjustment. */
export function SignalSection({ portfolio, reading, isOpen, onToggle }: SignalSectionProps) {
  const styles = useStyles();
  const { state, dispatch, profile, shown, readPrices, readFundingRates } = portfolio;
  const { market, pricesSource, funding, marketProblem, activity } = state;
  const { bars, intervalOfDates, read } = reading;
  const plan = shown.kind === "plan" ? shown.plan : undefined;
  const leverage = plan?.risk.before.leverage ?? profile?.minLeverage;
  const side = plan?.risk.side ?? profile?.position.side;
  const isHeld = side !== undefined && side !== "none" && leverage !== undefined;
  const cost = bars && isHeld ? costOfWeeks(bars, side, leverage) : undefined;
  const isBusy = activity !== undefined;
  const usePrices = useRef<HTMLButtonElement>(null);
  const forget = () => {
    onToggle(true); // it was open on account of the prices
    dispatch({ type: "marketForgotten" });
    usePrices.current?.focus(); // the button that was pressed disappears
  };
  return (
    <FoldedSection
      title="Signals"
      note={noteOf(state.signal, read)}
      isOpen={isOpen ?? (pricesSource !== undefined || marketProblem !== undefined)}
      onToggle={onToggle}
    >
      {!market && (
        <p className={styles.text}>
          Select a column of closes, or a cell in a table with a column Close, to see what the market says.
        </p>
      )}
      <div className={styles.buttons}>
        <Button
          ref={usePrices}
          icon={activity === "prices" ? <Spinner size="tiny" /> : <DataTrendingRegular />}
          disabledFocusable={isBusy}
          onClick={() => void readPrices()}
        >
          Use selection as prices
        </Button>
        {market && (
          <Button
            icon={activity === "funding" ? <Spinner size="tiny" /> : <MoneyRegular />}
            disabledFocusable={isBusy}
            onClick={() => void readFundingRates()}
          >
            Use selection as funding
          </Button>
        )}
        {pricesSource && (
          <Button icon={<DismissRegular />} disabledFocusable={isBusy} onClick={forget}>
            Clear prices
          </Button>
        )}
      </div>
      <FillSignals
        isBusy={isBusy}
        onRead={(prices, rates) => {
          dispatch({ type: "marketRead", market: prices });
          dispatch({ type: "fundingRead", funding: rates });
        }}
      />
      {marketProblem && <ProblemBar problem={marketProblem} />}
      {market && (
        <>
          <p className={styles.quiet}>
            Prices from {market.where}
            {funding && `, funding from ${funding.where}`}
          </p>
          {market.closes.length > 1 && <PricePlot closes={market.closes} />}
        </>
      )}
      {bars?.fundingRates && (
        <ChoiceField
          label="Funding interval in hours"
          hint={`${intervalOfDates === undefined ? "There are no dates to tell from; daily rows mean 24" : `The dates say ${intervalOfDates}`}. Thresholds are per ${thresholdHours} hours and are scaled.`}
          choices={intervalChoices}
          value={String(bars.intervalHours)}
          onPick={(hours) => dispatch({ type: "intervalPicked", intervalHours: Number(hours) })}
        />
      )}
      {read?.kind === "tooShort" && <p className={styles.text}>{read.words}</p>}
      {read?.kind === "read" && <Findings findings={read.findings} />}
      {cost !== undefined && <Notice intent="warning">{localized(cost)}.</Notice>}
      {profile && (
        <Offers
          profile={profile}
          offers={offersOf(profile, read)}
          applied={state.signal}
          onApply={(signal) => dispatch({ type: "adjusted", signal })}
        />
      )}
    </FoldedSection>
  );
}

/** What the section would show first. */
function noteOf(applied: string | undefined, read: MarketReading["read"]): string {
  if (applied !== undefined) return `adjusted on ${signalWords(applied)}`;
  if (read?.kind !== "read") return "optional";
  const stateOf = (wanted: string) => read.findings.find(({ signal }) => signal === wanted)?.state;
  const [phase, funding] = [stateOf("phase"), stateOf("funding")];
  return [
    ...(phase === undefined ? [] : [`phase ${phase}`]),
    ...(funding === undefined ? [] : [`funding ${funding}`]),
  ].join(", ");
}
