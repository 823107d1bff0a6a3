import { quoteCoin } from "../../../core/venues/base-coin";
import type { CellArgument } from "../../cells/declaration";
import { optional } from "../../cells/declaration";
import { dayWritten } from "../dates";
import { text, truth } from "../words";

const day = 86_400_000;

/** 1970-01-01 in Excel's count of days. */
const firstOfUnix = 25_569;

/** A moment in milliseconds since 1970, from Excel's serial number or a text as 2026-03-02T07:15:04Z. */
export const time: CellArgument<number> = {
  kind: "cell",
  wanted: "a time in UTC, as Excel's number or as 2026-03-02T07:15:04Z",
  zeroIsBlank: true,
  read: (value) => {
    const serial = typeof value === "number" ? value : serialWritten(String(value));
    const isTime = serial !== undefined && serial >= 1 && serial < 2_958_466;
    return isTime ? Math.round((serial - firstOfUnix) * day) : undefined;
  },
};

/** Excel's serial number of a moment. */
export function serialOf(time: number): number {
  return time / day + firstOfUnix;
}

function serialWritten(written: string): number | undefined {
  const [, date = "", hours = 0, minutes = 0, seconds = 0] =
    /^\s*([\d-]+)(?:[T ](\d\d?):(\d\d)(?::(\d\d(?:\.\d+)?))?Z?)?\s*$/.exec(written) ?? [];
  const whole = dayWritten(date);
  const [h, m, s] = [hours, minutes, seconds].map(Number) as [number, number, number];
  return whole === undefined || h > 23 || m > 59 || s >= 60
    ? undefined
    : whole + (h * 3600 + m * 60 + s) / 86_400;
}

/** A symbol in plain form. A name without a sign is a coin of its own as Hyperliquid has it, unless it ends in what prices are quoted in. */
export const contractSymbol: CellArgument<string> = {
  ...text,
  wanted: "a symbol as BTC-USDT (spot), BTC-USDT-PERP, BTC-USD-PERP (inverse) or BTC-USDT-260626",
  read: (value) => {
    const name = text.read(value);
    if (name === undefined || name.startsWith("@") || name.includes(":") || isOption(name)) return name;
    if (/^[^-\s/_]+-[A-Z0-9]+(-(PERP|\d{6}))?$/i.test(name)) return name.toUpperCase();
    return /[-\s/_]/.test(name) || quoteCoin(name) !== "" ? undefined : name;
  },
};

/** Options are kept among fills, and not valued. */
export function isOption(symbol: string): boolean {
  return /-\w{6,7}-[\d.]+-[CP](-|$)/i.test(symbol);
}

/** The name of a coin, in capitals. */
export const coin: CellArgument<string> = {
  ...text,
  wanted: "the name of a coin",
  read: (value) => text.read(value)?.toUpperCase(),
};

export const counted = optional(truth, true);

/** Texts, such as the name of an account, of which a row may have none. */
export const perhapsText = optional(text, "");
