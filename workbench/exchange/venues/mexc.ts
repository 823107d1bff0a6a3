import type { Coin } from "../market/coins";
import { coins } from "../market/coins";
import { intervalOf } from "../market/interval";
import type { VenueMarket } from "../market/market";
import { change, coinBefore, limitOf, priceNumber, whole } from "./figures";
import type { Answer, Asked, Connection, Receive, Venue } from "./protocol";
import { readMessage, text } from "./protocol";

/** Perpetuals. Its spot streams are in protobuf, and Ballast reads none of them. */
export const mexc: Venue = {
  name: "mexc",
  hosts: ["contract.mexc.com", "api.mexc.com"],
  fundingHours: 8,
  answer,
  connect: (market, connection) => (connection.path === "/edge" ? connect(market, connection) : undefined),
};

const ENDING = "_USDT";

/** Coins of a contract: more of a coin that costs less. */
const contractSize = ({ price }: Coin): number => 10 ** -Math.floor(Math.log10(price));

function connect(market: VenueMarket, { send, streams }: Connection): Receive {
  return (received) => {
    const { method, param } = readMessage(received) ?? {};
    if (method === "ping") {
      send({ channel: "pong", data: market.now() });
      return;
    }
    const [, way, name = ""] = /^(sub|unsub)\.(.+)$/.exec(text(method)) ?? [];
    const { symbol, interval } = (param ?? {}) as Record<string, unknown>;
    const coin = coinBefore(text(symbol), ENDING);
    const data = coin && dataOf(market, coin, name, text(interval));
    const ts = market.now();
    if (!data) {
      send({ channel: "rs.error", data: `Contract [${text(symbol)}] not exists`, ts });
      return;
    }
    const key = `${name} ${text(symbol)} ${text(interval)}`;
    send({ channel: `rs.${text(method)}`, data: "success", ts });
    if (way === "unsub") streams.remove(key);
    else {
      streams.add(key, 1_000, () =>
        send({ channel: `push.${name}`, data: data(), symbol, ts: market.now() }),
      );
    }
  };
}

const lengths: Record<string, string | undefined> = {
  Min1: "1m",
  Min5: "5m",
  Min15: "15m",
  Min30: "30m",
  Min60: "1h",
  Hour4: "4h",
  Hour8: "8h",
  Day1: "1d",
  Week1: "1w",
  Month1: "1M",
};

function dataOf(market: VenueMarket, coin: Coin, name: string, interval: string): (() => object) | undefined {
  const symbol = `${coin.base}${ENDING}`;
  switch (name) {
    case "ticker":
      return () => ({ contractId: 1 + coins.indexOf(coin), ...ticker(market, coin) });
    case "fair.price":
      return () => ({ price: priceNumber(coin, market.quote(coin).mark), symbol });
    case "index.price":
      return () => ({ price: priceNumber(coin, market.quote(coin).index), symbol });
    case "funding.rate":
      return () => {
        const { fundingRate, nextFunding } = market.quote(coin);
        return { rate: Number(fundingRate.toFixed(6)), symbol, nextSettleTime: nextFunding };
      };
    case "kline": {
      const length = intervalOf(lengths[interval] ?? "");
      if (!length) return undefined;
      return () => {
        const start = length.startOf(market.now());
        const bar = market.bar(coin, "last", start, length.step(start, 1));
        return {
          a: bar.volume * bar.close,
          c: priceNumber(coin, bar.close),
          h: priceNumber(coin, bar.high),
          interval,
          l: priceNumber(coin, bar.low),
          o: priceNumber(coin, bar.open),
          q: Math.round(bar.volume / contractSize(coin)),
          symbol,
          t: bar.start / 1_000,
        };
      };
    }
    default:
      return undefined;
  }
}

function ticker(market: VenueMarket, coin: Coin): object {
  const { last, mark, index, day, fundingRate, openInterest, time } = market.quote(coin);
  return {
    ask1: priceNumber(coin, last * 1.00001),
    bid1: priceNumber(coin, last * 0.99999),
    fairPrice: priceNumber(coin, mark),
    fundingRate: Number(fundingRate.toFixed(6)),
    high24Price: priceNumber(coin, day.high),
    indexPrice: priceNumber(coin, index),
    lastPrice: priceNumber(coin, last),
    lower24Price: priceNumber(coin, day.low),
    maxBidPrice: priceNumber(coin, index * 1.03),
    minAskPrice: priceNumber(coin, index * 0.97),
    riseFallRate: Number(change(last, day.open).toFixed(4)),
    riseFallValue: priceNumber(coin, last - day.open),
    symbol: `${coin.base}${ENDING}`,
    timestamp: time,
    holdVol: Math.round(openInterest / contractSize(coin)),
    volume24: Math.round(day.volume / contractSize(coin)),
    amount24: day.volume * last,
  };
}

