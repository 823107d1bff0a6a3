import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReadMarket } from "../../../core/signals/reading/state";
import { Details } from "../../parts/Details";
import { localized, sentence } from "../../parts/format";

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: "none" },
  reasons: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXS,
    margin: 0,
    padding: 0,
    listStyleType: "none",
  },
  state: { fontWeight: tokens.fontWeightSemibold },
});

/** Each signal and its state in a line; the numbers behind them on demand. */
export function Findings({ findings }: Pick<ReadMarket, "findings">) {
  const styles = useStyles();
  return (
    <>
      <ul className={styles.list} aria-label="Signals">
        {findings.map(({ signal, state }) => (
          <li key={signal}>
            {sentence(signal)}: <span className={styles.state}>{state}</span>
          </li>
        ))}
      </ul>
      <Details summary="The numbers behind them">
        <ul className={styles.reasons} aria-label="Numbers behind the signals">
          {findings.map(({ signal, reason }) => (
            <li key={signal}>
              {sentence(signal)}: {localized(reason)}.
            </li>
          ))}
        </ul>
      </Details>
    </>
  );
}
