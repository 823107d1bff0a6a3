import type { Coin } from "../../market/coins";
import { coins, findCoin } from "../../market/coins";
import { intervalOf } from "../../market/interval";
import type { Bar, VenueMarket } from "../../market/market";
import { amount, brackets, finePrice, price } from "../figures";
import { text } from "../protocol";

type Fields = Record<string, unknown>;

/** Answers to POST /info, and to the same over the socket; undefined for what is not known. */
export function info(market: VenueMarket, asked: unknown): unknown {
  if (typeof asked !== "object" || asked === null) return undefined;
  return kinds[text((asked as Fields).type)]?.(market, asked as Fields);
}

const kinds: Record<string, ((market: VenueMarket, asked: Fields) => unknown) | undefined> = {
  meta: () => meta(),
  metaAndAssetCtxs: (market) => [meta(), coins.map((coin) => contextOf(market, coin))],
  exchangeStatus: (market) => ({ time: market.now(), specialStatuses: null }),
  perpDexs: () => [null],
  allMids: (market) =>
    Object.fromEntries(coins.map((coin) => [coin.base, price(coin, market.quote(coin).last)])),
  fundingHistory,
  candleSnapshot,
  predictedFundings: (market) => coins.map((coin) => [coin.base, [["HlPerp", predicted(market, coin)]]]),
  marginTable: (_, { id }) => marginTables().find(([known]) => known === id)?.[1],
  spotMeta: () => spotMeta(),
  spotMetaAndAssetCtxs: (market) => [
    spotMeta(),
    spotPairs.map(({ base, index }) => ({ ...spotContextOf(market, findCoin(base)!), coin: `@${index}` })),
  ],
};

const meta = () => ({
  universe: coins.map((coin) => ({
    szDecimals: Math.max(0, 5 - coin.decimals + 1),
    name: coin.base,
    maxLeverage: coin.leverage,
    marginTableId: coin.leverage,
  })),
  marginTables: marginTables(),
  collateralToken: 0,
});

/** One table for each leverage, with the brackets of the first coin that has it. */
function marginTables(): [number, object][] {
  return [...new Set(coins.map(({ leverage }) => leverage))].map((leverage) => {
    const coin = coins.find((one) => one.leverage === leverage)!;
    const marginTiers = brackets(coin).map(({ from, leverage: maxLeverage }) => ({
      lowerBound: from.toFixed(1),
      maxLeverage,
    }));
    return [leverage, { description: `tiered ${leverage}x`, marginTiers }];
  });
}

export function contextOf(market: VenueMarket, coin: Coin): Fields {
  const { day, last, fundingRate, mark, index, openInterest, premium } = market.quote(coin);
  return {
    dayNtlVlm: amount(day.volume * last),
    dayBaseVlm: amount(day.volume),
    funding: fundingRate.toFixed(10),
    impactPxs: [price(coin, last * 0.9999), price(coin, last * 1.0001)],
    markPx: finePrice(coin, mark),
    midPx: finePrice(coin, last),
    openInterest: amount(openInterest),
    oraclePx: finePrice(coin, index),
    premium: premium.toFixed(8),
    prevDayPx: finePrice(coin, day.open),
  };
}

export function spotContextOf(market: VenueMarket, coin: Coin): Fields {
  const { day, spot } = market.quote(coin);
  return {
    dayNtlVlm: amount(day.volume * spot),
    dayBaseVlm: amount(day.volume),
    markPx: finePrice(coin, spot),
    midPx: finePrice(coin, spot),
    prevDayPx: finePrice(coin, day.open),
    circulatingSupply: "1000000.0",
  };
}

export const candleOf = (coin: Coin, bar: Bar, name: string, interval: string): object => ({
  t: bar.start,
  T: bar.end - 1,
  s: name,
  i: interval,
  o: price(coin, bar.open),
  c: price(coin, bar.close),
  h: price(coin, bar.high),
  l: price(coin, bar.low),
  v: amount(bar.volume),
  n: 100,
});

const MOST_CANDLES = 5_000;
const MOST_SETTLEMENTS = 500;

const time = (value: unknown): number | undefined => (typeof value === "number" ? value : undefined);

function candleSnapshot(market: VenueMarket, { req }: Fields): unknown {
  const { coin: name, interval, startTime, endTime } = (req ?? {}) as Fields;
  const pair = pairOf(text(name));
  const coin = pair ?? findCoin(text(name));
  const length = intervalOf(text(interval));
  if (!coin || !length) return undefined;
  const span = { start: time(startTime) ?? 0, end: time(endTime) ?? market.now(), limit: MOST_CANDLES };
  return market
    .bars(coin, pair ? "spot" : "last", length, span)
    .map((bar) => candleOf(coin, bar, text(name), text(interval)));
}

/** The first rows from the start on, not the last. */
function fundingHistory(market: VenueMarket, { coin: name, startTime, endTime }: Fields): unknown {
  const coin = findCoin(text(name));
  const start = time(startTime);
  if (!coin || start === undefined) return undefined;
  const end = time(endTime) ?? market.now();
  return market
    .settlements(coin, { start, limit: MOST_SETTLEMENTS })
    .filter((one) => one.time <= end)
    .map((one) => ({
      coin: coin.base,
      fundingRate: one.rate.toFixed(10),
      premium: (8 * one.rate).toFixed(8),
      time: one.time,
    }));
}

function predicted(market: VenueMarket, coin: Coin): object {
  const { fundingRate, nextFunding } = market.quote(coin);
  return { fundingRate: fundingRate.toFixed(10), nextFundingTime: nextFunding, fundingIntervalHours: 1 };
}

/** Wrapped coins have a U before their name; a pair is called by its index. */
const spotPairs = [
  { base: "HYPE", token: "HYPE", index: 107 },
  { base: "BTC", token: "UBTC", index: 142 },
  { base: "ETH", token: "UETH", index: 151 },
  { base: "SOL", token: "USOL", index: 156 },
];

/** The coin of @142. */
export function pairOf(name: string): Coin | undefined {
  const pair = spotPairs.find(({ index }) => name === `@${index}`);
  return pair && findCoin(pair.base);
}

const spotMeta = () => ({
  tokens: ["USDC", ...spotPairs.map(({ token }) => token)].map((name, index) => ({
    name,
    szDecimals: name === "USDC" ? 8 : 4,
    weiDecimals: 8,
    index,
    tokenId: `0x${index.toString(16).padStart(32, "0")}`,
    isCanonical: true,
    evmContract: null,
    fullName: null,
    deployerTradingFeeShare: "0.0",
  })),
  universe: spotPairs.map(({ index }, at) => ({
    tokens: [at + 1, 0],
    name: `@${index}`,
    index,
    isCanonical: false,
  })),
});
