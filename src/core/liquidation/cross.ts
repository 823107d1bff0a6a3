import { signed, type ContractType, type Side } from "../position/contract";
import { one, sum, type Decimal } from "../number/decimal";
import { addFractions, type Fraction } from "../number/fraction";
import { positivePrice, type PriceFraction } from "./isolated";

/** A position of a cross account, which is backed by the account's whole balance. */
export interface CrossPosition {
  readonly side: Side;
  /** Base units (linear) or USD face value (inverse), above 0. */
  readonly quantity: Decimal;
  readonly entryPrice: Decimal;
  readonly markPrice: Decimal;
  /** Maintenance rate, including the rate of a liquidation fee if there is one. */
  readonly maintenanceRate: Decimal;
  readonly maintenanceAmount: Decimal;
  /** Positions of one symbol share the mark price, such as the long and the short leg of a hedge. */
  readonly symbol: unknown;
}

/**
 * Why there is no price of a symbol to wait for: no positive one liquidates the account, every one does, or the account is liquidated at
 * the mark prices already, while another price of this symbol would carry it.
 */
export type NoCrossPrice = "no price" | "every price" | "liquidated already";

/**
 * The liquidation price of each position: the price of its symbol at which the account's equity equals its maintenance
 * margin while the other symbols stay at their mark prices. All positions settle in one currency.
 *
 * Positions of one symbol share the price. Let W be the balance, U and M the unrealised P&L and the maintenance margin of
 * the other symbols, and take sums over the symbol's own positions. Then linear
 * `P = (W + U - M + sum(c) - sum(s*q*E)) / sum(q*(m - s))`, inverse
 * `P = sum(Q*(s + m)) / (W + U - M + sum(c) + sum(s*Q/E))`.
 */
export function crossLiquidationPrices(
  balance: Decimal,
  contract: ContractType,
  positions: readonly CrossPosition[],
): (PriceFraction | NoCrossPrice)[] {
  const excess = positions.map(contract === "linear" ? linearExcess : inverseExcess);
  const account = excess.reduce(addFractions, { numerator: balance, denominator: one });
  const left = account.numerator;
  const known = new Map<unknown, PriceFraction | NoCrossPrice>();
  for (const symbol of new Set(positions.map((position) => position.symbol))) {
    const isOwn = (position: CrossPosition) => position.symbol === symbol;
    const own = positions.filter(isOwn);
    const rest = excess
      .filter((_, index) => isOwn(positions[index]!))
      .map(negative)
      .reduce(addFractions, account);
    const price = contract === "linear" ? linearPrice(rest, own) : inversePrice(rest, own);
    // What is left has the same sign at every price if it is never 0.
    const isLeft = left.isZero() ? price !== undefined : left.s > 0;
    known.set(symbol, isLeft ? (price ?? "no price") : price ? "liquidated already" : "every price");
  }
  return positions.map(({ symbol }) => known.get(symbol)!);
}

/** A position's unrealised P&L at the mark price less its maintenance margin: `U - M`. */
function linearExcess(position: CrossPosition): Fraction {
  const { side, quantity, entryPrice, markPrice, maintenanceRate, maintenanceAmount } = position;
  const pnl = signed(side, quantity.times(markPrice.minus(entryPrice)));
  const maintenance = quantity.times(markPrice).times(maintenanceRate).minus(maintenanceAmount);
  return { numerator: pnl.minus(maintenance), denominator: one };
}

/** The same in coin: P&L `s*Q*(1/E - 1/mark)`, maintenance margin `m*Q/mark - c`. */
function inverseExcess(position: CrossPosition): Fraction {
  const { side, quantity, entryPrice, markPrice, maintenanceRate, maintenanceAmount } = position;
  const pnl = signed(side, quantity.times(markPrice.minus(entryPrice)));
  const maintenance = quantity.times(maintenanceRate).minus(maintenanceAmount.times(markPrice));
  return {
    numerator: pnl.minus(maintenance.times(entryPrice)),
    denominator: entryPrice.times(markPrice),
  };
}

function negative({ numerator, denominator }: Fraction): Fraction {
  return { numerator: numerator.neg(), denominator };
}

function linearPrice(rest: Fraction, own: readonly CrossPosition[]): PriceFraction | undefined {
  const atZero = sum(
    own.map(({ side, quantity, entryPrice, maintenanceAmount }) =>
      maintenanceAmount.minus(signed(side, quantity.times(entryPrice))),
    ),
  );
  const slope = sum(
    own.map(({ side, quantity, maintenanceRate }) =>
      quantity.times(maintenanceRate.minus(signed(side, one))),
    ),
  );
  return positivePrice(rest.numerator.plus(atZero.times(rest.denominator)), slope.times(rest.denominator));
}

function inversePrice(rest: Fraction, own: readonly CrossPosition[]): PriceFraction | undefined {
  const face = sum(
    own.map(({ side, quantity, maintenanceRate }) => quantity.times(maintenanceRate.plus(signed(side, one)))),
  );
  const coins = own
    .map(({ side, quantity, entryPrice, maintenanceAmount }) => ({
      numerator: maintenanceAmount.times(entryPrice).plus(signed(side, quantity)),
      denominator: entryPrice,
    }))
    .reduce(addFractions, rest);
  return positivePrice(face.times(coins.denominator), coins.numerator);
}
