import type { Coin } from "../../market/coins";
import { coins } from "../../market/coins";
import { intervalOf } from "../../market/interval";
import type { VenueMarket } from "../../market/market";
import { amount, brackets, coinBefore, finePrice, limitOf, price, rate, tick, whole } from "../figures";
import type { Answer, Asked } from "../protocol";

const failed = (label: string, message: string): Answer => ({ status: 400, body: { label, message } });

/** Coins of a contract: more of a coin that costs less. */
export const multiplier = ({ price: value }: Coin): number => 10 ** -Math.floor(Math.log10(value));

/** 7d and 30d are weeks and months. */
export const gateInterval = (name: string) => intervalOf({ "7d": "1w", "30d": "1M" }[name] ?? name);

const symbolOf = ({ base }: Coin): string => `${base}_USDT`;

export function answerGate(market: VenueMarket, { path, query }: Asked): Answer | undefined {
  const page = /^\/api\/v4\/(.+)$/.exec(path)?.[1] ?? "";
  const [, named] = /^futures\/usdt\/contracts\/(\w+)$/.exec(page) ?? [];
  if (named !== undefined) {
    const coin = coinBefore(named, "_USDT");
    return coin ? { body: contract(market, coin) } : failed("CONTRACT_NOT_FOUND", "CONTRACT_NOT_FOUND");
  }
  switch (page) {
    case "futures/usdt/contracts":
      return { body: coins.map((coin) => contract(market, coin)) };
    case "spot/currency_pairs":
      return { body: coins.map(pair) };
    case "spot/currencies":
      return { body: coins.map(({ base }) => ({ currency: base, name: base, delisted: false, chains: [] })) };
    case "futures/btc/contracts":
    case "margin/currency_pairs":
    case "delivery/usdt/contracts":
    case "options/underlyings":
      return { body: [] };
    case "futures/usdt/risk_limit_tiers":
      return perContract(query, riskLimits);
    case "futures/usdt/funding_rate":
      return perContract(query, (coin) =>
        market
          .settlements(coin, { ...spanOf(query, "from", "to"), limit: limitOf(query, 100, 1000) })
          .reverse()
          .map((one) => ({ t: one.time / 1_000, r: rate(one.rate) })),
      );
    case "futures/usdt/candlesticks":
      return perContract(query, (coin) => candles(market, coin, query));
    default:
      return undefined;
  }
}

function perContract(query: URLSearchParams, answer: (coin: Coin) => unknown): Answer {
  const coin = coinBefore(query.get("contract") ?? "", "_USDT");
  return coin ? { body: answer(coin) } : failed("CONTRACT_NOT_FOUND", "CONTRACT_NOT_FOUND");
}

/** In seconds. */
function spanOf(query: URLSearchParams, from: string, to: string) {
  const [start, end] = [whole(query, from), whole(query, to)];
  return { start: start && start * 1_000, end: end && end * 1_000 };
}

function candles(market: VenueMarket, coin: Coin, query: URLSearchParams): object[] {
  const interval = gateInterval(query.get("interval") ?? "5m");
  const span = { ...spanOf(query, "from", "to"), limit: limitOf(query, 100, 2000) };
  return (interval ? market.bars(coin, "last", interval, span) : []).map((bar) => ({
    t: bar.start / 1_000,
    v: Math.round(bar.volume / multiplier(coin)),
    c: price(coin, bar.close),
    h: price(coin, bar.high),
    l: price(coin, bar.low),
    o: price(coin, bar.open),
    sum: amount(bar.volume * bar.close),
  }));
}

/** The risk limit is a value in USDT. */
const riskLimits = (coin: Coin): object[] =>
  brackets(coin).map(({ level, to, leverage, initial, maintenance }) => ({
    maintenance_rate: String(maintenance),
    tier: level,
    initial_rate: String(initial),
    leverage_max: String(leverage),
    risk_limit: String(to),
    contract: symbolOf(coin),
  }));

function contract(market: VenueMarket, coin: Coin): object {
  const { last, mark, index, fundingRate, nextFunding, openInterest } = market.quote(coin);
  return {
    name: symbolOf(coin),
    type: "direct",
    quanto_multiplier: String(multiplier(coin)),
    ref_discount_rate: "0",
    order_price_deviate: "0.5",
    maintenance_rate: String(1 / (2 * coin.leverage)),
    mark_type: "index",
    last_price: price(coin, last),
    mark_price: finePrice(coin, mark),
    index_price: finePrice(coin, index),
    funding_rate_indicative: rate(fundingRate),
    mark_price_round: "0.01",
    funding_offset: 0,
    in_delisting: false,
    risk_limit_base: "1000000",
    interest_rate: "0.0003",
    order_price_round: tick(coin),
    order_size_min: 1,
    ref_rebate_rate: "0.2",
    funding_interval: market.fundingHours * 3_600,
    risk_limit_step: "1000000",
    leverage_min: "1",
    leverage_max: String(coin.leverage),
    risk_limit_max: "8000000",
    maker_fee_rate: "-0.00025",
    taker_fee_rate: "0.00075",
    funding_rate: rate(fundingRate),
    order_size_max: 1_000_000,
    funding_next_apply: nextFunding / 1_000,
    short_users: 977,
    config_change_time: 1_609_899_548,
    trade_size: 28_530_850_594,
    position_size: Math.round(openInterest / multiplier(coin)),
    long_users: 455,
    funding_impact_value: "60000",
    orders_limit: 50,
    trade_id: 10_851_092,
    orderbook_id: 2_129_638_396,
    enable_bonus: true,
    enable_credit: true,
    create_time: 1_669_688_556,
    funding_cap_ratio: "0.75",
  };
}

const pair = (coin: Coin): object => ({
  id: symbolOf(coin),
  base: coin.base,
  quote: "USDT",
  fee: "0.2",
  min_base_amount: "0.0001",
  min_quote_amount: "3",
  amount_precision: 4,
  precision: coin.decimals,
  trade_status: "tradable",
  sell_start: 0,
  buy_start: 0,
});
