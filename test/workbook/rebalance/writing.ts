import { findProfile } from "../../../src/core/allocation/profiles";
import type { PlanRow } from "../../../src/core/allocation/parts";
import type { CellsSource } from "../../../src/excel/cells/source";
import { readHoldings, type Holdings } from "../../../src/workbook/inputs/holdings";
import { asProfile, type CustomProfile } from "../../../src/workbook/profiles/schema";
import { planRebalance } from "../../../src/workbook/rebalance/plan";
import { writeRebalance, type WriteOptions, type WriteOutcome } from "../../../src/workbook/rebalance/write";
import { noRules, type Rules } from "../../../src/workbook/settings/rules";
import type { Book } from "../../support/headless";
import { fill, openTestBook } from "../../excel/book";

/** The holdings of one portfolio, and the rebalance of it that is written. */

export const manager = findProfile("balanced-growth-manager")!;
export const rules: Rules = { ...noRules, feeRate: 0.001, cashFlow: 2500 };
export const source: CellsSource = { kind: "block", address: "'My book'!B2:F6" };
export const cells = [
  ["Asset", "Bucket", "Quantity", "Price", "Step"],
  ["BTC", "spot", 0.8, 60000, 0.0001],
  ["ETH", "spot", 6.05, 3033.33, ""],
  ["USDT", "cash", 12000, 1, ""],
  ["Margin", "futures", 9000, 1, ""],
];
export const header = [
  "Asset",
  "Price",
  "Quantity",
  "Value",
  "Weight",
  "Target",
  "Drift",
  "Trade value",
  "Trade quantity",
  "Fee",
  "New weight",
];

export const mine: CustomProfile = {
  name: "Mine",
  components: [
    { component: "spot", weight: 0.5 },
    { component: "cash", weight: 0.2 },
    { component: "futures", weight: 0.3 },
  ],
  stance: "short",
  minLeverage: 2,
  maxLeverage: 4,
  notes: "",
  id: "mine",
  rangeName: "Ballast_Profile_Mine",
};
export const own = asProfile(mine);

export async function openWithHoldings(content: unknown[][] = cells): Promise<Book> {
  const book = await openTestBook({ functions: true });
  await fill("My book", "B2", content);
  return book;
}

export const usual: WriteOptions = { form: "live", target: "new-sheet", hasCharts: true, decimals: 2 };

export async function write(options: Partial<WriteOptions> = {}, holdings?: Holdings): Promise<WriteOutcome> {
  const plan = planRebalance(manager, holdings ?? (await readHoldings(source)), rules);
  return writeRebalance(plan, { ...usual, ...options });
}

/** The plan of the holdings as they are now. */
export async function plannedNow(): Promise<unknown[][]> {
  return asCells(planRebalance(manager, await readHoldings(source), rules).rows);
}

const asCells = (rows: readonly PlanRow[]): unknown[][] =>
  rows.map((row) => [
    row.asset,
    row.price,
    row.quantity,
    row.value,
    row.weight,
    row.target,
    row.drift,
    row.tradeValue,
    row.tradeQuantity,
    row.fee,
    row.newWeight,
  ]);
