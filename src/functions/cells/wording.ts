/** Choices in the words of a message: "a", "b" or "c". */
export function choices(names: readonly string[]): string {
  return listed(names, "or", 12);
}

/** Symbols that may be meant. */
export interface Near {
  readonly symbols: readonly string[];
  /** How many coins their prices are of, where that is another number than the one that was typed. */
  readonly pricesOf?: readonly number[];
  /** What those of the same coin are quoted in, where that is another currency than the one that was typed. */
  readonly quotedIn?: readonly string[];
}

export function perhaps({ symbols, pricesOf = [], quotedIn = [] }: Near): string {
  const priced = pricesOf.length > 0 ? [`priced per ${joined(pricesOf, "or")}`] : [];
  const other = symbols.length === 1 ? "another contract" : "other contracts";
  const elsewhere = quotedIn.length > 0 ? [`${other}, quoted in ${joined(quotedIn, "or")}`] : [];
  const notes = [...priced, ...elsewhere].join("; ");
  return `did you mean ${choices(symbols)}${notes && ` (${notes})`}?`;
}

/** A text of the user as a message shows it: no message repeats a whole long text. */
export function quoted(text: string): string {
  return `"${shortened(text)}"`;
}

export function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

/** Names in a row, at most so many of them. */
export function listed(names: readonly string[], word = "and", most = names.length): string {
  const parts = names.slice(0, most).map(quoted);
  if (names.length > most) parts.push(`${names.length - most} more`);
  return joined(parts, word);
}

function joined(parts: readonly (string | number)[], word: string): string {
  return [parts.slice(0, -1).join(", "), ...parts.slice(-1)].filter((part) => part !== "").join(` ${word} `);
}

export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
