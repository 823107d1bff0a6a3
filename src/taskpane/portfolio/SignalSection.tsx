import { Button, makeStyles, MessageBar, MessageBarBody, Spinner, tokens } from "@fluentui/react-components";
import { DataTrendingRegular, DismissRegular, MoneyRegular } from "@fluentui/react-icons";
import { useRef } from "react";
import { sentence, localized } from "../parts/format";
import { thresholdHours, usualIntervals } from "../../core/funding/intervals";
import { ChoiceField } from "../parts/ChoiceField";
import { ProblemBar } from "../parts/ProblemBar";
import { Section } from "../parts/Section";
import { offersOf, type Offer } from "../../core/signals/reading/evidence";
import { costOfWeeks } from "../../core/signals/reading/funding-cost";
import type { ReadMarket } from "../../core/signals/reading/state";
import { PricePlot } from "./PricePlot";
import { Conditions } from "./signals/Conditions";
import type { MarketReading } from "./signals/use-market-reading";
import type { Portfolio } from "./use-portfolio";

const useStyles = makeStyles({
  text: { margin: 0 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3, overflowWrap: "anywhere" },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  list: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    margin: 0,
    padding: 0,
    listStyleType: "none",
  },
  state: { fontWeight: tokens.fontWeightSemibold },
  reason: { display: "block", fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  offer: { display: "flex", flexDirection: "column", alignItems: "start", gap: tokens.spacingVerticalXS },
});

const intervalChoices = Object.fromEntries(usualIntervals.map((hours) => [String(hours), `${hours} h`]));

/** Signals from prices on the sheet, and the profile's adjustments to them. The user applies an adjustment. */
export function SignalSection({ portfolio, reading }: { portfolio: Portfolio; reading: MarketReading }) {
  const styles = useStyles();
  const { state, dispatch, profiles, profile, shown, readPrices, readFundingRates } = portfolio;
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
    dispatch({ type: "marketForgotten" });
    usePrices.current?.focus(); // the button that was pressed disappears
  };
  return (
    <Section title="Signal (optional)">
      {!market && (
        <p className={styles.text}>
          Select a column of closes, or a cell of a table with a column Close, to see what the market says.
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
            Stop reading
          </Button>
        )}
      </div>
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
          label="Hours from one funding rate to the next"
          hint={`${intervalOfDates === undefined ? "The sheet has no dates that say it" : `The dates say ${intervalOfDates}`}. Daily rows have 24. Thresholds are per ${thresholdHours} hours and scaled.`}
          choices={intervalChoices}
          value={String(bars.intervalHours)}
          onPick={(hours) => dispatch({ type: "intervalPicked", intervalHours: Number(hours) })}
        />
      )}
      {read?.kind === "tooShort" && <p className={styles.text}>{read.words}</p>}
      {read?.kind === "read" && (
        <Findings state={read} nameOf={(id) => profiles.find((one) => one.id === id)?.name ?? id} />
      )}
      {cost !== undefined && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{localized(cost)}.</MessageBarBody>
        </MessageBar>
      )}
      {profile && <Offers portfolio={portfolio} offers={offersOf(profile, read)} />}
    </Section>
  );
}

function Findings({ state, nameOf }: { state: ReadMarket; nameOf: (profileId: string) => string }) {
  const styles = useStyles();
  const { findings, conclusion } = state;
  return (
    <>
      <ul className={styles.list} aria-label="Signals">
        {findings.map(({ signal, state: word, reason }) => (
          <li key={signal}>
            {sentence(signal)}: <span className={styles.state}>{word}</span>
            <span className={styles.reason}>{localized(sentence(reason))}.</span>
          </li>
        ))}
      </ul>
      <p className={styles.text}>
        The signals fit{" "}
        <strong>{conclusion.profile === undefined ? "no profile" : nameOf(conclusion.profile)}</strong>:{" "}
        {conclusion.reason}.
      </p>
    </>
  );
}

function Offers({ portfolio, offers }: { portfolio: Portfolio; offers: readonly Offer[] }) {
  const styles = useStyles();
  const { dispatch, profile, state } = portfolio;
  const { adjustments } = profile!;
  const isInstead = (signal: string) =>
    adjustments.some(({ on, insteadOf }) => insteadOf && on.includes(signal));
  if (offers.length === 0) {
    return <p className={styles.quiet}>{profile!.name} has no adjustments to signals.</p>;
  }
  return (
    <>
      <h3 className={styles.heading}>Adjustments of {profile!.name}</h3>
      <ul className={styles.list}>
        {offers
          .filter(({ signal }) => !isInstead(signal))
          .map(({ signal, reason, evidence }) => {
            const instead = adjustments.find(({ insteadOf }) => insteadOf === signal);
            const isApplied = state.signal === signal || instead?.on.includes(state.signal ?? "");
            const words = signal.replaceAll("-", " ");
            const apply = signal === "spot-to-futures" ? "Move 10 %" : "Apply the adjustment";
            return (
              <li key={signal} className={styles.offer}>
                <div>
                  On {words}:{" "}
                  <span className={styles.state}>{isApplied ? "applied" : seenWord(evidence)}</span>
                  <span className={styles.reason}>{reason}</span>
                  {instead && <span className={styles.reason}>Or instead: {instead.reason}</span>}
                </div>
                {evidence && <Conditions evidence={evidence} of={words} />}
                {isApplied ? (
                  <Button onClick={() => dispatch({ type: "adjusted", signal: undefined })}>
                    Back to the profile's own weights
                  </Button>
                ) : (
                  <div className={styles.buttons}>
                    <Button
                      appearance={evidence?.seen === "seen" ? "primary" : "secondary"}
                      aria-label={`${apply} on ${words}`}
                      onClick={() => dispatch({ type: "adjusted", signal })}
                    >
                      {apply}
                    </Button>
                    {instead && (
                      <Button
                        aria-label={`Hedge instead on ${words}`}
                        onClick={() => dispatch({ type: "adjusted", signal: instead.on[0] })}
                      >
                        Hedge instead
                      </Button>
                    )}
                  </div>
                )}
              </li>
            );
          })}
      </ul>
    </>
  );
}

function seenWord(evidence: Offer["evidence"]): string {
  if (!evidence) return "not looked for";
  return { seen: "seen now", "not seen": "not seen now", "not known": "not known" }[evidence.seen];
}
