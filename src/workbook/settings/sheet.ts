import { formatAddress, localAddress, parseAddress } from "../../excel/addresses";
import { customProfiles, isOwn } from "../profiles/store";
import { readNamedCells, type NamedCells } from "../../excel/cells/named-cells";
import { cellPrefix, profileParts, profilePrefix, profileStep, profileWidths } from "../profiles/cells";
import type { CustomProfile } from "../profiles/schema";
import type { Profile } from "../../core/allocation/profiles";
import { runExcel } from "../../excel/run";
import { loadSettings, settingsState } from "./store";
import { settingFields } from "./fields";
import { cellSuffix } from "./row";
import type { Settings } from "./rules";
import type { Field, SheetSet } from "../../excel/sheets/description";
import { readTaken } from "../../excel/sheets/free-name";
import { placeSheets } from "../../excel/sheets/place";
import { readUnderlay, refuseMergedCells, refuseTables, writeOver } from "../../excel/sheets/write-over";
import { writeSheets } from "../../excel/sheets/write-sheets";
import { write, type Writing } from "../../excel/writes/write";

/**
 * Writes the settings and the user's own profiles to a sheet and shows it. Formulas can read their named cells, and what is
 * changed there is read back. A sheet that is there already keeps what it has, and gets the profiles that it lacks.
 */
export async function writeSettingsSheet(): Promise<void> {
  const { cells } = await write({ kind: "settings", what: notWritten }, async (writing) => {
    const completed = await completeSheet(writing, true);
    const { sheet, address } = completed;
    if (address !== undefined) await writing.remember(address);
    else {
      const there = writing.context.workbook.worksheets.getItem(sheet);
      there.activate();
      there.getRange("A1").select();
      await writing.context.sync();
    }
    return completed;
  });
  await readWritten(cells);
}

/** Takes up what is written. It stands in the workbook whether or not it can be read back. */
export async function readWritten(cells: string | undefined): Promise<void> {
  if (cells !== undefined) settingsState.set({ ...settingsState.get(), cells });
  await loadSettings().catch(() => undefined);
}

/** Makes sure that formulas can read a profile by its `profileReference`: one of the user's own gets its cells. */
export async function ensureProfileCells(profile: Profile): Promise<void> {
  const added = await write({ kind: "settings", what: notWritten }, (writing) =>
    addMissingProfileCells(writing, profile),
  );
  if (added) await readWritten(added.cells);
}

/** The same as a part of another write. The result is the sheet where cells were added. */
export async function addMissingProfileCells(
  writing: Writing,
  profile: Profile,
): Promise<CompletedSheet | undefined> {
  if (!isOwn(profile)) return undefined;
  const cells = await readNamedCells(writing.context, profile.rangeName);
  return cells.has(profile.rangeName.toLowerCase()) ? undefined : completeSheet(writing, false);
}

/** Shows the cell of the first setting. */
export async function showSettingsSheet(): Promise<void> {
  await loadSettings(); // the sheet may have been renamed or deleted
  const { cells } = settingsState.get();
  if (cells === undefined) return;
  await runExcel("The Settings sheet was not shown.", async (context) => {
    const block = parseAddress(cells);
    const sheet = context.workbook.worksheets.getItem(block.sheet);
    sheet.activate();
    sheet.getRange(localAddress(block)).select();
    await context.sync();
  });
}

const notWritten = "The Settings sheet was not written.";

export interface CompletedSheet {
  /** Name of the sheet. */
  readonly sheet: string;
  /** Address of the first setting's cell on a sheet that is new. */
  readonly cells?: string;
  /** Of the cells of a sheet that is new. */
  readonly address?: string;
}

/** Adds what is missing: the sheet with all that belongs on it, or the cells of profiles. */
async function completeSheet(writing: Writing, isShown: boolean): Promise<CompletedSheet> {
  const { context } = writing;
  const cells = await readNamedCells(context, cellPrefix);
  const taken = await readTaken(context);
  const [there] = [...cells.values()].map(({ address }) => parseAddress(address).sheet);
  const missing = customProfiles().filter(({ rangeName }) => !cells.has(rangeName.toLowerCase()));
  if (there === undefined) {
    const placed = placeSheets(settingsSheet(settingsState.get().settings, missing), taken);
    await removeNames(writing, placed.names);
    await writeSheets(writing, placed, isShown);
    const { name, printArea } = placed.sheets[0]!;
    return {
      sheet: name,
      cells: formatAddress(placed.names.find((one) => one.name === firstCell)!.block),
      address: formatAddress(printArea),
    };
  }
  if (missing.length > 0) {
    const corner = { sheet: there, row: profilesRow, column: freeColumn(cells, there) };
    const placed = placeSheets(sheetOf(profileWidthsOf(missing), partsOf(missing, 0)), taken, corner);
    const { printArea } = placed.sheets[0]!;
    const sheet = context.workbook.worksheets.getItem(there);
    const underlay = await readUnderlay(context, sheet, printArea, printArea.rowCount);
    const remedy = `Make room on the sheet ${there}.`;
    refuseTables(notWritten, underlay, remedy);
    await refuseMergedCells(notWritten, underlay, remedy);
    await removeNames(writing, placed.names);
    await writeOver(writing, underlay, placed);
  }
  return { sheet: there };
}

