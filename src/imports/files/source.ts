/** A row of a file's table: its cells as texts, and the line on which it begins. */
export interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A table in a file: a text with delimiters, or a sheet of a workbook. It can be read several times. */
export interface Grid {
  /** The file's name; in an archive the entry's, in a workbook with several sheets the sheet's behind it. */
  readonly name: string;
  /** Rows in pieces, so that others may work between two of them. */
  readonly pieces: () => AsyncIterable<readonly Line[]>;
  /** Whether numbers with a comma cannot stand without quotes. */
  readonly isByComma: boolean;
  /** Whether the last row ends with a line end. */
  readonly isWhole: boolean;
}
