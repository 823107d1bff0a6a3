import * as v from "valibot";
import { parseStored } from "../../excel/cells/stored";
import { accepts, type Row } from "./row";
import { defaultSettings, settingRows, type Settings, type ValuesOf } from "./rules";

const numberFormats = {
  text: "@",
  money: "#,##0.00",
  change: "+#,##0.00;-#,##0.00;0.00",
  percent: "0.00##%",
  rate: "0.00##%",
  leverage: '0.0#"x"',
  leverageLimit: '0.0#"x"',
  count: "0",
  date: 'd mmm yyyy;;"not yet"',
} as const satisfies Record<Row["unit"], string>;

/** The settings as the Settings view and the Settings sheet show them. */
export const settingFields = settingRows.map((row) => ({
  ...row,
  hint: "settingHint" in row ? row.settingHint : row.hint,
  numberFormat: numberFormats[row.unit],
}));

export type SettingField = (typeof settingFields)[number];
type SettingName = SettingField["name"];

/** Reads stored settings. A file can come from anywhere, so a value that is no valid setting becomes the default. */
export function parseSettings(text: string): Settings {
  const stored = parseStored(text);
  const given = v.is(v.record(v.string(), v.unknown()), stored) ? stored : {};
  return takeSettings(defaultSettings, given).settings;
}

/** A setting whose given value was refused, and what is accepted. */
export interface RefusedSetting {
  readonly name: SettingName;
  readonly wanted: string;
}

/** Puts the given values into the settings, except those that are refused. */
export function takeSettings(
  settings: Settings,
  given: Readonly<Record<string, unknown>>,
): { readonly settings: Settings; readonly refused: readonly RefusedSetting[] } {
  const refused = settingRows.filter((row) => row.name in given && !accepts(row, given[row.name]));
  const taken = { ...settings, ...acceptedValues(settingRows, given) };
  const reversed = ranges.filter(([low, high]) => taken[low] > taken[high]).flat();
  const inOrder = Object.fromEntries(reversed.map((name) => [name, settings[name]]));
  return {
    settings: { ...taken, ...inOrder },
    refused: [
      ...refused.map(({ name, wanted }) => ({ name, wanted })),
      ...reversed
        .filter((name) => name in given && given[name] !== settings[name])
        .map((name) => ({ name, wanted: "limits of which the lower is not above the upper" })),
    ],
  };
}

/** The given values that their rows accept. */
export function acceptedValues<Of extends Row>(
  rows: readonly Of[],
  given: Readonly<Record<string, unknown>>,
): Partial<ValuesOf<Of>> {
  const accepted = rows.filter((row) => accepts(row, given[row.name]));
  return Object.fromEntries(accepted.map(({ name }) => [name, given[name]])) as Partial<ValuesOf<Of>>;
}

/** Pairs of settings; the first must not be above the second. */
const ranges = settingRows.flatMap((row) => ("notAbove" in row ? [[row.name, row.notAbove] as const] : []));
