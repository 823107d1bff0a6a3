/** A header cell as formats name it: without marks, outer commas, quotes and a zone; lower case, one blank between words. */
export function headerName(cell: string): string {
  return plain(cell).replace(zoneInBrackets, "").replace(/\s+/g, " ").trim().toLowerCase();
}

/** The zone that a header names in brackets: UTC+8 of `Time(UTC+8)`. */
export function headerZone(cell: string): string | undefined {
  return zoneInBrackets.exec(plain(cell))?.[1]?.trim();
}

function plain(cell: string): string {
  return cell
    .slice(0, longest)
    .normalize("NFKC")
    .replace(/\ufeff/g, "")
    .trim()
    .replace(/^[\s,"']+|[\s,"']+$/g, "");
}

/** No header is longer. */
const longest = 200;

/** A clock such as UTC+8 or GMT, or a name of IANA's such as Asia/Shanghai. */
const zoneInBrackets = /\(\s*((?:UTC|GMT)[^)]*|[A-Z][A-Za-z_]+\/[A-Za-z_/+-]+)\s*\)/i;
