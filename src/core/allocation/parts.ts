import { fromNumber, sum, toNumber, zero, type Decimal } from "../number/decimal";
import type { Component } from "./profiles";
import type { RebalanceRow } from "./rebalancing/rebalance";
import type { HeldPart } from "./shift";
import { componentKey, componentWeight, isFutures } from "./targets";

/** A row of the rebalance table in the numbers that its cells show, with its bucket. */
export type PlanRow = { readonly bucket: string } & {
  readonly [Key in keyof RebalanceRow]: Key extends "asset" | "reason" ? string : number;
};

/** The parts of a portfolio. The hedge reserve is margin that no position uses. */
export type PartName = "spot" | "cash" | "hedge reserve" | "futures" | "active";

export interface Part {
  readonly name: PartName;
  readonly target: number;
  readonly valueBefore: number;
  readonly valueAfter: number;
}

/** The parts of a rebalanced portfolio that these weights distinguish, in the order in which they are shown. */
export function partsOf(components: readonly Component[], rows: readonly PlanRow[]): Part[] {
  const names = partNames(components);
  return names.map((name) => {
    const own = rows.filter(({ bucket }) => partOf(bucket, names) === name);
    const valueBefore = sum(own.map(({ value }) => fromNumber(value)));
    return {
      name,
      target: toNumber(componentWeight(components, name) ?? zero),
      valueBefore: toNumber(valueBefore),
      valueAfter: toNumber(valueBefore.plus(sum(own.map(({ tradeValue }) => fromNumber(tradeValue))))),
    };
  });
}

/** What the holdings are worth part by part, in the numbers that cells show. */
export function heldPartsOf(
  components: readonly Component[],
  rows: readonly { readonly bucket: string; readonly quantity: number; readonly price: number }[],
): HeldPart[] {
  const names = partNames(components);
  return names.map((component) => {
    const own = rows.filter(({ bucket }) => partOf(bucket, names) === component);
    const amount = sum(own.map(({ quantity, price }) => fromNumber(quantity * price)));
    return { component, amount: fromNumber(toNumber(amount)) };
  });
}

/** The part that a bucket belongs to. In a profile that divides its margin, "futures" is the margin in use. */
export function partOf(bucket: string, names: readonly PartName[]): PartName {
  const key = componentKey(bucket);
  return names.find((name) => name === key) ?? (isFutures(key) ? names.at(-1)! : "spot");
}

/** What the parts are worth, before or after the trades. */
export interface Values {
  readonly spotValue: Decimal;
  /** With the hedge reserve, which no position uses. */
  readonly cash: Decimal;
  /** The margin of the open position. */
  readonly used: Decimal;
  readonly reserve: Decimal;
}

export function valuesOf(parts: readonly Part[], when: "valueBefore" | "valueAfter"): Values {
  const of = (...names: PartName[]): Decimal =>
    sum(parts.filter(({ name }) => names.includes(name)).map((part) => fromNumber(part[when])));
  return {
    spotValue: of("spot"),
    cash: of("cash", "hedge reserve"),
    used: of("futures", "active"),
    reserve: of("hedge reserve"),
  };
}

function partNames(components: readonly Component[]): PartName[] {
  const isDivided = components.some(({ component }) =>
    ["active", "hedge reserve"].includes(componentKey(component)),
  );
  return ["spot", "cash", ...(isDivided ? (["hedge reserve", "active"] as const) : (["futures"] as const))];
}
