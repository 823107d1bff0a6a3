import type { Digest } from "./columns/keys";

/**
 * The SHA-256 (FIPS 180-4) of a text in UTF-8, in hexadecimal. The browser's own answers later, which is slow for a million rows.
 */
export function sha256(text: string): string {
  return [...hashed(text)].map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
}

/** The first 64 bits of it. */
export function digestOf(text: string): Digest {
  const [high = 0, low = 0] = hashed(text);
  return { high: high >>> 0, low: low >>> 0 };
}

// One of each for all texts, since making them takes longer than a short text's digest.
const encoder = new TextEncoder();
let message = new Uint8Array(1024);
let view = new DataView(message.buffer);
const schedule = new Int32Array(64);
const state = new Int32Array(8);

function hashed(text: string): Int32Array {
  const most = 3 * text.length + 9 + 63;
  if (most > message.length) {
    message = new Uint8Array(most);
    view = new DataView(message.buffer);
  }
  const { written } = encoder.encodeInto(text, message);
  const end = ((written + 9 + 63) >> 6) * 64;
  message.fill(0, written, end);
  message[written] = 0x80;
  view.setUint32(end - 8, Math.floor(written / 0x20000000));
  view.setUint32(end - 4, written << 3);
  state.set(initial);
  for (let at = 0; at < end; at += 64) addBlock(at);
  return state;
}

function addBlock(at: number): void {
  for (let t = 0; t < 16; t++) schedule[t] = view.getInt32(at + 4 * t);
  for (let t = 16; t < 64; t++) {
    const two = schedule[t - 2]!;
    const fifteen = schedule[t - 15]!;
    const small0 = turned(fifteen, 7) ^ turned(fifteen, 18) ^ (fifteen >>> 3);
    const small1 = turned(two, 17) ^ turned(two, 19) ^ (two >>> 10);
    schedule[t] = (schedule[t - 16]! + small0 + schedule[t - 7]! + small1) | 0;
  }
  let [a, b, c, d] = [state[0]!, state[1]!, state[2]!, state[3]!];
  let [e, f, g, h] = [state[4]!, state[5]!, state[6]!, state[7]!];
  for (let t = 0; t < 64; t++) {
    const big1 = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
    const one = (h + big1 + ((e & f) ^ (~e & g)) + constants[t]! + schedule[t]!) | 0;
    const big0 = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
    const two = (big0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  state[0] = state[0]! + a;
  state[1] = state[1]! + b;
  state[2] = state[2]! + c;
  state[3] = state[3]! + d;
  state[4] = state[4]! + e;
  state[5] = state[5]! + f;
  state[6] = state[6]! + g;
  state[7] = state[7]! + h;
}

function turned(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

const primes = firstPrimes(64);
/** The first 32 bits of the fractions of the roots of the first primes. */
const initial = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
const constants = Int32Array.from(primes, (prime) => fraction(Math.cbrt(prime)));

function fraction(root: number): number {
  return ((root - Math.floor(root)) * 2 ** 32) | 0;
}

function firstPrimes(count: number): number[] {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) if (found.every((prime) => n % prime !== 0)) found.push(n);
  return found;
}
