import { bytes, reaching, words, type Column } from "./column";

/** Texts that differ from row to row, such as ids: their characters behind each other, one byte each. */
export class Texts implements Column<string> {
  private ends = words(0);
  private characters = bytes(0);
  private readonly others = new Map<number, string>();
  private count = 0;

  get(index: number): string {
    const [from, to] = [index === 0 ? 0 : this.ends[index - 1]!, this.ends[index]!];
    if (from < to) return String.fromCharCode(...this.characters.subarray(from, to));
    return this.others.get(index) ?? "";
  }

  /** Texts are set once, row by row. */
  set(index: number, text: string): void {
    if (index !== this.count++) throw new RangeError("Texts are set once, in the order of rows.");
    const from = index === 0 ? 0 : this.ends[index - 1]!;
    this.ends = reaching(this.ends, index, words);
    this.ends[index] = from;
    if (text === "") return;
    if (text.length > longest) {
      this.others.set(index, text);
      return;
    }
    this.characters = reaching(this.characters, from + text.length, bytes);
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code > 255) {
        this.others.set(index, text);
        return;
      }
      this.characters[from + at] = code;
    }
    this.ends[index] = from + text.length;
  }
}

/** Longer texts are no ids, and stand by themselves. */
const longest = 200;
