import { Gunzip } from "fflate";
import { noteOf, type Note } from "../notes";
import { readTar } from "./tar";
import { joined, zipEntries } from "./zip";

/** A file as it was dropped, or one that was in an archive. */
export interface ImportFile {
  readonly name: string;
  readonly data: Blob;
}

/** A file that holds a table: a text or a workbook. */
export interface Content extends ImportFile {
  readonly kind: "text" | "workbook";
}

export interface Unpacked {
  readonly contents: readonly Content[];
  readonly notes: readonly Note[];
}

/** Archives in archives are opened this often. */
const deepest = 2;
const mostBytes = 500 * 1024 * 1024;
const mostFiles = 2000;
/** No name says more beyond that. */
const longestName = 200;

/** What may still be unpacked. */
interface Budget {
  bytes: number;
  files: number;
}

/** What a file holds, by its first bytes and never by its name: itself, or the files of an archive. */
export async function unpack({ name, data }: ImportFile, limit = mostBytes): Promise<Unpacked> {
  const budget = { bytes: limit, files: mostFiles };
  const file = { name: shortName(name), data };
  try {
    const unpacked = await open(file, 0, budget);
    const isEmpty = unpacked.contents.length === 0 && unpacked.notes.length === 0;
    return isEmpty ? { contents: [], notes: [noteOf("empty-file", { file: file.name })] } : unpacked;
  } catch {
    const code = budget.bytes < 0 || budget.files < 0 ? "too-large" : "archive-unreadable";
    return { contents: [], notes: [noteOf(code, { file: file.name })] };
  }
}

async function open(file: ImportFile, depth: number, budget: Budget): Promise<Unpacked> {
  const head = new Uint8Array(await file.data.slice(0, 8).arrayBuffer());
  const isZip = head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4;
  const isGzip = head[0] === 0x1f && head[1] === 0x8b;
  // A workbook with a password, or one of before 2007.
  if (head[0] === 0xd0 && head[1] === 0xcf)
    return { contents: [], notes: [noteOf("file-unreadable", { file: file.name })] };
  if (!isZip && !isGzip && !(await isTar(file.data)))
    return { contents: [{ ...file, kind: "text" }], notes: [] };
  const bytes = new Uint8Array(await file.data.arrayBuffer());
  if (isZip && isWorkbook(bytes)) {
    const notes = /\.xls[xm]$/i.test(file.name) ? [] : [noteOf("xlsx-misnamed", { file: file.name })];
    // What unpacks a workbook stops at the size that the directory says.
    for (const { size } of zipEntries(bytes)) takeFrom(budget, size);
    return { contents: [{ ...file, kind: "workbook" }], notes };
  }
  if (depth === deepest) return { contents: [], notes: [noteOf("archive-unreadable", { file: file.name })] };
  const entries = isZip
    ? unzipped(bytes, budget)
    : isGzip
      ? gunzipped(file.name, bytes, budget)
      : readTar(bytes);
  const contents: Content[] = [];
  const notes: Note[] = [];
  for (const entry of entries.filter(({ name }) => !isJunk(name))) {
    if (--budget.files < 0) throw new Error("More than fits.");
    const inside = await open(
      { name: `${file.name}/${shortName(baseName(entry.name))}`, data: new Blob([blobPart(entry.bytes)]) },
      depth + 1,
      budget,
    );
    contents.push(...inside.contents);
    notes.push(...inside.notes);
  }
  return { contents, notes };
}

async function isTar(data: Blob): Promise<boolean> {
  return (await data.slice(257, 262).text()) === "ustar";
}

/** The names of a zip's files stand uncompressed in it. */
function isWorkbook(bytes: Uint8Array): boolean {
  const wanted = new TextEncoder().encode("xl/workbook.xml");
  const end = bytes.length - wanted.length;
  for (let at = bytes.indexOf(wanted[0]!, 30); at >= 0 && at <= end; at = bytes.indexOf(wanted[0]!, at + 1))
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true;
  return false;
}

interface Entry {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The files of a zip. Each says how large it is, so a huge one is not begun, and each is counted while it is unpacked. */
function unzipped(bytes: Uint8Array, budget: Budget): Entry[] {
  const wanted = zipEntries(bytes).filter(({ name }) => !name.endsWith("/") && !isJunk(name));
  if (wanted.length > budget.files) budget.files = -1;
  if (wanted.reduce((sum, { size }) => sum + size, 0) > budget.bytes) budget.bytes = -1;
  if (budget.files < 0 || budget.bytes < 0) throw new Error("More than fits.");
  return wanted.map(({ name, unpacked }) => ({ name, bytes: unpacked((size) => takeFrom(budget, size)) }));
}

function takeFrom(budget: Budget, size: number): void {
  budget.bytes -= size;
  if (budget.bytes < 0) throw new Error("More than fits.");
}

/** What a gzip holds: a tar's files, or the one file that it is named after. Its size is known at its end only, so pieces are counted. */
function gunzipped(name: string, bytes: Uint8Array, budget: Budget): Entry[] {
  const pieces: Uint8Array[] = [];
  const gunzip = new Gunzip((data) => {
    takeFrom(budget, data.length);
    pieces.push(data);
  });
  for (let at = 0; at < bytes.length; at += pieceBytes)
    gunzip.push(bytes.subarray(at, at + pieceBytes), at + pieceBytes >= bytes.length);
  const whole = joined(pieces);
  // A gzip ends with the size of what it holds. One that was cut does not.
  const size = new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 4).getUint32(0, true);
  if (size !== whole.length) throw new Error("The file is cut.");
  const isTarInside = new TextDecoder().decode(whole.subarray(257, 262)) === "ustar";
  return isTarInside ? readTar(whole) : [{ name: baseName(name).replace(/\.gz$/i, ""), bytes: whole }];
}

const pieceBytes = 1 << 18;

/** A Blob takes no view of shared memory; fflate never gives one. */
function blobPart(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer
    ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    : new Uint8Array(bytes);
}

function isJunk(name: string): boolean {
  return (
    name.split("/").some((part) => part === "__MACOSX" || /^\.[^./]/.test(part)) ||
    /\.(png|jpe?g|pdf)$/i.test(name)
  );
}

function baseName(name: string): string {
  return name.split(/[/\\]/).at(-1) ?? name;
}

/** The name without characters that are not seen or turn the direction of writing round; a long one keeps its end. */
function shortName(name: string): string {
  const text = name.replace(/[\p{Cc}\p{Cf}]/gu, "");
  return text.length > longestName ? `…${text.slice(1 - longestName)}` : text;
}
