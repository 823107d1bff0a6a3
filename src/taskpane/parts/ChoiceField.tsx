import { Field, makeStyles, Radio, RadioGroup } from "@fluentui/react-components";

const useStyles = makeStyles({ choices: { flexWrap: "wrap" } });

interface ChoiceFieldProps<Choice extends string> {
  readonly label: string;
  readonly hint: string;
  /** The label of each choice. */
  readonly choices: Readonly<Record<Choice, string>>;
  readonly value: Choice;
  readonly disabled?: boolean;
  readonly onPick: (choice: Choice) => void;
}

/** One of a few choices, all in sight. */
export function ChoiceField<Choice extends string>({
  label,
  hint,
  choices,
  value,
  disabled,
  onPick,
}: ChoiceFieldProps<Choice>) {
  const styles = useStyles();
  return (
    <Field label={label} hint={hint}>
      <RadioGroup
        className={styles.choices}
        layout="horizontal"
        value={value}
        disabled={disabled}
        onChange={(_, picked) => onPick(picked.value as Choice)}
      >
        {Object.entries<string>(choices).map(([choice, words]) => (
          <Radio key={choice} value={choice} label={words} />
        ))}
      </RadioGroup>
    </Field>
  );
}
