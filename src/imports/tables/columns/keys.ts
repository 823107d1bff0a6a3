import { reaching, words, type Column } from "./column";

/** The first 64 bits of a digest. */
export interface Digest {
  readonly high: number;
  readonly low: number;
}

/** The key of a row: the digest of what names it as 16 hexadecimal digits, and which of several with the same it is. */
export function keyText({ high, low }: Digest, count: number): string {
  return hex(high) + hex(low) + (count > 1 ? `#${count}` : "");
}

function hex(word: number): string {
  return word.toString(16).padStart(8, "0");
}

/** Keys as numbers: four bytes for each half of the digest, and four for the count. */
export class Keys implements Column<string> {
  private parts = words(0);

  get(index: number): string {
    const count = this.parts[3 * index + 2]!;
    const digest = { high: this.parts[3 * index]!, low: this.parts[3 * index + 1]! };
    return count === 0 ? "" : keyText(digest, count);
  }

  set(index: number, key: string): void {
    this.parts = reaching(this.parts, 3 * index + 2, words);
    this.parts[3 * index] = parseInt(key.slice(0, 8), 16);
    this.parts[3 * index + 1] = parseInt(key.slice(8, 16), 16);
    this.parts[3 * index + 2] = key === "" ? 0 : key.length === 16 ? 1 : Number(key.slice(17));
  }
}
