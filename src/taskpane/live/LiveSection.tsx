import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import { UpdatedProblem } from "../../base/problem";
import type { Market, Mode } from "../../market/live/interface";
import { liveMarket } from "../../workbook/formulas/functions";
import { ChoiceField } from "../parts/ChoiceField";
import { ProblemBar } from "../parts/ProblemBar";
import { Section } from "../parts/Section";
import { useObservable } from "../state/use-observable";
import { wantedLiveSettings } from "../state/wanted";
import { chooseMode, hostsSince, simulatedAt } from "./consent";
import { ConsentDialog } from "./ConsentDialog";
import { FreezeCells } from "./FreezeCells";
import { useMarketStatus } from "./use-market";
import { useWork } from "./use-work";

const useStyles = makeStyles({
  text: { margin: 0, overflowWrap: "anywhere" },
  result: { margin: 0, ":empty": { display: "none" } },
  again: { marginTop: tokens.spacingVerticalS },
  /** A section alone in its place has no line of its own below it. The tabs and the line under them stay above it. */
  place: { scrollMarginTop: "80px", borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
});

/** The switch of live data. It is kept on this computer and not in the workbook. */
export function LiveSection() {
  const styles = useStyles();
  const market = liveMarket();
  const status = useMarketStatus();
  const wanted = useObservable(wantedLiveSettings);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (wanted) place.current?.scrollIntoView();
  }, [wanted]);
  if (!market || !status) return null;
  return (
    <div ref={place} className={styles.place}>
      <Section title="Live market data">
        {status.isAvailable ? (
          <>
            <LiveSwitch market={market} mode={status.mode} />
            <FreezeCells market={market} />
          </>
        ) : (
          <p className={styles.text}>
            This build of Ballast has no live data: whoever set it up for you left it out. The functions of
            MARKET give #N/A, and no exchange is asked for prices.
          </p>
        )}
      </Section>
    </div>
  );
}

function LiveSwitch({ market, mode }: { market: Market; mode: Mode }) {
  const styles = useStyles();
  const [isAsking, setAsking] = useState(false);
  const [isKept, setKept] = useState(true);
  const [chosen, setChosen] = useState(mode);
  const change = useWork("Live data was not switched on.", async (next: Mode) => {
    setKept(await chooseMode(market, next));
    return results[next];
  });
  const choose = (next: Mode) => {
    setChosen(next);
    void change.start(next);
  };
  const added = mode === "off" ? hostsSince(market) : [];
  return (
    <>
      <p className={styles.text}>
        The functions of MARKET, such as MARKET.MARK, show prices and funding while this is on. It is kept on
        this computer, not in the workbook.
      </p>
      <ChoiceField
        label="Prices in cells"
        hint={hints[mode]}
        choices={simulatedAt() === undefined ? choices : { ...choices, simulated: "Simulated" }}
        value={mode}
        onPick={(next) => {
          if (next === "live") setAsking(true);
          else choose(next);
        }}
      />
      {added.length > 0 && (
        <p className={styles.text}>
          Live data is off since this version of Ballast contacts hosts that you have not agreed to:{" "}
          {added.join(", ")}. Choose Live to see all of them.
        </p>
      )}
      <p role="status" className={styles.result}>
        {change.result}
      </p>
      {change.problem && (
        <ProblemBar problem={change.problem} onDismiss={change.forget}>
          {!(change.problem instanceof UpdatedProblem) && (
            <Button className={styles.again} onClick={() => choose(chosen)}>
              Try again
            </Button>
          )}
        </ProblemBar>
      )}
      {!isKept && (
        <p className={styles.text}>
          This browser keeps nothing for Ballast: the choice holds until the workbook is closed.
        </p>
      )}
      {isAsking && (
        <ConsentDialog
          venues={market.hosts()}
          onCancel={() => setAsking(false)}
          onAgree={() => {
            setAsking(false);
            choose("live");
          }}
        />
      )}
    </>
  );
}

const choices: Readonly<Record<string, string>> = { off: "Off", live: "Live" };

const hints: Readonly<Record<Mode, string>> = {
  off: "No exchange is asked. Choose Live to see what would be contacted.",
  live: "Straight from the exchanges that your formulas name, to this computer.",
  simulated: "From the exchange that the workbench simulates. These are not real prices.",
};

const results: Readonly<Record<Mode, string>> = {
  off: "Live data is off, and every connection is closed.",
  live: "Live data is on.",
  simulated: "Simulated prices are on. They are invented.",
};
