import { calledName } from "../../base/function-names";
import { type Decimal, spelledDigits } from "../../core/number/decimal";
import type { About, Shape } from "./about";
import { choices, counted, listed, type Near, perhaps, quoted } from "./wording";

/** The text of a failure, and the arguments that it names, the one at fault first. */
export interface Reason {
  readonly text: string;
  readonly about: readonly About[];
}

/** A number that a text names. */
type Figure = number | Decimal;

/** Every text of a failure. */
export const texts = {
  omitted: (argument: string, wanted: string) => reason`${{ argument }} is missing; it must be ${wanted}`,
  empty: (about: About, wanted: string) => reason`${about} is empty; it must be ${wanted}`,
  zeroOrEmpty: (about: About, wanted: string) =>
    reason`${about} must be ${wanted}, got 0 (an empty cell counts as 0)`,
  unwanted: (about: About, wanted: string, got: string, instead?: string) =>
    reason`${about} must be ${wanted}, got ${got}${advised(instead)}`,
  partUnwanted: (part: string, argument: string, wanted: string, got: Figure, instead?: string) =>
    reason`${part} in ${{ argument }} must be ${wanted}, got ${got}${advised(instead)}`,
  severalValues: (argument: string, shape: Shape) =>
    reason`${{ argument }} must be one value, got ${sized(shape)}`,
  notOneLine: (argument: string, shape: Shape) =>
    reason`${{ argument }} must be one row or one column, got ${sized(shape)}`,
  nothingInIt: (argument: string) => reason`${{ argument }} is empty; it must hold at least one value`,
  shapesDiffer: (a: string, shapeA: Shape, b: string, shapeB: Shape) =>
    reason`${{ argument: a }} (${sized(shapeA)}) and ${{ argument: b }} (${sized(shapeB)}) do not fit; use single values, equal shapes, or a row with a column`,
  lengthsDiffer: (a: string, lengthA: number, b: string, lengthB: number): Reason => {
    const { text, about } =
      reason`${{ argument: a }} has ${counted(lengthA, "value")} and ${{ argument: b }} has ${lengthB}; they must have the same number`;
    return { text, about: lengthA < lengthB ? about : [...about].reverse() };
  },
  tableTooNarrow: (argument: string, wanted: readonly string[], columns: number) =>
    reason`${{ argument }} must be a table with the columns ${listed(wanted)}, got ${counted(columns, "column")}`,
  tableWithoutColumn: (argument: string, missing: readonly string[], found: readonly string[]) =>
    reason`${{ argument }} must be a table with a column ${listed(missing)}, got the columns ${listed(found, "and", 8)}`,
  columnsAlike: (argument: string, found: readonly string[], name: string) =>
    reason`${{ argument }} must have one column for ${name}, got ${listed(found)}, which may both mean it; keep the one that does`,
  twice: (about: About, got: string) => reason`${about} names ${quoted(got)} a second time`,
  weightsNotOne: (argument: string, sum: Figure, instead?: string) =>
    reason`the weights of ${{ argument }} must sum to 1, got a sum of ${sum}${advised(instead)}`,
  sumAboveOne: (argument: string, sum: Figure, instead?: string) =>
    reason`${{ argument }} must sum to at most 1, got a sum of ${sum}${advised(instead)}`,
  notBelow: (lower: string, value: Figure, upper: string, bound: Figure) =>
    reason`${{ argument: lower }} must be below ${{ argument: upper }}, got ${value} and ${bound}`,
  aboveOther: (lower: string, value: Figure, upper: string, bound: Figure) =>
    reason`${{ argument: lower }} must be at most ${{ argument: upper }}, got ${value} and ${bound}`,
  highBelowLow: (high: About, low: About, got: Figure, bound: Figure) =>
    reason`${high} must be at least ${low}, got ${got} and ${bound}`,
  partAboveOther: (lower: string, argument: string, value: Figure, upper: string, bound: Figure) =>
    reason`${lower} in ${{ argument }} must be at most ${upper}, got ${value} and ${bound}`,
  tooFewPrices: (fewest: number, got: number) => reason`at least ${fewest} prices are needed, got ${got}`,
  tooFewRates: (fewest: number, got: number) =>
    reason`the last 24 hours take ${counted(fewest, "funding rate")}, got ${got}`,
  notSixPoints: (argument: string, got: number) =>
    reason`${{ argument }} must hold the 6 turning points of an impulse, its start and the ends of its waves, got ${counted(got, "value")}`,
  noTurn: (about: About, got: Figure, before: Figure) =>
    reason`${about} must turn back from the price before it, since waves rise and fall by turns, got ${got} after ${before}`,
  warmingUp: (needed: number) =>
    reason`${counted(needed, "value")} are needed, up to this bar there are fewer`,
  fundingHolds: (threshold: Figure) =>
    reason`the mean rate of 24 hours is never below ${threshold}, so the pair is kept`,
  noFuturesPrice: () => reason`no positive futures price has this rate`,
  feesNeverPaid: () =>
    reason`a funding rate of 0 or less pays a short nothing, so the fees are never earned back`,
  feeTakesMargin: (feeRate: Figure, leverage: Figure) =>
    reason`${{ argument: "feeRate" }} times leverage must be below 1, got ${feeRate} and ${leverage}; opening would take the whole margin`,
  liquidatedAtEntry: (leverage: string, maintenanceRate: string, extraMargin: string, instead?: string) =>
    reason`${{ argument: "leverage" }} must give the short more than its maintenance margin at entry, got ${leverage} with a ${{ argument: "maintenanceRate" }} of ${maintenanceRate} and an ${{ argument: "extraMargin" }} of ${extraMargin}${advised(instead)}`,
  noShort: () => reason`nothing is sold short, so nothing can be liquidated`,
  positionGone: (price: number | undefined) =>
    reason`the position was liquidated${price === undefined ? "" : ` at ${price}`}, so there is no ratio`,
  tooFewEquities: (fewest: number, got: number) =>
    reason`at least ${fewest} values of ${{ argument: "equity" }} are needed, got ${got}`,
  noLiquidation: () => reason`no positive price liquidates this position`,
  noMargin: () => reason`the position gains at the target, so no margin leads to a liquidation there`,
  noMarginCall: () => reason`no price that moves against this position leads to the margin call`,
  calledAtEntry: (ratio: Figure, atEntry: Figure) =>
    reason`${{ argument: "ratio" }} must be at least the margin ratio at entry of ${atEntry}, got ${ratio}; the margin call comes as the position is opened`,
  notCovered: (instead?: string) =>
    reason`the margin does not cover the maintenance margin at entry, so the position is liquidated as it is opened${advised(instead)}`,
  liquidatedAlready: (instead?: string) =>
    reason`the account's equity is below its maintenance margin at these mark prices, so it is liquidated already${advised(instead)}`,
  liquidatedAtEveryPrice: (instead?: string) =>
    reason`the account is liquidated at every price of this position; the other positions need more than the balance${advised(instead)}`,
  rateOfPercent: (argument: string, rate: Figure, leverage: Figure, instead: string) =>
    reason`${{ argument }} must be at most 1 / leverage, got ${rate} at a leverage of ${leverage}; ${instead}`,
  ratesOfAll: (argument: string, maintenanceRate: Figure, feeRate: Figure) =>
    reason`${{ argument }} and ${{ argument: "feeRate" }} must sum to below 1 (0.005 is 0.5 %), got ${maintenanceRate} and ${feeRate}`,
  nothingOpen: (argument: string) =>
    reason`the ${{ argument }} sum to 0, so nothing is open that could have an entry price`,
  noExitPrice: () => reason`no positive exit price gives this result`,
  bracketGap: (about: About, expected: Figure, got: Figure) =>
    reason`${about} must have a floor of ${expected}, where the bracket before it ends (the first starts at 0), got ${got}`,
  firstBracketRate: (about: About, most: Figure, got: Figure, instead: string | undefined) =>
    reason`${about} must have a maintenance rate of at most ${most} in the first bracket, got ${got}${advised(instead)}`,
  bracketOrder: (about: About, got: Figure) =>
    reason`${about} must have a higher floor than the bracket before it, got ${got}`,
  severalContracts: (argument: string) =>
    reason`${{ argument }} has brackets of several contracts; pass the columns from Floor to Maintenance amount of the rows of one, by FILTER`,
  otherUnit: (argument: string, unit: string) =>
    reason`${{ argument }} must have floors and caps in notional, got ${unit}; use ${calledName("LIQ.VENUE")} or ${calledName("LIQ.CROSS")}, which take both`,
  severalVenues: (about: About, symbol: string) =>
    reason`${about} has no venue, and ${{ argument: "tiers" }} has brackets of ${quoted(symbol)} at several; type the venue`,
  countsContracts: (argument: string) =>
    reason`${{ argument }} counts contracts; convert floors, caps and amounts to base units (linear) or USD (inverse)`,
  beyondTable: (argument: string, reach: Figure) =>
    reason`the position exceeds ${reach}, the last cap of ${{ argument }}; leave that cap blank if its rate goes on, or add the next brackets`,
  mixedSettlement: (argument: string) =>
    reason`${{ argument }} must be all linear or all inverse; an account settles in one currency`,
  negativeLong: (about: About, got: Figure) =>
    reason`${about} must be positive for a long, got ${got}; type the side as short or BOTH if the sign is its direction`,
  notOfCross: (about: About, what: string) =>
    reason`${about} is ${what}, which is not part of a cross account of one settle currency`,
  settlesElsewhere: (about: About, coin: string, other: string) =>
    reason`${about} settles in ${quoted(coin)} and a row before it in ${quoted(other)}; an account settles in one currency`,
  noBracketsOfRow: (about: About, symbol: string, venue: string, near: Near) =>
    reason`${about} has no maintenanceRate, and no brackets of ${quoted(symbol)} at ${quoted(venue)} are known${near.symbols.length > 0 ? ` (${perhaps(near)})` : ""}; type the rate or pass the brackets as ${{ argument: "tiers" }}`,
  noSymbolOfRow: (about: About, venue: string) =>
    reason`${about} has no maintenanceRate, and no symbol to find its brackets at ${quoted(venue)} by; type the symbol or the rate`,
  beyondShipped: (symbol: string, venue: string, reach: string, sourced: string) =>
    reason`the position exceeds ${reach}, where the brackets known for ${symbol} at ${venue} end (${sourced}); pass your own as ${{ argument: "tiers" }}`,
  noPriceOf: (about: About, asset: string) =>
    reason`${about} must have a price of ${quoted(asset)}; only dollars have one of 1 by themselves`,
  haircutAndRatio: (about: About) => reason`${about} must have a haircut or a ratio, got both`,
  noRatio: (about: About, asset: string) =>
    reason`${about} must have a ratio of ${quoted(asset)}, here or in ${{ argument: "ratios" }}; a coin that does not count has a haircut of 1`,
  noCoinRow: (about: About, asset: string) =>
    reason`${about} settles in ${quoted(asset)}; give ${quoted(asset)} a row in ${{ argument: "collateral" }}, with its price`,
  noMarginOf: (about: About) =>
    reason`${about} is isolated and must be a linear or inverse position with its margin`,
  severalAccounts: (argument: string, names: readonly string[]) =>
    reason`${{ argument }} must be one account, got ${listed(names, "and", 8)}`,
  settleMoves: (about: About, asset: string) =>
    reason`${about} settle in ${quoted(asset)}, which moves by itself here, so no straight path gives a price; use ${calledName("SIM.STRESS")}`,
  adjustedNotAbove: () => reason`adjusted equity is not above 0`,
  equityNotAbove: () => reason`equity is not above 0`,
  nothingRequired: () => reason`no maintenance margin is required`,
  noShock: () => reason`no price on this side liquidates the account`,
  noCoinLiquidates: () => reason`no coin's price alone liquidates the account`,
  noTopUp: () => reason`no amount reaches the target`,
  noSuchItem: (argument: string, known: readonly string[], got: string) =>
    reason`${{ argument }} must be one of ${listed(known, "or", 8)}, got ${quoted(got)}`,
  noShares: () =>
    reason`the maintenance margins at the mark prices sum to no more than 0, so they give no shares of the equity`,
  sharesAlone: (about: About, setting: string, others: string) =>
    reason`${about} must be left out where others is ${others}, got ${setting}; the shares of the equity have no place for it`,
  stopOnWrongSide: (side: string, stopPrice: Figure, entryPrice: Figure) =>
    reason`${{ argument: "stopPrice" }} must be ${side === "long" ? "below" : "above"} ${{ argument: "entryPrice" }} for a ${side}, got ${stopPrice} and ${entryPrice}`,
  notListed: (symbol: string, venue: string, known: readonly string[], near: Near, hasRule: boolean) => {
    const others = known.length === 0 || known.length > 12 ? "" : `, only for ${listed(known)}`;
    const meant = near.symbols.length === 0 ? "" : `${perhaps(near)} Otherwise `;
    return reason`Ballast ships no ${venue} brackets for ${quoted(symbol)}${others}; ${meant}${remedy(hasRule)}`;
  },
  severalListed: (symbol: string, venue: string, possible: readonly string[]) =>
    reason`${{ argument: "symbol" }} ${quoted(symbol)} may be ${choices(possible)} at ${venue}; type one of them`,
  noBrackets: (symbol: string, venue: string, hasRule: boolean) =>
    reason`no brackets for ${symbol} at ${venue} could be sourced; ${remedy(hasRule)}`,
  beyondBrackets: (symbol: string, venue: string, reach: string, sourced: string) =>
    reason`the position exceeds ${reach} where the brackets known for ${symbol} at ${venue} end (${sourced}); ${remedy(true)}`,
  beyondRates: (symbol: string, venue: string, reach: string, sourced: string) =>
    reason`the position exceeds ${reach} the size up to which maintenance rates for ${symbol} at ${venue} could be sourced (${sourced}); ${remedy(true)}`,
  noRates: (symbol: string, venue: string, sourced: string, hasRule: boolean) =>
    reason`no maintenance rates for ${symbol} at ${venue} could be sourced, only its leverage caps (${sourced}); ${remedy(hasRule)}`,
  noRate: () => reason`no maintenance rate could be sourced for this bracket`,
  noAmountOfBracket: () =>
    reason`a maintenance amount follows from rates, and no rate could be sourced for this bracket`,
  noCapOfBracket: () => reason`where this bracket ends could not be sourced`,
  onlyFirstBracket: (symbol: string, venue: string, reach: string, sourced: string) =>
    reason`the position exceeds ${reach} the first bracket of ${symbol} at ${venue} (${sourced}), and whether a further rate is paid on the whole position or on its part could not be sourced; ${remedy(false)}`,
  noLiveValue: (why: string) => reason`${why}`,
  noVenueRule: (venue: string, sourced: string) =>
    reason`what ${venue} takes the maintenance margin on could not be sourced (${sourced}); pass your own table to ${calledName("LIQ.TIERED")} with the rule that holds`,
  noVenueFee: (venue: string, sourced: string) =>
    reason`the closing fee in the price of ${venue} could not be sourced (${sourced}); pass your own as ${{ argument: "feeRate" }}`,
  leverageTooHigh: (symbol: string, venue: string, allowed: Figure, got: Figure) =>
    reason`${{ argument: "leverage" }} must be at most ${allowed} for an entry of this size in ${symbol} at ${venue}, got ${got}`,
  noHeader: (argument: string, wanted: string) =>
    reason`${{ argument }} must be ${wanted}, with its header, such as Fills[#All]`,
  nothingCounts: (argument: string) => reason`${{ argument }} has no row that counts`,
  noPriceIn: (argument: string, name: string) =>
    reason`${{ argument }} must have a price of ${quoted(name)} for this`,
  openedBefore: () =>
    reason`no fill shows how this was opened; add earlier fills, or the venue's column Realised`,
  inverseNotSplit: () => reason`the P&L of an inverse contract is not split into price and basis`,
  noPair: () => reason`no coin has fills on spot and off it`,
  noBalance: () => reason`the ledger states no balance of this coin`,
  severalWallets: (about: About, coin: string) =>
    reason`${about} must name account and wallet, since several have ${quoted(coin)}`,
  nothingInCommon: () => reason`fills, funding and ledger have no account and time in common`,
  noCost: () => reason`not all of it was bought with one currency`,
  ledgerWithoutCost: () => reason`a ledger has no cost; spot fills do`,
  soldMore: () => reason`more was sold than these fills bought; a ledger shows what is left`,
  tooLarge: (megabytes: number) =>
    reason`the result is ${megabytes.toFixed(1)} MB and Excel on the web takes at most 5 MB; give fewer rows`,
  tooFewForGrowth: (needed: Figure, got: number) =>
    reason`annual growth takes a year of ${{ argument: "equity" }}, at least ${needed} periods, got ${got}`,
  noGrowthBelowZero: () => reason`${{ argument: "equity" }} ends below 0, and no rate of growth leads there`,
  noReturnBelowZero: () =>
    reason`${{ argument: "equity" }} falls below 0, and nothing is earned on less than nothing`,
  cashMissing: (withdrawal: Figure, missing: Figure) =>
    reason`the withdrawal of ${withdrawal} cannot be met; with all sold that may be sold, ${missing} is missing`,
  debtUnpaid: (debt: Figure, withdrawal: Decimal, missing: Figure) =>
    reason`the debt of ${debt}${withdrawal.gt(0) ? ` and the withdrawal of ${spelledDigits(withdrawal)}` : ""} cannot be met; with all sold that may be sold, ${missing} is missing`,
};

