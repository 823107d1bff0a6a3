import { Button, Link, makeStyles, tokens } from "@fluentui/react-components";
import type { VenueHosts } from "../../market/live/interface";
import { Details } from "../parts/Details";
import { ModalDialog } from "../parts/ModalDialog";

const useStyles = makeStyles({
  text: { margin: 0 },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalL },
  venue: { fontWeight: tokens.fontWeightSemibold },
  hosts: { margin: `0 0 ${tokens.spacingVerticalXS}`, overflowWrap: "anywhere" },
  all: { margin: 0 },
});

interface ConsentDialogProps {
  readonly venues: readonly VenueHosts[];
  readonly onCancel: () => void;
  readonly onAgree: () => void;
}

/** Says what live data contacts and sends, before anything is contacted. */
export function ConsentDialog({ venues, onCancel, onAgree }: ConsentDialogProps) {
  const styles = useStyles();
  return (
    <ModalDialog
      role="alertdialog"
      title="Switch on live data?"
      onCancel={onCancel}
      actions={
        <>
          <Button onClick={onCancel}>Cancel</Button>
          <Button appearance="primary" onClick={onAgree}>
            Switch on
          </Button>
        </>
      }
    >
      <p className={styles.text}>
        This computer then connects to the public market data of the exchanges that formulas name: those of{" "}
        {inWords(venues.map(({ venue }) => venue))}.
      </p>
      <Details summary={`The hosts of the ${venues.length} exchanges`}>
        <dl className={styles.all}>
          {venues.map(({ venue, hosts }) => (
            <div key={venue}>
              <dt className={styles.venue}>{venue}</dt>
              <dd className={styles.hosts}>{hosts.join(", ")}</dd>
            </div>
          ))}
        </dl>
      </Details>
      <ul className={styles.list}>
        <li>
          Sent: the names of the contracts, which figures of them, and a subscription to BTC, by which Ballast
          tells a dead connection. Nothing else from your cells goes out.
        </li>
        <li>The exchange sees your IP address, as with its own website.</li>
        <li>No server of Ballast is between, no key is needed, no account is read, and nothing trades.</li>
        <li>
          An exchange may not serve your country, and its terms hold for you. No clause that we read forbids
          showing public prices on your own screen, and none allows it expressly; do not pass them on.
        </li>
        <li>
          It holds for every workbook on this computer that calls MARKET functions, until you switch it off.
        </li>
      </ul>
      <p className={styles.text}>
        <Link inline href="docs/live-data.html" target="_blank" rel="noreferrer">
          Read more about live data
        </Link>
      </p>
    </ModalDialog>
  );
}

function inWords(names: readonly string[]): string {
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;
}
