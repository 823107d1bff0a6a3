import type { Decimal } from "../../core/number/decimal";
import { venueTiers } from "../../core/venues/brackets";
import { findListing } from "../../core/venues/find";
import type { Unknown } from "../../core/venues/market";
import { noVenuePrice, unlisted, venue } from "../arguments/venue";
import { text } from "../arguments/words";
import { texts, unsolved } from "../cells/errors";
import type { Reason } from "../cells/texts";
import { once } from "../cells/once";
import type { Output } from "../cells/spill";

const venueTable = once("LIQ.TIERS", { venue, symbol: text }, ({ venue: markets, symbol }) => {
  const listed = findListing(markets, symbol);
  if (!listed) return unlisted(markets, symbol);
  if (!listed.listing.table) return noVenuePrice({ reason: "no brackets" }, listed);
  const rows = venueTiers(listed).map(({ floor, cap, maxLeverage, rate, amount }): Output[] => [
    floor,
    cap === undefined ? "" : known(cap, texts.noCapOfBracket),
    maxLeverage,
    known(rate, texts.noRate),
    known(amount, texts.noAmountOfBracket),
  ]);
  return [["Floor", "Cap", "Max leverage", "Maintenance rate", "Maintenance amount"], ...rows];
});

function known(figure: Decimal | Unknown, text: () => Reason): Output {
  return figure === "unknown" ? unsolved(text()) : figure;
}

/**
 * The shipped brackets of an exchange's contract.
 *
 * @customfunction LIQ_TIERS LIQ.TIERS
 * @helpurl https://localhost:3000/docs/functions/LIQ.TIERS.html
 * @param {any[][]} venue An exchange such as "Binance", or one of its markets such as "Binance COIN-M".
 * @param {any[][]} symbol Contract such as "BTCUSDT", "BTC-USDT-SWAP" or "BTCUSD_PERP".
 * @returns {any[][]} Header and a row per bracket: Floor, Cap, Max leverage, Maintenance rate, Maintenance amount.
 * @remarks
 * Floors and caps are notional in quote currency (linear) or coin (inverse), and the table is what LIQ.TIERED and LIQ.MAINTENANCE
 * take. Where a venue counts contracts, they are the base units (linear) or USD face value (inverse) of these contracts, which
 * LIQ.SOURCE says; such a table is for reading. A cap without an end is blank. A rate, an amount or a cap that could not be sourced
 * is #N/A: of most contracts at BingX only the leverage caps are known.
 *
 * LIQ.SOURCE shows where the table is from, its date, and whether it is complete. Both arguments are single values.
 * @throws #VALUE! when the venue is not one of those listed, or an argument is missing, blank or a range of several cells.
 * @throws #N/A when no brackets of the contract could be sourced.
 * @example =LIQ.TIERS("Gate", "BTC_USD") → {"Floor","Cap","Max leverage","Maintenance rate","Maintenance amount";0,3,100,0.005,0}
 * @example =LIQ.TIERS("Hyperliquid", "SOL") → {"Floor","Cap","Max leverage","Maintenance rate","Maintenance amount";0,70000000,20,0.025,0;70000000,"",10,0.05,1750000}
 * @see LIQ.SOURCE, which shows the sources of each venue's figures
 */
export function liqTiers(venue: any[][], symbol: any[][]): any[][] {
  return venueTable([venue, symbol]);
}
