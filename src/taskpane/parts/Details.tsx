import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";

const useStyles = makeStyles({
  details: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    "& summary": { cursor: "pointer" },
  },
  content: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    paddingTop: tokens.spacingVerticalXS,
  },
});

interface DetailsProps {
  readonly summary: string;
  readonly isOpen?: boolean;
  readonly children: ReactNode;
}

/**
 * Small print that opens on demand. In Excel on the web Office.js moves the focus itself when Tab is pressed, and it stops at a
 * summary only where that has a tabindex.
 */
export function Details({ summary, isOpen, children }: DetailsProps) {
  const styles = useStyles();
  return (
    <details className={styles.details} open={isOpen}>
      <summary tabIndex={0}>{summary}</summary>
      <div className={styles.content}>{children}</div>
    </details>
  );
}
