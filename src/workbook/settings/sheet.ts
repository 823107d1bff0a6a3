import { formatAddress, localAddress, parseAddress, type Block } from "../../excel/addresses";
import { customProfiles, isOwn } from "../profiles/store";
import { readNamedCells } from "../../excel/cells/named-cells";
import { addProfileCells, profileBlock, profilePrefix } from "../profiles/cells";
import type { Profile } from "../../core/allocation/profiles";
import { runExcel } from "../../excel/run";
import { cellNameOf, cellPrefix, loadSettings, settingsState } from "./store";
import { settingFields } from "./fields";
import type { Settings } from "./rules";
import { freeName, numbered } from "../../excel/sheets/free-name";
import { loadBlock } from "../../excel/writes/snapshot";
import type { Replaced } from "../../excel/writes/take-back";
import { write, type Writing } from "../../excel/writes/write";

/**
 * Writes the settings and the user's own profiles to a sheet and shows it. Formulas can read their named cells, and what is
 * changed there is read back. A sheet that is there already keeps what it has, and gets what it lacks.
 */
export async function writeSettingsSheet(): Promise<void> {
  await write({ kind: "settings", what: notWritten }, async (writing) => {
    const { sheet, block } = await completeSheet(writing);
    sheet.activate();
    sheet.getRange("A1").select();
    await writing.context.sync();
    if (block) await writing.remember(formatAddress(block));
  });
  await loadSettings();
}

/** Makes sure that formulas can read a profile by its `profileReference`: one of the user's own gets its cells. */
export async function ensureProfileCells(profile: Profile): Promise<void> {
  const added = await write({ kind: "settings", what: notWritten }, (writing) =>
    addMissingProfileCells(writing, profile),
  );
  if (added) await loadSettings();
}

