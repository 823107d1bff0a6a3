import { formatAddress, localAddress, parseAddress, type Block } from "./addresses";
import { customProfiles, isOwn } from "./custom-profiles";
import { readNamedCells } from "./named-cells";
import { addProfileCells, profileBlock, profilePrefix } from "./profile-cells";
import type { Profile } from "../core/allocation/profiles";
import { runExcel } from "./run";
import { cellNameOf, cellPrefix, loadSettings, settingsState } from "./settings";
import { settingFields, type Settings } from "./settings-fields";
import { rememberWrite } from "./undo";

/**
 * Writes the settings and the user's own profiles to a sheet, in named cells that formulas can read and that are read back;
 * shows it, and remembers it for Undo. What the sheet has already stays.
 */
export async function writeSettingsSheet(): Promise<void> {
  await runExcel(notWritten, async (context) => {
    const active = context.workbook.worksheets.getActiveWorksheet().load("id");
    const { sheet, block, added } = await completeSheet(context);
    sheet.activate();
    sheet.getRange("A1").select();
    await context.sync();
    if (block) {
      rememberWrite({
        kind: "settings",
        address: formatAddress(block),
        addedSheets: [sheet.id],
        addedTables: [],
        addedNames: added,
        activeSheet: active.id,
      });
    }
  });
  await loadSettings();
}

/** Makes sure that formulas can read a profile by its `profileReference`: one of the user's own gets its cells. */
export async function ensureProfileCells(profile: Profile): Promise<void> {
  if (!isOwn(profile)) return;
  const made = await runExcel(notWritten, async (context) => {
    const cells = await readNamedCells(context, profile.rangeName);
    if (cells.has(profile.rangeName.toLowerCase())) return false;
    await completeSheet(context);
    return true;
  });
  if (made) await loadSettings();
}

/** Shows the cell of the first setting. */
export async function showSettingsSheet(): Promise<void> {
  await loadSettings(); // the sheet may have been renamed or deleted
  const { cells } = settingsState();
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

/** Adds what is missing: the sheet, its settings, the cells of each profile. The block is given where the sheet is new. */
async function completeSheet(
  context: Excel.RequestContext,
): Promise<{ sheet: Excel.Worksheet; block?: Block; added: string[] }> {
  const { workbook } = context;
  const names = workbook.names.load("items/name");
  const sheets = workbook.worksheets.load("items/name");
  const cells = await readNamedCells(context, cellPrefix);

  workbook.application.suspendApiCalculationUntilNextSync();
  workbook.application.suspendScreenUpdatingUntilNextSync();
  const onSheet = [...cells.values()][0];
  const wanted = [...(onSheet ? [] : settingNames()), ...customProfiles().map(({ rangeName }) => rangeName)];
  const missing = wanted.filter((name) => !cells.has(name.toLowerCase()));
  // A name whose cells were deleted leads nowhere: it makes room for the new one.
  const lowered = new Set(missing.map((name) => name.toLowerCase()));
  const dead = names.items.filter(({ name }) => lowered.has(name.toLowerCase()));
  dead.forEach(({ name }) => workbook.names.getItem(name).delete());

  const name = onSheet
    ? parseAddress(onSheet.address).sheet
    : freeName(new Set(sheets.items.map((sheet) => sheet.name.toLowerCase())));
  const sheet = (onSheet ? workbook.worksheets.getItem(name) : workbook.worksheets.add(name)).load("id");
  if (!onSheet) writeSettings(workbook, sheet);

  const takenColumns = [...cells]
    .filter(([cellName]) => cellName.startsWith(profilePrefix.toLowerCase()))
    .map(([, { address }]) => parseAddress(address))
    .filter((block) => block.sheet === name)
    .map(({ column }) => column);
  const { columnCount } = profileBlock;
  let column = Math.max(profilesColumn, ...takenColumns.map((taken) => taken + columnCount + 1));
  for (const profile of customProfiles()) {
    if (!missing.includes(profile.rangeName)) continue;
    addProfileCells(sheet, headerRow - 1, column, profile);
    column += columnCount + 1;
  }
  await context.sync();
  const block: Block = {
    sheet: name,
    row: titleRow,
    column: 0,
    rowCount: headerRow + 1 + rowsOf(settingsState().settings).length,
    columnCount: Math.max(header.length, column - 1),
  };
  return { sheet, ...(!onSheet && { block }), added: missing };
}

function writeSettings(workbook: Excel.Workbook, sheet: Excel.Worksheet): void {
  const rows = rowsOf(settingsState().settings);
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

function freeName(taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? "Settings" : `Ballast settings${number === 2 ? "" : ` ${number - 1}`}`;
    if (!taken.has(name.toLowerCase())) return name;
  }
}
