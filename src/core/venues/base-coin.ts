import { plainSymbol } from "./symbols";

/**
 * The coin that an asset or a contract on it is named after, in capitals: DOGE of "DOGE perp", BTC of BTC/USDT:USDT, XBTUSD, BTC-27MAR26
 * and "Bitcoin". A form that stands for a coin stays itself: WBTC of WBTC/USDT.
 */
export function baseCoin(name: string): string {
  const plain = plainSymbol(name.replace(/^\s*(PF|PI|FI|FF)_/i, "")).replace(dateOfExpiry, "");
  const coin = withoutQuote(plain);
  return spelledOut[coin] ?? coin;
}

/** What the prices of a contract are quoted in: USDT of BTC-USDT-SWAP; "" where its name does not say. */
export function quoteCoin(name: string): string {
  const plain = plainSymbol(name).replace(dateOfExpiry, "");
  return wholeNames.has(plain) ? "" : (quote.exec(plain)?.[0] ?? "").replace(/(?<=USD.?)M$/, "");
}

/** The coin that an asset stands for: BTC of WBTC, ETH of stETH; the base coin itself for the others. */
export function coinBehind(name: string): string {
  const coin = baseCoin(name);
  return formsOf[coin] ?? coin;
}

const dateOfExpiry = /(?<=[A-Z])(\d{1,2}[A-Z]{3}\d{2}|\d{6}|\d{8})$/;

/** What prices are quoted in. KuCoin puts an M behind the quote of a contract. */
const quote =
  /(?<=.)(USDTM?|USDCM?|FDUSD|BUSD|TUSD|PYUSD|USDE|USD1|USDH|USDM?|DAI|EUR|GBP|JPY|KRW|TRY|BTC|ETH)$/;

/** Names that end as a quote does. */
const wholeNames = new Set([
  "WBTC",
  "CBBTC",
  "TBTC",
  "WETH",
  "STETH",
  "WSTETH",
  "RETH",
  "CBETH",
  "WBETH",
  "BETH",
]);

function withoutQuote(plain: string): string {
  return wholeNames.has(plain) ? plain : plain.replace(quote, "");
}

const spelledOut: Readonly<Record<string, string>> = { BITCOIN: "BTC", ETHEREUM: "ETH", ETHER: "ETH" };

/** Wrapped one to one, or staked directly, by an issuer of size. What is staked a second time is none of them. */
const formsOf: Readonly<Record<string, string>> = {
  WBTC: "BTC",
  CBBTC: "BTC",
  TBTC: "BTC",
  BTCB: "BTC",
  WETH: "ETH",
  STETH: "ETH",
  WSTETH: "ETH",
  RETH: "ETH",
  CBETH: "ETH",
  WBETH: "ETH",
  BETH: "ETH",
};
