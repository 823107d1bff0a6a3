import { Checkbox, Field, makeStyles, Radio, RadioGroup, tokens } from "@fluentui/react-components";
import type { RebalanceForm } from "../../../workbook/rebalance/place";
import type { WriteTarget } from "../../../workbook/rebalance/write";
import type { Portfolio } from "../use-portfolio";

const useStyles = makeStyles({
  options: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS },
  choices: { flexWrap: "wrap" },
  charts: { marginLeft: `calc(-1 * ${tokens.spacingHorizontalS})` },
});

/** As what, where, and with what a rebalance is written. Values have no sheet that could be updated. */
export function WriteOptions({ portfolio }: { portfolio: Portfolio }) {
  const styles = useStyles();
  const { state, dispatch } = portfolio;
  const { form, target, hasCharts } = state;
  return (
    <div className={styles.options}>
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
          <Radio value="update" label="Update the last" disabled={form === "values"} />
        </RadioGroup>
      </Field>
      <Checkbox
        className={styles.charts}
        label="With charts of weights and trades"
        checked={hasCharts}
        onChange={(_, { checked }) => dispatch({ type: "chartsPicked", hasCharts: checked === true })}
      />
    </div>
  );
}
