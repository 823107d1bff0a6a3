import { localAddress, parseAddress } from "../addresses";

/** A conditional format that applies by formulas: one of its own, or those that a cell's value is compared with. */
export interface FormatRule {
  readonly sheetId: string;
  readonly id: string;
  /** Of its cells, for people: `My book!B2:B9, My book!D2:D9`. */
  readonly where: string;
  /** Its first block of cells, an address on its sheet. */
  readonly block: string;
  /** How a cell's value is compared; undefined where a formula alone decides. */
  readonly operator?: Excel.ConditionalCellValueRule["operator"];
  readonly formulas: readonly string[];
}

/** Reads the conditional formats with formulas on some sheets. Two round trips. */
export async function readFormatRules(
  context: Excel.RequestContext,
  sheetIds: readonly string[],
): Promise<FormatRule[]> {
  const sheets = sheetIds.map((sheetId) => {
    const all = context.workbook.worksheets.getItem(sheetId).getRange().conditionalFormats;
    return { sheetId, all: all.load("items/id, items/type") };
  });
  await context.sync();
  const loaded = sheets.flatMap(({ sheetId, all }) =>
    all.items.flatMap((format) => {
      const condition = loadCondition(format);
      if (!condition) return [];
      const { areas } = format.getRanges();
      return [{ sheetId, id: format.id, condition, areas: areas.load("items/address") }];
    }),
  );
  if (loaded.length > 0) await context.sync();
  return loaded.map(({ sheetId, id, condition, areas: { items } }) => ({
    sheetId,
    id,
    where: items.map(({ address }) => address.replaceAll("'", "")).join(", "),
    block: localAddress(parseAddress(items[0]!.address)),
    ...condition(),
  }));
}

/**
 * Queues the writing of other formulas; all else about the format stays. Excel takes references as they are meant from the first
 * cell of the range of which the format was asked, but gives them as they are meant from the first cell of the format.
 *
 * @see https://github.com/OfficeDev/office-js/issues/5194
 */
export function writeFormatRule(
  { workbook }: Excel.RequestContext,
  { sheetId, id, block, operator }: FormatRule,
  formulas: readonly string[],
): void {
  const format = workbook.worksheets.getItem(sheetId).getRange(block).conditionalFormats.getItem(id);
  const [formula1 = "", formula2] = formulas;
  if (operator === undefined) format.custom.rule.formula = formula1;
  else format.cellValue.rule = { operator, formula1, formula2 };
}

/** Asks for what a format applies by, if that is formulas; the result gives it once it is there. */
function loadCondition(
  format: Excel.ConditionalFormat,
): (() => Pick<FormatRule, "operator" | "formulas">) | undefined {
  if (format.type === "Custom") {
    const { rule } = format.custom;
    rule.load("formula");
    return () => ({ formulas: [rule.formula] });
  }
  if (format.type === "CellValue") {
    const { cellValue } = format;
    cellValue.load("rule");
    return () => {
      const { operator, formula1, formula2 } = cellValue.rule;
      return { operator, formulas: [formula1, ...(formula2 ? [formula2] : [])].map(String) };
    };
  }
  return undefined;
}
