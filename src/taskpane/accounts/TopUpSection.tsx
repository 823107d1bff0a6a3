import { Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import type { CrossFigures } from "../../workbook/accounts/figures";
import { ChoiceField } from "../parts/ChoiceField";
import { Section } from "../parts/Section";
import { useMoney, useSettings } from "../state/use-settings";
import { goalWords, targetWords, topUpWords } from "./account-words";
import type { AccountsModel } from "./use-accounts";

const useStyles = makeStyles({
  answer: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  others: { margin: 0, padding: 0, listStyleType: "none" },
  input: { width: "110px", minWidth: 0 },
});

/** What to add or to cut for a shock that the account is to live through. */
export function TopUpSection({ model, cross }: { model: AccountsModel; cross: CrossFigures }) {
  const styles = useStyles();
  const text = useMoney();
  const { decimals } = useSettings().settings;
  const { target, targetText, goal } = model;
  const { first, others } = topUpWords(cross.cash, cross.cuts, { decimals, text });
  return (
    <Section title="What to add">
      <Field
        label="Shock to survive"
        validationState={target === undefined ? "error" : "none"}
        validationMessage={target === undefined ? "Enter a shock above 0, such as 30." : undefined}
      >
        <Input
          className={styles.input}
          inputMode="decimal"
          value={targetText}
          contentAfter="%"
          onChange={(_, { value }) => model.setTargetText(value)}
        />
      </Field>
      <ChoiceField label="Direction" hint="" choices={goalWords} value={goal} onPick={model.setGoal} />
      {target !== undefined && (
        <div role="status">
          <p className={styles.answer}>{first}</p>
          <ul className={styles.others} aria-label={`For ${targetWords(target, goal)}`}>
            {others.map((other) => (
              <li key={other}>{other}</li>
            ))}
          </ul>
        </div>
      )}
    </Section>
  );
}
