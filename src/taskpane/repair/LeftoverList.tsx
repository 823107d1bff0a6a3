import { Checkbox, Link, makeStyles, tokens } from "@fluentui/react-components";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef, type ReactNode } from "react";
import { describeLeftover, type CellLeftover, type Leftover } from "../../workbook/formulas/repair/search";

const useStyles = makeStyles({
  frame: {
    maxHeight: "280px",
    overflow: "auto",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  list: { position: "relative", margin: 0, padding: 0, listStyleType: "none" },
  row: {
    position: "absolute",
    boxSizing: "border-box",
    width: "100%",
    display: "flex",
    alignItems: "start",
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  text: { flexGrow: 1, minWidth: 0, paddingTop: tokens.spacingVerticalXS },
  formula: {
    display: "block",
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: "anywhere",
  },
  label: { color: tokens.colorNeutralForeground3, fontFamily: tokens.fontFamilyBase },
});

interface LeftoverListProps {
  readonly label: string;
  readonly items: readonly { readonly leftover: Leftover; readonly reason?: string }[];
  /** Leftovers that are not to be repaired. If it is not given, nothing can be chosen. */
  readonly left?: ReadonlySet<Leftover>;
  readonly onToggle?: (leftover: Leftover) => void;
  readonly onShow: (leftover: CellLeftover) => void;
}

const usualHeight = 76;

/** Cells, names and conditional formats with their formulas before and after the repair. Only the visible ones are drawn. */
export function LeftoverList({ label, items, left, onToggle, onShow }: LeftoverListProps) {
  const styles = useStyles();
  const frame = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => frame.current,
    estimateSize: () => usualHeight,
    overscan: 6,
  });
  return (
    <div ref={frame} className={styles.frame} tabIndex={0} role="group" aria-label={label}>
      <ul className={styles.list} style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start }) => {
          const { leftover, reason } = items[index]!;
          const where = describeLeftover(leftover);
          return (
            <li
              key={index}
              ref={rows.measureElement}
              data-index={index}
              aria-setsize={items.length}
              aria-posinset={index + 1}
              className={styles.row}
              style={{ transform: `translateY(${start}px)` }}
            >
              {left && (
                <Checkbox
                  aria-label={`Repair ${where}`}
                  checked={!left.has(leftover)}
                  onChange={() => onToggle?.(leftover)}
                />
              )}
              <div className={styles.text}>
                {leftover.kind === "cell" ? (
                  <Link as="button" onClick={() => onShow(leftover)} aria-label={`Go to ${where}`}>
                    {where}
                  </Link>
                ) : (
                  where
                )}
                {reason !== undefined ? (
                  <div>{reason}</div>
                ) : (
                  <>
                    <Formula label="Is" text={leftover.before} />
                    {leftover.after === leftover.before ? (
                      <span className={styles.label}>Shows #NAME? and is re-entered as it is.</span>
                    ) : (
                      <Formula label="Becomes" text={leftover.after} />
                    )}
                  </>
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Formula({ label, text }: { label: string; text: string }): ReactNode {
  const styles = useStyles();
  return (
    <span className={styles.formula}>
      <span className={styles.label}>{label} </span>
      {text}
    </span>
  );
}