/** A name whose cells were deleted leads nowhere: it makes room for the new one. */
async function removeNames(
  { context, changes, run }: Writing,
  wanted: readonly { readonly name: string }[],
): Promise<void> {
  const { names } = context.workbook;
  names.load("items/name, items/formula");
  await context.sync();
  const lowered = new Set(wanted.map(({ name }) => name.toLowerCase()));
  const dead = names.items
    .filter(({ name }) => lowered.has(name.toLowerCase()))
    .map(({ name, formula }) => ({ name, formula: String(formula) }));
  if (dead.length === 0) return;
  changes.removedNames.push(...dead);
  const work = (): void => dead.forEach(({ name }) => names.getItem(name).delete());
  await run([{ words: "Removing names without cells", work }]);
}

/** The first column behind the profiles that the sheet has. */
function freeColumn(cells: ReadonlyMap<string, NamedCells>, sheet: string): number {
  const columns = [...cells]
    .filter(([name]) => name.startsWith(profilePrefix.toLowerCase()))
    .map(([, { address }]) => parseAddress(address))
    .filter((block) => block.sheet === sheet)
    .map(({ column }) => column);
  return Math.max(profilesColumn, ...columns.map((column) => column + profileStep));
}

const firstCell = `${cellPrefix}${cellSuffix(settingFields[0]!)}`;
const fieldsRow = 3;
const profilesRow = 2;
const profilesColumn = 5;

/** In characters: the four columns of the settings, and a gap. */
const widths = [34, 22, 29, 50, 4];

function settingsSheet(settings: Settings, profiles: readonly CustomProfile[]): SheetSet {
  return sheetOf(
    [...widths, ...profileWidthsOf(profiles)],
    [
      { kind: "text", corner: { row: 0, column: 0 }, style: "title", text: "Settings" },
      { kind: "text", corner: { row: 1, column: 0 }, style: "note", text: note },
      {
        kind: "fields",
        corner: { row: fieldsRow, column: 0 },
        titles: ["Setting", "Value", "Name in formulas", "What it is"],
        showsNames: true,
        fields: fieldsOf(settings),
      },
      ...partsOf(profiles, profilesColumn, profilesRow),
    ],
  );
}

const note = "Ballast reads the blue cells back, and formulas can use them by their names.";

function sheetOf(columnWidths: readonly number[], parts: SheetSet["sheets"][number]["parts"]): SheetSet {
  return {
    title: "Settings",
    prefix: cellPrefix,
    hasFixedNames: true,
    sheets: [
      {
        name: "Settings",
        otherName: "Ballast settings", // a sheet named Settings may be the user's own
        columnWidths,
        frozenRows: fieldsRow + 1,
        orientation: "landscape",
        parts,
      },
    ],
  };
}

/** Profiles side by side. */
function partsOf(profiles: readonly CustomProfile[], column: number, row = 0) {
  return profiles.flatMap((profile, at) => profileParts(profile, { row, column: column + at * profileStep }));
}

function profileWidthsOf(profiles: readonly CustomProfile[]): number[] {
  return profiles.flatMap(() => profileWidths);
}

/** The settings and, under the orders, the fee rate that follows from them. */
function fieldsOf(settings: Settings): Field[] {
  return settingFields.flatMap((field): Field[] => {
    const { name, label, hint, numberFormat } = field;
    const shown: Field = {
      label,
      key: cellSuffix(field),
      input: "anything",
      content: settings[name],
      format: numberFormat,
      note: hint,
    };
    return name === "orders" ? [shown, feeRate] : [shown];
  });
}

const feeRate: Field = {
  label: "Fee rate",
  key: "FeeRate",
  content: '=IF({Orders}="maker",{MakerFee},{TakerFee})',
  format: "0.00##%",
  note: "Follows from the three above",
};
