import {
  Button,
  Dropdown,
  Field,
  Input,
  makeStyles,
  Option,
  Switch,
  Textarea,
  tokens,
} from "@fluentui/react-components";
import { useState } from "react";
import { profileStances, type ProfileDraft } from "../../workbook/profiles/schema";
import { componentLabel, sentence } from "../parts/format";
import { readForm, sumOf, weightNames, type ProfileForm } from "./profile-form";

const useStyles = makeStyles({
  form: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  pairs: {
    display: "grid",
    gridTemplateColumns: "repeat(2, minmax(0, 1fr))",
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalS,
    alignItems: "start",
  },
  input: { minWidth: 0, width: "100%" },
  sum: { margin: 0 },
  wrong: { color: tokens.colorPaletteRedForeground1 },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

interface ProfileEditorProps {
  readonly title: string;
  readonly initial: ProfileForm;
  /** The names of the other profiles, which this one cannot have. */
  readonly names: readonly string[];
  readonly onSave: (draft: ProfileDraft) => void;
  readonly onCancel: () => void;
}

/** The fields of a profile. Faults show after the first attempt to save; the sum of the weights always shows. */
export function ProfileEditor({ title, initial, names, onSave, onCancel }: ProfileEditorProps) {
  const styles = useStyles();
  const [form, setForm] = useState(initial);
  const [isTried, setTried] = useState(false);
  const read = readForm(form, names);
  const faults = isTried ? read.faults : {};
  const change = (part: Partial<ProfileForm>): void => setForm({ ...form, ...part });
  const state = (fault: string | undefined) =>
    ({ validationState: fault === undefined ? "none" : "error", validationMessage: fault }) as const;
  return (
    <form
      className={styles.form}
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (read.draft) onSave(read.draft);
      }}
    >
      <Field label="Name" {...state(faults.name)}>
        <Input
          className={styles.input}
          value={form.name}
          autoFocus
          onChange={(_, { value }) => change({ name: value })}
        />
      </Field>
      <Switch
        label="Divide the futures margin"
        checked={form.isDivided}
        onChange={(_, { checked }) => change({ isDivided: checked })}
      />
      <div className={styles.pairs}>
        {weightNames(form).map((name) => (
          <Field key={name} label={componentLabel(name)} {...state(faults[name])}>
            <Input
              className={styles.input}
              inputMode="decimal"
              placeholder="0"
              contentAfter="%"
              value={form.weights[name]}
              onChange={(_, { value }) => change({ weights: { ...form.weights, [name]: value } })}
            />
          </Field>
        ))}
      </div>
      <p
        className={faults.weights === undefined ? styles.sum : `${styles.sum} ${styles.wrong}`}
        role="status"
      >
        {sumOf(form)}
      </p>
      <Field label="Stance of the futures position">
        <Dropdown
          inlinePopup
          className={styles.input}
          value={sentence(form.stance)}
          selectedOptions={[form.stance]}
          onOptionSelect={(_, { optionValue }) => change({ stance: optionValue as ProfileForm["stance"] })}
        >
          {profileStances.map((stance) => (
            <Option key={stance} value={stance}>
              {sentence(stance)}
            </Option>
          ))}
        </Dropdown>
      </Field>
      <div className={styles.pairs}>
        <Field label="Minimum leverage" {...state(faults.minLeverage)}>
          <Input
            className={styles.input}
            inputMode="decimal"
            value={form.minLeverage}
            onChange={(_, { value }) => change({ minLeverage: value })}
          />
        </Field>
        <Field label="Maximum leverage" {...state(faults.maxLeverage)}>
          <Input
            className={styles.input}
            inputMode="decimal"
            value={form.maxLeverage}
            onChange={(_, { value }) => change({ maxLeverage: value })}
          />
        </Field>
      </div>
      <Field label="Notes" hint="Such as when to use it" {...state(faults.notes)}>
        <Textarea value={form.notes} onChange={(_, { value }) => change({ notes: value })} />
      </Field>
      <div className={styles.buttons}>
        <Button appearance="primary" type="submit">
          Save profile
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </form>
  );
}
