import { plainText } from "./plain";

/** A date and time as a file shows it, without a zone, in milliseconds as if it were UTC. */
export interface Shown {
  readonly local: number;
  /** The minutes that the text itself says it is ahead of UTC. */
  readonly offset?: number;
  readonly precision: "s" | "min";
}

/** Whether the day or the month comes first where a date can be read both ways. */
export type DateOrder = "day" | "month";

/** Reads the forms of date and time that venues and Excel write; undefined if it is none of them. */
export function readShown(cell: string, order: DateOrder): Shown | undefined {
  const text = plainText(cell);
  if (/^\d{13}$/.test(text)) return { local: Number(text), offset: 0, precision: "s" };
  if (/^\d{10}$/.test(text)) return { local: Number(text) * 1000, offset: 0, precision: "s" };
  if (/^\d{5}([.,]\d+)?$/.test(text)) return fromSerial(Number(text.replace(",", ".")));
  const found = yearFirst.exec(text) ?? clockFirst.exec(text) ?? yearLast.exec(text);
  return found?.groups && fromParts(found.groups, order);
}

/** What a date tells of the order of day and month: a part above 12 is the day. */
export function orderIn(cell: string): DateOrder | "either" | undefined {
  const { a, b } = yearLast.exec(plainText(cell))?.groups ?? {};
  if (a === undefined || b === undefined || cell.includes(".")) return undefined;
  if (Number(a) > 12) return "day";
  if (Number(b) > 12) return "month";
  return a === b ? undefined : "either";
}

const time = String.raw`(?<h>\d{1,2}):(?<mi>\d{2})(?::(?<s>\d{2})(?:[.,](?<f>\d{1,9}))?)?(?: ?(?<half>[AP])\.?M\.?)?`;
const zone = String.raw`(?: ?(?<z>Z|UTC|[+-]\d{1,2}(?::?\d{2})?))?`;
const date = String.raw`(?<y>\d{4}|\d{2})(?<by>[-/.])(?<m>\d{1,2})\k<by>(?<d>\d{1,2})`;
const yearFirst = new RegExp(`^${date}(?: |T|, )${time}${zone}$`, "i");
const clockFirst = new RegExp(`^${time} ${date}$`, "i");
const yearLast = new RegExp(
  String.raw`^(?<a>\d{1,2})(?<by>[-/.])(?<b>\d{1,2})\k<by>(?<y>\d{4})(?: - | |, |T)${time}${zone}$`,
  "i",
);

function fromParts(parts: Record<string, string | undefined>, order: DateOrder): Shown | undefined {
  const { a, b, by, y = "", half, z, f = "", s } = parts;
  if (y.length === 2 && by !== "-") return undefined;
  let { d = a, m = b } = parts;
  if (d === undefined || m === undefined) return undefined;
  const isMonthFirst =
    a !== undefined && by !== "." && (Number(b) > 12 || (order === "month" && Number(a) <= 12));
  if (isMonthFirst) [d, m] = [m, d];
  const year = Number(y) + (y.length === 2 ? 2000 : 0);
  const [month, day, minute, second] = [Number(m), Number(d), Number(parts.mi), Number(s ?? 0)];
  const hour = half === undefined ? Number(parts.h) : hourOf(Number(parts.h), half);
  if (month < 1 || month > 12 || hour > 23 || minute > 59 || second > 59) return undefined;
  const local = Date.UTC(year, month - 1, day, hour, minute, second, Number(f.slice(0, 3).padEnd(3, "0")));
  if (day < 1 || new Date(local).getUTCDate() !== day) return undefined;
  return {
    local,
    offset: z === undefined ? undefined : offsetOf(z),
    precision: s === undefined ? "min" : "s",
  };
}

/** The hour of a clock with AM and PM; 24 if it has no such hour. */
function hourOf(hour: number, half: string): number {
  if (hour < 1 || hour > 12) return 24;
  return (hour % 12) + (half.toUpperCase() === "P" ? 12 : 0);
}

function offsetOf(text: string): number {
  const [, sign, hours = "0", minutes = "0"] = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(text) ?? [];
  const size = Number(hours) * 60 + Number(minutes);
  return sign === "-" ? -size : size;
}

/** Days since 1899-12-30, to the nearest second: a double of a day does not hold its milliseconds. */
function fromSerial(serial: number): Shown | undefined {
  if (serial < 36_526 || serial > 73_050) return undefined; // the years 2000 to 2099
  return { local: Math.round((serial - 25_569) * 86_400) * 1000, precision: "s" };
}
