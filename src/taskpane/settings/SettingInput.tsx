import { Field, Input, makeStyles } from "@fluentui/react-components";
import { useState } from "react";
import { takeSettings, type SettingField } from "../../workbook/settings/fields";
import { isPercent } from "../../workbook/settings/row";
import type { Settings } from "../../workbook/settings/rules";
import { Explained } from "../glossary/Explained";
import { describeUnread, readNumber, writeNumber } from "../parts/number-input";

const useStyles = makeStyles({ input: { minWidth: 0, width: "100%" } });

export type NumberField = Exclude<SettingField, { readonly unit: "text" | "date" }>;

interface SettingInputProps {
  readonly field: NumberField;
  readonly settings: Settings;
  readonly onChange: (next: Settings) => void;
}

/** A number setting. It changes as soon as the typed text can be read; the text stays as typed until the field is left. */
export function SettingInput({ field, settings, onChange }: SettingInputProps) {
  const styles = useStyles();
  const { name, label, hint } = field;
  const inPercent = isPercent(field);
  const [typed, setTyped] = useState<string>();
  const fault = typed === undefined ? undefined : read(field, typed, settings).fault;
  return (
    <Field
      label={<Explained text={label} />}
      hint={hint}
      validationState={fault === undefined ? "none" : "error"}
      validationMessage={fault}
    >
      <Input
        className={styles.input}
        inputMode="decimal"
        placeholder="0"
        value={typed ?? writeNumber(settings[name], inPercent)}
        contentAfter={inPercent ? "%" : undefined}
        onBlur={() => fault === undefined && setTyped(undefined)}
        onChange={(_, { value }) => {
          setTyped(value);
          const { next } = read(field, value, settings);
          if (next) onChange(next);
        }}
      />
    </Field>
  );
}

function read(field: NumberField, text: string, settings: Settings): { next?: Settings; fault?: string } {
  const value = readNumber(text, isPercent(field));
  if (value === undefined) return { fault: describeUnread(text, isPercent(field), field.wanted) };
  const taken = takeSettings(settings, { [field.name]: value });
  const [refused] = taken.refused;
  return refused ? { fault: `Enter ${refused.wanted}.` } : { next: taken.settings };
}
