import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import type { ReactNode } from "react";

const useStyles = makeStyles({
  section: { borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  header: {
    "& button": { paddingLeft: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  },
  note: {
    marginLeft: tokens.spacingHorizontalS,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
  },
  panel: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    margin: 0,
    paddingBottom: tokens.spacingVerticalL,
  },
});

interface FoldedSectionProps {
  readonly title: string;
  /** What stands beside the title, so that the section need not be opened for it. */
  readonly note?: string;
  readonly isOpen: boolean;
  readonly onToggle: (isOpen: boolean) => void;
  readonly children: ReactNode;
}

/** A part of a view that most do without, closed to its heading. */
export function FoldedSection({ title, note, isOpen, onToggle, children }: FoldedSectionProps) {
  const styles = useStyles();
  return (
    <Accordion
      collapsible
      className={styles.section}
      openItems={isOpen ? [title] : []}
      onToggle={() => onToggle(!isOpen)}
    >
      <AccordionItem value={title}>
        <AccordionHeader as="h2" expandIconPosition="end" size="large" className={styles.header}>
          {title}
          {note !== undefined && <span className={styles.note}> {note}</span>}
        </AccordionHeader>
        <AccordionPanel className={styles.panel}>{children}</AccordionPanel>
      </AccordionItem>
    </Accordion>
  );
}
