import { isInDollars } from "../../core/venues/base-coin";
/** A venue's symbol in plain form, and what it says of the contract. */
export interface Instrument {
  /** `BTC-USDT` on spot, `BTC-USDT-PERP`, `BTC-USDT-260626` dated; or the venue's own text. */
  readonly symbol: string;
  readonly base: string;
  readonly quote: string;
  readonly market: "spot" | "perp" | "future" | "option";
  readonly contract: "spot" | "linear" | "inverse";
  /** The coin in which it settles. */
  readonly settle: string;
  /** False if the text is none of a plain symbol's forms. */
  readonly plain: boolean;
}

const known = new Map<string, Instrument>();
const longest = 100;

/** Reads a venue's symbol. On a venue with spot and perpetuals in one file `market` says what the row is about. */
export function readSymbol(text: string, venue: string, market: "spot" | "perp"): Instrument {
  // A text of this length is no symbol, and is not kept for the next row.
  if (text.length > longest) return kept(text, market, "");
  const key = `${venue} ${market} ${text}`;
  const found = known.get(key);
  if (found) return found;
  const read = parse(text.normalize("NFKC").trim(), venue, market);
  if (known.size > 20_000) known.clear();
  known.set(key, read);
  return read;
}

function parse(text: string, venue: string, market: "spot" | "perp"): Instrument {
  if (venue === "Hyperliquid") return hyperliquid(text, market);
  let name = text
    .toUpperCase()
    .replace(/^CMT_/, "")
    .replace(/_(UM|DM|CM|SPBL|SUM)C?BL$/, "");
  if (venue === "KuCoin") name = name.replace(/^XBT/, "BTC");
  const option = /^([A-Z0-9]+)-(?:([A-Z]+)-)?(\w{6,7})-([\d.]+)-([CP])(?:-([A-Z]+))?$/.exec(name);
  if (option) return optionOf(option);
  const { pair, expiry, isPerp } = withoutExpiry(name);
  const kind = expiry !== "" ? "future" : isPerp || market === "perp" ? "perp" : "spot";
  const kucoin = venue === "KuCoin" && kind !== "spot" ? pair.replace(/(?<=USD[TC]?)M$/, "") : pair;
  const [base, quote] = splitPair(kucoin, venue, kind);
  if (base === "" || quote === "") return kept(text, kind, quote);
  const inverse = kind !== "spot" && quote === "USD";
  return {
    symbol: `${base}-${quote}${kind === "spot" ? "" : kind === "perp" ? "-PERP" : `-${expiry}`}`,
    base,
    quote,
    market: kind,
    contract: kind === "spot" ? "spot" : inverse ? "inverse" : "linear",
    settle: inverse ? base : quote,
    plain: true,
  };
}

/** Hyperliquid names perpetuals by their coin; what is quoted in USDC there. Indices (@107) and builders' markets stay as they are. */
function hyperliquid(text: string, market: "spot" | "perp"): Instrument {
  const spot = /^([^/]+)\/(USDC|USDH|USDT0?|USDE)$/i.exec(text);
  if (spot) return instrument(spot[1]!.toUpperCase(), spot[2]!.toUpperCase(), "spot");
  if (text.startsWith("@")) return { ...kept(text, "spot", "USDC"), base: text };
  if (!/^[A-Za-z0-9]+$/.test(text)) return { ...kept(text, market, "USDC"), base: text };
  return instrument(text, "USDC", market);
}

function instrument(base: string, quote: string, market: "spot" | "perp"): Instrument {
  const symbol = `${base}-${quote}${market === "perp" ? "-PERP" : ""}`;
  const contract = market === "perp" ? "linear" : "spot";
  return { symbol, base, quote, market, contract, settle: quote, plain: true };
}

function kept(text: string, market: "spot" | "perp" | "future", quote: string): Instrument {
  const contract = market === "spot" ? "spot" : "linear";
  return { symbol: text, base: "", quote, market, contract, settle: quote, plain: false };
}

/** Options are kept and not valued. Bybit's first ones settle in USDC, OKX's in the coin. */
function optionOf([text, base = "", quote = "", , , , settle]: RegExpExecArray): Instrument {
  const coin = quote === "USD" ? base : settle || quote || "USDC";
  const contract = quote === "USD" ? "inverse" : "linear";
  return { symbol: text, base, quote: quote || coin, market: "option", contract, settle: coin, plain: true };
}

const months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

/** Takes -SWAP, _PERP, PERP and dates of expiry off: -260626, _260626, -26JUN26. */
function withoutExpiry(name: string): { pair: string; expiry: string; isPerp: boolean } {
  const perp = /^(.+?)[-_]?(?:SWAP|PERP|PERPETUAL)$/.exec(name);
  if (perp) return { pair: perp[1]!, expiry: "", isPerp: true };
  const dated = /^(.+)[-_](?:20)?(\d{6})$/.exec(name);
  if (dated) return { pair: dated[1]!, expiry: dated[2]!, isPerp: false };
  const words = /^(.+)-(\d{1,2})([A-Z]{3})(\d{2})$/.exec(name);
  const month = months.indexOf(words?.[3] ?? "") + 1;
  if (words && month > 0) {
    const expiry = `${words[4]}${String(month).padStart(2, "0")}${words[2]!.padStart(2, "0")}`;
    return { pair: words[1]!, expiry, isPerp: false };
  }
  return { pair: name, expiry: "", isPerp: false };
}

/** What prices are quoted in, the longest first: USDT before USD. */
const quotes = (
  "FDUSD USDT0 PYUSD USDT USDC BUSD TUSD USDE USDD USDP USD1 USDS USDQ USDR USDG RLUSD EURI USD DAI UST VAI " +
  "BTC ETH BNB SOL TRX XRP DOGE DOT OKB KCS BGB MNT HTX EUR GBP TRY BRL AUD JPY ARS COP CZK IDRT IDR MXN PLN RON RUB UAH ZAR NGN BIDR BVND BKRW KRW HKD SGD CHF AED"
)
  .split(" ")
  .sort((a, b) => b.length - a.length);

function splitPair(pair: string, venue: string, kind: string): [base: string, quote: string] {
  const parts = pair.split(/[-_/:]/).filter((part) => part !== "");
  if (parts.length > 1) return [parts[0]!, parts[1]!];
  const quote = isInDollars(pair)
    ? "USD"
    : quotes.find((one) => pair.length > one.length && pair.endsWith(one));
  if (quote !== undefined) return [pair.slice(0, -quote.length), quote];
  // Bybit's BTCPERP and BTC-27MAR26 are quoted in USDC.
  return venue === "Bybit" && kind !== "spot" && /^[A-Z0-9]+$/.test(pair) ? [pair, "USDC"] : ["", ""];
}
