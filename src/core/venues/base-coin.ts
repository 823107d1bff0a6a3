import { plainSymbol } from "./symbols";
import { isListed } from "./tables";

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
  return wholeNames.has(plain) ? "" : quoteOf(plain).replace(/(?<=USD.?)M$/, "");
}

/** True where a name ends as BUSD or TUSD does and is a coin in dollars all the same, as BNBUSD and DOTUSD are. */
export function isInDollars(plain: string): boolean {
  return /.[BT]USD$/.test(plain) && isListed(plain.slice(0, -3));
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
  return wholeNames.has(plain) ? plain : plain.slice(0, plain.length - quoteOf(plain).length);
}

function quoteOf(plain: string): string {
  return isInDollars(plain) ? "USD" : (quote.exec(plain)?.[0] ?? "");
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
