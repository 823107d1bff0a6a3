import type { Coin } from "../../market/coins";
import { coins, findCoin } from "../../market/coins";
import type { Bar, PriceKind, VenueMarket } from "../../market/market";
import { amount, brackets, finePrice, limitOf, price, tick, usd, whole } from "../figures";
import type { Instrument } from "./instruments";
import { contracts, instrumentOf, inverseSize, linearSize, okxInterval } from "./instruments";
import type { Answer, Asked } from "../protocol";

const answered = (data: unknown[]): Answer => ({ body: { code: "0", msg: "", data } });
const failed = (code: string, msg: string): Answer => ({ body: { code, msg, data: [] } });
const noInstrument = failed("51001", "Instrument ID, Instrument ID code, or Spread ID doesn't exist.");

export function answerOkx(market: VenueMarket, { path, query }: Asked): Answer | undefined {
  const instId = query.get("instId") ?? "";
  const one = (row: (instrument: Instrument) => object): Answer => {
    const instrument = instrumentOf(instId);
    return instrument?.type === "SWAP" ? answered([row(instrument)]) : noInstrument;
  };
  switch (/^\/api\/v5\/(.+)$/.exec(path)?.[1]) {
    case "public/time":
      return answered([{ ts: String(market.now()) }]);
    case "public/funding-rate":
      return one((instrument) => fundingRow(market, instrument, instId));
    case "public/mark-price":
      return one((instrument) => markRow(market, instrument, instId));
    case "public/open-interest":
      return one((instrument) => openInterestRow(market, instrument, instId));
    case "public/funding-rate-history":
      return fundingHistory(market, query);
    case "public/instruments":
      return answered(instruments(query));
    case "public/position-tiers":
      return positionTiers(query);
    case "market/candles":
      return candles(market, query, RECENT);
    case "market/history-candles":
      return candles(market, query, Infinity);
    case "market/mark-price-candles":
      return candles(market, query, RECENT, "mark");
    case "market/index-candles":
      return candles(market, query, RECENT, "index");
    default:
      return undefined;
  }
}

export function fundingRow(market: VenueMarket, { coin }: Instrument, instId: string): object {
  const { fundingRate, settledRate, nextFunding, premium, time } = market.quote(coin);
  return {
    fundingRate: fundingRate.toFixed(16),
    fundingTime: String(nextFunding),
    instId,
    instType: "SWAP",
    method: "current_period",
    formulaType: "withRate",
    maxFundingRate: "0.00375",
    minFundingRate: "-0.00375",
    nextFundingRate: "",
    nextFundingTime: String(nextFunding + market.fundingHours * 3_600_000),
    premium: premium.toFixed(16),
    settFundingRate: settledRate.toFixed(16),
    settState: "settled",
    ts: String(time),
  };
}

export function markRow(market: VenueMarket, { coin }: Instrument, instId: string): object {
  const { mark, time } = market.quote(coin);
  return { instType: "SWAP", instId, markPx: finePrice(coin, mark), ts: String(time) };
}

export function openInterestRow(market: VenueMarket, instrument: Instrument, instId: string): object {
  const { openInterest, mark, time } = market.quote(instrument.coin);
  return {
    instType: "SWAP",
    instId,
    oi: amount(contracts(instrument, openInterest, mark)),
    oiCcy: amount(openInterest),
    oiUsd: usd(openInterest * mark),
    ts: String(time),
  };
}

/** Index and mark bars have no volume. */
export function candleRow(instrument: Instrument, bar: Bar, kind: PriceKind): string[] {
  const { coin, type } = instrument;
  const isTraded = kind === "last" || kind === "spot";
  const write = (value: number) => (isTraded ? price(coin, value) : finePrice(coin, value));
  const prices = [String(bar.start), ...[bar.open, bar.high, bar.low, bar.close].map(write)];
  const confirm = bar.isOpen ? "0" : "1";
  if (!isTraded) return [...prices, confirm];
  const quote = amount(bar.volume * bar.close);
  return type === "SPOT"
    ? [...prices, amount(bar.volume), quote, quote, confirm]
    : [...prices, amount(contracts(instrument, bar.volume, bar.close)), amount(bar.volume), quote, confirm];
}

/** As many bars as market/candles goes back; before them it answers with an empty list. */
const RECENT = 1440;

