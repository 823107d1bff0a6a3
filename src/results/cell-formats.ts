import { formats } from "./formats";
import { resultKinds, type Kind, type ResultKind, type TitledKind } from "./kinds";
import { titlesOf } from "./titles";

type Block = readonly (readonly unknown[])[];

/** Cells of a result that are formatted alike; row and column count from its first cell. */
export interface FormattedCells {
  readonly row: number;
  readonly column: number;
  readonly rowCount: number;
  readonly columnCount: number;
  readonly format: string;
}

/** The number formats of a function's result. Texts have none. */
export function formatsOf(id: string, values: Block): readonly FormattedCells[] {
  const kind = resultKinds[id] ?? "text";
  return areasOf(kind, values).flatMap(({ kind: one, ...area }) => {
    const cells = values
      .slice(area.row, area.row + area.rowCount)
      .flatMap((line) => line.slice(area.column, area.column + area.columnCount));
    const numbers = cells.filter((cell) => typeof cell === "number");
    const format = one === "text" || numbers.length === 0 ? undefined : formatOf(one, numbers);
    return format === undefined ? [] : [{ ...area, format }];
  });
}

/**
 * The format of one kind. Of amounts, which are in a coin where a contract is inverse, and of rates it has as many digits as tell the
 * largest of the numbers from 0.
 */
function formatOf(kind: Exclude<Kind, "text">, numbers: readonly number[]): string {
  const largest = numbers.reduce((most, number) => Math.max(most, Math.abs(number)), 0);
  const isPart = largest > 0 && largest < 1;
  const isTiny = largest > 0 && largest < 0.01;
  switch (kind) {
    case "price":
      return formats.anyPrice;
    case "money":
      return isPart ? formats.size : formats.money;
    case "change":
      return isPart ? formats.signedSize : formats.signedMoney;
    case "quantity":
    case "number":
      return isPart ? formats.size : formats.quantity;
    case "percent":
      return isTiny ? formats.rate : formats.percent;
    case "drift":
      return isTiny ? formats.signedRate : formats.signedPercent;
    case "hours":
      return formats.anyHours;
    default:
      return formats[kind];
  }
}

interface Area extends Omit<FormattedCells, "format"> {
  readonly kind: Kind;
}

function areasOf(kind: ResultKind, values: Block): Area[] {
  const rowCount = values.length;
  const columnCount = values[0]!.length;
  if (typeof kind === "string") return [{ row: 0, column: 0, rowCount, columnCount, kind }];
  const columns = values[0]!.map((_, column) => ({ row: 0, column, rowCount, columnCount: 1 }));
  if ("columns" in kind) {
    const kinds = kind.columns.find(({ length }) => length === columnCount) ?? [];
    return kinds.map((one, at) => ({ ...columns[at]!, kind: one }));
  }
  if (kind.titles === "across") {
    return columns.map((area) => ({
      ...area,
      row: 1,
      rowCount: rowCount - 1,
      kind: kindUnder(kind, values[0]![area.column]),
    }));
  }
  return values.map((line, row) => ({
    row,
    column: 1,
    rowCount: 1,
    columnCount: columnCount - 1,
    kind: kindUnder(kind, line[0]),
  }));
}

function kindUnder({ own = {}, others = "text" }: TitledKind, title: unknown): Kind {
  const key = String(title);
  return own[key] ?? kinds.find((kind) => titlesOf[kind]!.includes(key)) ?? others;
}

const kinds = Object.keys(titlesOf) as Kind[];
