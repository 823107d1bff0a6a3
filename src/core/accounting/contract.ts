/** What a plain symbol says of its contract: `BTC-USDT` is spot, `BTC-USDT-PERP` and `BTC-USDT-260626` are not. */
export interface Contract {
  readonly kind: "spot" | "linear" | "inverse";
  readonly base: string;
  readonly quote: string;
  /** The coin of its profit and loss. */
  readonly settle: string;
}

const known = new Map<string, Contract>();

/** Reads a plain symbol. What is quoted in USD off spot is inverse; a text that is no plain symbol is linear in USDC, on spot if it is @n. */
export function contractOfSymbol(symbol: string): Contract {
  const found = known.get(symbol);
  if (found) return found;
  const [, base = "", quote = "", rest] = /^([^-\s]+)-([A-Z0-9]+)(?:-(PERP|\d{6}))?$/.exec(symbol) ?? [];
  const contract: Contract =
    base === ""
      ? { kind: symbol.startsWith("@") ? "spot" : "linear", base: symbol, quote: "USDC", settle: "USDC" }
      : rest === undefined
        ? { kind: "spot", base, quote, settle: quote }
        : quote === "USD"
          ? { kind: "inverse", base, quote, settle: base }
          : { kind: "linear", base, quote, settle: quote };
  if (known.size > 20_000) known.clear();
  known.set(symbol, contract);
  return contract;
}
