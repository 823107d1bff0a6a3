import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";

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
  second: { display: "block", color: tokens.colorNeutralForeground3 },
});

/** A cell's text and, in small under it, what belongs to it. */
export interface TwoLines {
  readonly first: string;
  readonly second?: string;
}

interface NumberTableProps {
  readonly label: string;
  readonly header: readonly TwoLines[];
  /** The first cell of a row names it. */
  readonly rows: readonly (readonly TwoLines[])[];
}

/** A narrow table of numbers that scrolls inside its frame, by keyboard too. */
export function NumberTable({ label, header, rows }: NumberTableProps) {
  const styles = useStyles();
  const cell = ({ first, second }: TwoLines): ReactNode => (
    <>
      {first}
      {second !== undefined && <span className={styles.second}>{second}</span>}
    </>
  );
  return (
    <div className={styles.frame} tabIndex={0} role="group" aria-label={label}>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            {header.map((title) => (
              <th key={title.first} scope="col" className={mergeClasses(styles.cell, styles.header)}>
                {cell(title)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...others], row) => (
            <tr key={row} className={styles.row}>
              <th scope="row" className={styles.cell}>
                {cell(name!)}
              </th>
              {others.map((other, column) => (
                <td key={column} className={styles.cell}>
                  {cell(other)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