/** Newest first; `after` asks for what is older, `before` for what is newer. */
function candles(market: VenueMarket, query: URLSearchParams, most: number, other?: PriceKind): Answer {
  const instId = query.get("instId") ?? "";
  const instrument = instrumentOf(instId) ?? instrumentOf(instId.replace(/-USD$/, "-USD-SWAP"));
  if (!instrument) return noInstrument;
  const interval = okxInterval(query.get("bar") ?? "1m");
  if (!interval) return failed("51000", "Parameter bar error");
  const kind = other ?? (instrument.type === "SPOT" ? "spot" : "last");
  const [after, before] = [whole(query, "after"), whole(query, "before")];
  const oldest = most === Infinity ? 0 : interval.step(interval.startOf(market.now()), -most);
  const end = after === undefined ? market.now() : after - 1;
  const limit = limitOf(query, 100, 300);
  const start = Math.max(oldest, before === undefined ? 0 : before + 1);
  const bars = end < start ? [] : market.bars(instrument.coin, kind, interval, { start, end, limit });
  return answered(bars.map((bar) => candleRow(instrument, bar, kind)).reverse());
}

/** Newest first. */
function fundingHistory(market: VenueMarket, query: URLSearchParams): Answer {
  const instId = query.get("instId") ?? "";
  const instrument = instrumentOf(instId);
  if (instrument?.type !== "SWAP") return noInstrument;
  const [after, before] = [whole(query, "after"), whole(query, "before")];
  const span = {
    start: before === undefined ? 0 : before + 1,
    end: after === undefined ? market.now() : after - 1,
    limit: limitOf(query, 400, 400),
  };
  const rows = market.settlements(instrument.coin, span).map(({ time, rate }) => ({
    fundingRate: rate.toFixed(16),
    fundingTime: String(time),
    instId,
    instType: "SWAP",
    method: "current_period",
    formulaType: "withRate",
    realizedRate: rate.toFixed(16),
  }));
  return answered(rows.reverse());
}

function instruments(query: URLSearchParams): object[] {
  const type = query.get("instType");
  const only = query.get("instId");
  const all = coins.flatMap((coin) =>
    type === "SPOT" ? [spot(coin)] : type === "SWAP" ? [swap(coin, false), swap(coin, true)] : [],
  );
  return only === null ? all : all.filter(({ instId }) => instId === only);
}

const spot = (coin: Coin) => ({
  ...common(coin),
  instId: `${coin.base}-USDT`,
  instType: "SPOT",
  baseCcy: coin.base,
  quoteCcy: "USDT",
  settleCcy: "",
  ctMult: "",
  ctType: "",
  ctVal: "",
  ctValCcy: "",
  instFamily: "",
  uly: "",
  lever: "10",
  lotSz: "0.00000001",
  minSz: "0.00001",
});

const swap = (coin: Coin, isInverse: boolean) => {
  const family = `${coin.base}-${isInverse ? "USD" : "USDT"}`;
  return {
    ...common(coin),
    instId: `${family}-SWAP`,
    instType: "SWAP",
    baseCcy: "",
    quoteCcy: "",
    settleCcy: isInverse ? coin.base : "USDT",
    ctMult: "1",
    ctType: isInverse ? "inverse" : "linear",
    ctVal: String(isInverse ? inverseSize(coin) : linearSize(coin)),
    ctValCcy: isInverse ? "USD" : coin.base,
    instFamily: family,
    uly: family,
    lever: String(coin.leverage),
    lotSz: isInverse ? "1" : "0.01",
    minSz: isInverse ? "1" : "0.01",
  };
};

const common = (coin: Coin) => ({
  alias: "",
  category: "1",
  expTime: "",
  listTime: "1606468572000",
  optType: "",
  state: "live",
  stk: "",
  tickSz: tick(coin),
});

/** In contracts. */
function positionTiers(query: URLSearchParams): Answer {
  const family = query.get("instFamily") ?? query.get("uly") ?? "";
  const [base = "", quote] = family.split("-");
  const coin = findCoin(base);
  if (!coin || (quote !== "USDT" && quote !== "USD") || query.get("instType") !== "SWAP") return noInstrument;
  const size = quote === "USD" ? inverseSize(coin) : linearSize(coin) * coin.price;
  const rows = brackets(coin).map(({ level, from, to, leverage, initial, maintenance }) => ({
    baseMaxLoan: "",
    imr: String(initial),
    instId: "",
    instFamily: family,
    maxLever: String(leverage),
    maxSz: String(Math.floor(to / size)),
    minSz: String(level === 1 ? 0 : Math.floor(from / size) + 1),
    mmr: String(maintenance),
    optMgnFactor: "0",
    quoteMaxLoan: "",
    tier: String(level),
    uly: family,
  }));
  return answered(rows);
}
