/**
 * In dark mode the grid inverts the lightness of its cells' colours. Charts do the same with the colours that the add-in chose, so
 * that dark text on white becomes light text on dark.
 */
export function turnedColors<T>(look: T): T {
  if (Array.isArray(look)) return look.map(turnedColors) as T;
  if (typeof look !== "object" || look === null) return look;
  return Object.fromEntries(
    Object.entries(look).map(([key, value]: [string, unknown]) => [
      key,
      colorKeys.has(key) && typeof value === "string" ? turned(value) : turnedColors(value),
    ]),
  ) as T;
}

const colorKeys = new Set(["color", "fill", "markerBackgroundColor", "markerForegroundColor"]);

/** White becomes this lightness, that of the dark page, and not black. */
const DARKEST = 0.15;

function turned(color: string): string {
  const [, ...parts] = /^#(..)(..)(..)$/.exec(color) ?? [];
  if (parts.length === 0) return color;
  const channels = parts.map((part) => parseInt(part, 16) / 255);
  const lightness = (Math.max(...channels) + Math.min(...channels)) / 2;
  const target = DARKEST + (1 - DARKEST) * (1 - lightness);
  const room = 1 - Math.abs(2 * lightness - 1);
  const scale = room === 0 ? 0 : (1 - Math.abs(2 * target - 1)) / room;
  const turnedChannels = channels.map((channel) => target + (channel - lightness) * scale);
  return `#${turnedChannels.map(hex).join("")}`;
}

const hex = (channel: number): string =>
  Math.round(Math.min(1, Math.max(0, channel)) * 255)
    .toString(16)
    .padStart(2, "0");
