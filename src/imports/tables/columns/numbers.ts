import { bytes, doubles, reaching, type Column } from "./column";

/**
 * Decimals as canonical texts: their digits as a whole number and the count of those behind the point, which is exact up to 15 digits.
 * Longer ones stand as texts.
 */
export class Numbers implements Column<string> {
  private digits = doubles(0);
  private places = bytes(0);
  private readonly others = new Map<number, string>();

  get(index: number): string {
    const places = this.places[index]!;
    if (places === blank) return "";
    if (places === other) return this.others.get(index)!;
    const digits = this.digits[index]!;
    return places === 0 ? String(digits) : withPoint(digits, places);
  }

  set(index: number, text: string): void {
    this.digits = reaching(this.digits, index, doubles);
    this.places = reaching(this.places, index, bytes);
    const places = placesOf(text);
    this.places[index] = places;
    if (places === other) this.others.set(index, text);
    else if (places !== blank) this.digits[index] = Number(places === 0 ? text : text.replace(".", ""));
  }
}

const blank = 255;
const other = 254;
const [minus, point, zero, nine] = [45, 46, 48, 57];
const mostDigits = 15;

/** How many digits stand behind the point of a canonical text of few digits; of another text a mark. */
function placesOf(text: string): number {
  if (text === "") return blank;
  if (text.length > mostDigits + 2) return other;
  const from = text.charCodeAt(0) === minus ? 1 : 0;
  let at = text.length;
  for (let index = from; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === point && at === text.length) at = index;
    else if (code < zero || code > nine) return other;
  }
  const whole = at - from;
  const behind = text.length - at - 1;
  const isPlain =
    whole > 0 &&
    (whole === 1 || text.charCodeAt(from) !== zero) &&
    whole + Math.max(0, behind) <= mostDigits &&
    (behind < 0 ? text !== "-0" : behind > 0 && text.charCodeAt(text.length - 1) !== zero);
  return isPlain ? Math.max(0, behind) : other;
}

function withPoint(digits: number, places: number): string {
  const text = String(Math.abs(digits)).padStart(places + 1, "0");
  return `${digits < 0 ? "-" : ""}${text.slice(0, -places)}.${text.slice(-places)}`;
}
