import { headerName } from "../formats/headers";
import { unpack, type Content, type ImportFile } from "./container";
import { delimiters } from "./delimited";
import { encodingsOf } from "./encoding";
import { headOf, saidDelimiter, textHead } from "./grids";
import type { Line } from "./source";
import { readWorkbook } from "./workbook";

/** The first rows of a file whose format is not known. */
export interface Peeked {
  readonly file: string;
  /** The header as it stands in the file, and as formats name its columns. */
  readonly titles: readonly string[];
  readonly names: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly delimiter: string;
}

/** Looks into a file, or into the one of an archive that has this name. Undefined where there is no table in it. */
export async function peekAt(files: readonly ImportFile[], name: string): Promise<Peeked | undefined> {
  const file = files.find((one) => one.name === name || name.startsWith(`${one.name}/`));
  const { contents } = file ? await unpack(file) : { contents: [] };
  const content = contents.find((one) => one.name === name);
  return content && (content.kind === "workbook" ? peekAtWorkbook(content) : peekAtText(content));
}

async function peekAtWorkbook({ name, data }: Content): Promise<Peeked | undefined> {
  for (const grid of await readWorkbook(name, data)) {
    const peeked = peekedIn(name, await headOf(grid.pieces()), ";");
    if (peeked) return peeked;
  }
  return undefined;
}

/** The delimiter is the one that makes the most columns. */
async function peekAtText({ name, data }: Content): Promise<Peeked | undefined> {
  const [encoding] = await encodingsOf(data);
  const said = await saidDelimiter(data, encoding!.name);
  let best: Peeked | undefined;
  for (const delimiter of said === undefined ? delimiters : [said]) {
    const peeked = peekedIn(name, await textHead(data, encoding!.name, delimiter), delimiter);
    if (peeked && peeked.names.length > (best?.names.length ?? 0)) best = peeked;
  }
  return best;
}

/** The header is the first of the fullest rows that holds no number. */
function peekedIn(file: string, lines: readonly Line[], delimiter: string): Peeked | undefined {
  const filled = ({ cells }: Line): number => cells.filter((cell) => cell.trim() !== "").length;
  const most = Math.max(0, ...lines.map(filled));
  const at = lines.findIndex(
    (line) => filled(line) > most * 0.7 && !line.cells.some((cell) => /^[-+]?[\d.,]+$/.test(cell.trim())),
  );
  if (most < 3 || at < 0) return undefined;
  const titles = lines[at]!.cells.map((cell) => cell.trim());
  return {
    file,
    titles,
    names: titles.map(headerName),
    rows: lines.slice(at + 1).map(({ cells }) => cells),
    delimiter,
  };
}
