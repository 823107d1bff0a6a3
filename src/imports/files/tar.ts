/** The files in a tar: blocks of 512 bytes, a header before each file (POSIX ustar). Long names stand in entries of their own. */
export function readTar(bytes: Uint8Array): { name: string; bytes: Uint8Array }[] {
  const files: { name: string; bytes: Uint8Array }[] = [];
  let longName: string | undefined;
  for (let at = 0; at + block <= bytes.length;) {
    const header = bytes.subarray(at, at + block);
    if (header.every((byte) => byte === 0)) break;
    const size = parseInt(textOf(header.subarray(124, 136)).trim() || "0", 8);
    if (!Number.isInteger(size) || size < 0) break;
    const content = bytes.subarray(at + block, at + block + size);
    const kind = String.fromCharCode(header[156] ?? 0);
    if (kind === "L") longName = textOf(content);
    else if (kind === "x") longName = /(?:^|\n)\d+ path=(.*)\n/.exec(textOf(content))?.[1];
    else {
      const folder = textOf(header.subarray(345, 500));
      const name = textOf(header.subarray(0, 100));
      if (kind === "0" || kind === "\0")
        files.push({ name: longName ?? (folder === "" ? name : `${folder}/${name}`), bytes: content });
      longName = undefined;
    }
    at += block + Math.ceil(size / block) * block;
  }
  return files;
}

const block = 512;

/** The text up to the first zero byte. */
function textOf(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return new TextDecoder().decode(end < 0 ? bytes : bytes.subarray(0, end));
}
