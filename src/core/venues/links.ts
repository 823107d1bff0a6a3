/** A piece of a source's text, with the page that it names. */
export interface SourcePiece {
  readonly text: string;
  readonly page?: string;
}

/** The text of a source in pieces: web addresses, files on GitHub and files of ccxt lead to their pages. */
export function linkedPieces(source: string): SourcePiece[] {
  const pieces: SourcePiece[] = [];
  let end = 0;
  for (const match of source.matchAll(anyPage)) {
    if (match.index > end) pieces.push({ text: source.slice(end, match.index) });
    pieces.push({ text: match[0], page: pageOf(match.groups!) });
    end = match.index + match[0].length;
  }
  if (end < source.length) pieces.push({ text: source.slice(end) });
  return pieces;
}

/** The first page that a source names. */
export function firstPage(source: string): string | undefined {
  return linkedPieces(source).find(({ page }) => page !== undefined)?.page;
}

// A comma, colon or point at the end of an address belongs to the sentence.
const web = String.raw`(?<web>https:\/\/[^\s;)]*[^\s;),:.])`;
const commit = (name: string) => String.raw`(?: @(?<${name}>[0-9a-f]{7,40}))?`;
const github = String.raw`github (?<repo>[\w.-]+\/[\w.-]+)${commit("before")}(?: (?<file>[\w.-]+\/[\w.\/-]*[\w\/]))?${commit("after")}`;
const ccxt = String.raw`ccxt (?<version>\d+\.\d+\.\d+)(?: (?<script>js\/src\/\w+\.js))?`;
const anyPage = new RegExp(`${web}|${github}|${ccxt}`, "g");

function pageOf({
  web,
  repo,
  before,
  after,
  file,
  version,
  script,
}: Readonly<Record<string, string>>): string {
  if (web !== undefined) return web;
  if (version !== undefined)
    return `https://github.com/ccxt/ccxt/${script ? "blob" : "tree"}/v${version}/${script ?? ""}`;
  const repository = `https://github.com/${repo!}`;
  if (file === undefined) return repository;
  return `${repository}/${file.endsWith("/") ? "tree" : "blob"}/${before ?? after ?? "HEAD"}/${file}`;
}
