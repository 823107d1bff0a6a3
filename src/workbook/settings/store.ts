import { toNumber } from "../../core/number/decimal";
import { firstPage } from "../../core/venues/links";
import { dateWithAge } from "../../core/venues/age";
import { certainTiers } from "../../core/venues/brackets";
import { findListing, findMarkets } from "../../core/venues/find";
import { observable } from "../../base/observable";
import { readNamedCells, type NamedCells } from "../../excel/cells/named-cells";
import { storedUnder } from "../../excel/cells/stored";
import { cellSuffix } from "./row";
import { defaultSettings, noRules, ruleRows, type Rules, type Settings } from "./rules";
import { cellPrefix } from "../profiles/cells";
import { parseAddress, type Block } from "../../excel/addresses";
import { runExcel } from "../../excel/run";
import { loadBlock } from "../../excel/writes/snapshot";
import { write, type Writing } from "../../excel/writes/write";
import { acceptedValues, parseSettings, settingFields, takeSettings } from "./fields";

/** The settings of this workbook, and the cells that formulas read them from. */
export interface SettingsState {
  readonly settings: Settings;
  /** The address of their first cell, if the workbook has a Settings sheet. */
  readonly cells?: string;
  /** Messages about cells with an invalid value. Their settings stay as they were. */
  readonly faults: readonly string[];
}

export const settingsState = observable<SettingsState>({ settings: defaultSettings, faults: [] });

/** Reads the workbook's settings. Where a Settings sheet has them in named cells, they are what the cells hold. */
export function loadSettings(): Promise<Settings> {
  const savesBefore = saves;
  return runExcel("The settings were not read.", async (context) => {
    const storedText = stored.load(context);
    const cells = await readNamedCells(context, cellPrefix);
    if (saves !== savesBefore) return settingsState.get().settings; // what was saved meanwhile is newer than what was read
    const text = storedText();
    const kept = text === undefined ? defaultSettings : parseSettings(text);
    const found = settingFields.flatMap((field) => {
      const named = cells.get(cellNameOf(field).toLowerCase());
      return named ? [{ field, named, value: valueIn(named) }] : [];
    });
    const given = Object.fromEntries(found.map(({ field, value }) => [field.name, value]));
    const taken = takeSettings(kept, given);
    inWorkbook = taken.settings;
    settingsState.set({
      settings: taken.settings,
      cells: found[0]?.named.address,
      faults: taken.refused.map(({ name, wanted }) => {
        const { named, value } = found.find(({ field }) => field.name === name)!;
        return `${named.address} ${value === "" ? "is empty" : `holds ${String(value)}`}. Enter ${wanted}.`;
      }),
    });
    if (text !== undefined && JSON.stringify(taken.settings) !== JSON.stringify(kept)) {
      stored.save(context, taken.settings);
      await context.sync().catch(() => undefined); // the cells have them, and are read again the next time
    }
    return taken.settings;
  });
}

/** Keeps the settings in the workbook, and in their cells on the Settings sheet where there is one. */
export async function saveSettings(next: Settings): Promise<void> {
  const mine = ++saves;
  const show = (settings: Settings): void => settingsState.set({ ...settingsState.get(), settings });
  show(next);
  const what = "The settings were not saved in the workbook.";
  try {
    await write({ kind: "settings", what }, (writing) => save(writing, next));
    inWorkbook = next;
  } catch (error) {
    if (mine === saves) show(inWorkbook);
    throw error;
  }
}

async function save({ context, changes, run }: Writing, next: Settings): Promise<void> {
  const storedText = stored.load(context);
  const cells = await readNamedCells(context, cellPrefix);
  const written = settingFields.flatMap((field) => {
    const named = cells.get(cellNameOf(field).toLowerCase());
    return named && valueIn(named) !== next[field.name] ? [{ named, value: next[field.name] }] : [];
  });
  for (const block of around(written.map(({ named }) => parseAddress(named.address)))) {
    const sheet = context.workbook.worksheets.getItem(block.sheet).load("id");
    const { snapshot } = await loadBlock(context, sheet, block, []);
    changes.replaced.push({ sheet: sheet.id, snapshot });
  }
  changes.stored.push({ key: stored.key, before: storedText() });
  const work = (): void => {
    stored.save(context, next);
    for (const { named, value } of written) named.range.values = [[value]];
  };
  await run([{ words: "Saving the settings", work }]);
}

/** For each column with cells among these the block from the first to the last of them. */
function around(cells: readonly Block[]): Block[] {
  const blocks = new Map<string, Block>();
  for (const cell of cells) {
    const key = `${cell.column} ${cell.sheet}`;
    const { row, rowCount } = blocks.get(key) ?? cell;
    const first = Math.min(row, cell.row);
    const end = Math.max(row + rowCount, cell.row + 1);
    blocks.set(key, { ...cell, row: first, rowCount: end - first });
  }
  return [...blocks.values()];
}

/** The rules of a rebalance, as far as the user states none of their own. */
export function defaultRules(settings: Settings): Rules {
  return {
    ...noRules,
    ...acceptedValues(ruleRows, settings),
    feeRate: settings.orders === "maker" ? settings.makerFee : settings.takerFee,
    maintenanceRate: firstBracket(settings)?.rate ?? noRules.maintenanceRate,
  };
}

/** The maintenance rate in the first bracket of the chosen contract, with its source; undefined if it is not known. */
export function firstBracket({
  venue,
  contract,
}: Settings): (RateSource & { readonly rate: number }) | undefined {
  const listed = findListing(findMarkets(venue), contract);
  const [first] = listed ? certainTiers(listed) : [];
  if (!listed || !first) return undefined;
  const { market, symbol, listing } = listed;
  const date = dateWithAge(listing.table!.date, new Date());
  return {
    rate: toNumber(first.rate),
    words: `First bracket of ${symbol} at ${market.venue}, ${date}`,
    page: firstPage(listing.table!.source) ?? firstPage(market.rule.source),
  };
}

/** What a maintenance rate is, with its date, and the page that it comes from. */
export interface RateSource {
  readonly words: string;
  readonly page?: string;
}

/** The source of the maintenance rate of a rebalance; undefined where it is the user's own. */
export function rateSource(settings: Settings, { maintenanceRate }: Rules): RateSource | undefined {
  const bracket = firstBracket(settings);
  return bracket?.rate === maintenanceRate ? bracket : undefined;
}

/** The name of a setting's cell: Ballast_TakerFee. */
function cellNameOf(field: { readonly name: string }): string {
  return `${cellPrefix}${cellSuffix(field)}`;
}

const stored = storedUnder("Ballast.Settings");
/** How often settings were saved. */
let saves = 0;
/** The settings that the workbook is known to hold. */
let inWorkbook: Settings = defaultSettings;

/** A text as it was meant: without the spaces around it. */
function valueIn({ values }: NamedCells): unknown {
  const value = values[0]![0];
  return typeof value === "string" ? value.trim() : value;
}
