import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { Standing } from "../../workbook/accounts/views";
import { quantity, signedPercent } from "../parts/format";

const useStyles = makeStyles({
  figure: { margin: 0 },
  bar: {
    position: "relative",
    height: "20px",
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusSmall,
    overflow: "hidden",
    forcedColorAdjust: "none",
  },
  gone: {
    backgroundColor: tokens.colorNeutralBackground1,
    backgroundImage: `repeating-linear-gradient(135deg, ${tokens.colorStatusDangerForeground1} 0 1.5px, transparent 1.5px 6px)`,
    "@media (forced-colors: active)": {
      backgroundColor: "Canvas",
      backgroundImage: "repeating-linear-gradient(135deg, CanvasText 0 1.5px, transparent 1.5px 6px)",
    },
  },
  lives: {
    position: "absolute",
    top: 0,
    bottom: 0,
    backgroundColor: tokens.colorPaletteTealBorderActive,
    // The system's highlight may let through what is behind it.
    "@media (forced-colors: active)": {
      backgroundColor: "Canvas",
      backgroundImage: "linear-gradient(Highlight, Highlight)",
    },
  },
  line: {
    position: "absolute",
    top: 0,
    bottom: 0,
    width: "3px",
    marginLeft: "-1.5px",
    backgroundColor: tokens.colorNeutralBackground1,
    "@media (forced-colors: active)": { backgroundColor: "HighlightText" },
  },
  coin: {
    position: "absolute",
    top: "4px",
    boxSizing: "border-box",
    width: "10px",
    height: "10px",
    marginLeft: "-5px",
    transform: "rotate(45deg)",
    border: `1.5px solid ${tokens.colorNeutralForeground1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    forcedColorAdjust: "none",
    "@media (forced-colors: active)": { backgroundColor: "Canvas", border: "1.5px solid CanvasText" },
  },
  scale: {
    display: "flex",
    justifyContent: "space-between",
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase100,
    lineHeight: tokens.lineHeightBase200,
    fontVariantNumeric: "tabular-nums",
  },
  legend: {
    display: "flex",
    flexWrap: "wrap",
    columnGap: tokens.spacingHorizontalM,
    margin: `${tokens.spacingVerticalXS} 0 0`,
    padding: 0,
    listStyleType: "none",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
  },
  entry: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXS },
  swatch: {
    position: "relative",
    boxSizing: "border-box",
    width: "12px",
    height: "12px",
    flexShrink: 0,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    forcedColorAdjust: "none",
  },
  whole: { left: 0, right: 0 },
  coinSwatch: {
    position: "static",
    margin: `0 ${tokens.spacingHorizontalXXS}`,
    flexShrink: 0,
  },
});

/** The moves of all coins through which an account lives, with today's marks and the nearest coin's own price in it. */
export function ShockBar({ standing }: { standing: Standing }) {
  const styles = useStyles();
  const { first, firstPrice, firstDistance } = standing;
  const range = rangeOf(standing);
  if (!range) return null;
  const { extent, from, to } = range;
  const at = (shock: number): number => ((shock + extent) / (2 * extent)) * 100;
  const coin =
    typeof firstDistance === "number" && Math.abs(firstDistance) <= extent ? firstDistance : undefined;
  const edges = [standing.down, standing.up].flatMap((end) =>
    typeof end === "number" ? [signedPercent(end)] : [],
  );
  return (
    <figure className={styles.figure}>
      <div className={mergeClasses(styles.bar, styles.gone)} aria-hidden="true">
        <div
          className={styles.lives}
          style={{ left: `${at(from ?? -extent)}%`, right: `${100 - at(to ?? extent)}%` }}
        />
        <div className={styles.line} style={{ left: "50%" }} />
        {coin !== undefined && <div className={styles.coin} style={{ left: `${at(coin)}%` }} />}
      </div>
      <div className={styles.scale} aria-hidden="true">
        <span>{signedPercent(-extent)}</span>
        <span>Now</span>
        <span>{signedPercent(extent)}</span>
      </div>
      <ul className={styles.legend} aria-label="Joint move of all coins">
        <li className={styles.entry}>
          <span className={styles.swatch} aria-hidden="true">
            <span className={mergeClasses(styles.lives, styles.whole)} />
          </span>{" "}
          Survives{" "}
        </li>
        {edges.length > 0 && (
          <li className={styles.entry}>
            <span className={mergeClasses(styles.swatch, styles.gone)} aria-hidden="true" />
            Liquidated from {edges.join(" and ")}
          </li>
        )}
        {typeof firstPrice === "number" && typeof firstDistance === "number" && (
          <li className={styles.entry}>
            <span className={mergeClasses(styles.coin, styles.coinSwatch)} aria-hidden="true" />
            {first} on its own at {quantity(firstPrice)}, {signedPercent(firstDistance)}
          </li>
        )}
      </ul>
    </figure>
  );
}

/**
 * What the bar shows around today: more than half as far again as the nearest that liquidates, in steps that read well. Undefined where
 * nothing liquidates, or an end is not known.
 */
function rangeOf({ down, up, firstDistance }: Standing) {
  const isOpen = [down, up].some((end) => typeof end !== "number" && end.isOpen);
  const ends = [down, up].filter((end) => typeof end === "number");
  if (isOpen || ends.length === 0) return undefined;
  const known = [...ends, firstDistance].flatMap((end) => (typeof end === "number" ? [Math.abs(end)] : []));
  const extent = steps.find((step) => step >= Math.min(...known) * 1.6) ?? 1;
  const kept = (shock: number): number => Math.max(-extent, Math.min(extent, shock));
  return {
    extent,
    from: typeof down === "number" && down > -extent ? kept(down) : undefined,
    to: typeof up === "number" && up < extent ? kept(up) : undefined,
  };
}

const steps = [0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1];
