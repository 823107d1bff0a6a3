/** A formula and no link of the cell's own, so that an update writes another page too, and Undo puts the one before back. */
export function linkFormula(page: string | undefined, text: string): string {
  return page === undefined ? text : `=HYPERLINK(${textLiteral(page)},${textLiteral(text)})`;
}

/** The text as it stands in a formula; Excel takes no more than 255 characters in one pair of quotes. */
export function textLiteral(text: string): string {
  const pieces = text.match(/.{1,200}/gsu) ?? [""];
  return pieces.map((piece) => `"${piece.replaceAll('"', '""')}"`).join("&");
}
