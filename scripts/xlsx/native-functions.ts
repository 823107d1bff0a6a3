/**
 * Excel's own functions that templates may call, with their names in a file: functions added since 2010 carry a prefix
 * there. A function that is missing here is refused, so that no file holds a name that Excel does not know.
 */
export interface NativeFunction {
  /** Its name in a file. */
  readonly inFile: string;
  /**
   * What it gives. "one": one value from whole areas. "each": one value from single values. "many": perhaps an array, or a
   * reference.
   */
  readonly gives: "one" | "each" | "many";
}

const words = (text: string) => text.trim().split(/\s+/);

const areas = words(`
  AND AVERAGE CORREL COLUMNS COUNT COUNTA COUNTBLANK COVAR MAX MEDIAN MIN OR PRODUCT ROWS SLOPE STDEV STDEVP SUBTOTAL SUM
  SUMPRODUCT SUMSQ SUMXMY2 VAR VARP`);
const values = words(`
  ABS CEILING DATE EDATE EXP FALSE FIXED FLOOR HYPERLINK IF IFERROR INT ISBLANK ISERROR ISNA ISNUMBER ISTEXT LEFT LEN LN LOG LOG10 LOWER MID MOD N NA NOT
  POWER PROPER REPT RIGHT ROUND ROUNDDOWN ROUNDUP SEARCH SIGN SQRT SUBSTITUTE T TEXT TRIM TRUE TRUNC UPPER VALUE YEAR`);
const arrays = words(`
  AVERAGEIF AVERAGEIFS CHOOSE COLUMN COUNTIF COUNTIFS FREQUENCY HLOOKUP INDEX LARGE LOOKUP MATCH MMULT OFFSET ROW SMALL SUMIF
  SUMIFS TRANSPOSE TREND VLOOKUP`);

const newerAreas = words("CONCAT COVARIANCE.P COVARIANCE.S STDEV.P STDEV.S TEXTJOIN VAR.P VAR.S");
const newerValues = words("CEILING.MATH DAYS FLOOR.MATH IFNA NORM.DIST NORM.INV NORM.S.DIST NORM.S.INV XOR");
const newerArrays = words(`
  CHOOSECOLS CHOOSEROWS DROP EXPAND HSTACK IFS MAXIFS MINIFS PERCENTILE.EXC PERCENTILE.INC RANDARRAY SEQUENCE SORTBY SWITCH TAKE
  TEXTSPLIT TOCOL TOROW UNIQUE VSTACK WRAPCOLS WRAPROWS XLOOKUP XMATCH`);
const worksheetArrays = words("FILTER SORT");

const entries = (names: readonly string[], gives: NativeFunction["gives"], prefix = "") =>
  names.map((name): [string, NativeFunction] => [name, { inFile: prefix + name, gives }]);

export const nativeFunctions: ReadonlyMap<string, NativeFunction> = new Map([
  ...entries(areas, "one"),
  ...entries(values, "each"),
  ...entries(arrays, "many"),
  ...entries(newerAreas, "one", "_xlfn."),
  ...entries(newerValues, "each", "_xlfn."),
  ...entries(newerArrays, "many", "_xlfn."),
  ...entries(worksheetArrays, "many", "_xlfn._xlws."),
]);
