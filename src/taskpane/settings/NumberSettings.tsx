import { makeStyles, tokens } from "@fluentui/react-components";
import { settingFields } from "../../workbook/settings/fields";
import type { Settings } from "../../workbook/settings/rules";
import { SettingInput, type NumberField } from "./SettingInput";

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
  readonly group: NumberField["setting"];
  readonly settings: Settings;
  readonly onChange: (next: Settings) => void;
}

/** The number fields of one group of settings, two beside each other. */
export function NumberSettings({ group, settings, onChange }: NumberSettingsProps) {
  const styles = useStyles();
  return (
    <div className={styles.pairs}>
      {settingFields.map(
        (field) =>
          field.setting === group &&
          field.unit !== "date" && (
            <SettingInput key={field.name} field={field} settings={settings} onChange={onChange} />
          ),
      )}
    </div>
  );
}
