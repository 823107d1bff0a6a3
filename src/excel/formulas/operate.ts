import { isErrorName, meet, type CellContent, type Matrix } from "./values";

/** The result of an operator, cell by cell as in Excel; undefined for an operator that gives a reference. */
export function operate(operator: string, operands: readonly Matrix[]): Matrix | undefined {
  const [left, right] = operands as [Matrix, Matrix?];
  if (!right) {
    const sign = signs[operator];
    return sign && left.map((row) => row.map((cell) => computed([cell], (numbers) => sign(numbers[0]!))));
  }
  const rows = Math.max(left.length, right.length);
  const columns = Math.max(left[0]!.length, right[0]!.length);
  const act = binary(operator);
  return (
    act &&
    Array.from({ length: rows }, (_, row) =>
      Array.from({ length: columns }, (_, column) => {
        const a = meet(left, row, column);
        const b = meet(right, row, column);
        if (a === undefined || b === undefined) return "#N/A";
        return isErrorName(a) ? a : isErrorName(b) ? b : act(a, b);
      }),
    )
  );
}

const signs: Readonly<Record<string, (number: number) => number>> = {
  "+": (a) => a,
  "-": (a) => -a,
  "%": (a) => a / 100,
};

const arithmetic: Readonly<Record<string, (a: number, b: number) => number | string>> = {
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  "/": (a, b) => (b === 0 ? "#DIV/0!" : a / b),
  "^": (a, b) => (a === 0 && b === 0 ? "#NUM!" : a === 0 && b < 0 ? "#DIV/0!" : a ** b),
};

const comparisons: Readonly<Record<string, (order: number) => boolean>> = {
  "=": (order) => order === 0,
  "<>": (order) => order !== 0,
  "<": (order) => order < 0,
  ">": (order) => order > 0,
  "<=": (order) => order <= 0,
  ">=": (order) => order >= 0,
};

function binary(operator: string): ((a: CellContent, b: CellContent) => CellContent) | undefined {
  const compute = arithmetic[operator];
  if (compute) return (a, b) => computed([a, b], ([x, y]) => compute(x!, y!));
  const holds = comparisons[operator];
  if (holds) return (a, b) => holds(compare(a, b));
  return operator === "&" ? (a, b) => asText(a) + asText(b) : undefined;
}

function computed(
  cells: readonly CellContent[],
  compute: (numbers: number[]) => number | string,
): CellContent {
  const numbers: number[] = [];
  for (const cell of cells) {
    if (isErrorName(cell)) return cell;
    const number = asNumber(cell);
    if (number === undefined) return "#VALUE!";
    numbers.push(number);
  }
  const result = compute(numbers);
  return typeof result === "string" || Number.isFinite(result) ? result : "#NUM!";
}

function asNumber(cell: CellContent): number | undefined {
  if (typeof cell !== "string") return Number(cell);
  const number = Number(cell);
  return cell.trim() === "" || Number.isNaN(number) ? undefined : number;
}

function asText(cell: CellContent): string {
  if (cell === null) return "";
  if (typeof cell === "boolean") return cell ? "TRUE" : "FALSE";
  return typeof cell === "number" ? String(Number(cell.toPrecision(15))) : cell;
}

/**
 * Orders two cells as Excel does: numbers, then texts without regard to case, then FALSE and TRUE. A blank is 0, "" or FALSE,
 * depending on the other cell.
 */
function compare(a: CellContent, b: CellContent): number {
  const [left, right] = [a ?? leastLike(b), b ?? leastLike(a)];
  const kinds = kindOrder(left) - kindOrder(right);
  if (kinds !== 0) return kinds;
  if (typeof left === "string") return left.toLowerCase().localeCompare(String(right).toLowerCase());
  return Number(left) - Number(right);
}

function leastLike(cell: CellContent): number | string | boolean {
  return typeof cell === "string" ? "" : typeof cell === "boolean" ? false : 0;
}

function kindOrder(cell: number | string | boolean): number {
  return typeof cell === "number" ? 0 : typeof cell === "string" ? 1 : 2;
}
