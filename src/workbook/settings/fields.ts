import * as v from "valibot";

/** Where the user trades, at what cost, and within what limits; rates, shares and bands are fractions. */
export interface Settings {
  /** A venue's market as LIQ.VENUE takes it, or "" where none is chosen. */
  readonly venue: string;
  readonly contract: string;
  readonly takerFee: number;
  readonly makerFee: number;
  /** How orders are filled, which decides the fee rate. */
  readonly orders: "taker" | "maker";
  readonly minTrade: number;
  readonly absoluteBand: number;
  readonly relativeBand: number;
  readonly minCore: number;
  readonly maxCore: number;
  readonly minActive: number;
  readonly maxActive: number;
  /** 0 leaves it to the profile. */
  readonly maxLeverage: number;
  /** From the mark price to the liquidation price, as a fraction of the mark price; 0 asks for none. */
  readonly minDistance: number;
  /** Digits after the point of an amount of money, in the pane and in what is written. */
  readonly decimals: number;
}

export type SettingName = keyof Settings;

interface Field {
  readonly name: SettingName;
  readonly label: string;
  readonly hint: string;
  /** What follows `Ballast_` in the name of its cell on the Settings sheet. */
  readonly cell: string;
  readonly numberFormat: string;
  /** What is accepted, for people. */
  readonly wanted: string;
}

export interface NumberField extends Field {
  readonly name: NumberName;
  readonly isPercent: boolean;
  readonly schema: v.GenericSchema<number>;
}

export interface TextField extends Field {
  readonly name: Exclude<SettingName, NumberName>;
  readonly schema: v.GenericSchema<string>;
}

export type NumberName = { [Name in SettingName]: Settings[Name] extends number ? Name : never }[SettingName];

export const defaultSettings: Settings = {
  venue: "",
  contract: "",
  takerFee: 0,
  makerFee: 0,
  orders: "taker",
  minTrade: 0,
  absoluteBand: 0,
  relativeBand: 0,
  minCore: 0.6,
  maxCore: 0.8,
  minActive: 0.2,
  maxActive: 0.4,
  maxLeverage: 0,
  minDistance: 0.1,
  decimals: 2,
};

const text = v.pipe(v.string(), v.trim(), v.maxLength(60));
const from = (least: number, most = Number.MAX_VALUE) =>
  v.pipe(v.number(), v.finite(), v.minValue(least), v.maxValue(most));
const percent = { isPercent: true, numberFormat: "0.00##%" } as const;
const share = { ...percent, schema: from(0, 1), wanted: "a percentage from 0 to 100" } as const;
const feeRate = {
  ...percent,
  schema: v.pipe(v.number(), v.minValue(0), v.ltValue(1)),
  wanted: "a percentage from 0 to below 100, such as 0.05",
} as const;

export const settingFields: readonly (NumberField | TextField)[] = [
  {
    name: "venue",
    label: "Venue",
    hint: "Its fee rates and contracts are offered below",
    cell: "Venue",
    numberFormat: "@",
    schema: text,
    wanted: "a venue's name, or nothing",
  },
  {
    name: "contract",
    label: "Contract",
    hint: "Such as BTCUSDT",
    cell: "Contract",
    numberFormat: "@",
    schema: text,
    wanted: "a contract's symbol, or nothing",
  },
  {
    name: "takerFee",
    label: "Taker fee rate",
    hint: "Orders that fill at once",
    cell: "TakerFee",
    ...feeRate,
  },
  {
    name: "makerFee",
    label: "Maker fee rate",
    hint: "Orders that wait in the book",
    cell: "MakerFee",
    ...feeRate,
  },
  {
    name: "orders",
    label: "Orders are filled as",
    hint: "Which of the two rates a rebalance pays",
    cell: "Orders",
    numberFormat: "@",
    schema: v.picklist(["taker", "maker"]),
    wanted: "taker or maker",
  },
  {
    name: "minTrade",
    label: "Minimum trade",
    hint: "Smaller trades are left out",
    cell: "MinTrade",
    numberFormat: "#,##0.00",
    isPercent: false,
    schema: from(0),
    wanted: "an amount of 0 or more, such as 10",
  },
  {
    name: "absoluteBand",
    label: "Absolute band",
    hint: "Trade once a weight is this far off",
    cell: "AbsoluteBand",
    ...share,
    wanted: "a percentage from 0 to 100, such as 5",
  },
  {
    name: "relativeBand",
    label: "Relative band",
    hint: "The same, as a share of the target",
    cell: "RelativeBand",
    ...percent,
    schema: from(0),
    wanted: "a percentage of 0 or more, such as 25",
  },
  {
    name: "minCore",
    label: "Core share from",
    hint: "Spot, where the profile asks for a core",
    cell: "MinCore",
    ...share,
  },
  { name: "maxCore", label: "Core share to", hint: "Of the whole capital", cell: "MaxCore", ...share },
  { name: "minActive", label: "Active share from", hint: "Futures margin", cell: "MinActive", ...share },
  {
    name: "maxActive",
    label: "Active share to",
    hint: "Unless the profile itself takes more",
    cell: "MaxActive",
    ...share,
  },
  {
    name: "maxLeverage",
    label: "Maximum leverage",
    hint: "0 leaves it to the profile",
    cell: "MaxLeverage",
    numberFormat: '0.0#"x"',
    isPercent: false,
    schema: from(0, 150),
    wanted: "a leverage from 1 to 150, or 0",
  },
  {
    name: "minDistance",
    label: "Minimum liquidation distance",
    hint: "From the mark price to the liquidation price",
    cell: "MinDistance",
    ...percent,
    schema: v.pipe(v.number(), v.minValue(0), v.ltValue(1)),
    wanted: "a percentage from 0 to below 100, such as 10",
  },
  {
    name: "decimals",
    label: "Decimals of amounts",
    hint: "Of values, trades and fees",
    cell: "Decimals",
    numberFormat: "0",
    isPercent: false,
    schema: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8)),
    wanted: "a whole number from 0 to 8",
  },
];

export function isNumberField(field: NumberField | TextField): field is NumberField {
  return "isPercent" in field;
}

/** Whether a value can stand in the field, as it can stand in a cell too. */
export function acceptsSetting(field: NumberField | TextField, value: unknown): boolean {
  return v.is(field.schema, value);
}

/** A file comes from anywhere: what does not read as a setting is at its default. */
export function parseSettings(text: string): Settings {
  let stored: unknown;
  try {
    stored = JSON.parse(text);
  } catch {
    return defaultSettings;
  }
  const given = v.is(v.record(v.string(), v.unknown()), stored) ? stored : {};
  return takeSettings(defaultSettings, given).settings;
}

/** A value that is no setting, and what would be one. */
export interface RefusedSetting {
  readonly name: SettingName;
  readonly wanted: string;
}

/** The settings with those of the given values that they accept. */
export function takeSettings(
  settings: Settings,
  given: Readonly<Record<string, unknown>>,
): { readonly settings: Settings; readonly refused: readonly RefusedSetting[] } {
  const fields = settingFields.filter(({ name }) => name in given);
  const [accepted, refused] = [true, false].map((wanted) =>
    fields.filter((field) => acceptsSetting(field, given[field.name]) === wanted),
  ) as [typeof fields, typeof fields];
  const taken = { ...settings, ...Object.fromEntries(accepted.map(({ name }) => [name, given[name]])) };
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

/** Limits of which the first cannot be above the second. */
const ranges = [
  ["minCore", "maxCore"],
  ["minActive", "maxActive"],
] as const;
