import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { Component } from "../../core/allocation/profiles";
import { toNumber } from "../../core/number/decimal";
import { componentLabel, share as formatShare } from "./format";

const useStyles = makeStyles({
  bar: { display: "flex", gap: "2px", height: "12px" },
  legend: {
    display: "flex",
    flexWrap: "wrap",
    columnGap: tokens.spacingHorizontalM,
    margin: 0,
    padding: 0,
    listStyleType: "none",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
  },
  entry: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXS },
  swatch: { width: "10px", height: "10px" },
  part: {
    boxSizing: "border-box",
    borderRadius: tokens.borderRadiusSmall,
    "@media (forced-colors: active)": { border: "1px solid CanvasText" },
  },
  spot: { backgroundColor: tokens.colorPaletteBlueBorderActive },
  cash: { backgroundColor: tokens.colorNeutralForeground3 },
  futures: { backgroundColor: tokens.colorPaletteMarigoldBorderActive },
  "hedge reserve": { backgroundColor: tokens.colorPaletteTealBorderActive },
  active: { backgroundColor: tokens.colorPaletteMarigoldBorderActive },
});

/** Shows the weights as one stacked bar, with each name and percentage below. */
export function WeightBar({ components }: { components: readonly Component[] }) {
  const styles = useStyles();
  const parts = components.map(({ component, weight }) => ({
    component,
    share: toNumber(weight),
    className: mergeClasses(styles.part, (styles as Readonly<Record<string, string>>)[component]),
  }));
  return (
    <div>
      <div className={styles.bar} aria-hidden="true">
        {parts
          .filter(({ share }) => share > 0)
          .map(({ component, share, className }) => (
            <div key={component} className={className} style={{ flexGrow: share }} />
          ))}
      </div>
      <ul className={styles.legend} aria-label="Weights">
        {parts.map(({ component, share, className }) => (
          <li key={component} className={styles.entry}>
            <span className={mergeClasses(className, styles.swatch)} aria-hidden="true" />
            {componentLabel(component)} {formatShare(share)}
          </li>
        ))}
      </ul>
    </div>
  );
}
