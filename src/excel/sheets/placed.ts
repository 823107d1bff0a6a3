import type { Meaning } from "../../base/palette";
import type { Block } from "../addresses";
import type {
  ChartPart,
  ConditionalRule,
  Content,
  DescribedSheet,
  Validation,
  SeriesLook,
} from "./description";
import type { StyleRole } from "./styles";

/** Sheets with every cell, name and area in its place: what a template's file and the open workbook both hold. */
export interface PlacedSet {
  /** Printed at the foot of each page. */
  readonly title: string;
  /** What the names and tables begin with in this workbook. */
  readonly prefix: string;
  readonly sheets: readonly PlacedSheet[];
  readonly names: readonly PlacedName[];
}

export interface PlacedName {
  readonly name: string;
  readonly block: Block;
}

export interface PlacedSheet {
  readonly name: string;
  /** In characters, from column A on or, on a used sheet, from the first column that is written. */
  readonly columnWidths: readonly number[];
  /** Points, of the rows that are higher than usual. */
  readonly rowHeights: readonly RowHeight[];
  /** 0 where nothing is frozen. */
  readonly frozenRows: number;
  /** Printed at the top of each page after its own. */
  readonly repeatedRow?: number;
  readonly orientation: DescribedSheet["orientation"];
  /** Printed on one page's width: all cells that are written or lie under a chart, if the sheet does not say fewer. */
  readonly printArea: Block;
  /** Printed on one page's height too. */
  readonly isOnePage?: true;
  /** Printed are these columns as far down as they are filled. */
  readonly grows?: true;
  /** Row by row; no cell twice. */
  readonly cells: readonly PlacedCell[];
  /** Each shows its first cell, whose text wraps in it; its other cells are blank, with the same look. */
  readonly merges: readonly Block[];
  readonly tables: readonly PlacedTable[];
  readonly validations: readonly PlacedValidation[];
  readonly rules: readonly PlacedRule[];
  readonly charts: readonly PlacedChart[];
}

export interface RowHeight {
  readonly row: number;
  readonly height: number;
}

export interface PlacedValidation {
  readonly block: Block;
  readonly validation: Validation;
}

export interface PlacedRule {
  readonly block: Block;
  /** Its formulas begin with "=". */
  readonly rule: ConditionalRule;
}

export interface PlacedCell {
  readonly row: number;
  readonly column: number;
  /** "" is a blank cell with a look; absent where the formula of another cell spills its result in. */
  readonly content?: Content;
  /** Number format; never @ on a formula, which Excel would take for a text. */
  readonly format: string;
  readonly style: StyleRole;
  readonly align: "left" | "right";
  /** Whether a text breaks into lines. */
  readonly wraps?: true;
  /** Size of the area that the cell's formula spills over, itself included. */
  readonly spill?: { readonly rowCount: number; readonly columnCount: number };
  /** Address that the cell opens. */
  readonly link?: string;
}

export interface PlacedTable {
  readonly name: string;
  /** With the row of titles and the row of totals. */
  readonly block: Block;
  readonly hasTotals: boolean;
  /** The cells hold the same contents; here they are the columns' own. */
  readonly columns: readonly {
    readonly title: string;
    /** Of a calculated column. */
    readonly formula?: string;
    /** What the totals row holds under it. */
    readonly total?: { readonly kind: "sum" | "label"; readonly content: string };
  }[];
}

export interface PlacedSeries {
  readonly title: string;
  readonly block: Block;
  /** Its own cells along the axis of a scatter chart. */
  readonly categories?: Block;
  /** Gives it its colour; where absent, its place among the series does. */
  readonly meaning?: Meaning;
  readonly look?: SeriesLook;
}

export interface PlacedChart {
  readonly type: ChartPart["type"];
  /** Its name and its alternative text too. */
  readonly title: string;
  /** Cells that it lies over. */
  readonly block: Block;
  readonly categories: Block;
  readonly series: readonly PlacedSeries[];
  /** The bars of the series lie over each other: of each category one series has a value, and the other 0. */
  readonly isOverlaid?: true;
  readonly categoryTitle?: string;
  readonly valueTitle?: string;
  readonly valueFormat?: string;
  readonly categoryFormat?: string;
}