function answer(market: VenueMarket, { path, query }: Asked): Answer | undefined {
  const answered = (data: unknown): Answer => ({ body: { success: true, code: 0, data } });
  const page = /^\/api\/v1\/contract\/(.+)$/.exec(path)?.[1];
  if (path === "/api/v3/exchangeInfo")
    return { body: { timezone: "CST", serverTime: market.now(), symbols: [] } };
  if (page === "detail") return answered(coins.map(detail));
  if (page === "ticker") return answered(coins.map((coin) => ticker(market, coin)));
  if (page === "funding_rate/history") return fundingHistory(market, query);
  const [, kind, symbol = ""] = /^(funding_rate|kline)\/(\w+_USDT)$/.exec(page ?? "") ?? [];
  const coin = coinBefore(symbol, ENDING);
  if (!kind) return undefined;
  if (!coin) return noContract;
  if (kind === "kline") return answered(klines(market, coin, query));
  const { fundingRate, nextFunding, time } = market.quote(coin);
  return answered({
    symbol,
    fundingRate: Number(fundingRate.toFixed(6)),
    maxFundingRate: 0.003,
    minFundingRate: -0.003,
    collectCycle: market.fundingHours,
    nextSettleTime: nextFunding,
    timestamp: time,
  });
}

/** Newest first, by pages. */
function fundingHistory(market: VenueMarket, query: URLSearchParams): Answer {
  const coin = coinBefore(query.get("symbol") ?? "", ENDING);
  if (!coin) return noContract;
  const size = limitOf(query, 20, 100, "page_size");
  const page = limitOf(query, 1, 1_000, "page_num");
  const all = market.settlements(coin, { limit: size * page }).reverse();
  const resultList = all.slice(size * (page - 1)).map((one) => ({
    symbol: `${coin.base}${ENDING}`,
    fundingRate: Number(one.rate.toFixed(6)),
    settleTime: one.time,
  }));
  const [totalCount, totalPage] = [1_000 * size, 1_000];
  return {
    body: {
      success: true,
      code: 0,
      data: { pageSize: size, totalCount, totalPage, currentPage: page, resultList },
    },
  };
}

const noContract: Answer = { body: { success: false, code: 1001, message: "Contract does not exist!" } };

/** A list for each column, and times in seconds. */
function klines(market: VenueMarket, coin: Coin, query: URLSearchParams): object {
  const interval = intervalOf(lengths[query.get("interval") ?? "Min1"] ?? "1m")!;
  const [start, end] = [whole(query, "start"), whole(query, "end")];
  const bars = market.bars(coin, "last", interval, {
    start: start && start * 1_000,
    end: end && end * 1_000,
    limit: limitOf(query, 2_000, 2_000),
  });
  return {
    time: bars.map((bar) => bar.start / 1_000),
    open: bars.map((bar) => priceNumber(coin, bar.open)),
    close: bars.map((bar) => priceNumber(coin, bar.close)),
    high: bars.map((bar) => priceNumber(coin, bar.high)),
    low: bars.map((bar) => priceNumber(coin, bar.low)),
    vol: bars.map((bar) => Math.round(bar.volume / contractSize(coin))),
    amount: bars.map((bar) => bar.volume * bar.close),
  };
}

const detail = (coin: Coin): object => ({
  symbol: `${coin.base}${ENDING}`,
  displayName: `${coin.base}${ENDING}`,
  displayNameEn: `${coin.base}${ENDING}`,
  positionOpenType: 3,
  baseCoin: coin.base,
  quoteCoin: "USDT",
  settleCoin: "USDT",
  contractSize: contractSize(coin),
  minLeverage: 1,
  maxLeverage: coin.leverage,
  priceScale: coin.decimals,
  volScale: 0,
  amountScale: 4,
  priceUnit: 10 ** -coin.decimals,
  volUnit: 1,
  minVol: 1,
  maxVol: 1_000_000,
  bidLimitPriceRate: 0.1,
  askLimitPriceRate: 0.1,
  takerFeeRate: 0.0006,
  makerFeeRate: 0.0002,
  maintenanceMarginRate: 1 / (2 * coin.leverage),
  initialMarginRate: 1 / coin.leverage,
  riskBaseVol: 10_000,
  riskIncrVol: 10_000,
  riskIncrMmr: 0.004,
  riskIncrImr: 0.004,
  riskLevelLimit: 5,
  priceCoefficientVariation: 0.1,
  indexOrigin: ["BINANCE", "OKX"],
  state: 0,
  isNew: false,
  isHot: true,
  isHidden: false,
  apiAllowed: true,
});
