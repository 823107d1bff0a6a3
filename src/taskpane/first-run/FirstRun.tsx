import { Button, makeStyles, Subtitle2, tokens } from "@fluentui/react-components";
import { TableAddRegular } from "@fluentui/react-icons";
import { useId, useState } from "react";
import { endFirstRun, isFirstRunOver } from "./seen";

const useStyles = makeStyles({
  card: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    marginTop: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  text: { margin: 0 },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

interface FirstRunProps {
  readonly isBusy: boolean;
  readonly onSample: () => Promise<void>;
}

/** The card of the first run: what the add-in does, and one thing to begin with. */
export function FirstRun({ isBusy, onSample }: FirstRunProps) {
  const styles = useStyles();
  const heading = useId();
  const [isOver, setOver] = useState(isFirstRunOver);
  const end = (): void => {
    endFirstRun();
    setOver(true);
  };
  if (isOver) return null;
  return (
    <section className={styles.card} aria-labelledby={heading}>
      <Subtitle2 as="h2" id={heading} className={styles.text}>
        Welcome to Ballast
      </Subtitle2>
      <p className={styles.text}>
        It turns a strategy profile and your holdings into trades, and answers in cells what a liquidation, a
        hedge or funding comes to. Nothing leaves the workbook.
      </p>
      <div className={styles.buttons}>
        <Button
          appearance="primary"
          icon={<TableAddRegular />}
          disabledFocusable={isBusy}
          onClick={() => void onSample().then(end)}
        >
          Start with a sample
        </Button>
        <Button onClick={end}>Skip</Button>
      </div>
    </section>
  );
}
