/**
 * The first character of a text that nobody sees, or that turns the direction in which the rest is read: two names that look
 * the same would be two. Undefined where there is none. Half a character, which no file can hold, is one as well.
 */
export function findInvisible(
  text: string,
): { readonly position: number; readonly code: string } | undefined {
  // What joins two emoji or two Arabic letters shows in them, so it is skipped at its length.
  const found = invisible.exec(text.replace(joining, (joined) => "x".repeat(joined.length)));
  return found ? { position: found.index + 1, code: codeOf(found[0]) } : undefined;
}

/** A text in quotation marks for a message: at most forty characters of it, those that cannot be seen by their code. */
export function quoted(text: string): string {
  const start = cutText(text, longestQuote);
  const shown = start.replace(everyInvisible, (character) => `[${codeOf(character)}]`);
  return `“${cutText(shown, longestQuote)}${start === text && shown.length <= longestQuote ? "" : "…"}”`;
}

/** The beginning of a text, of at most this length, that ends behind a whole character as people see them. */
export function cutText(text: string, length: number): string {
  if (text.length <= length) return text;
  let end = 0;
  for (const { index } of new Intl.Segmenter().segment(text.slice(0, length + longestSeen))) {
    if (index > length) break;
    end = index;
  }
  return text.slice(0, end);
}

const longestQuote = 40;
/** Code units of the longest character in use, a family or a flag, and some more. */
const longestSeen = 40;

const joining =
  /(?<=\p{Extended_Pictographic}(?:\ufe0f|\p{Emoji_Modifier})?)\u200d(?=\p{Extended_Pictographic})|(?<=\p{Emoji})\ufe0f|(?<=\p{Script=Arabic})\u200c(?=\p{Script=Arabic})/gu;
const kinds =
  "[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\p{Default_Ignorable_Code_Point}\\p{Noncharacter_Code_Point}\\u2800]";
const invisible = new RegExp(kinds, "u");
const everyInvisible = new RegExp(kinds, "gu");

function codeOf(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`;
}
