import { drawnSeries } from "../../scripts/site/drawn-series";

/** A rise that ends in a head and shoulders top, with a close below its neckline at the end. */
export const completedTop = drawnSeries([
  [0, 40],
  [40, 100],
  [50, 120],
  [58, 110],
  [68, 135],
  [78, 110],
  [86, 121],
  [96, 106],
]);
