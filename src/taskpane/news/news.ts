import { version } from "../../base/version";

/** The points of this version's entries in CHANGELOG.md, which the build puts here. */
declare const BALLAST_NEWS: readonly string[];

const key = "Ballast.Version";

/**
 * What is new since this user last saw the pane on this machine; none on the first day, after a step back, and where nothing can be
 * remembered. Asking is what counts as having been told, so it is asked once.
 */
export function takeNews(): readonly string[] {
  try {
    const seen = localStorage.getItem(key);
    localStorage.setItem(key, version);
    return seen !== null && isHigher(version, seen) ? BALLAST_NEWS : [];
  } catch {
    return [];
  }
}

function isHigher(one: string, other: string): boolean {
  const [first, second] = [numbersOf(one), numbersOf(other)];
  const at = first.findIndex((number, place) => number !== second[place]);
  return at >= 0 && first[at]! > (second[at] ?? 0);
}

function numbersOf(text: string): number[] {
  return text.split("-")[0]!.split(".").map(Number);
}
