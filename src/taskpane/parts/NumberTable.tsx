import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useMemo, useRef, type ReactNode } from "react";

const useStyles = makeStyles({
  frame: {
    maxHeight: "320px",
    overflow: "auto",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  table: {
    width: "100%",
    borderCollapse: "collapse",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontVariantNumeric: "tabular-nums",
  },
  cell: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalSNudge}`,
    textAlign: "right",
    whiteSpace: "nowrap",
    verticalAlign: "top",
    fontWeight: tokens.fontWeightRegular,
    ":first-child": {
      minWidth: "64px",
      textAlign: "left",
      whiteSpace: "normal",
      paddingLeft: tokens.spacingHorizontalS,
      overflowWrap: "anywhere",
    },
    ":last-child": { paddingRight: tokens.spacingHorizontalS },
  },
  header: {
    position: "sticky",
    top: 0,
    backgroundColor: tokens.colorNeutralBackground3,
    fontWeight: tokens.fontWeightSemibold,
    verticalAlign: "bottom",
    whiteSpace: "normal",
  },
  row: { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  remark: { display: "block", minWidth: "15ch", whiteSpace: "normal", color: tokens.colorNeutralForeground3 },
  second: { display: "block", color: tokens.colorNeutralForeground3 },
  note: {
    display: "block",
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorStatusDangerForeground2,
  },
});

/** The text of a cell, with a second line in small print. */
export interface TwoLines {
  readonly first: string;
  readonly second?: string;
  /** Why, in words that may take several lines. */
  readonly remark?: string;
  /** A warning in words. */
  readonly note?: string;
}

interface NumberTableProps {
  readonly label: string;
  readonly header: readonly TwoLines[];
  /** Rows; the first cell is the name of the row. */
  readonly rows: readonly (readonly TwoLines[])[];
  /** Width of the first column in characters, where its texts are longer than usual. */
  readonly nameWidth?: number;
}

const usualRowHeight = 41;
/** Usual width of the first column in characters; names in it may break. */
const usualNameWidth = 11;

/**
 * A narrow table of numbers that scrolls inside its frame, also by keyboard. Of thousands of rows only the visible ones are
 * drawn.
 */
export function NumberTable({ label, header, rows, nameWidth = usualNameWidth }: NumberTableProps) {
  const styles = useStyles();
  const frame = useRef<HTMLDivElement>(null);
  const rowsInSight = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => usualRowHeight,
    initialRect: { width: 0, height: 320 },
    overscan: 8,
  });
  const widths = useMemo(
    () => header.map((_, column) => (column === 0 ? nameWidth : longest(rows.map((row) => row[column]!)))),
    [header, rows, nameWidth],
  );
  const cell = ({ first, second, remark, note }: TwoLines): ReactNode => (
    <>
      {first}
      {second !== undefined && <span className={styles.second}>{second}</span>}
      {remark !== undefined && <span className={styles.remark}>{remark}</span>}
      {note !== undefined && <span className={styles.note}>{note}</span>}
    </>
  );
  const items = rowsInSight.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = rowsInSight.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <div ref={frame} className={styles.frame} tabIndex={0} role="group" aria-label={label}>
      <table className={styles.table} aria-label={label} aria-rowcount={rows.length + 1}>
        <colgroup>
          {widths.map((width, column) => (
            <col key={column} style={{ width: `${width}ch` }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {header.map((title) => (
              <th key={title.first} scope="col" className={mergeClasses(styles.cell, styles.header)}>
                {cell(title)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Gap height={before} />
          {items.map(({ index }) => {
            const [name, ...others] = rows[index]!;
            return (
              <tr
                key={index}
                ref={rowsInSight.measureElement}
                data-index={index}
                aria-rowindex={index + 2}
                className={styles.row}
              >
                <th scope="row" className={styles.cell}>
                  {cell(name!)}
                </th>
                {others.map((other, column) => (
                  <td key={column} className={styles.cell}>
                    {cell(other)}
                  </td>
                ))}
              </tr>
            );
          })}
          <Gap height={after} />
        </tbody>
      </table>
    </div>
  );
}

/** The space of the rows that are not drawn. */
function Gap({ height }: { height: number }) {
  return height > 0 && <tr aria-hidden="true" style={{ height: `${height}px` }} />;
}

/** Length of a column's longest line, which keeps its width while other rows scroll into view. */
function longest(cells: readonly TwoLines[]): number {
  return cells.reduce((most, { first, second = "" }) => Math.max(most, first.length, second.length), 0);
}
