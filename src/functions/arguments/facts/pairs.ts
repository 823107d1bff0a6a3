import { contractOfSymbol } from "../../../core/accounting/contract";
import type { CellArgument, WholeArgument } from "../../cells/declaration";
import { aboutRow, refuse, texts } from "../../cells/errors";
import { isStopped } from "../../cells/reading";
import { readTable } from "../../cells/table";
import { contractSymbol } from "./cells";

/** The contracts of a delta-neutral pair: on spot, and futures of the same coin. */
export interface Pair {
  readonly spot: readonly string[];
  readonly perp: readonly string[];
}

const columns = {
  spot: ofKind("a spot symbol, such as BTC-USDT", true),
  perp: ofKind("a symbol off spot, such as BTC-USDT-PERP", false),
};

export const pairs: WholeArgument<readonly Pair[]> = {
  kind: "whole",
  wanted: "a table of Spot and Perp",
  read: function* (argument, cells) {
    const rows = yield* readTable(argument, columns, cells);
    if (isStopped(rows)) return rows;
    const known = new Set<string>();
    yield;
    for (const { spot, perp, row } of rows) {
      for (const symbol of [spot, perp]) {
        if (known.has(symbol)) return refuse(texts.twice(aboutRow(argument, cells, row), symbol));
        known.add(symbol);
      }
    }
    return rows.map(({ spot, perp }) => ({ spot: [spot], perp: [perp] }));
  },
};

/** All that there is of one coin, on spot and off it. */
export function pairsOf(symbols: Iterable<string>): Pair[] {
  const pairs = new Map<string, { spot: string[]; perp: string[] }>();
  for (const symbol of [...symbols].sort()) {
    const { base, kind } = contractOfSymbol(symbol);
    const pair = pairs.get(base) ?? { spot: [], perp: [] };
    pairs.set(base, pair);
    pair[kind === "spot" ? "spot" : "perp"].push(symbol);
  }
  return [...pairs.values()].filter(({ spot, perp }) => spot.length > 0 && perp.length > 0);
}

function ofKind(wanted: string, isSpot: boolean): CellArgument<string> {
  return {
    ...contractSymbol,
    wanted,
    read: (value) => {
      const symbol = contractSymbol.read(value);
      const isOfKind = symbol !== undefined && (contractOfSymbol(symbol).kind === "spot") === isSpot;
      return isOfKind ? symbol : undefined;
    },
  };
}
