import { decimal } from "../../core/number/decimal";
import { dateWithAge } from "../../core/venues/age";
import { bracketUnit, unitName } from "../../core/venues/brackets";
import { missingBrackets, pricedSizes } from "../../core/venues/coverage";
import type { Listed } from "../../core/venues/find";
import { findListing } from "../../core/venues/find";
import { contractFunding } from "../../core/venues/funding";
import type { LiquidationRule, Listing, Market, Sourced } from "../../core/venues/market";
import { unlisted, venue } from "../arguments/venue";
import { text } from "../arguments/words";
import { optional } from "../cells/declaration";
import { once } from "../cells/once";
import type { Output } from "../cells/spill";

const source = once(
  "LIQ.SOURCE",
  { venue, symbol: optional<string | undefined>(text, undefined) },
  ({ venue: markets, symbol }) => {
    if (symbol === undefined) return markets.flatMap((market) => venueSources(market));
    const listed = findListing(markets, symbol);
    return listed ? venueSources(listed.market, listed) : unlisted(markets, symbol);
  },
);

/**
 * Where an exchange's rule, fees and brackets come from, their dates, and what is not known.
 *
 * @customfunction LIQ_SOURCE LIQ.SOURCE
 * @helpurl https://localhost:3000/docs/functions/LIQ.SOURCE.html
 * @param {any[][]} venue An exchange such as "Binance", or one of its markets such as "Binance COIN-M".
 * @param {any[][]} [symbol] Contract such as "BTCUSDT". Default none: the venue's markets alone.
 * @returns {any[][]} Rows of label and value.
 * @remarks
 * Rule, closing fee, trading fees of the lowest tier, and funding: interval, cap and floor of that interval, formula; each with source and
 * date.
 *
 * Where contracts have other intervals the market's is the usual one, and that of a symbol is not known unless it was sourced. In the
 * formula P is the mean premium index, I the interest rate of 8 hours and N the interval's hours; FUNDING.RATE computes them.
 *
 * With a symbol also tick, quantity step, contract size, clearance fee, its brackets' unit, source, date and completeness, and the sizes
 * for which LIQ.VENUE has a price.
 *
 * A date more than a year before today says so, and where sources conflict it says which one is taken. What could not be sourced reads
 * "not known". Rates are fractions. Both arguments are single values.
 * @throws #VALUE! when the venue is not one of those listed, or an argument is a range of several cells.
 * @throws #N/A when Ballast ships nothing for the symbol.
 * @example What is known of a contract, whose dates say that they are old.
 * =LIQ.SOURCE("BingX", "BTCUSD") → {"Venue","BingX";"Market","Coin-M perpetuals";"Contract","inverse";"Maintenance margin on","value at mark price";"Bracket's rate on","the part of the position in it";"Closing fee in the price",0.0005;"Rule source","https://bingx.com/en/support/articles/11263312123407 (notice of 2024-12-13); fee: a live SOL-USD position of 2024-07-16";"Rule date","2024-12-13";"Rule not certain","how BingX rounds the price";"Taker fee","not known";"Maker fee","not known";"Fee note","Coin-M rates are on no page that could be read";"Fee source","github nemanull/arbitrage-observatory docs/profiles/bingx/fees.md";"Fee date","2026-09-22";"Funding interval in hours","not known";"Funding cap","not known";"Funding floor","not known";"Funding source","not known";"Funding date","not known";"Funding formula","not known";"Symbol","BTCUSD";"Sizes with a price","up to 194000000 (USD face value)";"Tick","not known";"Quantity step","not known";"Tick and step source","not known";"Tick and step date","not known";"Brackets",26;"Bracket unit","USD face value";"Brackets complete","yes";"Bracket source","https://support.bingx.com/hc/ru/articles/30454348141081 (Coin-M parameters, Russian copy)";"Bracket date","undated, about 2024 (more than a year ago)";"Symbol note","the page prints no maintenance amounts; they follow from floors and rates"}
 * @example =LIQ.SOURCE("MEXC", "nothing") → #N/A
 * @see https://www.binance.com/en/support/faq/b3c689c1f50a44cabb3a84e663b81d93
 */
