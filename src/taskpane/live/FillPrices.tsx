import { Button, makeStyles, Spinner } from "@fluentui/react-components";
import { PlugConnectedRegular } from "@fluentui/react-icons";
import type { CellsSource } from "../../excel/cells/source";
import { ProblemBar } from "../parts/ProblemBar";
import { TryAgain } from "../undo/TryAgain";
import { NoLiveVenue } from "./NoLiveVenue";
import { type LiveOffer, useFillPrices, useLiveOffer } from "./use-fill";

const useStyles = makeStyles({
  button: { alignSelf: "start" },
  result: { margin: 0, overflowWrap: "anywhere", ":empty": { display: "none" } },
});

interface FillPricesProps {
  readonly source: CellsSource;
  readonly isBusy: boolean;
  /** Called when the prices were written. */
  readonly onFilled: () => void;
}

/** Puts live formulas into the holdings' prices; offered while live data is on. */
export function FillPrices(props: FillPricesProps) {
  const offer = useLiveOffer();
  if (!offer) return null;
  return offer.from ? <Fill {...props} offer={offer} /> : <NoLiveVenue market={offer.market} what="prices" />;
}

function Fill({ source, isBusy, onFilled, offer }: FillPricesProps & { readonly offer: LiveOffer }) {
  const styles = useStyles();
  const fill = useFillPrices(offer, source, onFilled);
  return (
    <>
      <Button
        className={styles.button}
        icon={fill.isBusy ? <Spinner size="tiny" /> : <PlugConnectedRegular />}
        disabledFocusable={isBusy || fill.isBusy}
        onClick={() => void fill.start()}
      >
        Fill prices from live data
      </Button>
      <p role="status" className={styles.result}>
        {fill.result}
      </p>
      {fill.problem && (
        <ProblemBar problem={fill.problem} onDismiss={fill.forget}>
          <TryAgain problem={fill.problem} isBusy={fill.isBusy} onTryAgain={() => void fill.tryAgain()} />
        </ProblemBar>
      )}
    </>
  );
}
