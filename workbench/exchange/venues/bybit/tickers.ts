import type { Coin } from "../../market/coins";
import type { VenueMarket } from "../../market/market";
import type { Category } from "./categories";
import { endingOf } from "./categories";
import { amount, change, finePrice, price, rate, usd } from "../figures";

/** What a ticker has over HTTP too. Amounts of inverse contracts are in USD, their values in coins. */
export function perpetualTicker(market: VenueMarket, coin: Coin, category: Category): Record<string, string> {
  const { last, mark, index, day, ...quote } = market.quote(coin);
  const isInverse = category === "inverse";
  // Both sides are counted.
  const interest = 2 * quote.openInterest;
  return {
    symbol: `${coin.base}${endingOf(category)}`,
    tickDirection: last < day.open ? "MinusTick" : "PlusTick",
    price24hPcnt: change(last, day.open).toFixed(6),
    lastPrice: price(coin, last),
    prevPrice24h: price(coin, day.open),
    highPrice24h: price(coin, day.high),
    lowPrice24h: price(coin, day.low),
    prevPrice1h: price(coin, market.price(coin, "last", quote.time - 3_600_000)),
    markPrice: finePrice(coin, mark),
    indexPrice: finePrice(coin, index),
    openInterest: isInverse ? (interest * mark).toFixed(0) : amount(interest),
    openInterestValue: isInverse ? amount(interest) : usd(interest * mark),
    singleOpenInterest: isInverse ? (quote.openInterest * mark).toFixed(0) : amount(quote.openInterest),
    turnover24h: isInverse ? amount(day.volume) : amount(day.volume * last),
    volume24h: isInverse ? (day.volume * last).toFixed(0) : amount(day.volume),
    nextFundingTime: String(quote.nextFunding),
    fundingRate: rate(quote.fundingRate),
    fundingIntervalHour: String(market.fundingHours),
    fundingCap: "0.005",
    bid1Price: price(coin, last * 0.99999),
    bid1Size: "1.000",
    ask1Price: price(coin, last * 1.00001),
    ask1Size: "1.000",
  };
}

export function spotTicker(market: VenueMarket, coin: Coin): Record<string, string> {
  const { spot, index, day } = market.quote(coin);
  return {
    symbol: `${coin.base}USDT`,
    lastPrice: price(coin, spot),
    highPrice24h: price(coin, day.high),
    lowPrice24h: price(coin, day.low),
    prevPrice24h: price(coin, day.open),
    volume24h: amount(day.volume),
    turnover24h: amount(day.volume * spot),
    price24hPcnt: change(spot, day.open).toFixed(4),
    usdIndexPrice: finePrice(coin, index),
  };
}
