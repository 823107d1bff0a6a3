import type { Meaning } from "../../base/palette";
/**
 * Sheets that belong together, as data. A template's .xlsx file and what is written to an open workbook are made of the same
 * description.
 *
 * Formulas name cells and tables by `{Key}`, never by address: `=ALLOC.TARGET({Profile},{Total})`, `=SUM({Holdings}[Value])`.
 * The key becomes a name of the workbook that begins with the prefix, such as `AllocationProfile`. Where that is taken the prefix
 * gets a number, without an underscore, as the workbench's engine reads no underscore in a table's name. Inside a table's column
 * `[@Price]` or `[@[Entry price]]` is the cell of the same row; it is written as `AllocationHoldings[[#This Row],[Price]]`, as
 * Excel stores it.
 */
export interface SheetSet {
  /** Printed at the foot of each page. */
  readonly title: string;
  /** What the names and tables begin with. */
  readonly prefix: string;
  /** The names never get a number, as other parts of the add-in look for them. */
  readonly hasFixedNames?: true;
  readonly sheets: readonly DescribedSheet[];
}

/** A workbook template. */
export interface Template extends SheetSet {
  /** What its file, page and picture are called: "liquidation-ladder". */
  readonly id: string;
  /** What it answers, in one sentence for the gallery. */
  readonly answers: string;
}

export interface DescribedSheet {
  readonly name: string;
  /** Used, with a number from the second on, where the name is taken; without it the name itself gets the number. */
  readonly otherName?: string;
  /** In characters of the workbook's normal font, from column A on. */
  readonly columnWidths: readonly number[];
  readonly frozenRows?: number;
  /** Row of a long table's titles, printed at the top of each page that the table goes on to. */
  readonly repeatedRow?: number;
  /** How it is printed, on one page's width. */
  readonly orientation: "portrait" | "landscape";
  /** Its table grows: all that its columns hold is printed, not only what stands there at first. */
  readonly grows?: true;
  readonly parts: readonly Part[];
}

export type Part = TextPart | FieldsPart | CellsPart | TablePart | SpillPart | ChartPart;

/** Row and column of an upper left cell, counted from zero. */
export interface Corner {
  readonly row: number;
  readonly column: number;
}

/** A constant or, beginning with "=", a formula. */
export type Content = string | number | boolean;

export interface TextPart {
  readonly kind: "text";
  readonly corner: Corner;
  /** A banner tells what to do where the add-in is missing; a note explains; a link opens an address. */
  readonly style: "title" | "subtitle" | "heading" | "note" | "banner" | "link";
  /** A text, or a formula that gives one. */
  readonly text: string;
  /** What a link opens, where that is not its text. */
  readonly address?: string;
  /** Columns over which it is merged and wrapped; 1 where absent. */
  readonly columns?: number;
  /** Lines that it takes once wrapped; 1 where absent. */
  readonly lines?: number;
  /** What it says over live figures, with {venue} and {contract} in it. */
  readonly live?: string;
}

/** A market's figure, which live data can put in the place of a made-up one. */
type LiveFigure = "spot price" | "funding interval" | "funding rates";

/** Inputs or results. Each field is a row of label, value and note or, across, a column with the label above the value. */
export interface FieldsPart {
  readonly kind: "fields";
  readonly corner: Corner;
  readonly direction?: "across";
  /** A row of titles above the fields that go down. */
  readonly titles?: readonly string[];
  /** Between value and note stands the name by which formulas read the value. */
  readonly showsNames?: true;
  readonly fields: readonly Field[];
}

export interface Field {
  readonly label: string;
  /** Name of the value's cell. */
  readonly key: string;
  /** Without a name of its own in the workbook the cell is read by its address: `{Key}` becomes `Model!$B$3`. */
  readonly isNamed?: false;
  /** What the value accepts when it is typed over. A field without this is a result. */
  readonly input?: Validation | "anything";
  readonly content: Content;
  /** Number format. */
  readonly format: string;
  readonly note?: string;
  readonly rules?: readonly ConditionalRule[];
  readonly live?: LiveFigure;
}

/** Cells in rows and columns without a table around them, such as weights that formulas read by one name. */
export interface CellsPart {
  readonly kind: "cells";
  readonly corner: Corner;
  /** Name of all the cells below the titles. */
  readonly key?: string;
  /** As in a field. */
  readonly isNamed?: false;
  readonly style: "input" | "result" | "total" | "link";
  readonly columns: readonly CellsColumn[];
  /** Contents row by row; cells that are missing at the end of a row are blank. */
  readonly rows: readonly (readonly Content[])[];
}

