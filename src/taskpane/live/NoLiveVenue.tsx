import { Link, makeStyles } from "@fluentui/react-components";
import type { Market } from "../../market/live/interface";
import { shownView } from "../state/navigation";

const useStyles = makeStyles({ text: { margin: 0 } });

/** Says that the settings name no venue that live data could come from. */
export function NoLiveVenue({ market, what }: { market: Market; what: string }) {
  const styles = useStyles();
  const venues = market.hosts().map(({ venue }) => venue);
  return (
    <p className={styles.text}>
      For live {what}, pick one of {venues.slice(0, -1).join(", ")} or {venues.at(-1)} as{" "}
      <Link inline as="button" onClick={() => shownView.set("settings")}>
        venue in Settings
      </Link>
      .
    </p>
  );
}
