import { contractsForMargin } from "../../../core/allocation/contracts";
import { componentKey, isFutures } from "../../../core/allocation/targets";
import { divide, fromNumber, one, toNumber, zero } from "../../../core/number/decimal";
import { baseCoin } from "../../../core/venues/base-coin";
import { isListed } from "../../../core/venues/tables";
import type { Lot } from "../../../core/venues/lot";
import { amountWords } from "../place";
import type { RebalancePlan } from "../plan";

/** The futures trade that brings the leg to its leverage after the margin has moved. */
export interface ContractTrade {
  /** "none" where no contract is traded, "short" where an adjustment opens a short on the hedge reserve. */
  readonly kind: "trade" | "none" | "short";
  /** The change of the position's value: of whole lots where their size is known. */
  readonly value: number;
  /** In units of the lot, above 0; undefined where it is not known. */
  readonly quantity?: number;
  /** The price of a contract; undefined for an inverse one, whose size is in USD. */
  readonly price?: number;
  readonly action: string;
  readonly reason: string;
}

/** The buckets whose margin backs the futures leg. */
export const usedBuckets: readonly string[] = ["futures", "active"];

/** A change of the contracts' value that shows as 0 is none. */
export const smallestChange = 0.005;

export const noContracts = "No contracts to trade";
export const reserveShort = "Open the short on the hedge reserve";
export const lessThanALot = "less than one lot";
export const byValue = "by value:";
export const severalRows = "several futures rows";
export const noPrice = "no price of the contract";

export function contractTrade(plan: RebalancePlan, given: Lot | string, decimals: number): ContractTrade {
  const { risk } = plan;
  const margin = risk.parts.at(-1)!;
  const [used, later] = [risk.positions.before, risk.positions.after].map((open) =>
    toNumber(open.used.abs()),
  ) as [number, number];
  const held = later * margin.valueAfter;
  const wanted = held - used * margin.valueBefore;
  const isDivided = risk.parts.length === 4;
  if (Math.abs(wanted) < smallestChange) {
    const isShort = isDivided && !risk.positions.after.reserve.isZero();
    return {
      kind: isShort ? "short" : "none",
      value: 0,
      action: isShort ? reserveShort : noContracts,
      reason: "",
    };
  }
  const verb = wanted > 0 === (risk.side !== "short") ? "Buy" : "Sell";
  const lot = tradedLot(plan, given);
  const goal = `${amountWords(held, decimals)} at ${String(Number(later.toFixed(2)))}x ${risk.side}`;
  if (typeof lot === "string") {
    return {
      kind: "trade",
      value: wanted,
      action: `${verb} contracts for ${amountWords(Math.abs(wanted), decimals)}`,
      reason: `To hold ${goal}; ${byValue} ${lot}`,
    };
  }
  const size = fromNumber(lot.size);
  const { notionalChange, quantity } = contractsForMargin({
    side: "long",
    contract: lot.contract,
    marginChange: fromNumber(Number(wanted.toFixed(moneyDigits))),
    price: lot.price === undefined ? one : fromNumber(lot.price),
    leverage: one,
    step: size.times(fromNumber(lot.step)),
    feeRate: zero,
  });
  const count = toNumber(divide(quantity.abs(), size));
  return {
    kind: count === 0 ? "none" : "trade",
    value: toNumber(notionalChange),
    quantity: count,
    price: lot.price,
    action: count === 0 ? noContracts : `${verb} ${countWords(count)} ${lot.unit} ${onContract(lot)}`,
    reason:
      count === 0
        ? `${amountWords(Math.abs(wanted), decimals)} is ${lessThanALot}`
        : later === 0
          ? closing
          : `To hold at most ${goal}`,
  };
}

export const closing = "Closes the position: send it reduce-only";

/** Digits of money to which a change is read, so that a cell's last digit makes no lot more or less. */
export const moneyDigits = 6;

/** "285 contracts BTCUSDT", "0.57 BTC of BTCUSDT". */
function onContract({ unit, symbol }: Pick<Lot, "unit" | "symbol">): string {
  return unit === "contracts" ? symbol : `of ${symbol}`;
}

function countWords(count: number): string {
  return Number.isInteger(count) ? amountWords(count, 0) : String(Number(count.toFixed(8)));
}

/** The lot with the price that the holdings have for it, or in words why the trade stays in money. */
export function tradedLot(
  { holdings }: Pick<RebalancePlan, "holdings">,
  lot: Lot | string,
): (Lot & { readonly price?: number }) | string {
  if (typeof lot === "string") return lot;
  const rows = holdings.rows.filter(({ bucket }) => usedBuckets.includes(componentKey(bucket)));
  if (rows.length > 1) return severalRows;
  const other = rows
    .map(({ asset }) => coinNamed(asset))
    .find((coin) => coin !== undefined && coin !== lot.coin);
  if (other !== undefined) return `the futures row is in ${other}, the contract in Settings in ${lot.coin}`;
  if (lot.contract === "inverse") return lot;
  const priced = pricedRow({ holdings }, lot);
  return priced ? { ...lot, price: priced.price } : noPrice;
}

/** The row of the holdings whose price is that of the contract's coin. */
export function pricedRow({ holdings }: Pick<RebalancePlan, "holdings">, { coin }: Pick<Lot, "coin">) {
  return holdings.rows.find(
    ({ asset, bucket, price }) => price > 0 && !isFutures(bucket) && baseCoin(asset) === coin,
  );
}

/** The coin that a futures row is named after: ETH of "ETH-PERP margin"; undefined of "Margin" and "USDT". */
function coinNamed(asset: string): string | undefined {
  const coin = baseCoin(asset.trim().split(/\s+/)[0]!);
  return isListed(coin) && !coin.includes("USD") ? coin : undefined;
}