/** The same as a part of another write. The result is true where cells were added. */
export async function addMissingProfileCells(writing: Writing, profile: Profile): Promise<boolean> {
  if (!isOwn(profile)) return false;
  const cells = await readNamedCells(writing.context, profile.rangeName);
  if (cells.has(profile.rangeName.toLowerCase())) return false;
  await completeSheet(writing);
  return true;
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
const titleRow = 0;
const headerRow = 3;
const profilesColumn = 5;
const header = ["Setting", "Value", "Name in formulas", "What it is"];

interface CompletedSheet {
  readonly sheet: Excel.Worksheet;
  /** The cells of a sheet that is new. */
  readonly block?: Block;
}

/** Adds what is missing: the sheet, its settings, the cells of each profile. */
async function completeSheet({ context, changes, addSheet, run }: Writing): Promise<CompletedSheet> {
  const { workbook } = context;
  const names = workbook.names.load("items/name");
  const sheets = workbook.worksheets.load("items/name");
  const cells = await readNamedCells(context, cellPrefix);

  const onSheet = [...cells.values()][0];
  const wanted = [...(onSheet ? [] : settingNames()), ...customProfiles().map(({ rangeName }) => rangeName)];
  const missing = wanted.filter((name) => !cells.has(name.toLowerCase()));
  const name = onSheet
    ? parseAddress(onSheet.address).sheet
    : freeName(
        sheets.items.map((sheet) => sheet.name),
        sheetNameOf,
      );
  const takenColumns = [...cells]
    .filter(([cellName]) => cellName.startsWith(profilePrefix.toLowerCase()))
    .map(([, { address }]) => parseAddress(address))
    .filter((block) => block.sheet === name)
    .map(({ column }) => column);
  const first = Math.max(profilesColumn, ...takenColumns.map((taken) => taken + profileStep));
  const profiles = customProfiles().filter(({ rangeName }) => missing.includes(rangeName));
  const sheet = onSheet ? workbook.worksheets.getItem(name).load("id") : await addSheet(name);
  if (onSheet && profiles.length > 0) {
    changes.replaced.push(await contentOf(context, sheet, profilesBlock(name, first, profiles.length)));
  }
  changes.addedNames.push(...missing);

  // A name whose cells were deleted leads nowhere: it makes room for the new one.
  const lowered = new Set(missing.map((one) => one.toLowerCase()));
  const dead = names.items.filter((one) => lowered.has(one.name.toLowerCase()));
  const work = (): void => {
    dead.forEach((one) => workbook.names.getItem(one.name).delete());
    if (!onSheet) writeSettings(workbook, sheet);
    profiles.forEach((profile, at) =>
      addProfileCells(sheet, headerRow - 1, first + at * profileStep, profile),
    );
  };
  await run([{ words: `Writing ${name}`, work }]);
  const block: Block = {
    sheet: name,
    row: titleRow,
    column: 0,
    rowCount: headerRow + 1 + rowsOf(settingsState.get().settings).length,
    columnCount: Math.max(header.length, first + profiles.length * profileStep - 1),
  };
  return { sheet, ...(!onSheet && { block }) };
}

/** Columns from one profile's cells to the next one's. */
const profileStep = profileBlock.columnCount + 1;

function profilesBlock(sheet: string, column: number, count: number): Block {
  const { rowCount } = profileBlock;
  return { sheet, row: headerRow - 1, column, rowCount, columnCount: count * profileStep };
}

async function contentOf(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  block: Block,
): Promise<Replaced> {
  const rows = Array.from({ length: block.rowCount }, (_, row) => row);
  const { snapshot } = await loadBlock(context, sheet, block, rows);
  await context.sync();
  return { sheet: sheet.id, snapshot };
}

function writeSettings(workbook: Excel.Workbook, sheet: Excel.Worksheet): void {
  const rows = rowsOf(settingsState.get().settings);
  const cells = (row: number, column: number, rowCount: number, columnCount: number) =>
    sheet.getRangeByIndexes(row, column, rowCount, columnCount);
  const first = headerRow + 1;
  cells(titleRow, 0, 2, 1).values = [["Settings"], [note]];
  cells(titleRow, 0, 1, 1).format.font.set({ bold: true, size: 14 });
  cells(titleRow + 1, 0, 1, 1).format.font.color = "#595959";
  cells(headerRow, 0, 1, header.length).values = [header];
  cells(headerRow, 0, 1, header.length).format.font.bold = true;
  cells(headerRow, 0, 1, header.length).format.fill.color = "#E8EEF4";
  cells(first, 1, rows.length, 1).numberFormat = rows.map(({ numberFormat }) => [numberFormat]);
  rows.forEach(({ cellName }, row) => workbook.names.add(cellName, cells(first + row, 1, 1, 1)));
  cells(headerRow, 1, rows.length + 1, 1).format.horizontalAlignment = "Right";
  cells(first, 2, rows.length, 2).format.font.color = "#595959";
  rows.forEach(({ isInput }, row) => {
    if (isInput) cells(first + row, 1, 1, 1).format.font.color = "#1D4ED8";
  });
  [180, 120, 156, 264, 24].forEach((width, column) => (cells(0, column, 1, 1).format.columnWidth = width));
  sheet.freezePanes.freezeRows(headerRow + 1);
  cells(first, 0, rows.length, header.length).formulas = rows.map(({ label, content, cellName, hint }) => [
    label,
    content,
    cellName,
    hint,
  ]);
}

const note = "Ballast reads the blue cells back, and formulas can use them by their names.";

interface SheetRow {
  readonly label: string;
  readonly content: string | number;
  readonly cellName: string;
  readonly hint: string;
  readonly numberFormat: string;
  readonly isInput: boolean;
}

/** The settings and, under the orders, the fee rate that follows from them. */
function rowsOf(settings: Settings): SheetRow[] {
  return settingFields.flatMap((field): SheetRow[] => {
    const { name, label, hint, numberFormat } = field;
    const row = {
      label,
      content: settings[name],
      cellName: cellNameOf(field),
      hint,
      numberFormat,
      isInput: true,
    };
    return name === "orders" ? [row, feeRateRow] : [row];
  });
}

const feeRateRow: SheetRow = {
  label: "Fee rate",
  content: '=IF(Ballast_Orders="maker",Ballast_MakerFee,Ballast_TakerFee)',
  cellName: `${cellPrefix}FeeRate`,
  hint: "Follows from the three above",
  numberFormat: "0.00##%",
  isInput: false,
};

function settingNames(): string[] {
  return [...settingFields.map(cellNameOf), feeRateRow.cellName];
}

/** Another sheet named Settings may be the user's own. */
function sheetNameOf(number: number): string {
  return number === 1 ? "Settings" : numbered("Ballast settings", number - 1, " ");
}
