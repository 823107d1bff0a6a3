import { minusSigned, plusSigned, signed, type ContractType, type Side } from "../position/contract";
import type { Decimal } from "../number/decimal";
import { divide, one, zero } from "../number/decimal";

/**
 * The value that the maintenance rate applies to. "mark": the value at the mark price (Binance, OKX, Gate, Hyperliquid,
 * dYdX; Bybit since 2025-09-02). "entry": the value at entry (MEXC, older Bybit and KuCoin).
 */
export type MaintenanceRule = "mark" | "entry";
export const maintenanceRules: readonly MaintenanceRule[] = ["mark", "entry"];

/** An isolated position, which is backed by its own margin only. */
export interface IsolatedPosition {
  readonly side: Side;
  readonly contract: ContractType;
  readonly rule: MaintenanceRule;
  readonly entryPrice: Decimal;
  /** Base units (linear) or USD face value (inverse). */
  readonly quantity: Decimal;
  /** In the settlement currency, without unrealised P&L. */
  readonly margin: Decimal;
  /** Maintenance rate, including the rate of a liquidation fee if there is one. */
  readonly maintenanceRate: Decimal;
  /** The bracket's deduction from the maintenance margin, in the settlement currency. */
  readonly maintenanceAmount: Decimal;
}

/** A price as a fraction; both parts are above 0. */
export interface PriceFraction {
  readonly numerator: Decimal;
  readonly denominator: Decimal;
}

/**
 * The price at which margin and unrealised P&L together equal the maintenance margin. Undefined if it would not be
 * positive. Prices and quantity are above 0.
 */
export function isolatedLiquidationPrice(position: IsolatedPosition): Decimal | undefined {
  const price = isolatedLiquidationFraction(position);
  return price && divide(price.numerator, price.denominator);
}

/** The same price as a fraction, for exact further calculation. */
export function isolatedLiquidationFraction(position: IsolatedPosition): PriceFraction | undefined {
  const { numerator, denominator } = formulas[position.contract][position.rule](position);
  return positivePrice(numerator, denominator);
}

/**
 * True if margin and maintenance amount are at least the maintenance margin at entry. If they are less, the position is liquidated as it
 * is opened, and the formulas give a price on the wrong side of the entry.
 */
export function coversMaintenance(position: IsolatedPosition): boolean {
  const { contract, entryPrice, quantity, maintenanceRate } = position;
  const maintenance = quantity.times(maintenanceRate);
  return contract === "linear"
    ? buffer(position).gte(maintenance.times(entryPrice))
    : buffer(position).times(entryPrice).gte(maintenance);
}

/** The quotient as a price, or undefined if it is not positive and finite. */
export function positivePrice(numerator: Decimal, denominator: Decimal): PriceFraction | undefined {
  if (numerator.isZero() || numerator.sign !== denominator.sign) return undefined;
  return { numerator: numerator.abs(), denominator: denominator.abs() };
}

/** A position whose margin is its initial margin at this leverage. Entry price and leverage are above 0. */
export function positionAtLeverage(
  position: Omit<IsolatedPosition, "quantity" | "margin" | "maintenanceAmount">,
  leverage: Decimal,
): IsolatedPosition {
  const { side, contract, rule, entryPrice, maintenanceRate } = position;
  // The liquidation price does not depend on the size: this size needs no division for its margin.
  const linear = contract === "linear";
  const quantity = linear ? leverage : entryPrice.times(leverage);
  const margin = linear ? entryPrice : one;
  return { side, contract, rule, entryPrice, quantity, margin, maintenanceRate, maintenanceAmount: zero };
}

type Formula = (position: IsolatedPosition) => PriceFraction;

/**
 * In the formulas `s` is 1 for a long and -1 for a short, `W` the margin, `c` the maintenance amount, `m` the maintenance
 * rate, `E` the entry price, `q` base units and `Q` face value.
 */
const formulas: Record<ContractType, Record<MaintenanceRule, Formula>> = {
  linear: {
    // P = (W + c - s*q*E) / (q*m - s*q)
    mark: (position) => ({
      numerator: minusSigned(position.side, buffer(position), position.quantity.times(position.entryPrice)),
      denominator: position.quantity.times(minusSigned(position.side, position.maintenanceRate, one)),
    }),
    // P = E - s*(W - (E*q*m - c)) / q
    entry: (position) => {
      const { side, entryPrice, quantity, maintenanceRate } = position;
      const value = quantity.times(entryPrice);
      const excess = buffer(position).minus(value.times(maintenanceRate));
      return { numerator: minusSigned(side, value, excess), denominator: quantity };
    },
  },
  inverse: {
    // P = Q*(s + m) / (W + c + s*Q/E)
    mark: (position) => {
      const { side, entryPrice, quantity, maintenanceRate } = position;
      return {
        numerator: quantity.times(entryPrice).times(plusSigned(side, maintenanceRate, one)),
        denominator: plusSigned(side, buffer(position).times(entryPrice), quantity),
      };
    },
    // P = s*Q / (W - (m*Q/E - c) + s*Q/E)
    entry: (position) => {
      const { side, entryPrice, quantity, maintenanceRate } = position;
      const excess = buffer(position).times(entryPrice).minus(maintenanceRate.times(quantity));
      return {
        numerator: signed(side, quantity.times(entryPrice)),
        denominator: plusSigned(side, excess, quantity),
      };
    },
  },
};

/** Margin and maintenance amount. */
function buffer({ margin, maintenanceAmount }: IsolatedPosition): Decimal {
  return maintenanceAmount.isZero() ? margin : margin.plus(maintenanceAmount);
}
