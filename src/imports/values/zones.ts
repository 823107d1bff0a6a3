/** A clock that shows a fixed offset from UTC, in minutes, or that of a place with its changes over the year. */
export type Zone = { readonly offset: number } | { readonly place: string };

/** Reads UTC, GMT+8, UTC+05:30, UTC--3 (which is minus three), +9, Asia/Shanghai; undefined if it is no zone. */
export function readZone(text: string): Zone | undefined {
  if (text.length > longest) return undefined;
  const plain = text.normalize("NFKC").replace(/−/g, "-").trim();
  const [, sign = "", hours, minutes = "0"] =
    /^(?:UTC|GMT)?\s*([+-]{0,2})\s*(?:(\d{1,2})(?::?(\d{2}))?)?$/i.exec(plain) ?? [];
  if (hours !== undefined && sign !== "" && Number(hours) <= 14 && Number(minutes) < 60) {
    const size = Number(hours) * 60 + Number(minutes);
    return { offset: sign.startsWith("-") ? -size : size };
  }
  if (/^(UTC|GMT|Z)$/i.test(plain)) return { offset: 0 };
  return isPlace(plain) ? { place: plain } : undefined;
}

/** The zone that a file name says: UTC--3 of `history(UTC--3)-part1.csv`, UTC+8 of `~UTC+8~`. */
export function zoneInName(name: string): Zone | undefined {
  const [, found] =
    /(?:^|[^A-Za-z])((?:UTC|GMT)\s*(?:[+-]{1,2}\d{1,2}(?::?\d{2}(?!\d))?)?)(?![A-Za-z\d])/i.exec(name) ?? [];
  return found === undefined ? undefined : readZone(found);
}

/** No name of a zone is longer, and in a long text the search for one takes a while. */
const longest = 60;

export interface Moment {
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
  /** The clock showed this time twice, and the earlier one is meant; or it never showed it. */
  readonly doubt?: "time-ambiguous" | "time-nonexistent";
}

/** The moment at which the clocks of a zone show this time. */
export function momentOf(local: number, zone: Zone): Moment {
  if ("offset" in zone) return { at: local - zone.offset * 60_000 };
  // A zone's offsets around a change are those of the day before and the day after.
  const before = offsetAt(zone.place, local - day);
  const after = offsetAt(zone.place, local + day);
  const moments = [...new Set([before, after])]
    .map((offset) => ({ at: local - offset * 60_000, offset }))
    .filter(({ at, offset }) => offsetAt(zone.place, at) === offset)
    .map(({ at }) => at);
  if (moments.length === 0) return { at: local - before * 60_000, doubt: "time-nonexistent" };
  return { at: Math.min(...moments), doubt: moments.length > 1 ? "time-ambiguous" : undefined };
}

const day = 86_400_000;

function isPlace(name: string): boolean {
  if (!/^[A-Za-z_]+(\/[A-Za-z_+-]+\d*)+$/.test(name)) return false;
  try {
    formatter(name);
    return true;
  } catch {
    return false;
  }
}

const formatters = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, number>();

function formatter(place: string): Intl.DateTimeFormat {
  const known = formatters.get(place);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone: place,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  formatters.set(place, made);
  return made;
}

/** Minutes ahead of UTC. Zones change at full quarters of an hour, so one answer holds for a quarter. */
function offsetAt(place: string, at: number): number {
  const quarter = Math.floor(at / 900_000) * 900_000;
  const key = `${place} ${quarter}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const parts = new Map(
    formatter(place)
      .formatToParts(quarter)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0;
  const shown = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"));
  const offset = (shown - quarter) / 60_000;
  if (offsets.size > 50_000) offsets.clear();
  offsets.set(key, offset);
  return offset;
}
