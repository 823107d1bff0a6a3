import { Button, Combobox, Field, Input, makeStyles, Option } from "@fluentui/react-components";
import { TableSelectRangeRegular } from "@fluentui/react-icons";
import type { FieldWords } from "./words";

const useStyles = makeStyles({
  input: { minWidth: 0, width: "100%", "& > input": { minWidth: 0 } },
  pick: { minWidth: 0 },
});

interface ArgumentFieldProps {
  readonly words: FieldWords;
  readonly isRequired: boolean;
  readonly isAtFault: boolean;
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** Takes the selected cells. */
  readonly onPick: () => void;
}

/** One argument: a list where the function takes certain texts, else a field for a value, an address or a part of a formula. */
export function ArgumentField({ words, isRequired, isAtFault, value, onChange, onPick }: ArgumentFieldProps) {
  const styles = useStyles();
  const { label, hint, placeholder, choices } = words;
  return (
    <Field
      label={label}
      hint={hint}
      required={isRequired}
      validationState={isAtFault ? "error" : "none"}
      validationMessage={isAtFault ? "At fault: see the result" : undefined}
    >
      {choices.length > 0 ? (
        <Combobox
          freeform
          inlinePopup
          // The arrow keys open the list, so that the key Tab has one stop here.
          expandIcon={{ tabIndex: -1 }}
          className={styles.input}
          placeholder={placeholder}
          value={value}
          selectedOptions={choices.includes(value) ? [value] : []}
          onChange={({ target }) => onChange(target.value)}
          onOptionSelect={(_, { optionValue }) => onChange(optionValue ?? "")}
        >
          {choices.map((choice) => (
            <Option key={choice} value={choice}>
              {choice}
            </Option>
          ))}
        </Combobox>
      ) : (
        <Input
          className={styles.input}
          placeholder={placeholder}
          value={value}
          onChange={(_, { value: text }) => onChange(text)}
          contentAfter={
            <Button
              className={styles.pick}
              appearance="transparent"
              size="small"
              icon={<TableSelectRangeRegular />}
              aria-label={`Pick ${label.toLowerCase()} from sheet`}
              title="Pick from sheet: takes the selected cells"
              onClick={onPick}
            />
          }
        />
      )}
    </Field>
  );
}
