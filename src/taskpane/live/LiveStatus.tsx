import { Link, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { PlugConnectedRegular, WarningRegular } from "@fluentui/react-icons";
import { useEffect, useState } from "react";
import { Details } from "../parts/Details";
import { openLiveSettings } from "../state/wanted";
import { isTroubled, statusLine, venueLine } from "./status-words";
import { useMarketStatus } from "./use-market";

const useStyles = makeStyles({
  line: {
    display: "grid",
    gridTemplateColumns: "20px 1fr",
    columnGap: tokens.spacingHorizontalXS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS} ${tokens.spacingVerticalXS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: "anywhere",
  },
  icon: { fontSize: "16px", marginTop: "1px" },
  fine: { color: tokens.colorStatusSuccessForeground1 },
  trouble: { color: tokens.colorStatusWarningForeground1 },
  list: { maxHeight: "40vh", overflowY: "auto", margin: 0 },
  venue: { fontWeight: tokens.fontWeightSemibold },
  words: { margin: `0 0 ${tokens.spacingVerticalXS}` },
  settings: { fontSize: "inherit", alignSelf: "start" },
  heard: { position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)" },
});

/** Milliseconds after which the times are written anew. */
const beat = 5000;

/** One line under the tabs while a cell is live or a venue has trouble. */
export function LiveStatus() {
  const styles = useStyles();
  const status = useMarketStatus();
  const now = useNow(status?.venues.some(isTroubled) ?? false);
  const line = status && statusLine(status, now);
  return (
    <>
      <div role="status" className={styles.heard}>
        {line?.trouble}
      </div>
      {line && (
        <div className={styles.line}>
          {line.trouble === "" ? (
            <PlugConnectedRegular className={mergeClasses(styles.icon, styles.fine)} aria-hidden="true" />
          ) : (
            <WarningRegular className={mergeClasses(styles.icon, styles.trouble)} aria-hidden="true" />
          )}
          <Details summary={line.words}>
            <dl className={styles.list}>
              {line.venues.map((venue) => (
                <div key={venue.venue}>
                  <dt className={styles.venue}>{venue.venue}</dt>
                  <dd className={styles.words}>{venueLine(venue, now)}</dd>
                </div>
              ))}
            </dl>
            <Link as="button" className={styles.settings} onClick={openLiveSettings}>
              Switch off, or freeze to values
            </Link>
          </Details>
        </div>
      )}
    </>
  );
}

/** The time as it was drawn last; it runs while something counts it. */
function useNow(isCounting: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!isCounting) return undefined;
    const look = () => setNow(Date.now());
    const first = setTimeout(look, 0);
    const timer = setInterval(look, beat);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
    };
  }, [isCounting]);
  return now;
}
