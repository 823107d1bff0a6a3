import { type FundingSeries, type MarketSeries, readFunding, readMarket } from "../../workbook/inputs/prices";
import { type MarketData, writeMarketData } from "../../workbook/live/market-data";
import { FillButton } from "./FillButton";
import { NoLiveVenue } from "./NoLiveVenue";
import { type LiveOffer, useLiveOffer } from "./use-fill";
import { useWork } from "./use-work";

interface FillSignalsProps {
  readonly isBusy: boolean;
  readonly onRead: (market: MarketSeries, funding: FundingSeries) => void;
}

/** Writes a sheet of live bars and funding, and has the signals read it; offered while live data is on. */
export function FillSignals(props: FillSignalsProps) {
  const offer = useLiveOffer();
  if (!offer) return null;
  return offer.from ? (
    <Fill {...props} offer={offer} />
  ) : (
    <NoLiveVenue market={offer.market} what="signals" />
  );
}

function Fill({ isBusy, onRead, offer }: FillSignalsProps & { readonly offer: LiveOffer }) {
  const { venue, contract } = offer.from!;
  const fill = useWork("The signals were not filled.", async () => {
    const data = await writeMarketData(offer.market, offer.from!);
    const [market, funding] = await readSoon(data);
    onRead(market, funding);
    return `The signals read the sheet ${data.sheet}.`;
  });
  return <FillButton words={`Use ${contract} of ${venue}, live`} fill={fill} isBusy={isBusy} />;
}

const mostLooks = 40;
const betweenLooks = 500;

/** Reads the sheet once its formulas have their values; until then Excel shows errors in their cells. */
async function readSoon({ prices, funding }: MarketData): Promise<readonly [MarketSeries, FundingSeries]> {
  for (let look = 1; ; look++) {
    try {
      return [await readMarket(prices), await readFunding(funding)];
    } catch (error) {
      if (look === mostLooks) throw error;
      await new Promise((resolve) => setTimeout(resolve, betweenLooks));
    }
  }
}
