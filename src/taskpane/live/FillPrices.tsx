import type { CellsSource } from "../../excel/cells/source";
import { FillButton } from "./FillButton";
import { NoLiveVenue } from "./NoLiveVenue";
import { type LiveOffer, useFillPrices, useLiveOffer } from "./use-fill";

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
  const fill = useFillPrices(offer, source, onFilled);
  return <FillButton words="Fill prices from live data" fill={fill} isBusy={isBusy} />;
}
