import { Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { settingFields } from "../../workbook/settings/fields";
import type { Settings } from "../../workbook/settings/rules";
import { Section } from "../parts/Section";
import { dateText, dayOfDate } from "../review/days";
import { NumberSettings } from "./NumberSettings";

const useStyles = makeStyles({
  fields: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  input: { minWidth: 0 },
});

interface ReviewSettingsProps {
  readonly settings: Settings;
  readonly onChange: (next: Settings) => void;
}

/** When the portfolio was reviewed last, and how often it should be. */
export function ReviewSettings({ settings, onChange }: ReviewSettingsProps) {
  const styles = useStyles();
  /** The text stays as typed until the field is left: on the way to 2026 a year is 2, 20 and 202. */
  const [typed, setTyped] = useState<string>();
  const { label, hint } = settingFields.find(({ name }) => name === "lastReview")!;
  return (
    <Section title="Review">
      <div className={styles.fields}>
        <Field label={label} hint={hint}>
          <Input
            className={styles.input}
            type="date"
            value={typed ?? dateText(settings.lastReview)}
            onBlur={() => setTyped(undefined)}
            onChange={(_, { value }) => {
              setTyped(value);
              const day = value === "" ? 0 : dayOfDate(value);
              if (day !== undefined) onChange({ ...settings, lastReview: day });
            }}
          />
        </Field>
        <NumberSettings group="review" settings={settings} onChange={onChange} />
      </div>
    </Section>
  );
}
