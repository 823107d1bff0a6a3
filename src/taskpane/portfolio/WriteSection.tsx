import {
  Button,
  Checkbox,
  Field,
  makeStyles,
  Radio,
  RadioGroup,
  Spinner,
  tokens,
} from "@fluentui/react-components";
import { useRef } from "react";
import { ArrowUndoRegular, TableLightningRegular } from "@fluentui/react-icons";
import type { RebalanceForm } from "../../workbook/rebalance/place";
import type { WriteTarget } from "../../workbook/rebalance/write";
import { ProblemBar } from "../parts/ProblemBar";
import { Section } from "../parts/Section";
import { OverwriteDialog } from "../parts/OverwriteDialog";
import { TryAgain } from "../undo/TryAgain";
import { describeWrite, type Portfolio } from "./use-portfolio";

const useStyles = makeStyles({
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  choices: { flexWrap: "wrap" },
  charts: { marginLeft: `calc(-1 * ${tokens.spacingHorizontalS})` },
  result: { margin: 0, overflowWrap: "anywhere", ":empty": { display: "none" } },
});

/** Writes the rebalance into the workbook, and takes the last write back. */
export function WriteSection({ portfolio }: { portfolio: Portfolio }) {
  const styles = useStyles();
  const { state, dispatch, shown, written, write, cancel, undo } = portfolio;
  const { activity, form, target, hasCharts, progress, result, occupied, writeProblem } = state;
  const isBusy = activity !== undefined;
  const writeButton = useRef<HTMLButtonElement>(null);
  return (
    <Section title="Write">
      <Field label="Write as">
        <RadioGroup
          className={styles.choices}
          layout="horizontal"
          value={form}
          onChange={(_, { value }) => dispatch({ type: "formPicked", form: value as RebalanceForm })}
        >
          <Radio value="live" label="Live formulas" />
          <Radio value="values" label="Values" />
        </RadioGroup>
      </Field>
      <Field label="Write to">
        <RadioGroup
          className={styles.choices}
          layout="horizontal"
          value={target}
          onChange={(_, { value }) => dispatch({ type: "targetPicked", target: value as WriteTarget })}
        >
          <Radio value="new-sheet" label="New sheet" />
          <Radio value="selection" label="At selection" />
        </RadioGroup>
      </Field>
      <Checkbox
        className={styles.charts}
        label="With charts of weights and trades"
        checked={hasCharts}
        onChange={(_, { checked }) => dispatch({ type: "chartsPicked", hasCharts: checked === true })}
      />
      <div className={styles.buttons}>
        <Button
          ref={writeButton}
          appearance="primary"
          icon={activity === "write" ? <Spinner size="tiny" /> : <TableLightningRegular />}
          disabledFocusable={isBusy || shown.kind !== "plan"}
          onClick={() => void write()}
        >
          Write rebalance
        </Button>
        {activity === "write" && (
          <Button
            onClick={() => {
              cancel();
              writeButton.current?.focus(); // this button disappears
            }}
          >
            Cancel
          </Button>
        )}
        {written && activity !== "write" && (
          <Button
            icon={activity === "undo" ? <Spinner size="tiny" /> : <ArrowUndoRegular />}
            disabledFocusable={isBusy}
            onClick={() => {
              void undo();
              writeButton.current?.focus();
            }}
          >
            Undo: {describeWrite(written)}
          </Button>
        )}
      </div>
      <p className={styles.result} role="status">
        {activity === "write" && progress !== undefined ? `${progress}…` : result}
      </p>
      {writeProblem && (
        <ProblemBar problem={writeProblem} onDismiss={() => dispatch({ type: "failed", problem: undefined })}>
          <TryAgain
            problem={writeProblem}
            isBusy={isBusy}
            onTryAgain={() => void portfolio.tryAgain("write")}
          />
        </ProblemBar>
      )}
      {occupied && (
        <OverwriteDialog
          subject="The rebalance"
          occupied={occupied}
          button={writeButton}
          onCancel={() => dispatch({ type: "asked", occupied: undefined })}
          onOverwrite={() => void write(occupied.address)}
        />
      )}
    </Section>
  );
}
