/** A number that follows from a text, so that a seed and a name give a series of their own. */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** A number from -1 to 1 that follows from a seed and a place; neighbouring places have nothing in common. */
export function hashed(seed: number, place: number): number {
  let hash = Math.imul(seed ^ (place | 0), 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 0x7fffffff - 1;
}

/** A smooth curve from -1 to 1 over time that turns about once a period. It needs no state, so any moment can be asked for. */
export function wave(seed: number, period: number, time: number): number {
  const at = time / period;
  const place = Math.floor(at);
  const part = at - place;
  const from = hashed(seed, place);
  return from + (hashed(seed, place + 1) - from) * part * part * (3 - 2 * part);
}
