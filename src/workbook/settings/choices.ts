import { shiftSignals } from "../../core/allocation/shift";
import { usualIntervals } from "../../core/funding/intervals";
import type { CellsSource } from "../../excel/cells/source";
import { parseStored, storedUnder } from "../../excel/cells/stored";
import { runExcel } from "../../excel/run";
import { acceptedValues } from "./fields";
import { fieldRows, type FieldRow, type ValuesOf } from "./rules";

/** The user's choices for this workbook. They are kept in the workbook's settings and travel with the file. */
export interface Choices {
  readonly profile?: string;
  readonly holdings?: CellsSource;
  /** The source of the prices for the signals. */
  readonly prices?: CellsSource;
  /** The source of funding rates that are not in the table of the prices. */
  readonly funding?: CellsSource;
  /** Hours from one funding rate to the next, if the user chose them. */
  readonly intervalHours?: number;
  /** The user's own rules, which come before those of the settings. */
  readonly rules: Partial<ValuesOf<FieldRow>>;
  /** The signal whose adjustment is applied. */
  readonly signal?: string;
}

const stored = storedUnder("Ballast.Portfolio");

export function readChoices(): Promise<Choices> {
  return runExcel("The last choices were not read.", async (context) => {
    const storedText = stored.load(context);
    await context.sync();
    return parseChoices(storedText() ?? "");
  });
}

export function saveChoices(choices: Choices): Promise<void> {
  return runExcel("The choices were not saved in the workbook.", async (context) => {
    stored.save(context, choices);
    await context.sync();
  });
}

/** Reads stored choices. A file can come from anywhere, so a value that is no valid choice is left out. */
export function parseChoices(text: string): Choices {
  const value = parseStored(text);
  const { profile, holdings, prices, funding, intervalHours, rules, signal } = isObject(value) ? value : {};
  return {
    profile: typeof profile === "string" ? profile : undefined,
    holdings: isSource(holdings) ? holdings : undefined,
    prices: isSource(prices) ? prices : undefined,
    funding: isSource(prices) && isSource(funding) ? funding : undefined,
    intervalHours: isSource(prices) ? usualIntervals.find((hours) => hours === intervalHours) : undefined,
    rules: isObject(rules) ? acceptedValues(fieldRows, rules) : {},
    signal: typeof signal === "string" && shiftSignals.includes(signal) ? signal : undefined,
  };
}

function isSource(value: unknown): value is CellsSource {
  if (!isObject(value)) return false;
  if (value.kind === "table") return typeof value.name === "string";
  return (value.kind === "region" || value.kind === "block") && typeof value.address === "string";
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
