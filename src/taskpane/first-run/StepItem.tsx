import {
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Checkbox,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import { CheckmarkCircleFilled } from "@fluentui/react-icons";
import type { Step } from "../../workbook/settings/path";
import { Explained } from "../glossary/Explained";
import type { Portfolio } from "../portfolio/use-portfolio";
import { StepActions } from "./StepActions";
import { stepTexts } from "./step-texts";
import type { PathModel } from "./use-path";

const useStyles = makeStyles({
  header: {
    "& button": { minHeight: "32px", padding: 0, gap: tokens.spacingHorizontalS, textAlign: "left" },
  },
  title: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS },
  open: { fontWeight: tokens.fontWeightSemibold },
  number: {
    boxSizing: "border-box",
    flexShrink: 0,
    width: "20px",
    height: "20px",
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusCircular,
    fontSize: tokens.fontSizeBase200,
    lineHeight: "18px",
    textAlign: "center",
  },
  check: { flexShrink: 0, fontSize: "20px", color: tokens.colorStatusSuccessForeground1 },
  done: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  panel: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    // In line with the title.
    margin: `0 0 ${tokens.spacingVerticalS} 28px`,
  },
  text: { margin: 0 },
  mark: { marginLeft: `calc(-1 * ${tokens.spacingHorizontalS})` },
});

interface StepItemProps {
  readonly step: Step;
  readonly number: number;
  readonly isOpen: boolean;
  readonly path: PathModel;
  readonly portfolio: Portfolio;
  readonly onSignals: () => void;
  /** Called once the focus is in the open step, which stays open from then on. */
  readonly onUse: () => void;
}

/** One step: its title with its state and, where it is open, what to do and the buttons for it. */
export function StepItem({ step, number, isOpen, path, portfolio, onSignals, onUse }: StepItemProps) {
  const styles = useStyles();
  const isDone = path.isDone(step);
  const { title, text } = stepTexts[step];
  return (
    <AccordionItem value={step}>
      <AccordionHeader as="h3" expandIconPosition="end" className={styles.header}>
        <span className={styles.title}>
          {isDone ? (
            <CheckmarkCircleFilled className={styles.check} aria-hidden="true" />
          ) : (
            <span className={styles.number}>{number}</span>
          )}
          <span className={isOpen ? styles.open : undefined}>{title}</span>
          {isDone && <span className={styles.done}>Done</span>}
        </span>
      </AccordionHeader>
      <AccordionPanel className={styles.panel} onFocus={onUse}>
        <p className={styles.text}>
          <Explained text={text} />
        </p>
        <StepActions step={step} path={path} portfolio={portfolio} onSignals={onSignals} />
        <Checkbox
          className={styles.mark}
          label="Done"
          aria-label={`${title}: done`}
          checked={isDone}
          onChange={(_, { checked }) => path.mark(step, checked === true)}
        />
      </AccordionPanel>
    </AccordionItem>
  );
}
