import { readFileSync } from "node:fs";
import path from "node:path";
import { checkTable, type CheckedTable } from "../../../src/market/brackets/check";
import { readAnswers } from "../../../src/market/brackets/read";

/** A message as a public client's tests have it; each file names its source. */
export function recorded(name: string): unknown {
  const file = path.join(__dirname, "../../vectors/market", `${name}.json`);
  return (JSON.parse(readFileSync(file, "utf8")) as { response: unknown }).response;
}

export const readOn = { source: "https://example.test/tiers", date: "2026-11-29" };

export function checked(venue: string, symbol: string, ...answers: readonly unknown[]): CheckedTable {
  return checkTable(readAnswers(answers, { venue, symbol }), readOn);
}

/** Floor, cap, maximum leverage, rate and amount of each bracket, as texts. */
export function figuresOf({ table }: CheckedTable): (string | undefined)[][] {
  return table.brackets.map(({ floor, cap, maxLeverage, rate, amount }) =>
    [floor, cap, maxLeverage, rate, amount].map((figure) =>
      typeof figure === "string" ? figure : figure?.toFixed(),
    ),
  );
}
