import type { Brackets } from "../../../core/liquidation/tiers";
import type { Leg, Maintenance } from "../../../core/account/legs";
import { spelledDigits, zero } from "../../../core/number/decimal";
import { rowsAtOnce, type Sliced } from "../../../core/slices";
import type { ContractType } from "../../../core/position/contract";
import { certainBrackets, unitName } from "../../../core/venues/brackets";
import {
  findListing,
  findMarkets,
  type Listed,
  nearVenues,
  possibleSymbols,
} from "../../../core/venues/find";
import { Failure, refuse, texts, unsolved } from "../../cells/errors";
import { beyondTable } from "../failures";
import { nearby } from "../venue";
import type { PositionRow } from "./positions";
import type { SymbolTiers } from "./symbol-tiers";

export interface AccountLegs {
  /** In the order of the rows. */
  readonly legs: readonly Leg[];
  /** What to say of a position that lies past the last cap of its brackets. */
  readonly pastLastCap: (brackets: Brackets) => Failure;
}

/**
 * The rows as legs of an account. A row's printed maintenance margin comes first, then its rate. Where the rate is 0 or blank its
 * brackets count: those of its symbol in the table, those without a symbol, or those of its venue.
 */
export function* legsOf(
  positions: readonly PositionRow[],
  tiers: SymbolTiers | undefined,
): Sliced<AccountLegs | Failure> {
  const shipped = new Map<Brackets, Listed>();
  const legs: Leg[] = [];
  for (const [index, row] of positions.entries()) {
    if (index % rowsAtOnce === 0) yield;
    const maintenance = maintenanceOf(row);
    if (maintenance instanceof Failure) return maintenance;
    legs.push({ maintenance, ...row, contract: contractOf(row) });
  }
  const pastLastCap = (brackets: Brackets) => {
    const listed = shipped.get(brackets);
    return listed ? pastShipped(brackets, listed) : beyondTable(brackets.tiers);
  };
  return { legs, pastLastCap };

  function maintenanceOf(row: PositionRow): Maintenance | Failure {
    const { maintenanceMargin, maintenanceRate: rate, maintenanceAmount: amount, symbol, venue } = row;
    if (maintenanceMargin) return { by: "figure", margin: maintenanceMargin };
    if (!rate.isZero()) return { by: "rate", rate, amount };
    // A spot position is a balance: what its loan requires is the coin's.
    if (row.contract === "spot") return { by: "figure", margin: zero };
    const brackets = tiers?.(typeof symbol === "string" ? symbol : "", venue);
    if (brackets === "several") return refuse(texts.severalVenues(row.about, row.symbolName));
    if (brackets) return { by: "brackets", brackets };
    if (venue === "") return { by: "rate", rate, amount };
    const found = shippedFor(row, contractOf(row));
    if (found instanceof Failure) return found;
    shipped.set(found.brackets, found.listed);
    return { by: "brackets", brackets: found.brackets };
  }
}

function contractOf({ contract }: PositionRow): ContractType {
  return contract === "spot" ? "linear" : contract;
}

interface Shipped {
  readonly listed: Listed;
  readonly brackets: Brackets;
}

function shippedFor({ symbolName, venue, about }: PositionRow, contract: ContractType): Shipped | Failure {
  if (symbolName === "") return unsolved(texts.noSymbolOfRow(about, venue));
  const ofVenue = findMarkets(venue);
  const markets = ofVenue.filter((market) => market.contract === contract);
  const listed = findListing(markets, symbolName);
  const brackets = listed?.listing.table && certainBrackets(listed, listed.listing.table);
  if (listed && brackets && brackets.tiers.length > 0) return { listed, brackets };
  const possible = possibleSymbols(markets, symbolName);
  // A market may list the symbol without brackets: then nothing else is meant.
  const near = listed
    ? { symbols: [] }
    : ofVenue.length === 0
      ? { symbols: nearVenues(venue) }
      : possible.length > 0
        ? { symbols: possible }
        : nearby(markets, symbolName);
  return unsolved(texts.noBracketsOfRow(about, symbolName, venue, near));
}

function pastShipped({ tiers, unit }: Brackets, { market, listing, symbol }: Listed): Failure {
  const reach = `${spelledDigits(tiers.at(-1)!.cap!)} (${unitName(market, unit)})`;
  const { source, date } = listing.table!;
  return unsolved(
    texts.beyondShipped(symbol, `${market.venue} ${market.name}`, reach, `${source}, ${date}`),
    "positions",
  );
}
