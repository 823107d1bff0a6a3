/** Encodings of files without a mark, in the order in which they are tried. */
const guesses = ["gb18030", "shift_jis", "windows-1251", "windows-1252"];

export interface Encoding {
  readonly name: string;
  /** Nothing in the file says that it is this one. */
  readonly isGuess: boolean;
}

const pieceBytes = 1 << 18;

/** The encodings that a file may be in, the likeliest first. */
export async function encodingsOf(data: Blob): Promise<readonly Encoding[]> {
  const head = new Uint8Array(await data.slice(0, 4096).arrayBuffer());
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) {
    const isSound = await isUtf8(data);
    return isSound ? [sure("utf-8")] : [{ name: "utf-8", isGuess: true }];
  }
  if (head[0] === 0xff && head[1] === 0xfe) return [sure("utf-16le")];
  if (head[0] === 0xfe && head[1] === 0xff) return [sure("utf-16be")];
  // A half of every ASCII character is 0 in UTF-16.
  const zeros = [0, 1].map((half) => head.filter((byte, at) => at % 2 === half && byte === 0).length);
  if (zeros[1]! > head.length / 8) return [{ name: "utf-16le", isGuess: true }];
  if (zeros[0]! > head.length / 8) return [{ name: "utf-16be", isGuess: true }];
  return (await isUtf8(data)) ? [sure("utf-8")] : guesses.map((name) => ({ name, isGuess: true }));
}

function sure(name: string): Encoding {
  return { name, isGuess: false };
}

/** UTF-8 to its last byte. A file that was cut within a character is none the less. */
async function isUtf8(data: Blob): Promise<boolean> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for (let at = 0; at < data.size; at += pieceBytes)
      decoder.decode(await data.slice(at, at + pieceBytes).arrayBuffer(), { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** The text in pieces, without byte order marks and with one kind of line end. */
export async function* textPieces(data: Blob, encoding: string): AsyncGenerator<string, void> {
  const decoder = new TextDecoder(encoding);
  let held = "";
  for (let at = 0; at < data.size || at === 0; at += pieceBytes) {
    const isLast = at + pieceBytes >= data.size;
    const text =
      held + decoder.decode(await data.slice(at, at + pieceBytes).arrayBuffer(), { stream: !isLast });
    // A CR at the end of a piece may be half of a line end.
    held = !isLast && text.endsWith("\r") ? "\r" : "";
    const whole = held === "" ? text : text.slice(0, -1);
    yield whole.replaceAll("\ufeff", "").replace(/\r\n?/g, "\n");
  }
}
