import type { Note } from "../../../imports/notes";
import type { Writable } from "../../../imports/tables/cells";
import type { Plan } from "../../../workbook/imports/plan";
import type { ImportOutcome } from "../../../workbook/imports/write";
import { counted } from "../../parts/format";
import { paneLocale } from "../../parts/locale";
import type { FileRead } from "./files-read";

/** True for a file whose columns the user has named. */
export function isOwn({ format }: Pick<FileRead, "format">): boolean {
  return format.startsWith("own ");
}

/** What a kind of file is called: "perp trades" of `bybit-perp-trades`, "own columns" of one that the user has described. */
export function formatWords(file: Pick<FileRead, "format" | "venue">): string {
  const { format, venue } = file;
  if (isOwn(file)) return "your columns";
  return format
    .replace(`${venue.toLowerCase()}-`, "")
    .replaceAll("-", " ")
    .replace(/\busdm\b/, "USD-M")
    .replace(/\bpnl\b/, "P&L")
    .replace(/\bperp\b/, "futures");
}

/** The days that a file's rows span, UTC. */
export function periodWords({ from, to }: Pick<FileRead, "from" | "to">): string {
  if (from === undefined || to === undefined) return "";
  const [first, last] = [dayOf(from), dayOf(to)];
  return first === last ? first : `${first} to ${last}`;
}

const dayFormat = new Intl.DateTimeFormat(paneLocale, { dateStyle: "medium", timeZone: "UTC" });
const momentFormat = new Intl.DateTimeFormat(paneLocale, { dateStyle: "medium", timeStyle: "short" });

function dayOf(serial: number): string {
  return dayFormat.format((serial - 25_569) * 86_400_000);
}

/** When an import was written, on the clock of this machine. */
export function momentWords(at: number): string {
  return momentFormat.format(at);
}

/** Files in one line: the first, and how many more there are. */
export function filesWords(files: readonly string[]): string {
  const [first = "", ...others] = files;
  return others.length === 0 ? first : `${first} and ${counted(others.length, "more file")}`;
}

/** The question above as many rows of a table as Excel holds with ease. */
export function longWords(long: readonly Pick<Writable, "name" | "count">[]): {
  readonly label: string;
  readonly hint: string;
} {
  const sizes = long.map(({ name, count }) => `${name} has ${counted(count, "row")}`);
  const without = [...new Set(["Fills", ...long.map(({ name }) => name)])];
  return {
    label: `${sizes.join(", ")}. Write them all?`,
    hint: `Excel takes up to a million, and gets slow; on the web it may refuse. Results are positions, days and months as values, without the rows of ${without.join(" and ")}.`,
  };
}

/** What was written: as many rows as the preview has said, where what is said of them stands, and what changed of earlier rows. */
export function writtenWords({
  rows,
  sheets,
  notes,
  stopped,
  again,
}: Omit<Extract<ImportOutcome, { kind: "written" }>, "kind">): string {
  return [
    ...(rows > 0 ? [`${counted(rows, "row")} written to ${sheets.join(", ")}.`] : []),
    ...(notes === undefined ? [] : [`What there is to know of them is on ${notes}.`]),
    ...(stopped > 0
      ? [`${counted(stopped, "earlier row")} ${stopped === 1 ? "counts" : "count"} no longer.`]
      : []),
    ...(again > 0 ? [`${counted(again, "earlier row")} ${again === 1 ? "counts" : "count"} again.`] : []),
  ].join(" ");
}

/** Which rows count or do not with an import, so that nothing counts twice and nothing is missing, and why. */
export function recountWords({
  stopped,
  again,
  listed,
}: Pick<Plan, "stopped" | "again" | "listed">): readonly string[] {
  return [
    ...(again > 0
      ? [
          `${counted(again, "row")} of the workbook will count again: what counted in ${again === 1 ? "its" : "their"} place has been deleted.`,
        ]
      : []),
    ...(stopped.rows > 0
      ? [
          `${counted(stopped.rows, "row")} of the workbook will count no longer: ${filesWords(stopped.by)} ${stopped.by.length === 1 ? "is" : "are"} the better source for that time.`,
        ]
      : []),
    ...(listed.rows > 0
      ? [
          `${counted(listed.rows, "new row")} will be listed and not counted: ${filesWords(listed.by)} of the workbook ${listed.by.length === 1 ? "is" : "are"} the better source for that time.`,
        ]
      : []),
  ];
}

/** Notes that say the same of several rows. */
export interface NoteGroup {
  readonly severity: Note["severity"];
  readonly code: Note["code"];
  readonly notes: readonly Note[];
}

const order: readonly Note["severity"][] = ["error", "warning", "info"];

/** The notes by what they say, the worst first. Questions stand with their inputs. */
export function noteGroups(notes: readonly Note[], asked: ReadonlySet<string>): readonly NoteGroup[] {
  const groups = new Map<string, { severity: Note["severity"]; code: Note["code"]; notes: Note[] }>();
  for (const note of notes) {
    const { severity, code } = note;
    if (severity === "question" || asked.has(code)) continue;
    const group = groups.get(code) ?? { severity, code, notes: [] };
    groups.set(code, group);
    group.notes.push(note);
  }
  return [...groups.values()].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}

/** Where a note points to. */
export function placeWords({ file, line, column, value }: Note): string {
  const place = [file, line === undefined ? "" : `line ${line}`, column ?? ""].filter((part) => part !== "");
  return value === undefined || value === "" ? place.join(", ") : `${place.join(", ")}: ${value}`;
}
