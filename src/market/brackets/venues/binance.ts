import { contractOf } from "../../../core/venues/contract-of";
import {
  type BracketVenue,
  inOrder,
  isJson,
  type Json,
  number,
  numberOrNone,
  type PrintedBracket,
  rowsIn,
  text,
} from "../answer";
import { contractName } from "../symbols";

/**
 * The brackets are told to accounts only, so that a user pastes them: those of leverageBracket, in coin for COIN-M, or a contractInfo
 * event, which the public stream sends when a contract's brackets change.
 */
export const binance: BracketVenue = {
  venue: "Binance",
  endpoint: "https://fapi.binance.com/fapi/v1/leverageBracket",
  requests: () => [],
  read: (answers) => {
    const found = answers
      .flatMap(rowsIn)
      .filter((row) => Array.isArray(row.brackets) || Array.isArray(row.bks));
    if (found.length === 0) return undefined;
    return found.map((row) => {
      const venueSymbol = text(row, "symbol") || text(row, "pair") || text(row, "s");
      const symbol = contractName(venueSymbol);
      const rows = ((row.brackets ?? row.bks) as readonly unknown[]).filter(isJson);
      return {
        venue: "Binance",
        venueSymbol,
        symbol,
        contract: contractOf(symbol),
        unit: "notional",
        brackets: inOrder(rows.map(Array.isArray(row.brackets) ? ofAccount : ofEvent)),
        remarks: remarksOn(row),
      };
    });
  },
};

/** COIN-M names the floor qtyFloor, or qtylFloor in one version. */
function ofAccount(row: Json): PrintedBracket {
  return {
    floor: number(row, "notionalFloor", "qtyFloor", "qtylFloor"),
    cap: number(row, "notionalCap", "qtyCap"),
    maxLeverage: number(row, "initialLeverage"),
    rate: number(row, "maintMarginRatio"),
    amount: numberOrNone(row, "cum"),
  };
}

function ofEvent(row: Json): PrintedBracket {
  return {
    floor: number(row, "bnf"),
    cap: number(row, "bnc"),
    maxLeverage: number(row, "ma"),
    rate: number(row, "mmr"),
    amount: numberOrNone(row, "cf"),
  };
}

function remarksOn(row: Json): string[] {
  const factor = numberOrNone(row, "notionalCoef");
  if (!factor || factor.eq(1)) return [];
  return [
    `Binance has multiplied the brackets of your account by ${factor.toFixed()}: those of others differ.`,
  ];
}
