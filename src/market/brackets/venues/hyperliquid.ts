import { divide, one, type Decimal, zero } from "../../../core/number/decimal";
import {
  type BracketVenue,
  isJson,
  type Json,
  number,
  numberOrNone,
  type PrintedTable,
  text,
} from "../answer";
import { contractName } from "../symbols";

const endpoint = "https://api.hyperliquid.xyz/info";

/**
 * The list of all perpetuals, each with its margin table. A bracket's maintenance rate is half of the initial margin rate at its maximum
 * leverage.
 * @see https://hyperliquid.gitbook.io/hyperliquid-docs/trading/margin-tiers
 */
export const hyperliquid: BracketVenue = {
  venue: "Hyperliquid",
  endpoint,
  requests: () => [{ url: endpoint, body: JSON.stringify({ type: "meta" }) }],
  read: (answers) => {
    const metas = answers.map((answer) =>
      Array.isArray(answer) ? (answer as readonly unknown[])[0] : answer,
    );
    const lists = metas.filter(isJson).filter(({ universe }) => Array.isArray(universe));
    if (lists.length === 0) return undefined;
    return lists.flatMap((meta) =>
      (meta.universe as readonly unknown[]).filter(isJson).map((asset) => tableOf(asset, meta)),
    );
  },
};

const withoutTables =
  "The answer has no margin tables: the brackets of larger positions, where there are any, are missing.";

function tableOf(asset: Json, meta: Json): PrintedTable {
  const name = text(asset, "name");
  const tiers = tiersOf(asset, meta);
  return {
    venue: "Hyperliquid",
    venueSymbol: name,
    symbol: contractName(name),
    contract: "linear",
    unit: "notional",
    brackets: (tiers ?? []).map(({ floor, maxLeverage }, at) => ({
      floor,
      cap: tiers?.[at + 1]?.floor,
      maxLeverage,
      rate: divide(one, maxLeverage.times(2)),
    })),
    fault: tiers ? undefined : `The answer lacks the margin table of ${name}. Paste the whole answer.`,
    remarks: meta.marginTables === undefined ? [withoutTables] : [],
  };
}

interface MarginTier {
  readonly floor: Decimal;
  readonly maxLeverage: Decimal;
}

/** Table numbers below 50 need no table: they mean one tier. */
const lowestNumber = 50;

/** Undefined where the answer lacks the asset's table. */
function tiersOf(asset: Json, meta: Json): readonly MarginTier[] | undefined {
  const only = [{ floor: zero, maxLeverage: number(asset, "maxLeverage") }];
  const id = numberOrNone(asset, "marginTableId");
  if (!id || meta.marginTables === undefined) return only;
  const tables = (Array.isArray(meta.marginTables) ? meta.marginTables : []) as readonly unknown[];
  const own = tables.find((entry) => Array.isArray(entry) && id.eq(String(entry[0]))) as
    readonly unknown[] | undefined;
  const table = own?.[1];
  const rows = isJson(table) && Array.isArray(table.marginTiers) ? table.marginTiers.filter(isJson) : [];
  if (rows.length > 0)
    return rows.map((row) => ({ floor: number(row, "lowerBound"), maxLeverage: number(row, "maxLeverage") }));
  return id.lt(lowestNumber) ? only : undefined;
}
