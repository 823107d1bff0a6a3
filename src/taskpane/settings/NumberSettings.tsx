import { makeStyles, tokens } from "@fluentui/react-components";
import { isNumberField, settingFields, type NumberName, type Settings } from "../../workbook/settings/fields";
import { SettingInput } from "./SettingInput";

const useStyles = makeStyles({
  pairs: {
    display: "grid",
    gridTemplateColumns: "repeat(2, minmax(0, 1fr))",
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalS,
    alignItems: "start",
  },
});

interface NumberSettingsProps {
  readonly names: readonly NumberName[];
  readonly settings: Settings;
  readonly onChange: (next: Settings) => void;
}

/** Fields of numbers, two beside each other. */
export function NumberSettings({ names, settings, onChange }: NumberSettingsProps) {
  const styles = useStyles();
  const fields = names.map((name) => settingFields.filter(isNumberField).find((one) => one.name === name)!);
  return (
    <div className={styles.pairs}>
      {fields.map((field) => (
        <SettingInput key={field.name} field={field} settings={settings} onChange={onChange} />
      ))}
    </div>
  );
}
