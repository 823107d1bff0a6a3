import { mapSliced, type Sliced } from "../../core/slices";
import type { Stopped } from "../cells/declaration";
import { refuse, texts } from "../cells/errors";
import { isStopped } from "../cells/reading";
import { aboutValue, type Layout } from "../cells/series";

type Prices = readonly (number | Stopped)[];

/** The highs and lows of bars. A bar whose high is below its low has a failure in the place of its high. */
export function* rangesOf(
  layout: Layout,
  highs: Prices,
  lows: Prices,
): Sliced<{ highs: Prices; lows: Prices }> {
  const checked = yield* mapSliced(highs, (high, bar) => {
    const low = lows[bar]!;
    if (isStopped(high) || isStopped(low) || high >= low) return high;
    const [ofHigh, ofLow] = [aboutValue(layout, "highs", bar), aboutValue(layout, "lows", bar)];
    return refuse(texts.highBelowLow(ofHigh, ofLow, high, low));
  });
  return { highs: checked, lows };
}
