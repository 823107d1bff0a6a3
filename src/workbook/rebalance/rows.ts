/** The table's columns; a gap and the panel follow at the right. */
export const tableWidth = 13;
export const panelColumn = tableWidth + 1;
export const panelWidth = 6;

/** Rows of the head: title, origin, notes, labels, inputs, labels, results, a gap. The table's header follows. */
export const titleRow = 0;
export const originRow = 1;
export const noteRow = 2;
export const bandRow = 4;
export const resultRow = 6;
export const headerRow = 8;

/** Rows of the panel beside the table: weights by part, the futures leg, the guard with its limits, charts. */
export const partsRow = 3;
export const legRow = 10;
export const distanceRow = legRow + 3;
export const guardRow = 17;
export const limitRow = 25;
export const holdRow = 28;
export const chartRow = 31;
export const chartRowCount = 14;

/** Columns of the panel, counted from its first. */
export const [label, target, now, weightNow, after, weightAfter] = [0, 1, 2, 3, 4, 5];
