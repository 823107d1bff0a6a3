import { Button, makeStyles } from "@fluentui/react-components";
import { PlugConnectedRegular } from "@fluentui/react-icons";
import type { Template } from "../../excel/sheets/description";
import { takesLiveFigures, withLiveFigures } from "../../workbook/live/live-template";
import { NoLiveVenue } from "../live/NoLiveVenue";
import { useLiveOffer } from "../live/use-fill";
import type { Inserting } from "./use-insertion";

const useStyles = makeStyles({ button: { alignSelf: "start" } });

interface InsertLiveProps {
  readonly template: Template;
  readonly inserting: Inserting;
  /** Id of the card's heading. */
  readonly heading: string;
}

/** Inserts a template with the figures of the settings' contract in it; offered while live data is on. */
export function InsertLive({ template, inserting, heading }: InsertLiveProps) {
  const styles = useStyles();
  const offer = useLiveOffer();
  if (!offer || !takesLiveFigures(template)) return null;
  const { market, from } = offer;
  if (!from) return <NoLiveVenue market={market} what="figures" />;
  return (
    <Button
      className={styles.button}
      icon={<PlugConnectedRegular />}
      disabledFocusable={inserting.isBusy}
      aria-describedby={heading}
      onClick={() => void inserting.insert(template, () => withLiveFigures(template, market, from))}
    >
      Insert with {from.contract} of {from.venue}, live
    </Button>
  );
}
