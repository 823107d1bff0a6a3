import type { Recognised } from "../formats/recognise";
import type { Grid, Line } from "../files/source";
import { readZone, zoneInName, type Zone } from "../values/zones";
import { Book, columnZones } from "./book";
import { BybitLog } from "./bybit-log";
import { emitRow } from "./emit";
import type { Head } from "./fields";
import { emitUnknown } from "./ledger";
import { OkxTrading } from "./okx-trading";
import { CellProblem, Columns, Row } from "./row";
import { readyEmit, readyRules } from "./rules";
import { surveyOf, type Survey } from "./survey";

/** What the user has said of a file where it does not say it itself. */
export interface Answers {
  readonly zone?: Zone;
  readonly order?: "day" | "month";
  readonly mark?: "." | ",";
  readonly account?: string;
}

export interface Watch {
  /** Called between pieces with the number of rows that are read; what it throws ends the reading. */
  readonly onRows?: (rows: number) => void;
}

/** Reads the rows of a file whose format is known. */
export async function readGrid(
  grid: Grid,
  found: Recognised,
  answers: Answers,
  watch: Watch = {},
): Promise<Book> {
  const { format } = found;
  const survey = await surveyOf(grid, found);
  const columns = new Columns(found.names, found.titles);
  const own = columnZones(found.names, found.zones);
  const said = zoneOf(grid.name, found, own);
  const order = survey.order === "either" ? (answers.order ?? "day") : survey.order;
  const uid = preambleUid(found.preamble);
  const book = new Book({
    format,
    file: grid.name,
    order,
    zone: said ?? answers.zone ?? { offset: 0 },
    // The name of a statement says more of its clock than its header, which says UTC in every language.
    zones: format.zone[0] === "name" && said ? new Map<string, Zone>() : own,
    uid,
  });
  const mark = survey.mark === "unknown" ? (answers.mark ?? "unknown") : survey.mark;
  askOf(book, found, columns, survey, {
    zone: said ?? answers.zone,
    order: answers.order,
    mark: answers.mark,
  });
  const read = reader(book, columns);
  const titles = found.titles.join("\u0000");
  const needed = lastNeeded(found, columns);
  const take = ({ line, cells }: Line, isCut: boolean): void => {
    const row = new Row(line, cells, columns, mark);
    try {
      checkLength(cells, columns, needed, isCut);
      const moment = book.moment(row, format.time);
      if (!moment)
        throw new CellProblem("time-unreadable", columns.titleOf(format.time), row.raw(format.time));
      read({ row, ...moment, account: accountOf(format.account, row, uid) });
    } catch (problem) {
      if (!(problem instanceof CellProblem)) throw problem;
      book.problem(problem, row);
    }
  };
  const isHeader = ({ cells }: Line): boolean =>
    cells[0]?.trim() === found.titles[0] && cells.map((cell) => cell.trim()).join("\u0000") === titles;
  const isData = (line: Line): boolean => !isHeader(line) && !isNone(line.cells, format.empty);
  let index = -1;
  let last: Line | undefined;
  for await (const piece of grid.pieces()) {
    for (const line of piece) {
      index++;
      if (index <= found.header || !isData(line)) continue;
      if (last) take(last, false);
      last = line;
      book.rows++;
    }
    watch.onRows?.(book.rows);
  }
  if (last) take(last, !grid.isWhole);
  read.finish?.();
  book.finish();
  return book;
}

interface Read {
  (head: Head): void;
  finish?: () => void;
}

/** Reads rows by the format's rules, or by what is written for a format whose rows depend on each other. */
function reader(book: Book, columns: Columns): Read {
  const { format } = book.reading;
  if (format.special === "bybit-log" || format.special === "okx-trading") {
    const special = format.special === "bybit-log" ? new BybitLog(book) : new OkxTrading(book);
    return Object.assign((head: Head) => special.read(head), { finish: () => special.finish() });
  }
  const rules = readyRules(format);
  const unknown = format.unknown && readyEmit("ledger", format.unknown);
  return (head) => {
    const rule = rules.find(({ fits }) => fits(head.row));
    if (rule?.skip !== undefined) {
      const column = Object.keys(format.rules[rules.indexOf(rule)]?.when ?? {})[0] ?? "";
      book.note("not-final", head.row, columns.titleOf(column), head.row.raw(column));
    } else if (rule) emitRow(book, head, rule.emits);
    else if (unknown) emitUnknown(book, head, unknown);
    else unknownRow(book, head, columns);
  };
}

