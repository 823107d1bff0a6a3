import { contractOf } from "../../../core/venues/contract-of";
import { Problem } from "../../../base/problem";
import { decimal, type Decimal, divide, one, roundDownToStep, smaller } from "../../../core/number/decimal";
import {
  type BracketVenue,
  inOrder,
  type Json,
  isJson,
  notRead,
  number,
  numberOrNone,
  type PrintedBracket,
  rowsWith,
  text,
} from "../answer";
import { contractName } from "../symbols";

const endpoint = "https://contract.mexc.com/api/v1/contract/detail";

/** A list of levels of its own, or a rule: each level adds the same volume to the one before, and the same to both margin rates. */
export const mexc: BracketVenue = {
  venue: "MEXC",
  endpoint,
  keepsPagesOut: true,
  requests: ({ base, quote }) => [{ url: `${endpoint}?symbol=${base}_${quote}` }],
  read: (answers) => {
    const rows = rowsWith(answers, "contractSize", "maintenanceMarginRate");
    if (rows.length === 0) return undefined;
    return rows.map((row) => {
      const venueSymbol = text(row, "symbol");
      const symbol = contractName(venueSymbol);
      const custom = Array.isArray(row.riskLimitCustom) ? row.riskLimitCustom.filter(isJson) : [];
      return {
        venue: "MEXC",
        venueSymbol,
        symbol,
        contract: contractOf(symbol),
        unit: text(row, "riskLimitType") === "BY_VALUE" ? "notional" : "contracts",
        contractSize: number(row, "contractSize"),
        brackets: custom.length > 0 ? inOrder(custom.map(levelOf)) : levelsByRule(row),
        remarks: [
          ...(custom.length > 0
            ? []
            : [
                "MEXC prints a rule and no table: the levels are computed by it, their leverage as 1 over the initial margin rate.",
              ]),
        ],
      };
    });
  },
};

function levelOf(row: Json): PrintedBracket {
  return {
    cap: number(row, "maxVol", "vol"),
    maxLeverage: number(row, "maxLeverage", "mlev"),
    rate: number(row, "mmr", "maintenanceMarginRate"),
  };
}

/** More levels than any contract has. */
const mostLevels = 1000;
const twoDecimals = decimal("0.01");

function levelsByRule(row: Json): PrintedBracket[] {
  const [volume, step] = [number(row, "riskBaseVol"), number(row, "riskIncrVol")];
  const [rate, rateStep] = [number(row, "maintenanceMarginRate"), number(row, "riskIncrMmr")];
  const [initial, initialStep] = [number(row, "initialMarginRate"), number(row, "riskIncrImr")];
  const highest = numberOrNone(row, "maxLeverage");
  const count = number(row, "riskLevelLimit").toNumber();
  if (!Number.isInteger(count) || count < 1 || count > mostLevels) {
    throw new Problem(
      notRead,
      [`riskLevelLimit must be a whole number from 1 to ${mostLevels}, got ${count}.`],
      "Paste the whole answer as the venue sends it.",
    );
  }
  return Array.from({ length: count }, (_, level) => ({
    cap: volume.plus(step.times(level)),
    maxLeverage: leverageAt(initial.plus(initialStep.times(level)), highest),
    rate: rate.plus(rateStep.times(level)),
  }));
}

function leverageAt(initialRate: Decimal, highest: Decimal | undefined): Decimal {
  const leverage = roundDownToStep(divide(one, initialRate), twoDecimals);
  return highest ? smaller(leverage, highest) : leverage;
}
