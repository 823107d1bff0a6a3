import { destinations } from "../../core/allocation/book";
import { shiftSignals } from "../../core/allocation/shift";
import type { CellsSource } from "../../excel/cells/source";
import type { Rules } from "./rules";
import { runExcel } from "../../excel/run";

/** What the user chose for this workbook; it is kept in the workbook's settings and travels with the file. */
export interface Choices {
  readonly profile?: string;
  readonly holdings?: CellsSource;
  /** Where the signals' prices are read from, and funding rates from elsewhere than the prices' table. */
  readonly prices?: CellsSource;
  readonly funding?: CellsSource;
  /** The rules that differ from what the settings say. */
  readonly rules: OwnRules;
  /** The signal whose adjustment of the profile is applied. */
  readonly signal?: string;
}

/** The limits are the settings' alone. */
type OwnRules = Partial<Omit<Rules, "limits">>;

const settingName = "Ballast.Portfolio";

export function readChoices(): Promise<Choices> {
  return runExcel("The last choices were not read.", async (context) => {
    const setting = context.workbook.settings.getItemOrNullObject(settingName).load("value");
    await context.sync();
    return setting.isNullObject ? { rules: {} } : parseChoices(String(setting.value));
  });
}

export function saveChoices(choices: Choices): Promise<void> {
  return runExcel("The choices were not saved in the workbook.", async (context) => {
    context.workbook.settings.add(settingName, JSON.stringify(choices));
    await context.sync();
  });
}

/** A file comes from anywhere: what does not read as a choice is left out. */
export function parseChoices(text: string): Choices {
  const { profile, holdings, prices, funding, rules, signal } = parseObject(text);
  return {
    ...(typeof profile === "string" && { profile }),
    ...(isSource(holdings) && { holdings }),
    ...(isSource(prices) && { prices }),
    ...(isSource(prices) && isSource(funding) && { funding }),
    rules: parseRules(rules),
    ...(typeof signal === "string" && shiftSignals.includes(signal) && { signal }),
  };
}

function parseObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

const numberRules: readonly Exclude<keyof Rules, "destination" | "limits">[] = [
  "cashFlow",
  "feeRate",
  "minTrade",
  "absoluteBand",
  "relativeBand",
  "leverage",
  "maintenanceRate",
  "minDistance",
];

function parseRules(value: unknown): OwnRules {
  const given = isObject(value) ? value : {};
  const numbers = numberRules.flatMap((name) => {
    const number = given[name];
    const accepted =
      typeof number === "number" && Number.isFinite(number) && (name === "cashFlow" || number >= 0);
    return accepted ? [[name, number]] : [];
  });
  const destination = destinations.find((one) => one === given.destination);
  return { ...(Object.fromEntries(numbers) as OwnRules), ...(destination && { destination }) };
}

function isSource(value: unknown): value is CellsSource {
  if (!isObject(value)) return false;
  if (value.kind === "table") return typeof value.name === "string";
  return (value.kind === "region" || value.kind === "block") && typeof value.address === "string";
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
