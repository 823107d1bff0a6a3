import { makeStyles, tokens } from "@fluentui/react-components";
import { atOnce } from "../../core/slices";
import { simpleAverage } from "../../core/signals/simple-average";
import { quantity } from "../parts/format";

const useStyles = makeStyles({
  figure: { margin: 0 },
  plot: { display: "block", width: "100%", height: "84px" },
  price: {
    fill: "none",
    stroke: tokens.colorBrandStroke1,
    strokeWidth: "1.5",
    vectorEffect: "non-scaling-stroke",
    "@media (forced-colors: active)": { stroke: "CanvasText" },
  },
  average: {
    fill: "none",
    stroke: tokens.colorNeutralForeground3,
    strokeWidth: "1.5",
    strokeDasharray: "4 3",
    vectorEffect: "non-scaling-stroke",
    "@media (forced-colors: active)": { stroke: "CanvasText" },
  },
  caption: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

const period = 50;
const shownBars = 200;

/** The last closes as a line, and their 50-bar average as a dashed line. */
export function PricePlot({ closes }: { closes: readonly number[] }) {
  const styles = useStyles();
  const average = atOnce(simpleAverage(closes, period)).slice(-shownBars);
  const shown = closes.slice(-shownBars);
  const known = [...average].filter(Number.isFinite);
  const [low, high] = [Math.min(...shown, ...known), Math.max(...shown, ...known)];
  const points = (line: ArrayLike<number>): string =>
    Array.from(line, (value, bar) => [bar, value] as const)
      .filter(([, value]) => Number.isFinite(value))
      .map(([bar, value]) => `${bar},${high === low ? 50 : ((high - value) / (high - low)) * 100}`)
      .join(" ");
  const words = `Last close ${quantity(shown.at(-1)!)}, from ${quantity(low)} to ${quantity(high)} in ${shown.length} bars.`;
  return (
    <figure className={styles.figure}>
      <svg
        className={styles.plot}
        viewBox={`0 -2 ${Math.max(1, shown.length - 1)} 104`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`Closes and their ${period}-bar average. ${words}`}
      >
        <polyline className={styles.price} points={points(shown)} />
        <polyline className={styles.average} points={points(average)} />
      </svg>
      <figcaption className={styles.caption}>
        {words} Broken line: {period}-bar average.
      </figcaption>
    </figure>
  );
}
