import { toNumber, decimal } from "../../core/number/decimal";
import { bracketUnit, venueTiers } from "../../core/venues/brackets";
import type { Listed } from "../../core/venues/find";
import type { LiquidationRule, Listing, Market } from "../../core/venues/market";
import type { Output } from "./spill";
import { unitName } from "./venue-failures";

type Row = Output[];

const unknown = "not known";

/** What is known of a market and, where one is given, of a contract in it, each group with its source and date. */
export function venueSources(market: Market, listed?: Listed): Row[] {
  const { rule, fees, funding } = market;
  return [
    ["Venue", market.venue],
    ["Market", market.name],
    ["Contract", market.contract],
    ["Maintenance margin on", rule.maintenance ? `value at ${rule.maintenance} price` : unknown],
    ["Bracket's rate on", rateOn(rule)],
    ["Closing fee in the price", rule.closingFeeRate ?? unknown],
    ...noted("Fee that added margin is divided by", rule.addedMarginFeeRate),
    ["Rule source", rule.source],
    ["Rule date", rule.date],
    ...rule.notKnown.map((text): Row => ["Rule not certain", text]),
    ["Taker fee", fees.taker ?? unknown],
    ["Maker fee", fees.maker ?? unknown],
    ...noted("Fee note", fees.note),
    ["Fee source", fees.source],
    ["Fee date", fees.date],
    ["Funding interval in hours", funding.intervalHours ?? unknown],
    ...noted("Funding note", funding.note),
    ["Funding source", funding.source ?? unknown],
    ["Funding date", funding.date ?? unknown],
    ...(listed ? symbolRows(listed) : symbolList(market)),
  ];
}

function symbolRows({ market, listing, symbol }: Listed): Row[] {
  const { tick, contractSize, tickStep, table, note } = listing;
  return [
    ["Symbol", symbol],
    ["Tick", tick ?? unknown],
    ["Quantity step", quantityStep(listing) ?? unknown],
    ...(contractSize === undefined ? [] : [["Contract size", contractSize]]),
    ["Tick and step source", tickStep?.source ?? unknown],
    ["Tick and step date", tickStep?.date ?? unknown],
    ["Brackets", table ? table.brackets.length : unknown],
    ...(table
      ? [
          ["Bracket unit", unitName(market, bracketUnit(table))],
          [
            "Brackets complete",
            table.partial ? `no, known up to ${reach({ market, listing, symbol })}` : "yes",
          ],
          ["Bracket source", table.source],
          ["Bracket date", table.date],
        ]
      : []),
    ...noted("Symbol note", note),
  ];
}

/** What one contract is, times the step in contracts. */
function quantityStep({ step, contractSize }: Listing): Output | undefined {
  return step === undefined ? undefined : decimal(step).times(contractSize ?? 1);
}

function reach(listed: Listed): number {
  return toNumber(venueTiers(listed).at(-1)!.cap!);
}

function symbolList(market: Market): Row[] {
  const symbols = market.symbols();
  return [["Symbols", symbols.length > 12 ? `${symbols.length} contracts` : symbols.join(", ")]];
}

function rateOn({ rateOn }: LiquidationRule): string {
  if (rateOn === undefined) return unknown;
  return rateOn === "part" ? "the part of the position in it" : "the whole position";
}

function noted(label: string, note: Output | undefined): Row[] {
  return note === undefined ? [] : [[label, note]];
}