/** What to do, at the end of a text. */
function advised(instead: string | undefined): string {
  return instead === undefined ? "" : `; ${instead}`;
}

/** Brackets of the user's own: by the venue's rule, or by one that the user names where it is not known. */
function remedy(hasRule: boolean): string {
  return hasRule
    ? `get today's with Update brackets in Settings and give them to ${calledName("LIQ.VENUE")} as its last argument, tiers`
    : `pass your own table of brackets to ${calledName("LIQ.TIERED")}`;
}

/** A template tag: the arguments in reason`${{ argument }} is missing` are named in the text and kept in `about`. */
function reason(words: TemplateStringsArray, ...parts: readonly (string | Figure | About)[]): Reason {
  const spelled = parts.map((part) => {
    if (typeof part !== "object") return part;
    return isAbout(part) ? nameOf(part) : spelledDigits(part);
  });
  return {
    text: words.map((word, index) => `${word}${spelled[index] ?? ""}`).join(""),
    about: parts.filter((part) => typeof part === "object" && isAbout(part)),
  };
}

function isAbout(part: Decimal | About): part is About {
  return "argument" in part;
}

function nameOf({ argument, row, column }: About): string {
  const cell = [
    row === undefined ? "" : `row ${row + 1}`,
    column === undefined ? "" : `column ${column + 1}`,
  ].filter((text) => text !== "");
  return cell.length > 0 ? `${argument} (${cell.join(", ")})` : argument;
}

function sized({ rows, columns }: Shape): string {
  return `${counted(rows, "row")} by ${counted(columns, "column")}`;
}
