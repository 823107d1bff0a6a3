/**
 * The most that the workbench opens. A file with more is refused, because the grid would not answer for minutes or run out of memory.
 */
export const limits = {
  /** Bytes of all parts of the file together once they are unpacked. */
  unpackedBytes: 500_000_000,
  /** Cells between A1 and the last cell of a sheet, blank ones too. */
  cells: 10_000_000,
  /** Cells of all merged areas of a sheet together: the grid keeps an entry for each. */
  mergedCells: 200_000,
  /** Cells of all array formulas of a sheet together. */
  arrayCells: 2_000_000,
  /** Cells of one table. */
  tableCells: 10_000_000,
  tableColumns: 1_000,
  /**
   * Cells of the used part of a sheet that conditional formats with a comparison or a formula cover. The grid calculates a formula for
   * each of them; data bars need none.
   */
  formattedCells: 50_000,
  names: 10_000,
  /** Characters of a formula, as in Excel. */
  formulaLength: 8_192,
  /** Brackets and braces inside each other. Excel allows functions 64 deep. */
  formulaDepth: 256,
  /** Signs such as + and & in one formula, which the engine works through one inside the other. */
  formulaOperators: 1_000,
} as const;
