import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { Component } from "../../core/allocation/profiles";
import { toNumber } from "../../core/number/decimal";
import { componentLabel, share as formatShare } from "./format";

const useStyles = makeStyles({
  bar: { display: "flex", gap: "2px", height: "12px" },
  ghost: { height: "4px", marginBottom: "2px", opacity: 0.6 },
  title: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
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
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    "@media (forced-colors: active)": { border: "1px solid CanvasText" },
  },
});

interface WeightBarProps {
  readonly components: readonly Component[];
  /** One for each component, in turn: those of charts. */
  readonly colors: readonly string[];
  /** The weights that were adjusted, shown as a thin bar above; in the order of the others. */
  readonly before?: readonly Component[];
  readonly title?: string;
}

/** Shows the weights as one stacked bar, with each name and percentage below. */
export function WeightBar({ components, colors, before, title = "Weights" }: WeightBarProps) {
  const styles = useStyles();
  const bar = (weights: readonly Component[], className: string) => (
    <div className={className} aria-hidden="true">
      {weights.map(
        ({ component, weight }, at) =>
          weight.gt(0) && (
            <div
              key={component}
              className={styles.part}
              style={{ flexGrow: toNumber(weight), backgroundColor: colors[at % colors.length] }}
            />
          ),
      )}
    </div>
  );
  return (
    <div>
      {before && bar(before, mergeClasses(styles.bar, styles.ghost))}
      {bar(components, styles.bar)}
      <ul className={styles.legend} aria-label={title}>
        {components.map(({ component, weight }, index) => {
          const own = before?.[index]?.weight;
          return (
            <li key={component} className={styles.entry}>
              <span
                className={mergeClasses(styles.part, styles.swatch)}
                style={{ backgroundColor: colors[index % colors.length] }}
                aria-hidden="true"
              />
              {componentLabel(component)} {formatShare(toNumber(weight))}
              {own && !own.eq(weight) && `, was ${formatShare(toNumber(own))}`}
            </li>
          );
        })}
      </ul>
      {before && <p className={styles.title}>{title}.</p>}
    </div>
  );
}
