import type { Decimal } from "../decimal";
import { divide, larger, one, roundDownToStep, smaller, sum } from "../decimal";
import { quotientOf, type Fraction } from "../fraction";

/** An asset while its trade is being decided. */
export interface Position {
  readonly quantity: Decimal;
  readonly price: Decimal;
  readonly step: Decimal;
  readonly value: Decimal;
  readonly target: Decimal;
  /** Positive for a purchase, negative for a sale; the value is exactly quantity times price where there is a step. */
  tradeQuantity: Decimal;
  tradeValue: Decimal;
}

export interface TradeRules {
  readonly minTrade: Decimal;
  readonly feeRate: Decimal;
  /** A trade that does not exceed it would not show in 15 digits of the total. */
  readonly dust: Decimal;
}

/** Sells what lies above the target share of the total, cut to the step. */
export function sellExcess(positions: readonly Position[], total: Fraction, rules: TradeRules): void {
  for (const position of positions) {
    const wanted = wantedTrade(position, total);
    if (wanted.value.isNegative() && isWorthTrading(wanted.value, rules)) setTrade(position, wanted);
  }
}

/**
 * Sells what it takes to raise the cash needed: what lies most above its target first and not below it, then the largest
 * holdings. Returns what is still missing when all that may be sold is sold.
 */
export function raiseCash(
  positions: readonly Position[],
  needed: Decimal,
  total: Fraction,
  rules: TradeRules,
): Decimal {
  const excess = (position: Position) => left(position).minus(targetValue(position, total));
  const proceedsRate = one.minus(rules.feeRate);
  let missing = needed;
  const sellFor = (position: Position, limit: Decimal) => {
    const before = position.tradeValue;
    sellMore(position, smaller(limit, divide(missing, proceedsRate)), rules);
    missing = missing.minus(before.minus(position.tradeValue).times(proceedsRate));
  };
  for (const position of descending(positions, excess)) {
    if (missing.gt(rules.dust) && excess(position).gt(0)) sellFor(position, excess(position));
  }
  for (const position of descending(positions, left)) {
    if (missing.gt(rules.dust)) sellFor(position, left(position));
  }
  return missing;
}

/**
 * Buys what lies below the target share of the total, cut to the step. Where the budget does not reach, all purchases
 * shrink alike, and what the cutting left goes to the largest deficit first while it lasts.
 */
export function buyDeficits(
  positions: readonly Position[],
  budget: Decimal,
  total: Fraction,
  rules: TradeRules,
): void {
  const wishes = positions
    .filter((position) => !position.tradeValue.isNegative())
    .map((position) => ({ position, wanted: wantedTrade(position, total) }))
    .filter(({ wanted }) => wanted.value.gt(0) && isWorthTrading(wanted.value, rules));
  const costRate = one.plus(rules.feeRate);
  const cost = sum(wishes.map(({ wanted }) => wanted.value)).times(costRate);
  if (cost.lte(budget.plus(rules.dust))) {
    for (const { position, wanted } of wishes) setTrade(position, wanted);
    return;
  }
  let cash = budget;
  const buy = (position: Position, trade: Trade) => {
    if (!isWorthTrading(trade.value, rules)) return;
    cash = cash.minus(trade.value.minus(position.tradeValue).times(costRate));
    setTrade(position, trade);
  };
  for (const { position, wanted } of wishes) {
    buy(position, tradeFor(position, { numerator: wanted.value.times(budget), denominator: cost }));
  }
  const deficit = ({ position }: (typeof wishes)[number]) =>
    targetValue(position, total).minus(left(position));
  for (const { position, wanted } of descending(wishes, deficit)) {
    if (cash.lte(rules.dust) || position.tradeValue.eq(wanted.value)) continue;
    const affordable = { numerator: position.tradeValue.times(costRate).plus(cash), denominator: costRate };
    const reach = tradeFor(position, affordable);
    buy(position, reach.value.lt(wanted.value) ? reach : wanted);
  }
}

interface Trade {
  readonly quantity: Decimal;
  readonly value: Decimal;
}

/** The trade that brings the position to its target share of the total, cut to the step. */
function wantedTrade(position: Position, { numerator, denominator }: Fraction): Trade {
  const value = position.target.times(numerator).minus(position.value.times(denominator));
  return tradeFor(position, { numerator: value, denominator });
}

/** The trade of that value, cut to the step. */
function tradeFor({ price, step }: Position, { numerator, denominator }: Fraction): Trade {
  if (step.isZero()) {
    const value = divide(numerator, denominator);
    return { quantity: divide(value, price), value };
  }
  const quantity = numerator.divToInt(denominator.times(price).times(step)).times(step);
  return { quantity, value: quantity.times(price) };
}

/** Sells at least that value more, as far as there is something to sell, and not less than the minimum trade. */
function sellMore(position: Position, value: Decimal, rules: TradeRules): void {
  const { price, step } = position;
  const sellable = roundDownToStep(position.quantity, step);
  const sold = position.tradeValue.abs();
  const wanted = larger(sold.plus(value), rules.minTrade);
  const quantity = smaller(sellable, step.isZero() ? divide(wanted, price) : stepsUp(wanted, price, step));
  const trade = step.isZero() && quantity.lt(sellable) ? wanted : quantity.times(price);
  if (trade.gt(sold) && isWorthTrading(trade, rules))
    setTrade(position, { quantity: quantity.neg(), value: trade.neg() });
}

/** The smallest quantity on the step that is worth at least the value. */
function stepsUp(value: Decimal, price: Decimal, step: Decimal): Decimal {
  const lot = price.times(step);
  const lots = value.divToInt(lot);
  return (lots.times(lot).lt(value) ? lots.plus(1) : lots).times(step);
}

function isWorthTrading(value: Decimal, { minTrade, dust }: TradeRules): boolean {
  const size = value.abs();
  return size.gte(minTrade) && size.gt(dust);
}

function setTrade(position: Position, { quantity, value }: Trade): void {
  position.tradeQuantity = quantity;
  position.tradeValue = value;
}

/** What the position is worth after its trade. */
function left({ value, tradeValue }: Position): Decimal {
  return value.plus(tradeValue);
}

function targetValue({ target }: Position, { numerator, denominator }: Fraction): Decimal {
  return quotientOf({ numerator: target.times(numerator), denominator });
}

function descending<T>(items: readonly T[], size: (item: T) => Decimal): T[] {
  return items
    .map((item) => ({ item, size: size(item) }))
    .sort((a, b) => b.size.cmp(a.size))
    .map(({ item }) => item);
}
