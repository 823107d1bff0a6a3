import { Inflate } from "fflate";

/** A file in a zip, as its directory has it. */
export interface ZipEntry {
  readonly name: string;
  /** The size that the directory says it has when it is unpacked. */
  readonly size: number;
  /** Unpacks it piece by piece and gives it whole; `take` is called with the size of each piece and may end it by throwing. */
  readonly unpacked: (take: (size: number) => void) => Uint8Array<ArrayBuffer>;
}

const [endMark, directoryMark, localMark] = [0x06054b50, 0x02014b50, 0x04034b50];
const [stored, deflated] = [0, 8];
/** A size or place that stands in the 64-bit field behind the entry. */
const elsewhere = 0xffffffff;

/** The files of a zip (APPNOTE 6.3.10). Throws if it is damaged or a file has a password. */
export function zipEntries(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== endMark) end--;
  if (end < 0) throw new Error("The end is missing.");
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  // More than 65,535 files, or a directory beyond 4 GB, are in no export.
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (view.getUint32(at, true) !== directoryMark) throw new Error("The directory is damaged.");
    const field = (offset: number): number => view.getUint16(at + offset, true);
    const [nameLength, extraLength, noteLength] = [field(28), field(30), field(32)];
    const name = textOf(bytes.subarray(at + 46, at + 46 + nameLength), (field(8) & 0x800) !== 0);
    const extra = at + 46 + nameLength;
    const [size, packed, place] = wide(view, extra, extra + extraLength, [at + 24, at + 20, at + 42]);
    if ((field(8) & 1) === 1) throw new Error("The file has a password.");
    const method = field(10);
    entries.push({ name, size, unpacked: (take) => unpacked(view, place, packed, method, size, take) });
    at = extra + extraLength + noteLength;
  }
  return entries;
}

/** Names are UTF-8 where their flag says so, and where they can be read so; else in the old code page, of which the letters matter. */
function textOf(bytes: Uint8Array, isUtf8: boolean): string {
  const text = new TextDecoder().decode(bytes);
  return isUtf8 || !text.includes("\ufffd") ? text : new TextDecoder("latin1").decode(bytes);
}

/** Sizes and places of 32 bits, those that are too large from the field of 64 bits. */
function wide(
  view: DataView,
  from: number,
  to: number,
  places: readonly [number, number, number],
): [number, number, number] {
  let at = from;
  while (at + 4 <= to && view.getUint16(at, true) !== 1) at += 4 + view.getUint16(at + 2, true);
  at += 4;
  const [size, packed, place] = places.map((where) => {
    const value = view.getUint32(where, true);
    if (value !== elsewhere) return value;
    at += 8;
    if (at > to) throw new Error("A size is missing.");
    return Number(view.getBigUint64(at - 8, true));
  });
  return [size!, packed!, place!];
}

const pieceBytes = 1 << 16;

function unpacked(
  view: DataView,
  place: number,
  packed: number,
  method: number,
  size: number,
  take: (size: number) => void,
): Uint8Array<ArrayBuffer> {
  if (view.getUint32(place, true) !== localMark) throw new Error("The file is not where the directory says.");
  const from =
    view.byteOffset + place + 30 + view.getUint16(place + 26, true) + view.getUint16(place + 28, true);
  const data = new Uint8Array(view.buffer, from, packed);
  const pieces: Uint8Array[] = [];
  let length = 0;
  const add = (piece: Uint8Array): void => {
    take(piece.length);
    length += piece.length;
    pieces.push(piece);
  };
  if (method === stored) add(data);
  else if (method === deflated) {
    const inflate = new Inflate(add);
    for (let at = 0; at < packed; at += pieceBytes)
      inflate.push(data.subarray(at, at + pieceBytes), at + pieceBytes >= packed);
  } else throw new Error("The file is packed in another way.");
  if (length !== size) throw new Error("The file is cut.");
  return joined(pieces);
}

/** One array of many. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((size, piece) => size + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