/** A row that no rule fits, in a format that says nothing of such rows. */
function unknownRow(book: Book, head: Head, columns: Columns): void {
  const column = Object.keys(book.reading.format.rules[0]?.when ?? {})[0] ?? "";
  throw new CellProblem("row-unknown", columns.titleOf(column), head.row.raw(column));
}

/** Says what the file leaves open, and asks for what the user alone can know. */
function askOf(book: Book, found: Recognised, columns: Columns, survey: Survey, known: Answers): void {
  const { format, unknown } = found;
  const at = { line: found.line };
  const time = columns.titleOf(format.time);
  if (known.zone === undefined) book.note("zone-unknown", at, time);
  if (survey.order === "either" && known.order === undefined)
    book.note("date-order", survey.eitherAt ?? at, time, survey.eitherAt?.value);
  if (survey.mark === "mixed") book.note("decimal-mixed", at);
  if (format.positional) book.note("header-unverified", at);
  if (unknown.length > 0) book.note("columns-unknown", at, unknown.join(", "));
}

/** The zone of a file from where the format says it may stand. */
function zoneOf(name: string, found: Recognised, own: ReadonlyMap<string, Zone>): Zone | undefined {
  const { format, preamble } = found;
  for (const place of format.zone) {
    const zone =
      place === "header"
        ? (format.time
            .split("|")
            .map((one) => own.get(one))
            .find(Boolean) ?? [...own.values()][0])
        : place === "preamble"
          ? preambleZone(preamble)
          : place === "name"
            ? zoneInPath(name)
            : place.startsWith("=")
              ? readZone(place.slice(1))
              : undefined;
    if (zone) return zone;
  }
  return undefined;
}

/** A file's own name says more than that of the archive that it was in. */
function zoneInPath(path: string): Zone | undefined {
  const names = path.split("/").reverse();
  return names.map(zoneInName).find((zone) => zone !== undefined);
}

function preambleZone(preamble: readonly (readonly string[])[]): Zone | undefined {
  for (const cell of preamble.flat()) {
    const [, text] = /time\s*zone\s*:\s*([^,;]+)/i.exec(cell.normalize("NFKC").trim()) ?? [];
    const zone = text === undefined ? undefined : readZone(text);
    if (zone) return zone;
  }
  return undefined;
}

function preambleUid(preamble: readonly (readonly string[])[]): string {
  for (const cell of preamble.flat()) {
    const [, uid] =
      /(?:^|[,;\s])(?:uid|user\s*id|account\s*id)\s*:\s*([\w*]+)/i.exec(cell.normalize("NFKC")) ?? [];
    if (uid !== undefined) return uid;
  }
  return "";
}

function accountOf(column: string | undefined, row: Row, uid: string): string {
  if (column === undefined) return row.text("uid") || uid;
  return column.startsWith("preamble ") ? uid : row.text(column) || uid;
}

function isNone(cells: readonly string[], empty = "No matching records found."): boolean {
  return cells.some((cell) => cell.length >= empty.length && cell.trim() === empty);
}

/** The index of the last column that a row must reach. */
function lastNeeded({ format, names }: Recognised, columns: Columns): number {
  const needed = (format.header ?? []).map((name) => columns.find(name));
  return format.header ? Math.max(...needed) : names.length - 1;
}

function checkLength(cells: readonly string[], columns: Columns, needed: number, isCut: boolean): void {
  if (cells.length <= needed) {
    const title = columns.titles[cells.length] ?? "";
    throw new CellProblem(isCut ? "truncated-line" : "row-too-short", title, cells.at(-1)?.trim());
  }
  const beyond = cells.slice(columns.names.length).find((cell) => cell.trim() !== "");
  if (beyond !== undefined) throw new CellProblem("row-too-long", columns.titles.at(-1), beyond.trim());
}
