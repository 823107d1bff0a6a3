import { formatAddress, localAddress, parseAddress, type Block } from "../../excel/addresses";
import { customProfiles, isOwn } from "../profiles/store";
import { readNamedCells } from "../../excel/cells/named-cells";
import { addProfileCells, profileBlock, profilePrefix } from "../profiles/cells";
import type { Profile } from "../../core/allocation/profiles";
import { runExcel, runWrite } from "../../excel/run";
import { cellNameOf, cellPrefix, loadSettings, settingsState } from "./store";
import { settingFields } from "./fields";
import type { Settings } from "./rules";
import { loadBlock } from "../../excel/writes/snapshot";
import { takeBackFailed, type Additions, type Replaced } from "../../excel/writes/take-back";
import { rememberWrite } from "../../excel/writes/undo";

/**
 * Writes the settings and the user's own profiles to a sheet, in named cells that formulas can read and that are read back;
 * shows it, and remembers it for Undo. What the sheet has already stays.
 */
export async function writeSettingsSheet(): Promise<void> {
  await runWrite(notWritten, async (context) => {
    const active = context.workbook.worksheets.getActiveWorksheet().load("id");
    const { sheet, block, added } = await completeSheet(context);
    sheet.activate();
    sheet.getRange("A1").select();
    await context.sync();
    if (block) {
      await rememberWrite(context, {
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
  const made = await runWrite(notWritten, (context) => addMissingProfileCells(context, profile));
  if (made !== nothingAdded) await loadSettings();
}

/** The same within a write. Returns what it added to the workbook, for the write that needed it to take back. */
export async function addMissingProfileCells(
  context: Excel.RequestContext,
  profile: Profile,
): Promise<Completion> {
  if (!isOwn(profile)) return nothingAdded;
  const cells = await readNamedCells(context, profile.rangeName);
  if (cells.has(profile.rangeName.toLowerCase())) return nothingAdded;
  const { sheet, block, added, replaced } = await completeSheet(context);
  return { addedSheets: block ? [sheet.id] : [], addedNames: added, replaced };
}

/** What the Settings sheet, or cells on it, added to the workbook. */
export type Completion = Required<Pick<Additions, "addedSheets" | "addedNames" | "replaced">>;

export const nothingAdded: Completion = { addedSheets: [], addedNames: [], replaced: [] };

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

interface CompletedSheet {
  readonly sheet: Excel.Worksheet;
  /** The cells of a sheet that is new. */
  readonly block?: Block;
  /** Names. */
  readonly added: readonly string[];
  /** What was on a sheet that is not new where profiles have their cells now. */
  readonly replaced: readonly Replaced[];
}

/** Adds what is missing: the sheet, its settings, the cells of each profile. */
async function completeSheet(context: Excel.RequestContext): Promise<CompletedSheet> {
  const { workbook } = context;
  const names = workbook.names.load("items/name");
  const sheets = workbook.worksheets.load("items/name");
  const active = workbook.worksheets.getActiveWorksheet().load("id");
  const cells = await readNamedCells(context, cellPrefix);

  const onSheet = [...cells.values()][0];
  const wanted = [...(onSheet ? [] : settingNames()), ...customProfiles().map(({ rangeName }) => rangeName)];
  const missing = wanted.filter((name) => !cells.has(name.toLowerCase()));
  const name = onSheet
    ? parseAddress(onSheet.address).sheet
    : freeName(new Set(sheets.items.map((sheet) => sheet.name.toLowerCase())));
  const sheet = (onSheet ? workbook.worksheets.getItem(name) : workbook.worksheets.add(name)).load("id");
  const takenColumns = [...cells]
    .filter(([cellName]) => cellName.startsWith(profilePrefix.toLowerCase()))
    .map(([, { address }]) => parseAddress(address))
    .filter((block) => block.sheet === name)
    .map(({ column }) => column);
  const first = Math.max(profilesColumn, ...takenColumns.map((taken) => taken + profileStep));
  const profiles = customProfiles().filter(({ rangeName }) => missing.includes(rangeName));
  const replaced =
    onSheet && profiles.length > 0
      ? [await contentOf(context, sheet, profilesBlock(name, first, profiles.length))]
      : [];

  await context.sync();
  // A name whose cells were deleted leads nowhere: it makes room for the new one.
  const lowered = new Set(missing.map((one) => one.toLowerCase()));
  const dead = names.items.filter((one) => lowered.has(one.name.toLowerCase()));
  try {
    workbook.application.suspendApiCalculationUntilNextSync();
    workbook.application.suspendScreenUpdatingUntilNextSync();
    dead.forEach((one) => workbook.names.getItem(one.name).delete());
    if (!onSheet) writeSettings(workbook, sheet);
    profiles.forEach((profile, at) =>
      addProfileCells(sheet, headerRow - 1, first + at * profileStep, profile),
    );
    await context.sync();
  } catch (error) {
    await takeBackFailed({
      addedSheets: onSheet ? [] : [sheet.id],
      addedTables: [],
      addedNames: missing,
      replaced,
      activeSheet: active.id,
    });
    throw error;
  }
  const block: Block = {
    sheet: name,
    row: titleRow,
    column: 0,
    rowCount: headerRow + 1 + rowsOf(settingsState().settings).length,
    columnCount: Math.max(header.length, first + profiles.length * profileStep - 1),
  };
  return { sheet, ...(!onSheet && { block }), added: missing, replaced };
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