export function liqSource(venue: any[][], symbol?: any[][]): any[][] {
  return source([venue, symbol]);
}

type Row = Output[];

const unknown = "not known";

/** What is known of a market and, where one is given, of a contract in it, each group with its source and date. */
function venueSources(market: Market, listed?: Listed): Row[] {
  const { rule, fees } = market;
  return [
    ["Venue", market.venue],
    ["Market", market.name],
    ["Contract", market.contract],
    ["Maintenance margin on", rule.maintenance ? `value at ${rule.maintenance} price` : unknown],
    ["Bracket's rate on", rateOn(rule)],
    ["Closing fee in the price", rule.closingFeeRate ?? unknown],
    ...noted("Fee that added margin is divided by", rule.addedMarginFeeRate),
    ...sourceRows("Rule", rule),
    ...rule.notKnown.map((text): Row => ["Rule not certain", text]),
    ["Taker fee", fees.taker ?? unknown],
    ["Maker fee", fees.maker ?? unknown],
    ...noted("Fee note", fees.note),
    ...sourceRows("Fee", fees),
    ...fundingRows(market, listed),
    ...(listed ? symbolRows(listed) : symbolList(market)),
  ];
}

/** Without a contract the interval is the usual one; the note says where contracts have their own. */
function fundingRows(market: Market, listed: Listed | undefined): Row[] {
  const { formula, byContract, note = byContract && "by contract", ...usual } = market.funding;
  const known = listed ? contractFunding(market, listed.listing) : usual;
  return [
    ["Funding interval in hours", known.intervalHours ?? unknown],
    ["Funding cap", known.cap ?? unknown],
    ["Funding floor", known.floor ?? unknown],
    ...sourceRows("Funding", aged(known)),
    ...noted("Funding note", note),
    ["Funding formula", formula ?? unknown],
    ...(listed?.listing.funding ? sourceRows("Funding formula", aged(usual)) : []),
  ];
}

function sourceRows(label: string, { source, date }: Partial<Sourced> = {}): Row[] {
  return [
    [`${label} source`, source ?? unknown],
    [`${label} date`, date ?? unknown],
  ];
}

/** Figures that exchanges change often, whose date says if it is more than a year ago. */
function aged({ source, date }: Partial<Sourced>): Partial<Sourced> {
  return { source, date: date && dateWithAge(date, new Date()) };
}

function symbolRows(listed: Listed): Row[] {
  const { market, listing, symbol } = listed;
  const missing = missingBrackets(listed);
  const { tick, contractSize, tickStep, table, clearanceFeeRate, note, conflict } = listing;
  return [
    ["Symbol", symbol],
    ["Sizes with a price", pricedSizes(listed)],
    ["Tick", tick ?? unknown],
    ["Quantity step", quantityStep(listing) ?? unknown],
    ...(contractSize === undefined ? [] : [["Contract size", contractSize]]),
    ...sourceRows("Tick and step", tickStep),
    ["Brackets", table ? table.brackets.length : unknown],
    ...(table
      ? [
          ["Bracket unit", unitName(market, bracketUnit(table))],
          ["Brackets complete", missing === undefined ? "yes" : `no, ${missing}`],
          ...sourceRows("Bracket", aged(table)),
        ]
      : []),
    ...noted("Clearance fee", clearanceFeeRate),
    ...noted("Symbol note", note),
    ...noted("Sources conflict", conflict),
  ];
}

/** What one contract is, times the step in contracts. */
function quantityStep({ step, contractSize }: Listing): Output | undefined {
  return step === undefined ? undefined : decimal(step).times(contractSize ?? 1);
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