export interface CellsColumn {
  /** Where one column has a title, there is a row of titles above the cells. */
  readonly title?: string;
  /** Number format; General and @ are for texts, which stand at the left. */
  readonly format: string;
  readonly validation?: Validation;
  readonly rules?: readonly ConditionalRule[];
}

export interface TablePart {
  readonly kind: "table";
  readonly corner: Corner;
  /** What follows the prefix in its name; "" where the table bears the prefix alone. */
  readonly key: string;
  readonly columns: readonly TableColumn[];
  readonly rowCount: number;
  /** A totals row under the table. */
  readonly hasTotals?: boolean;
}

export interface TableColumn {
  readonly title: string;
  /** Number format; General and @ are for texts, which stand at the left. */
  readonly format: string;
  /** The cells of an input column, one a row. A calculated column has a formula instead. */
  readonly values?: readonly Content[];
  /** The values name the rows and are not meant to be typed over; such a table keeps its number of rows. */
  readonly namesRows?: true;
  readonly validation?: Validation;
  /** The one formula of a calculated column. */
  readonly formula?: string;
  /** What the totals row shows: a sum, or the word before the sums. */
  readonly total?: "sum" | "label";
  readonly live?: LiveFigure;
  readonly rules?: readonly ConditionalRule[];
}

/** One formula whose result spills over a known number of rows and columns. */
export interface SpillPart {
  readonly kind: "spill";
  readonly corner: Corner;
  /** Name of the whole spilled area. */
  readonly key?: string;
  readonly formula: string;
  readonly rowCount: number;
  /** True when the result's first row holds titles. */
  readonly hasHeader: boolean;
  readonly columns: readonly SpillColumn[];
}

export interface SpillColumn {
  /** Number format of its cells, or one a row where the rows are of different kinds, as beside a column of labels. */
  readonly format: string | readonly string[];
  /** Name of this column's cells below the titles. */
  readonly key?: string;
  readonly rules?: readonly ConditionalRule[];
}

/** What a cell accepts, with the words of the refusal. */
export type Validation =
  | { readonly kind: "list"; readonly choices: readonly string[]; readonly message: string }
  /** A list of texts, or of the cells that a formula names, beside which any other text may be typed. */
  | { readonly kind: "offer"; readonly choices: readonly string[] | string }
  | {
      readonly kind: "decimal" | "wholeNumber";
      readonly minimum?: number;
      readonly maximum?: number;
      readonly message: string;
    };

/** Cells that meet the comparison get a colour. It is never the only sign, as the value itself is in the cell. */
export interface ConditionalRule {
  readonly operator: "greaterThan" | "lessThan" | "equalTo" | "notBetween";
  /** A number, a text in quotes, or a formula with `{Key}` names of cells; Excel takes no tables here. */
  readonly formula: string;
  /** The upper bound of notBetween. */
  readonly formula2?: string;
  readonly mark: "good" | "attention" | "bad";
}

interface ChartPartSeries {
  readonly title: string;
  readonly cells: ChartCells;
  /** Its own values along the axis of a scatter chart, such as those of an upright line. */
  readonly categories?: ChartCells;
  readonly meaning?: Meaning;
  readonly look?: SeriesLook;
}

/**
 * How a series is drawn where it differs from its chart: as a line, over columns too; as a dashed one; or as points without a line, for
 * events. Where it has #N/A nothing is drawn.
 */
export type SeriesLook = "line" | "dashed" | "points";

export interface ChartPart {
  readonly kind: "chart";
  /** Bars lie, the first category on top; columns stand; a scatter's points are joined, without markers. */
  readonly type: "doughnut" | "bar" | "column" | "line" | "scatter";
  readonly corner: Corner;
  readonly rowCount: number;
  readonly columnCount: number;
  /** In sentence case; it is the chart's name and its alternative text too. */
  readonly title: string;
  readonly categories: ChartCells;
  readonly series: readonly ChartPartSeries[];
  readonly categoryTitle?: string;
  readonly valueTitle?: string;
  readonly valueFormat?: string;
  /** Of categories that are numbers; that of their cells where absent. */
  readonly categoryFormat?: string;
}

/** Cells on the chart's own sheet: a table's column, or a column of a spilled area below its titles. */
export interface ChartCells {
  readonly key: string;
  /** The table column's title, or the zero-based column of the spilled area. */
  readonly column: string | number;
}
